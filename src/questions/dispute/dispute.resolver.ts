import { Args, Query, Resolver } from 'type-graphql';
import { type Read, Reader } from '../../api/resolver-parameters';
import { DisputesArgs } from './dispute.input';
import { DisputeConnection } from './dispute.type';

@Resolver()
export class DisputeResolver {
  @Query(() => DisputeConnection, {
    description:
      'Where claims disagree: every position, who holds it, which one stands and by which rule; latest said first. Of names, codes, intentions, risks and significance several can be true at once: they are in dispute only where one is denied.',
  })
  disputes(@Args() _args: DisputesArgs, @Reader() read: Read): Promise<DisputeConnection> {
    return read();
  }
}
