import { Args, Query, Resolver } from 'type-graphql';
import { type Read, Reader } from '../../api/resolver-parameters';
import { CheckFirstArgs } from './first-check.input';
import { FirstCheck } from './first-check.type';

@Resolver()
export class FirstCheckResolver {
  @Query(() => FirstCheck, {
    nullable: true,
    description:
      'Is this the first time? Answered from the record, or UNKNOWN. Only attendance of events that took place or are under way counts, never a report; silence counts only where an exhaustive dataset covers the question. Null where it is refused.',
  })
  checkFirst(@Args() _args: CheckFirstArgs, @Reader() read: Read): Promise<FirstCheck | null> {
    return read();
  }
}
