import { keyArgs, type KeyArgs } from '../../api/args';

/** Arguments of Query.series. */
export type SeriesLookup = KeyArgs<'slug'>;
export const SeriesLookup = keyArgs({
  slug: 'Slug of the series: victory-day-parade; or its global id: series_9.',
});
