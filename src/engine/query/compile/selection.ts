import type { FieldNode, GraphQLObjectType } from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields';
import type { CompileContext } from './compile-context';

/** The selected fields of an object type, merged by response key; fragments and directives apply as in graphql-js. */
export function selectionOf(
  context: CompileContext,
  typeName: string,
  nodes: readonly FieldNode[],
): ReadonlyMap<string, readonly FieldNode[]> {
  const { schema, fragments } = context.operation;
  const type = schema.getType(typeName) as GraphQLObjectType;
  return collectSubfields(schema, fragments, context.conditions, type, nodes);
}
