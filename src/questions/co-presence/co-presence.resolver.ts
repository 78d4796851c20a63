import { Args, Resolver } from 'type-graphql';
import { NullableQuery } from '../../api/nullable';
import { type Read, Reader } from '../../api/resolver-parameters';
import { CoPresenceArgs } from './co-presence.input';
import { CoPresence } from './co-presence.type';

@Resolver()
export class CoPresenceResolver {
  @NullableQuery(
    () => CoPresence,
    'Events that both attended, with the data sets that could contain one. Only attendance of events that took place or are under way counts, not reports. Null with an error if refused.',
  )
  coPresence(@Args() _args: CoPresenceArgs, @Reader() read: Read) {
    return read();
  }
}
