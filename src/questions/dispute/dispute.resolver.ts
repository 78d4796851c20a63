import { Args, Query, Resolver } from 'type-graphql';
import { type Read, Reader } from '../../api/resolver-parameters';
import { DisputesArgs } from './dispute.input';
import { DisputeConnection } from './dispute.type';

@Resolver()
export class DisputeResolver {
  @Query(() => DisputeConnection, {
    description:
      'Properties about which claims disagree: every position with its claims, which one stands and by which rule; latest claim first. Names, codes, intentions, risks and significance can have several true values: they are in dispute only if one is denied.',
  })
  disputes(@Args() _args: DisputesArgs, @Reader() read: Read) {
    return read();
  }
}
