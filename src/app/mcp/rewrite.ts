import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  parseType,
  type SelectionSetNode,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { AS_OF, AS_OF_TYPE } from '../../api/as-of/as-of';
import { badInput } from '../../platform/errors';

/** The arguments of `asOf`, each with its type. */
export const TIME_TYPES = { validAt: 'Date', saidBy: 'Date', knownAt: 'DateTime' } as const;
export type Times = Partial<Record<keyof typeof TIME_TYPES, string>>;

/**
 * The query of a document to execute, with the fragments that it spreads. Throws BAD_USER_INPUT if the
 * operation is ambiguous or not a query.
 */
export function queryOf(document: DocumentNode, operationName: string | undefined): DocumentNode {
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const names = operations.map(({ name }) => name?.value ?? '');
  if (operationName === undefined && operations.length !== 1)
    throw badInput(
      ['operationName'],
      `The document has several operations; operationName must be one of ${names.join(', ')}.`,
    );
  const operation = operations.find(
    ({ name }) => operationName === undefined || name?.value === operationName,
  );
  if (operation === undefined)
    throw badInput(['operationName'], `The document has no operation named "${operationName}".`);
  if (operation.operation !== OperationTypeNode.QUERY)
    throw badInput(
      ['query'],
      `This tool is read-only: a ${operation.operation} is not executed. Send mutations and subscriptions to /graphql, mutations with an API key.`,
    );
  return separateOperations(document)[operation.name?.value ?? '']!;
}

/**
 * Wraps a query in `asOf` with the times given, and returns the variables for them; response keys are
 * unchanged below `asOf`.
 */
export function atTimes(
  document: DocumentNode,
  times: Times,
): { document: DocumentNode; variables: Record<string, string>; field: string | null } {
  const given = Object.entries(times) as [keyof Times, string][];
  if (given.length === 0) return { document, variables: {}, field: null };
  const taken = operationOf(document).variableDefinitions?.map(({ variable }) => variable.name.value) ?? [];
  const named = given.map(([time, value]) => ({ time, value, variable: freeName(time, taken) }));
  const passed = named.map(({ time, variable }) => `${time}: $${variable}`).join(', ');
  const wrapped = parse(`{ ${AS_OF}(${passed}) { __typename } }`);
  const [asOf] = operationOf(wrapped).selectionSet.selections as [FieldNode];
  const within = (selectionSet: SelectionSetNode): SelectionSetNode => ({
    kind: Kind.SELECTION_SET,
    selections: [{ ...asOf, selectionSet }],
  });
  return {
    document: visit(document, {
      OperationDefinition: {
        leave: (operation) => ({
          ...operation,
          variableDefinitions: [
            ...(operation.variableDefinitions ?? []),
            ...named.map(({ time, variable }) => ({
              kind: Kind.VARIABLE_DEFINITION,
              variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } },
              type: parseType(TIME_TYPES[time]),
            })),
          ],
          selectionSet: within(operation.selectionSet),
        }),
      },
      // Fragments spread at the root are now spread below asOf.
      NamedType: (node, _key, parent) =>
        isCondition(parent) && node.name.value === 'Query'
          ? { ...node, name: { kind: Kind.NAME, value: AS_OF_TYPE } }
          : undefined,
    }),
    variables: Object.fromEntries(named.map(({ variable, value }) => [variable, value])),
    field: AS_OF,
  };
}

/** Adds to a query the id of every node that it selects, under an alias, which is returned. */
export function withIds(
  schema: GraphQLSchema,
  document: DocumentNode,
): { document: DocumentNode; alias: string } {
  const taken: string[] = [];
  visit(document, {
    Field: ({ alias, name }) => void taken.push(alias?.value ?? name.value),
  });
  const alias = freeName('sourceId', taken);
  const id: FieldNode = {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: alias },
    name: { kind: Kind.NAME, value: 'id' },
  };
  const info = new TypeInfo(schema);
  const withId = visit(
    document,
    visitWithTypeInfo(info, {
      SelectionSet: {
        leave(set) {
          const type = getNamedType(info.getParentType());
          if (!type || !(isObjectType(type) || isInterfaceType(type))) return undefined;
          if (type.name === AS_OF_TYPE || !('id' in type.getFields())) return undefined;
          return { ...set, selections: [...set.selections, id] };
        },
      },
    }),
  );
  return { document: withId, alias };
}

const operationOf = (document: DocumentNode) =>
  document.definitions.find(
    (each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION,
  )!;

const isCondition = (node: unknown): boolean =>
  ['InlineFragment', 'FragmentDefinition'].includes((node as { kind?: string } | undefined)?.kind ?? '');

function freeName(name: string, taken: readonly string[]): string {
  return taken.includes(name) ? freeName(`${name}_`, taken) : name;
}
