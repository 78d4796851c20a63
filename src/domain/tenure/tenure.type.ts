import { Field, ObjectType } from 'type-graphql';
import { Claim } from '../claim/claim.type';
import { Country } from '../country/country.type';
import { Dataset } from '../dataset/dataset.type';
import { Node } from '../entity/node.type';
import { connectionOf, type Connection } from '../../api/connection';
import { OfficeRole } from '../../api/enums';
import { Payload } from '../../api/payload';
import type { Relation } from '../../api/relation';
import { Leader } from '../leader/leader.type';
import { TimeSpan } from '../../api/time/time-span.type';

/** One leader in one office for one term. */
@ObjectType({
  description: "One leader in one office of one country for one term. Popolo's Membership with a Post.",
  implements: Node,
})
export class Tenure extends Node {
  @Field(() => Leader, { description: 'Who holds the office.' })
  leader: Relation<Leader>;

  @Field(() => Country, { description: 'The country whose office it is.' })
  country: Relation<Country>;

  @Field({ description: 'Title of the office: General Secretary.' })
  office: string;

  @Field(() => OfficeRole, { description: 'What the office amounts to, whatever its title.' })
  role: OfficeRole;

  @Field(() => TimeSpan, {
    description: 'From when to when; attestedUntil says how far the evidence for an open end reaches.',
  })
  term: TimeSpan;

  @Field(() => [Claim], {
    description:
      'Every claim about it: term.start, term.end, office; and where it was imported, the row from which it came.',
  })
  claims: Relation<Claim>[];

  @Field(() => Dataset, {
    nullable: true,
    description: 'The import that brought it; null where a person recorded it.',
  })
  dataset?: Relation<Dataset> | null;
}

/** A page of tenures. */
export type TenureConnection = Connection<Tenure>;
export const TenureConnection = connectionOf<Tenure>('Tenure', () => Tenure, 'A page of tenures.');

/** Answer of createTenure. */
@ObjectType({ description: 'The tenure that was recorded, or why none was.' })
export class TenurePayload extends Payload {
  @Field(() => Tenure, { nullable: true, description: 'As it now stands; null where refused.' })
  tenure?: Relation<Tenure> | null;
}
