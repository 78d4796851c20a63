import { Args, Query, Resolver } from 'type-graphql';
import { type Read, Reader } from '../../api/resolver-parameters';
import { SearchArgs } from './search.input';
import { SearchConnection } from './search.type';

@Resolver()
export class SearchResolver {
  @Query(() => SearchConnection, {
    description:
      'Searches names, aliases and text in any language, tolerant of misspellings; best match first. Names match that contain all words of the query, ' +
      'in any order, each exact or with a misspelling; if there are none, events that contain all but one of three or more words; ' +
      'if there are none either, names that are similar. Of very many events with a common word, only some hundred ' +
      'are returned.',
  })
  search(@Args() _args: SearchArgs, @Reader() read: Read) {
    return read();
  }
}
