import { connectionArgs, type ConnectionArgs, keyArgs, type KeyArgs } from '../../api/args';
import { ENGLISH_NAME } from '../../api/order';
import { filterOf, StringFilter, textIn } from '../../api/filter';

/** Arguments of Query.country: exactly one key. */
export type CountryLookup = KeyArgs<'id' | 'slug' | 'iso2' | 'iso3'>;
export const CountryLookup = keyArgs({
  id: 'Global id: country_3. Give exactly one of the four keys.',
  slug: 'Slug: north-korea.',
  iso2: 'ISO 3166-1 alpha-2: KP; also a former code: DD. A code that was reassigned means the country that has it on the day in question.',
  iso3: 'ISO 3166-1 alpha-3: PRK; also a former code: DDR, SUN.',
});

/** Filters countries. */
const CountryFilter = filterOf('CountryFilter', 'Filters countries. All conditions must hold.', {
  text: textIn('one of its names'),
  region: [StringFilter, 'Continent, as in UN M49: {eq: "Asia"}.'],
  subregion: [StringFilter, 'Region of the continent: {eq: "Eastern Asia"}.'],
  iso3: [StringFilter, 'ISO 3166-1 alpha-3, for a past country its last code: {in: ["PRK", "CHN"]}.'],
});

export type CountryConnectionArgs = ConnectionArgs;
export const CountryConnectionArgs = connectionArgs('Country', CountryFilter, {
  description: 'The orders of countries.',
  fields: {
    NAME: ENGLISH_NAME,
    ISO3: 'ISO 3166-1 alpha-3 code.',
  },
  byDefault: 'by name',
});
