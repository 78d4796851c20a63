import { ArgsType, Field } from 'type-graphql';

/** Arguments of Query.series. */
@ArgsType()
export class SeriesLookup {
  @Field({ description: 'Slug of the series: victory-day-parade; or its global id: series_9.' })
  slug: string;
}
