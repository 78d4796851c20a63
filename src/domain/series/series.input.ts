import { ArgsType, Field } from 'type-graphql';

/** Arguments of Query.series. */
@ArgsType()
export class SeriesLookup {
  @Field({ description: 'Slug of the series: victory-day-parade. Its global id (series_9) will do as well.' })
  slug: string;
}
