import { Args, Query, Resolver } from 'type-graphql';
import type { Visiting } from './visit';
import { visitNode, visitNodes } from './visit';
import { Visit } from '../../api/resolver-parameters';
import { NodeArgs, NodesArgs } from './entity.input';
import { Node } from './node.type';

@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description:
      'Anything by its global id, as it is from the times that the id carries; null where there is none.',
  })
  node(@Args() { id }: NodeArgs, @Visit() visiting: Visiting): unknown {
    return visitNode(id, visiting);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description:
      'Anything by global ids, in that order, each as it is from the times that its id carries; null where there is none, and with an error where it is no id.',
  })
  nodes(@Args() { ids }: NodesArgs, @Visit() visiting: Visiting): unknown {
    return visitNodes(ids, visiting);
  }
}
