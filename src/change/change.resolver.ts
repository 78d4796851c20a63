import { Args, Query, Resolver } from 'type-graphql';
import { type Read, Reading } from '../graphql/doors';
import { ChangesArgs } from './change.input';
import { ChangeConnection } from './change.type';

@Resolver()
export class ChangeResolver {
  @Query(() => ChangeConnection, {
    description:
      'What was recorded, in the order in which it was committed; go on after the last cursor to see what is new.',
  })
  changes(@Args() _args: ChangesArgs, @Reading() read: Read): Promise<ChangeConnection> {
    return read();
  }
}
