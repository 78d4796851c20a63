import { Field, ObjectType } from 'type-graphql';
import { ClaimConnection } from '../claim/claim.type';
import { Dataset } from '../dataset/dataset.type';
import { Node } from '../entity/node.type';
import { PageArgs } from '../../api/args';
import { connectionOf, type Connection } from '../../api/connection';
import { SourceReliability } from '../../api/enums';
import { Payload } from '../../api/payload';
import type { Relation } from '../../api/relation';
import { UrlScalar } from '../../api/scalars';
import { Takes } from '../../api/takes';
import { TimeSpan } from '../../api/time/time-span.type';

/** Where claims come from. */
@ObjectType({
  description: 'Where claims come from: an article, a statement, a file of data.',
  implements: Node,
})
export class Source extends Node {
  @Field({ description: 'Headline or title.' })
  title: string;

  @Field(() => String, { nullable: true, description: 'Who published it; null where it is not known.' })
  publisher?: string | null;

  @Field(() => UrlScalar, { nullable: true, description: 'Where it can be read.' })
  url?: string | null;

  @Field(() => TimeSpan, {
    nullable: true,
    description: 'When it was published; null where it is not known.',
  })
  publishedAt?: TimeSpan | null;

  @Field(() => SourceReliability, { description: 'NATO Admiralty scale, A to F; F: cannot be judged.' })
  reliability: SourceReliability;

  @Field(() => Dataset, {
    nullable: true,
    description: 'The import it belongs to; null where a person recorded it.',
  })
  dataset?: Relation<Dataset> | null;

  @Field(() => ClaimConnection, { description: 'What it says, latest said first.' })
  @Takes(() => PageArgs)
  claims: Relation<ClaimConnection>;
}

/** A page of sources. */
export type SourceConnection = Connection<Source>;
export const SourceConnection = connectionOf<Source>('Source', () => Source, 'A page of sources.');

/** Answer of createSource and retractSource. */
@ObjectType({ description: 'The source that was recorded or retracted, or why none was.' })
export class SourcePayload extends Payload {
  @Field(() => Source, { nullable: true, description: 'The source as it now stands; null where refused.' })
  source?: Relation<Source> | null;
}
