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
      'ISO 3166-1 alpha-2: KP; also a former one: DD. Where it was given anew, whose it is on the day asked of.',
  })
  iso2?: string;

  @Field({ nullable: true, description: 'ISO 3166-1 alpha-3: PRK; also a former one: DDR, SUN.' })
  iso3?: string;
}

/** Filters countries. */
@InputType({ description: 'Which countries; operators that stand side by side must all hold.' })
export class CountryFilter {
  @Field({
    nullable: true,
    description:
      'Occurs in one of its names, in any language; accents and case do not matter. Of nothing but blanks and punctuation, as when a search box was cleared, it leaves nothing out.',
  })
  text?: string;

  @Field(() => StringFilter, { nullable: true, description: 'Continent, as in UN M49: {eq: "Asia"}.' })
  region?: StringFilter;

  @Field(() => StringFilter, { nullable: true, description: 'Part of the continent: {eq: "Eastern Asia"}.' })
  subregion?: StringFilter;

  @Field(() => StringFilter, {
    nullable: true,
    description: 'ISO 3166-1 alpha-3, of past countries the last: {in: ["PRK", "CHN"]}.',
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
