import { Field, ObjectType } from 'type-graphql';
import { ClaimConnection } from '../claim/claim.type';
import { Mention } from './mention.type';
import { Dataset } from '../dataset/dataset.type';
import { Node } from '../entity/node.type';
import { PageArgs } from '../../api/args';
import { type Connection, connectionOf } from '../../api/connection';
import { SourceReliability } from '../../api/enums';
import { NullableField } from '../../api/nullable';
import { payloadOf } from '../../api/payload';
import type { Relation } from '../../api/relation';
import { UrlScalar } from '../../api/scalars';
import { Takes } from '../../api/takes';
import { TimeSpan } from '../../api/time/time-span.type';

@ObjectType({
  description: 'A source of claims: an article, a statement, a data file.',
  implements: Node,
})
export class Source extends Node {
  @Field({ description: 'Headline or title.' })
  title: string;

  @NullableField(() => String, 'The publisher; null if unknown.')
  publisher?: string | null;

  @NullableField(() => UrlScalar, 'Its URL; null if unknown.')
  url?: string | null;

  @NullableField(() => TimeSpan, 'The date of publication; null if unknown.')
  publishedAt?: TimeSpan | null;

  @Field(() => SourceReliability, {
    description: 'NATO Admiralty scale, A (completely reliable) to E (unreliable); F: cannot be judged.',
  })
  reliability: SourceReliability;

  @NullableField(() => Dataset, 'The data set it belongs to; null if an editor recorded it.')
  dataset?: Relation<Dataset> | null;

  @NullableField(
    () => String,
    'The text of an article that was read into drafts, in normalization form C; Claim.origin has offsets in it. Null if it was not read or not kept.',
  )
  text?: string | null;

  @Field(() => [Mention], {
    description: 'The names in the article that could not be linked; drafts about them wait for linkMention.',
  })
  mentions: Relation<Mention>[];

  @Field(() => ClaimConnection, { description: 'The claims made in it, latest first.' })
  @Takes(() => PageArgs)
  claims: Relation<ClaimConnection>;
}

export type SourceConnection = Connection<Source>;
export const SourceConnection = connectionOf<Source>('Source', () => Source, 'A page of sources.');

/** Payload of createSource and retractSource. */
export const SourcePayload = payloadOf('Source', 'The source that was recorded or retracted', {
  source: [() => Source, 'The source in its new state; null if the mutation was refused.'],
});
