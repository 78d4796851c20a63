import { Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { NullableField } from './nullable';

/** Where a page stands in the whole list. */
@ObjectType({ description: 'Where this page stands in the whole list (Relay Cursor Connections).' })
export class PageInfo {
  @Field({ description: 'More follow after endCursor.' })
  hasNextPage: boolean;

  @Field({ description: 'More precede startCursor.' })
  hasPreviousPage: boolean;

  @NullableField(() => String, 'Cursor of the first edge; null on an empty page.')
  startCursor?: string | null;

  @NullableField(() => String, 'Cursor of the last edge, to hand to after; null on an empty page.')
  endCursor?: string | null;
}

/** One entry of a connection. */
interface Edge<Node> {
  node: Node;
  cursor: string;
}

/** A page of a list. */
export interface Connection<Node, NodeEdge extends Edge<Node> = Edge<Node>> {
  edges: NodeEdge[];
  nodes: Node[];
  pageInfo: PageInfo;
  totalCount: number;
}

/** What stands at the nodes: an object type, or an interface, whose class is abstract. */
export type NodeClass<Node> = abstract new () => Node;

const articled = (name: string) => `${/^[AEIO]/.test(name) ? 'an' : 'a'} ${name}`;

/** The type `<name>Edge`: a node and its cursor. A kind of edge that knows more extends it under the same name. */
export function edgeOf<Node extends object>(
  name: string,
  node: () => NodeClass<Node>,
): ClassType<Edge<Node>> {
  @ObjectType(`${name}Edge`, {
    description: `An edge of ${articled(name)}Connection: a node and its cursor.`,
  })
  class NodeEdge implements Edge<Node> {
    @Field(node, { description: 'The entry itself.' })
    node: Node;

    @Field({ description: 'Opaque; stands for this place in this order. Hand it to after or before.' })
    cursor: string;
  }
  return NodeEdge;
}

/** The type `<name>Connection`, and `<name>Edge` where no edge of its own is given. */
export function connectionOf<Node extends object, NodeEdge extends Edge<Node> = Edge<Node>>(
  name: string,
  node: () => NodeClass<Node>,
  description: string,
  edge?: ClassType<NodeEdge>,
): ClassType<Connection<Node, NodeEdge>> {
  const edgeClass = edge ?? edgeOf(name, node);

  @ObjectType(`${name}Connection`, { description })
  class NodeConnection implements Connection<Node, NodeEdge> {
    @Field(() => [edgeClass], { description: 'The entries of this page, each with its cursor.' })
    edges: NodeEdge[];

    @Field(() => [node()], { description: 'The same entries without their cursors.' })
    nodes: Node[];

    @Field(() => PageInfo, { description: 'Whether there is more, and where to go on.' })
    pageInfo: PageInfo;

    @Field(() => Int, { description: 'How many there are on all pages. Counted only where asked for.' })
    totalCount: number;
  }
  return NodeConnection;
}
