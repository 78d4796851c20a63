import { Field, Int, ObjectType } from 'type-graphql';
import { Country } from '../../domain/country/country.type';
import { Event } from '../../domain/event/event.type';
import { NullableField } from '../../api/nullable';
import { Takes } from '../../api/takes';
import { EventComparisonArgs } from './edition.input';
import { Quantity } from '../../domain/event/quantity.type';
import { Participation } from '../../domain/participation/participation.type';

@ObjectType({
  description:
    'A country, or a participant who represents none, that is present at both editions but differs: by another representative, another level or another role. For a country its highest representatives are compared; any other participant is compared with itself.',
})
export class ParticipationChange {
  @NullableField(() => Country, 'The country represented; null for a participant that represents none.')
  country?: Country | null;

  @Field(() => Participation, { description: 'The representation at the edition compared with.' })
  from: Participation;

  @Field(() => Participation, { description: 'The representation at the edition compared.' })
  to: Participation;

  @Field(() => Int, {
    description:
      'The number of steps of ProtocolLevel by which it rose, HEAD_OF_STATE being the highest; negative if it fell. Also 0 if either level is unknown or UNSPECIFIED.',
  })
  levelChange: number;
}

@ObjectType({ description: 'A number about two editions, equal or not.' })
export class QuantityChange {
  @Field({ description: 'The kind of quantity, as in the property quantity.heads-of-state of its claims.' })
  property: string;

  @NullableField(() => Quantity, 'Its value at the edition compared with; null if unknown.')
  from?: Quantity | null;

  @NullableField(() => Quantity, 'Its value at the edition compared; null if unknown.')
  to?: Quantity | null;
}

@ObjectType({
  description:
    'The differences between two editions. A participant counts as present unless the current status is negative (ABSENT, DECLINED, WITHDRAWN, NOT_EXPECTED) or the role is SUBJECT; a possible participant (INVITED, POSSIBLE, UNKNOWN) counts, as the status of the participation shows.',
})
export class EditionComparison {
  @Field(() => Event, { description: 'The edition compared with.' })
  from: Event;

  @Field(() => Event, { description: 'The edition compared.' })
  to: Event;

  @Field(() => [Participation], {
    description:
      'Participations in `to` of countries, and of participants without one, that were not present at `from`. Highest level first.',
  })
  arrived: Participation[];

  @Field(() => [Participation], {
    description:
      'Participations in `from` of countries, and of participants without one, that are not present at `to`. Highest level first.',
  })
  departed: Participation[];

  @Field(() => [ParticipationChange], {
    description:
      'Representations that are present at both but differ. The largest change of level first; a change of status alone is not listed.',
  })
  changed: ParticipationChange[];

  @Field(() => [QuantityChange], { description: 'Every number about either edition, by name.' })
  quantities: QuantityChange[];
}

NullableField(
  () => EditionComparison,
  'What differs from another edition of its series: who came, at what level, and every quantity. Null where it is of no series, or where there is no such edition.',
)(Event.prototype, 'comparison');
Takes(() => EventComparisonArgs)(Event.prototype, 'comparison');
