import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { connectionArgs, type ConnectionArgs } from '../../api/args';
import { CountryOrderField } from '../../api/enums';
import { StringFilter } from '../../api/filter';
import { orderOf, type Order } from '../../api/order';

/** Arguments of Query.country: exactly one key. */
@ArgsType()
export class CountryLookup {
  @Field(() => ID, {
    nullable: true,
    description: 'Global id: country_3. Give exactly one of the four keys.',
  })
  id?: string;

  @Field({ nullable: true, description: 'Slug: north-korea.' })
  slug?: string;

  @Field({
    nullable: true,
    description:
      'ISO 3166-1 alpha-2: KP; also a former code: DD. A code that was reassigned means the country that has it on the day in question.',
  })
  iso2?: string;

  @Field({ nullable: true, description: 'ISO 3166-1 alpha-3: PRK; also a former code: DDR, SUN.' })
  iso3?: string;
}

/** Filters countries. */
@InputType({ description: 'Filters countries. All conditions must hold.' })
export class CountryFilter {
  @Field({
    nullable: true,
    description:
      'Text that occurs in one of its names, in any language, ignoring accents and case. Text of blanks and punctuation alone, as from a search box that was cleared, matches everything.',
  })
  text?: string;

  @Field(() => StringFilter, { nullable: true, description: 'Continent, as in UN M49: {eq: "Asia"}.' })
  region?: StringFilter;

  @Field(() => StringFilter, {
    nullable: true,
    description: 'Region of the continent: {eq: "Eastern Asia"}.',
  })
  subregion?: StringFilter;

  @Field(() => StringFilter, {
    nullable: true,
    description: 'ISO 3166-1 alpha-3, for a past country its last code: {in: ["PRK", "CHN"]}.',
  })
  iso3?: StringFilter;
}

export type CountryOrder = Order<CountryOrderField>;
export const CountryOrder = orderOf<CountryOrderField>(CountryOrderField, 'CountryOrder');

export type CountryConnectionArgs = ConnectionArgs<CountryFilter, CountryOrder>;
export const CountryConnectionArgs = connectionArgs<CountryFilter, CountryOrder>(
  () => CountryFilter,
  () => CountryOrder,
  'by name',
);
