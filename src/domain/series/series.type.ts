import { Field, ObjectType } from 'type-graphql';
import { Entity } from '../entity/entity.base.type';
import { Node } from '../entity/node.type';
import { Event } from '../event/event.type';
import { type Connection, connectionOf } from '../../api/connection';
import type { Relation } from '../../api/relation';

@ObjectType({
  description:
    'A recurring event under one name: Victory Day parade. Claims are about its editions, not about the series.',
  implements: [Node, Entity],
})
export class EventSeries extends Entity {
  @Field(() => [Event], { description: 'Its editions, in order of time.' })
  editions: Relation<Event>[];
}

/** A page of series. */
export type EventSeriesConnection = Connection<EventSeries>;
export const EventSeriesConnection = connectionOf<EventSeries>(
  'EventSeries',
  () => EventSeries,
  'A page of series.',
);
