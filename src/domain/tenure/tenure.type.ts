import { Field, ObjectType } from 'type-graphql';
import { Claim } from '../claim/claim.type';
import { Country } from '../country/country.type';
import { Dataset } from '../dataset/dataset.type';
import { Node } from '../entity/node.type';
import { type Connection, connectionOf } from '../../api/connection';
import { OfficeRole } from '../../api/enums';
import { NullableField } from '../../api/nullable';
import { payloadOf } from '../../api/payload';
import type { Relation } from '../../api/relation';
import { Leader } from '../leader/leader.type';
import { TimeSpan } from '../../api/time/time-span.type';

@ObjectType({
  description:
    "The tenure of one leader in one office of one country for one term. Popolo's Membership with a Post.",
  implements: Node,
})
export class Tenure extends Node {
  @Field(() => Leader, { description: 'The holder of the office.' })
  leader: Relation<Leader>;

  @Field(() => Country, { description: 'The country to which the office belongs.' })
  country: Relation<Country>;

  @Field({ description: 'Title of the office: General Secretary.' })
  office: string;

  @Field(() => OfficeRole, { description: 'The function of the office, independent of its title.' })
  role: OfficeRole;

  @Field(() => TimeSpan, {
    description:
      'The term, from start to end; attestedUntil is the last day for which there is evidence of an open end.',
  })
  term: TimeSpan;

  @Field(() => [Claim], {
    description:
      'Every claim about it: term.start, term.end, office; and if it was imported, the row from which it came.',
  })
  claims: Relation<Claim>[];

  @NullableField(() => Dataset, 'The data set from which it was imported; null if an editor recorded it.')
  dataset?: Relation<Dataset> | null;
}

export type TenureConnection = Connection<Tenure>;
export const TenureConnection = connectionOf<Tenure>('Tenure', () => Tenure, 'A page of tenures.');

/** Payload of createTenure. */
export const TenurePayload = payloadOf('Tenure', 'The tenure that was recorded', {
  tenure: [() => Tenure, 'The record in its new state; null if the mutation was refused.'],
});
