import { ArgsType, Field, Int } from 'type-graphql';
import { EventFilter } from '../../domain/event/event.input';
import { EventGroup, EventMeasure, TimeInterval } from './statistics.enums';

const WHERE = 'Only events that match.';

/** Arguments of Query.timeline. */
@ArgsType()
export class TimelineArgs {
  @Field(() => EventFilter, {
    nullable: true,
    description: `${WHERE} Its time is also the range of the line; a side that it leaves open ends with the events.`,
  })
  where?: EventFilter;

  @Field(() => TimeInterval, { description: 'How long a bucket is.' })
  interval: TimeInterval;

  @Field(() => EventGroup, {
    nullable: true,
    description:
      'A line for each group. Where left out: one line of all, without a label. The 20 largest groups have their own; the rest are summed up as "other", and events without the value are "none".',
  })
  groupBy?: EventGroup;

  @Field(() => EventMeasure, { nullable: true, description: 'What is measured; COUNT where left out.' })
  measure: EventMeasure = EventMeasure.COUNT;
}

/** Arguments of Query.eventStats. */
@ArgsType()
export class EventStatsArgs {
  @Field(() => EventFilter, { nullable: true, description: WHERE })
  where?: EventFilter;

  @Field(() => EventGroup, { description: 'What makes a bucket.' })
  groupBy: EventGroup;

  @Field(() => EventMeasure, { nullable: true, description: 'What is measured; COUNT where left out.' })
  measure: EventMeasure = EventMeasure.COUNT;

  @Field(() => Int, { nullable: true, description: 'How many buckets, 0 to 100; 20 where left out.' })
  first?: number;
}
