import { Args, Query, Resolver } from 'type-graphql';
import { type Visiting, visitNode, visitNodes } from './visit';
import { NullableQuery } from '../../api/nullable';
import { Visit } from '../../api/resolver-parameters';
import { NodeArgs, NodesArgs } from './entity.input';
import { Node } from './node.type';

@Resolver()
export class NodeResolver {
  @NullableQuery(
    () => Node,
    'Anything by its global id, at the times that the id carries; null if it does not exist.',
  )
  node(@Args() { id }: NodeArgs, @Visit() visiting: Visiting): unknown {
    return visitNode(id, visiting);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description:
      'Things by global ids, in that order, each at the times that its id carries; null for an id that does not exist, null with an error for a malformed one.',
  })
  nodes(@Args() { ids }: NodesArgs, @Visit() visiting: Visiting): unknown {
    return visitNodes(ids, visiting);
  }
}
