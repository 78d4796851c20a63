import { Field, Int, ObjectType } from 'type-graphql';
import { Dataset } from '../../domain/dataset/dataset.type';
import { Event, EventConnection } from '../../domain/event/event.type';
import { PageArgs } from '../../api/args';
import type { Relation } from '../../api/relation';
import { Takes } from '../../api/takes';

/** Where two were together. */
@ObjectType({ description: 'The events that both attended, and in what data one could have been found.' })
export class CoPresence {
  @Field(() => EventConnection, { description: 'The events that both attended, latest first.' })
  @Takes(() => PageArgs)
  events: Relation<EventConnection>;

  @Field(() => Event, { nullable: true, description: 'The earliest of them; null where there is none.' })
  first?: Relation<Event> | null;

  @Field(() => Event, { nullable: true, description: 'The latest of them; null where there is none.' })
  latest?: Relation<Event> | null;

  @Field(() => Int, { description: 'How many there are.' })
  count: number;

  @Field(() => [Dataset], {
    description:
      'The datasets that could have shown one: they say what they cover, and that takes in both, and some type and time of event that is asked for.',
  })
  coverage: Relation<Dataset>[];
}
