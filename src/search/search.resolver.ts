import { Args, Query, Resolver } from 'type-graphql';
import { type Read, Reading } from '../graphql/doors';
import { SearchArgs } from './search.input';
import { SearchConnection } from './search.type';

@Resolver()
export class SearchResolver {
  @Query(() => SearchConnection, {
    description: 'Names, aliases and text, in any language, forgiving of spelling; best match first.',
  })
  search(@Args() _args: SearchArgs, @Reading() read: Read): Promise<SearchConnection> {
    return read();
  }
}
