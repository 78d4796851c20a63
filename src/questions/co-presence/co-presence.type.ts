import { Field, Int, ObjectType } from 'type-graphql';
import { Dataset } from '../../domain/dataset/dataset.type';
import { Event, EventConnection } from '../../domain/event/event.type';
import { PageArgs } from '../../api/args';
import { NullableField } from '../../api/nullable';
import type { Relation } from '../../api/relation';
import { Takes } from '../../api/takes';

@ObjectType({ description: 'The events that both attended, and the data sets that could contain one.' })
export class CoPresence {
  @Field(() => EventConnection, { description: 'The events that both attended, latest first.' })
  @Takes(() => PageArgs)
  events: Relation<EventConnection>;

  @NullableField(() => Event, 'The earliest of them; null if there is none.')
  first?: Relation<Event> | null;

  @NullableField(() => Event, 'The latest of them; null if there is none.')
  latest?: Relation<Event> | null;

  @Field(() => Int, { description: 'Total number of events.' })
  count: number;

  @Field(() => [Dataset], {
    description:
      'The data sets that could contain such an event: their coverage includes both participants, and some of the types and of the time in question.',
  })
  coverage: Relation<Dataset>[];
}
