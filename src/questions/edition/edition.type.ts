import { Field, Int, ObjectType } from 'type-graphql';
import { Country } from '../../domain/country/country.type';
import { Event } from '../../domain/event/event.type';
import { Takes } from '../../api/takes';
import { EventComparisonArgs } from './edition.input';
import { Quantity } from '../../domain/event/quantity.type';
import { Participation } from '../../domain/participation/participation.type';

/** A representation that differs between two editions. */
@ObjectType({
  description:
    'A country, or a participant who represents none, that is present at both editions but differs: another representative, another level or another role. For a country its highest representatives are compared; any other participant is compared with itself.',
})
export class ParticipationChange {
  @Field(() => Country, {
    nullable: true,
    description: 'The country represented; null where a participant of none is compared.',
  })
  country?: Country | null;

  @Field(() => Participation, { description: 'As it was represented at the edition compared with.' })
  from: Participation;

  @Field(() => Participation, { description: 'As it is represented at the edition compared.' })
  to: Participation;

  @Field(() => Int, {
    description:
      'How many steps of ProtocolLevel it rose, HEAD_OF_STATE being the highest; negative where it fell. 0 also where either level is unknown or UNSPECIFIED.',
  })
  levelChange: number;
}

/** A number about either of two editions. */
@ObjectType({ description: 'One number about the two editions, the same or not.' })
export class QuantityChange {
  @Field({ description: 'What is counted or measured, as claims about it say: quantity.heads-of-state.' })
  property: string;

  @Field(() => Quantity, { nullable: true, description: 'At the edition compared with; null if unknown.' })
  from?: Quantity | null;

  @Field(() => Quantity, { nullable: true, description: 'At the edition compared; null if unknown.' })
  to?: Quantity | null;
}

/** What differs between two editions of a series. */
@ObjectType({
  description:
    'What differs between two editions. Somebody counts as there unless the status that stands says no (ABSENT, DECLINED, WITHDRAWN, NOT_EXPECTED) or the role is SUBJECT: who only may come (INVITED, POSSIBLE, UNKNOWN) counts, and the status of the participation says so.',
})
export class EditionComparison {
  @Field(() => Event, { description: 'The edition compared with.' })
  from: Event;

  @Field(() => Event, { description: 'The edition compared.' })
  to: Event;

  @Field(() => [Participation], {
    description:
      'Participations in `to` of the countries, and of participants without one, that are there and were not at `from`. Highest level first.',
  })
  arrived: Participation[];

  @Field(() => [Participation], {
    description:
      'Participations in `from` of the countries, and of participants without one, that were there and are not at `to`. Highest level first.',
  })
  departed: Participation[];

  @Field(() => [ParticipationChange], {
    description:
      'Who is there at both, but otherwise than before. The largest change of level first; the status alone is no change.',
  })
  changed: ParticipationChange[];

  @Field(() => [QuantityChange], { description: 'Every number about either edition, by name.' })
  quantities: QuantityChange[];
}

Field(() => EditionComparison, {
  nullable: true,
  description:
    'What differs from another edition of its series: who came, at what level, and every quantity. Null where it is of no series, or where there is no such edition.',
})(Event.prototype, 'comparison');
Takes(() => EventComparisonArgs)(Event.prototype, 'comparison');
