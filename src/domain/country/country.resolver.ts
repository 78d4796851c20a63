import { Args, Query, Resolver } from 'type-graphql';
import { NullableQuery } from '../../api/nullable';
import { type Read, Reader } from '../../api/resolver-parameters';
import { CountryConnectionArgs, CountryLookup } from './country.input';
import { Country, CountryConnection } from './country.type';

@Resolver()
export class CountryResolver {
  @NullableQuery(() => Country, 'One country, by exactly one key; null if there is none.')
  country(@Args() _args: CountryLookup, @Reader() read: Read) {
    return read();
  }

  @Query(() => CountryConnection, { description: 'All countries, including past ones.' })
  countries(@Args() _args: CountryConnectionArgs, @Reader() read: Read) {
    return read();
  }
}
