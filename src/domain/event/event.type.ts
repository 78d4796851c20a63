import { Field, Float, ObjectType } from 'type-graphql';
import { Dataset } from '../dataset/dataset.type';
import { Entity } from '../entity/entity.base.type';
import { Node } from '../entity/node.type';
import { connectionOf, type Connection } from '../../api/connection';
import { EventStatus, EventType, QuadClass } from '../../api/enums';
import { Payload } from '../../api/payload';
import type { Relation } from '../../api/relation';
import { Takes } from '../../api/takes';
import { ParticipationConnectionArgs } from '../participation/participation.input';
import { ParticipationConnection } from '../participation/participation.type';
import { EventSeries } from '../series/series.type';
import { TimeSpan } from '../../api/time/time-span.type';
import { Place } from './place.type';
import { Quantity } from './quantity.type';

/** Something that happened, happens or is planned. */
@ObjectType({
  description:
    'Something that happened, happens or is planned: a parade, a summit, a negotiation, a row of coded news.',
  implements: [Node, Entity],
})
export class Event extends Entity {
  @Field(() => String, { nullable: true, description: 'What it is about, in a sentence or two of English.' })
  summary?: string | null;

  @Field(() => EventType, { description: 'PLOVER event type.' })
  type: EventType;

  @Field(() => String, {
    nullable: true,
    description:
      'CAMEO code of a coded event (CAMEO manual 1.1b3); text, since codes keep their leading zeros: 042.',
  })
  cameoCode?: string | null;

  @Field(() => QuadClass, {
    nullable: true,
    description: 'Words or deeds, for or against; null where it was not coded.',
  })
  quadClass?: QuadClass | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Goldstein scale (Goldstein 1992), -10 (conflict) to 10 (cooperation); null where it was not coded.',
  })
  goldstein?: number | null;

  @Field(() => EventStatus, { description: 'Planned, under way, past, or only reported by a machine.' })
  status: EventStatus;

  @Field(() => TimeSpan, { description: 'When, as precisely as it is known.' })
  time: TimeSpan;

  @Field(() => Place, { nullable: true, description: 'Where; null where nobody said.' })
  place?: Relation<Place> | null;

  @Field(() => EventSeries, { nullable: true, description: 'The series of which it is one edition.' })
  series?: Relation<EventSeries> | null;

  @Field(() => String, {
    nullable: true,
    description: "Which edition of its series: '2015' and '2025' of one parade.",
  })
  edition?: string | null;

  @Field(() => Event, { nullable: true, description: 'The edition before it in its series, by time.' })
  previousEdition?: Relation<Event> | null;

  @Field(() => Event, { nullable: true, description: 'The edition after it in its series, by time.' })
  nextEdition?: Relation<Event> | null;

  @Field(() => Event, {
    nullable: true,
    description: 'The larger event of which it is part, as a banquet is of a summit.',
  })
  superEvent?: Relation<Event> | null;

  @Field(() => [Event], { description: 'The events that are part of it, in order of time.' })
  subEvents: Relation<Event>[];

  @Field(() => ParticipationConnection, {
    description: 'Who takes part, in what role, at what level, with what status.',
  })
  @Takes(() => ParticipationConnectionArgs)
  participations: Relation<ParticipationConnection>;

  @Field(() => [Quantity], {
    description:
      'Numbers about the event, each with its claims: heads of state 26, divisions 45, duration 70 minutes, personnel tens of thousands.',
  })
  quantities: Relation<Quantity>[];

  @Field(() => Dataset, {
    nullable: true,
    description: 'The import that brought it; null where a person recorded it.',
  })
  dataset?: Relation<Dataset> | null;
}

/** A page of events. */
export type EventConnection = Connection<Event>;
export const EventConnection = connectionOf<Event>('Event', () => Event, 'A page of events.');

/** Answer of a mutation that makes or rewords an event. */
@ObjectType({ description: 'The event that was recorded, or why none was.' })
export class EventPayload extends Payload {
  @Field(() => Event, { nullable: true, description: 'The event as it now stands; null where refused.' })
  event?: Relation<Event> | null;
}
