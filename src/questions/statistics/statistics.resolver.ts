import { Args, Query, Resolver } from 'type-graphql';
import { type Read, Reader } from '../../api/resolver-parameters';
import { EventStatsArgs, TimelineArgs } from './statistics.input';
import { Bucket, TimePoint } from './statistics.type';

@Resolver()
export class StatisticsResolver {
  @Query(() => [TimePoint], {
    description:
      'Flat rows for charts, by time and then label: one per bucket and group, including empty ones. An event counts in the bucket of its earliest possible start: events that began before the range, or whose time is unknown, are not included. More than 10,000 rows are refused.',
  })
  timeline(@Args() _args: TimelineArgs, @Reader() read: Read) {
    return read();
  }

  @Query(() => [Bucket], {
    description: 'Groups of events, the largest measure first; groups whose measure is null come last.',
  })
  eventStats(@Args() _args: EventStatsArgs, @Reader() read: Read) {
    return read();
  }
}
