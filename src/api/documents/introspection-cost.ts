import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { turns } from '../../platform/limits/turns';

/** How many items the lists of introspection have: all types, and of the others those of the type that has most. */
function sizesOf(schema: GraphQLSchema): Readonly<Record<string, number>> {
  const types = Object.values(schema.getTypeMap());
  const most = (counts: readonly number[]) => Math.max(1, ...counts);
  const usual = (counts: readonly number[]) =>
    Math.max(1, Math.ceil(counts.reduce((sum, n) => sum + n, 0) / Math.max(1, counts.length)));
  const composite = types.filter((type) => isObjectType(type) || isInterfaceType(type));
  const fields = composite.flatMap((type) => Object.values(type.getFields()));
  return {
    types: types.length,
    fields: usual(composite.map((type) => Object.keys(type.getFields()).length)),
    args: usual(fields.map(({ args }) => args.length)),
    interfaces: most(composite.map((type) => type.getInterfaces().length)),
    possibleTypes: usual(
      types.flatMap((type) =>
        isUnionType(type) || isInterfaceType(type) ? [schema.getPossibleTypes(type).length] : [],
      ),
    ),
    enumValues: usual(types.flatMap((type) => (isEnumType(type) ? [type.getValues().length] : []))),
    inputFields: usual(
      types.flatMap((type) => (isInputObjectType(type) ? [Object.keys(type.getFields()).length] : [])),
    ),
    directives: schema.getDirectives().length,
  };
}

// graphql-js takes a quarter of the time for a value of introspection that a row takes; the query of tools costs half of the
// limit without a key, since the chains of types that it follows mostly end early.
const COST_OF_VALUE = 0.25;

// What costs more is executed in a turn of its own.
const MUCH = 1_000;
const COST_PER_MS = 1_000;

const sizes = new WeakMap<GraphQLSchema, Readonly<Record<string, number>>>();
const costs = new WeakMap<OperationDefinitionNode, number>();

/**
 * The cost of the introspection in an operation of a valid document, by the values that it may have. Computed once for each
 * document.
 */
function introspectionCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode | undefined,
): number {
  if (!operation) return 0;
  const before = costs.get(operation);
  if (before !== undefined) return before;
  const known = sizes.get(schema) ?? sizesOf(schema);
  sizes.set(schema, known);
  const cost = COST_OF_VALUE * costOf(operation.selectionSet, fragmentsOf(document), known);
  costs.set(operation, cost);
  return cost;
}

/** Charges the introspection in an operation to its budget. Throws COST_EXCEEDED, and UNAVAILABLE if too much waits for its turn. */
export function chargeIntrospection(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode | undefined,
  budget: { spend(cost: number): void },
): void {
  const cost = introspectionCost(schema, document, operation);
  if (cost > 0) budget.spend(cost);
  if (cost > MUCH) turns.admit();
}

/** What to await before graphql-js executes an operation, all of its introspection at once; null where that is little. */
export function beforeIntrospection(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Promise<void> | null {
  const cost = introspectionCost(schema, document, operation);
  return cost > MUCH ? turns.before(cost / COST_PER_MS) : null;
}

/** The fragments of a document, by name. */
const fragmentsOf = ({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );

/** The values below the introspection fields of a selection; of a fragment the same wherever it is spread. */
function costOf(
  root: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  known: Readonly<Record<string, number>>,
): number {
  const ofFragment = new Map<string, number>();
  const spread = (name: string, within: boolean): number => {
    const key = `${within} ${name}`;
    const before = ofFragment.get(key);
    if (before !== undefined) return before;
    const cost = of(fragments.get(name)!.selectionSet, within);
    ofFragment.set(key, cost);
    return cost;
  };
  const of = ({ selections }: SelectionSetNode, within: boolean): number =>
    selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return sum + spread(selection.name.value, within);
      if (selection.kind === Kind.INLINE_FRAGMENT) return sum + of(selection.selectionSet, within);
      const { name, selectionSet } = selection;
      const isWithin = within || name.value === '__schema' || name.value === '__type';
      if (!isWithin) return sum;
      const items = known[name.value] ?? 1;
      return sum + items * (1 + (selectionSet ? of(selectionSet, true) : 0));
    }, 0);
  return of(root, false);
}
