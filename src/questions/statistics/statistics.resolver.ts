import { Args, Query, Resolver } from 'type-graphql';
import { type Read, Reader } from '../../api/resolver-parameters';
import { EventStatsArgs, TimelineArgs } from './statistics.input';
import { Bucket, TimePoint } from './statistics.type';

@Resolver()
export class StatisticsResolver {
  @Query(() => [TimePoint], {
    description:
      'Flat rows for charts, by time and then label: one for each bucket and group, empty ones included. An event counts where its time begins at the earliest: one that began before the range, or whose time is not known, is not on the line. More than 10,000 rows are refused.',
  })
  timeline(@Args() _args: TimelineArgs, @Reader() read: Read): Promise<TimePoint[]> {
    return read();
  }

  @Query(() => [Bucket], {
    description: 'Groups of events, the largest measure first, unmeasured ones last.',
  })
  eventStats(@Args() _args: EventStatsArgs, @Reader() read: Read): Promise<Bucket[]> {
    return read();
  }
}
