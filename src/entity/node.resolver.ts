import { Args, Query, Resolver } from 'type-graphql';
import { type Read, Reading } from '../graphql/doors';
import { NodeArgs, NodesArgs } from './entity.input';
import { Node } from './node.type';

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'Anything by its global id; null where there is none.' })
  node(@Args() _args: NodeArgs, @Reading() read: Read): Promise<Node | null> {
    return read();
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: 'Things by their global ids, in that order; null where there is none.',
  })
  nodes(@Args() _args: NodesArgs, @Reading() read: Read): Promise<(Node | null)[]> {
    return read();
  }
}
