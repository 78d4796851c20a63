import { Args, Resolver } from 'type-graphql';
import { NullableQuery } from '../../api/nullable';
import { type Read, Reader } from '../../api/resolver-parameters';
import { CheckFirstArgs } from './first-check.input';
import { FirstCheck } from './first-check.type';

@Resolver()
export class FirstCheckResolver {
  @NullableQuery(
    () => FirstCheck,
    'Whether this is the first such event of a participant, according to the record, or UNKNOWN. Only attendance of events that took place or are under way counts, not reports; the absence of a record counts only if an exhaustive data set covers the query. Null with an error if refused.',
  )
  checkFirst(@Args() _args: CheckFirstArgs, @Reader() read: Read) {
    return read();
  }
}
