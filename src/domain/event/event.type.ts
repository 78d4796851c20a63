import { Field, Float, ObjectType } from 'type-graphql';
import { Dataset } from '../dataset/dataset.type';
import { Entity } from '../entity/entity.base.type';
import { Node } from '../entity/node.type';
import { type Connection, connectionOf } from '../../api/connection';
import { EventStatus, EventType, QuadClass } from '../../api/enums';
import { NullableField } from '../../api/nullable';
import { payloadOf } from '../../api/payload';
import type { Relation } from '../../api/relation';
import { Takes } from '../../api/takes';
import { ParticipationConnectionArgs } from '../participation/participation.input';
import { ParticipationConnection } from '../participation/participation.type';
import { EventSeries } from '../series/series.type';
import { TimeSpan } from '../../api/time/time-span.type';
import { Place } from './place.type';
import { Quantity } from './quantity.type';

@ObjectType({
  description: 'An event, past, current or planned: a parade, a summit, a negotiation, a row of coded news.',
  implements: [Node, Entity],
})
export class Event extends Entity {
  @NullableField(() => String, 'A summary in one or two sentences of English; null if there is none.')
  summary?: string | null;

  @Field(() => EventType, { description: 'PLOVER event type.' })
  type: EventType;

  @NullableField(
    () => String,
    'CAMEO code of a coded event (CAMEO manual 1.1b3), as text, since codes have leading zeros: 042. Null if it was not coded.',
  )
  cameoCode?: string | null;

  @NullableField(() => QuadClass, 'Verbal or material, cooperation or conflict; null if it was not coded.')
  quadClass?: QuadClass | null;

  @NullableField(
    () => Float,
    'Goldstein scale (Goldstein 1992), -10 (conflict) to 10 (cooperation); null if it was not coded.',
  )
  goldstein?: number | null;

  @Field(() => EventStatus, { description: 'Planned, under way, past, or only reported by a machine coder.' })
  status: EventStatus;

  @Field(() => TimeSpan, { description: 'The time of the event, as precisely as it is known.' })
  time: TimeSpan;

  @NullableField(() => Place, 'The place; null if unknown.')
  place?: Relation<Place> | null;

  @NullableField(() => EventSeries, 'The series of which it is an edition; null if it is of none.')
  series?: Relation<EventSeries> | null;

  @NullableField(
    () => String,
    "Which edition of its series: '2015' and '2025' of one parade. Null if it is of no series.",
  )
  edition?: string | null;

  @NullableField(() => Event, 'The preceding edition of its series, by time; null if there is none.')
  previousEdition?: Relation<Event> | null;

  @NullableField(() => Event, 'The following edition of its series, by time; null if there is none.')
  nextEdition?: Relation<Event> | null;

  @NullableField(
    () => Event,
    'The larger event of which it is part, as a banquet is part of a summit; null if there is none.',
  )
  superEvent?: Relation<Event> | null;

  @Field(() => [Event], { description: 'The events that are part of it, in order of time.' })
  subEvents: Relation<Event>[];

  @Field(() => ParticipationConnection, {
    description: 'Its participants, with role, level and status.',
  })
  @Takes(() => ParticipationConnectionArgs)
  participations: Relation<ParticipationConnection>;

  @Field(() => [Quantity], {
    description:
      'Numbers about the event, each with its claims: 26 heads of state, 45 divisions, a duration of 70 minutes, tens of thousands of personnel.',
  })
  quantities: Relation<Quantity>[];

  @NullableField(() => Dataset, 'The data set from which it was imported; null if an editor recorded it.')
  dataset?: Relation<Dataset> | null;
}

export type EventConnection = Connection<Event>;
export const EventConnection = connectionOf<Event>('Event', () => Event, 'A page of events.');

/** Payload of a mutation that creates or edits an event. */
export const EventPayload = payloadOf('Event', 'The event that was recorded or edited', {
  event: [() => Event, 'The event in its new state; null if the mutation was refused.'],
});
