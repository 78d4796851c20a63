import type { FieldNode, GraphQLObjectType } from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields';
import type { Asking } from './asking';

/** The fields asked of a concrete type, merged by response key, fragments and directives applied as graphql-js does. */
export function selectionOf(
  asking: Asking,
  typeName: string,
  nodes: readonly FieldNode[],
): ReadonlyMap<string, readonly FieldNode[]> {
  const { schema, fragments } = asking.operation;
  const type = schema.getType(typeName) as GraphQLObjectType;
  return collectSubfields(schema, fragments, asking.conditions, type, nodes);
}
