import { Args, Query, Resolver } from 'type-graphql';
import { type Read, Reader } from '../../api/resolver-parameters';
import { SeriesLookup } from './series.input';
import { EventSeries } from './series.type';

@Resolver()
export class SeriesResolver {
  @Query(() => EventSeries, {
    nullable: true,
    description: 'One series of events; null if there is none.',
  })
  series(@Args() _args: SeriesLookup, @Reader() read: Read): Promise<EventSeries | null> {
    return read();
  }
}
