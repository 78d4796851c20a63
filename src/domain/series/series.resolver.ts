import { Args, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../api/args';
import { NullableQuery } from '../../api/nullable';
import { type Read, Reader } from '../../api/resolver-parameters';
import { SeriesLookup } from './series.input';
import { EventSeries, EventSeriesConnection } from './series.type';

@Resolver()
export class SeriesResolver {
  @NullableQuery(() => EventSeries, 'One series of events; null if there is none.')
  series(@Args() _args: SeriesLookup, @Reader() read: Read) {
    return read();
  }

  @Query(() => EventSeriesConnection, { description: 'All series of events, by name.' })
  allSeries(@Args() _args: PageArgs, @Reader() read: Read) {
    return read();
  }
}
