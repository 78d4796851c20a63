import { ArgsType, Field, Int } from 'type-graphql';
import { EventFilter } from '../../domain/event/event.input';
import { EventGroup, EventMeasure, TimeInterval } from './statistics.enums';
import { NullableField } from '../../api/nullable';

const WHERE = 'Only events that match this filter.';

/** Arguments of Query.timeline. */
@ArgsType()
export class TimelineArgs {
  @NullableField(
    () => EventFilter,
    `${WHERE} Its time is also the range of the timeline; an open side ends with the events.`,
  )
  where?: object;

  @Field(() => TimeInterval, { description: 'The length of a bucket.' })
  interval: TimeInterval;

  @NullableField(
    () => EventGroup,
    'One line per group; if omitted, one line for all, without a label. The 20 largest groups have their own lines; the rest are summed up as "other", and events without the value are "none".',
  )
  groupBy?: EventGroup;

  @NullableField(() => EventMeasure, 'The measure; COUNT if omitted.')
  measure: EventMeasure = EventMeasure.COUNT;
}

/** Arguments of Query.eventStats. */
@ArgsType()
export class EventStatsArgs {
  @NullableField(() => EventFilter, WHERE)
  where?: object;

  @Field(() => EventGroup, { description: 'How events are grouped.' })
  groupBy: EventGroup;

  @NullableField(() => EventMeasure, 'The measure; COUNT if omitted.')
  measure: EventMeasure = EventMeasure.COUNT;

  @NullableField(() => Int, 'The maximum number of groups, 0 to 100; 20 if omitted.')
  first?: number;
}
