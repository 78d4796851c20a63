import { Args, Query, Resolver } from 'type-graphql';
import { type Read, Reader } from '../../api/resolver-parameters';
import { SearchArgs } from './search.input';
import { SearchConnection } from './search.type';

@Resolver()
export class SearchResolver {
  @Query(() => SearchConnection, {
    description:
      'Names, aliases and text, in any language, forgiving of spelling; best match first. Names have the words of the query, ' +
      'in any order, each as written or a slip away; where none has, events are found that have all of three words or more ' +
      'but one, and where there is none either, what looks like the query. Of a word that is in the names of a great many ' +
      'events, some hundred of them are found.',
  })
  search(@Args() _args: SearchArgs, @Reader() read: Read): Promise<SearchConnection> {
    return read();
  }
}
