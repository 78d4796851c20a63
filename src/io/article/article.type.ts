import { Field, ObjectType } from 'type-graphql';
import { NullableField } from '../../api/nullable';
import { Payload } from '../../api/payload';
import type { Relation } from '../../api/relation';
import { Claim } from '../../domain/claim/claim.type';
import { Source } from '../../domain/source/source.type';

/** Payload of ingestArticle and linkMention. */
@ObjectType({ description: 'The article as a source, with its drafts, or the errors that prevented it.' })
export class ArticlePayload extends Payload {
  @NullableField(() => Source, 'The article as a source; null if the mutation was refused.')
  source?: Relation<Source> | null;

  @Field(() => [Claim], {
    description:
      'The claims that were read and wait for review, in the order of the text. Those reviewed before are left out.',
  })
  drafts: Relation<Claim>[];

  @Field(() => [String], {
    description:
      'The names that could not be linked, each once; Source.mentions has their places and candidates.',
  })
  unresolved: string[];
}
