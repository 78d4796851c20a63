import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Entity } from '../entity/entity.type';
import { NullableField } from '../../api/nullable';
import type { Relation } from '../../api/relation';

@ObjectType({ description: 'A thing that a name in an article may mean.' })
export class MentionCandidate {
  @NullableField(() => Entity, 'The thing; null if it has no record any longer.')
  entity?: Relation<Entity> | null;

  @Field({ description: 'How the name led to it: name, family-name, office, demonym, acronym.' })
  via: string;

  @Field(() => Float, { description: 'How likely it is among the candidates, 0 to 1.' })
  score: number;
}

@ObjectType({ description: 'A name in an article that could not be linked to one thing.' })
export class Mention {
  @Field({ description: 'The name, as the article has it.' })
  text: string;

  @Field(() => Int, { description: 'Offset of its first character in Source.text, in UTF-16 units, from 0.' })
  start: number;

  @Field(() => Int, { description: 'Offset after its last character, in UTF-16 units.' })
  end: number;

  @Field(() => [MentionCandidate], {
    description: 'The things that it may mean, the likeliest first; empty if no recorded thing has the name.',
  })
  candidates: Relation<MentionCandidate>[];
}
