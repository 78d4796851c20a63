import {
  getArgumentValues,
  getNamedType,
  getVariableValues,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields';
import { addPath, type Path } from 'graphql/jsutils/Path';
import { introspect, isMetaField, META_FIELDS } from './documents/introspect';
import type { Basis, Reader } from '../engine/query/plan/reader';
import { AS_OF, AS_OF_TYPE } from './as-of/as-of';
import { leadOf, type Lead } from './as-of/lead';
import type { Context } from './context';
import type { Root } from './resolver-parameters';

/** An operation of a valid document, with the variables as they were sent. */
export interface Operation {
  document: DocumentNode;
  definition: OperationDefinitionNode;
  variables: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Answers queries of which every root field is read from the model, or is introspection: a plan writes the response itself.
 * Null for any other operation, which graphql-js executes. Throws if a field fails: graphql-js then executes the operation,
 * fails in the same way, and writes the errors and the nulls above them.
 */
export class ReadOperations {
  private readonly known = new WeakMap<OperationDefinitionNode, Fragments | null>();

  /** `readFields` names the fields of Query that are read from the model. */
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly readFields: ReadonlySet<string>,
  ) {}

  /** The `data` of the response, as JSON, and what it is a function of. */
  async answer({ document, definition, variables }: Operation, context: Context): Promise<Answered | null> {
    const fragments = this.fragmentsOf(document, definition);
    if (fragments === null) return null;
    const { coerced } = getVariableValues(
      this.schema,
      definition.variableDefinitions ?? [],
      variables ?? {},
      { maxErrors: 1 },
    );
    if (!coerced) return null;
    const reading = new Reading(this.schema, definition, fragments, coerced, context, this.readFields);
    try {
      return { data: await reading.data(), basis: reading.basis };
    } finally {
      // Of one that fails as well, such as by the timeout of its statement.
      context.outcome.cost = reading.cost;
    }
  }

  private fragmentsOf(document: DocumentNode, definition: OperationDefinitionNode): Fragments | null {
    const before = this.known.get(definition);
    if (before !== undefined) return before;
    const fragments = fragmentsOf(document);
    const isRead =
      definition.operation === OperationTypeNode.QUERY &&
      [...rootFields(definition.selectionSet, fragments)].every(
        (name) => this.readFields.has(name) || isMetaField(name),
      );
    this.known.set(definition, isRead ? fragments : null);
    return isRead ? fragments : null;
  }
}

/** An answer that is read from the model. */
interface Answered {
  data: string;
  basis: Basis;
}

type Fragments = Record<string, FragmentDefinitionNode>;

function fragmentsOf(document: DocumentNode): Fragments {
  const fragments = Object.create(null) as Fragments;
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments[node.name.value] = node;
  }
  return fragments;
}

/**
 * The names of the fields asked of Query; those below an AsOf are all read. Each fragment is read once, however often it
 * is spread.
 */
function rootFields(root: SelectionSetNode, fragments: Fragments): Set<string> {
  const names = new Set<string>();
  const read = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        collect(selection.selectionSet);
      } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = selection.name.value;
        if (read.has(fragment)) continue;
        read.add(fragment);
        collect(fragments[fragment]!.selectionSet);
      } else {
        names.add(selection.name.value);
      }
    }
  };
  collect(root);
  for (const name of [AS_OF, TYPENAME]) names.delete(name);
  return names;
}

const TYPENAME = '__typename';

/** What a plan does not answer though no error is in it: nodes that lead to several times. */
class ForGraphqlJs extends Error {}

/** One operation that is being answered. */
class Reading {
  private readonly query: GraphQLObjectType;
  private readonly asOf: GraphQLObjectType;
  // Its own: graphql-js may begin before all that was asked here is answered.
  private readonly reader: Reader;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly operation: OperationDefinitionNode,
    private readonly fragments: Fragments,
    private readonly variableValues: Record<string, unknown>,
    private readonly context: Context,
    private readonly readFields: ReadonlySet<string>,
  ) {
    this.query = schema.getQueryType()!;
    this.asOf = schema.getType(AS_OF_TYPE) as GraphQLObjectType;
    this.reader = context.reader.another();
  }

  /** What all that was read is a function of. */
  get basis(): Basis {
    return this.reader.basis;
  }

  get cost(): number {
    return this.reader.budget.requested;
  }

  data(): Promise<string> {
    const { schema, fragments, variableValues, query, operation } = this;
    const fields = collectFields(schema, fragments, variableValues, query, operation.selectionSet);
    return this.values(fields, undefined, undefined);
  }

  /**
   * Starts all fields before it waits for any, so that they share a statement. A field that throws before it has begun
   * rejects like the others: theirs would be unhandled otherwise, which ends the process.
   */
  private async values(
    fields: ReadonlyMap<string, readonly FieldNode[]>,
    root: Root | undefined,
    path: Path | undefined,
  ): Promise<string> {
    const members = Array.from(fields, ([key, nodes]) => this.member(key, nodes, root, path));
    // Most ask for one thing, and one needs no list of what was waited for.
    return `{${members.length === 1 ? await members[0]! : (await Promise.all(members)).join()}}`;
  }

  private async member(
    key: string,
    nodes: readonly FieldNode[],
    root: Root | undefined,
    path: Path | undefined,
  ): Promise<string> {
    const type = root ? this.asOf : this.query;
    const value = await this.value(type, nodes, root, addPath(path, key, type.name));
    return `"${key}":${value}`;
  }

  private value(
    parentType: GraphQLObjectType,
    fieldNodes: readonly FieldNode[],
    root: Root | undefined,
    path: Path,
  ): string | Promise<string> {
    const [node] = fieldNodes as [FieldNode];
    const fieldName = node.name.value;
    if (fieldName === TYPENAME) return `"${parentType.name}"`;
    const { schema, fragments, variableValues, operation, context } = this;
    const field = parentType.getFields()[fieldName] ?? META_FIELDS.get(fieldName)!;
    const info: GraphQLResolveInfo = {
      fieldName,
      fieldNodes,
      returnType: field.type,
      parentType,
      path,
      schema,
      fragments,
      rootValue: undefined,
      operation,
      variableValues,
    };
    if (fieldName === NODE || fieldName === NODES) return this.nodes(info, field, root);
    // What the resolvers of fields that are read say as well, for whom arguments would be put into classes first.
    if (this.readFields.has(fieldName)) return this.reader.respond(info, root?.scope ?? context.scope);
    if (isMetaField(fieldName)) return introspect(info).then((value) => JSON.stringify(value));
    const value: unknown = field.resolve!(
      root,
      getArgumentValues(field, node, variableValues),
      context,
      info,
    );
    if (fieldName === AS_OF) return this.below(info, value as Root | Promise<Root>);
    return JSON.stringify(
      value === null ? null : (getNamedType(field.type) as GraphQLLeafType).serialize(value),
    );
  }

  private async below(
    { fieldNodes, path }: GraphQLResolveInfo,
    value: Root | Promise<Root>,
  ): Promise<string> {
    const { schema, fragments, variableValues, asOf } = this;
    // Not awaited where it is there: what is asked below shares the statement with what is beside.
    const root = value instanceof Promise ? await value : value;
    return this.values(collectSubfields(schema, fragments, variableValues, asOf, fieldNodes), root, path);
  }

  /** What `visitNode` and `visitNodes` read, as far as all of it is of one time. */
  private async nodes(
    info: GraphQLResolveInfo,
    field: GraphQLField<unknown, unknown>,
    root: Root | undefined,
  ): Promise<string> {
    const { id, ids } = getArgumentValues(field, info.fieldNodes[0]!, this.variableValues) as {
      id: string;
      ids?: readonly string[];
    };
    const pending = (ids ?? [id]).map((each) => leadOf(each, [], root, this.context));
    const leads = pending.some((lead) => lead instanceof Promise)
      ? await Promise.all(pending)
      : (pending as Lead[]);
    const [lead = { scope: root?.scope ?? this.context.scope }] = leads;
    if (lead && 'scope' in lead) {
      const isOfOneTime = leads.every(
        (other) => other && 'scope' in other && other.scope.times === lead.scope.times,
      );
      if (!isOfOneTime) throw new ForGraphqlJs();
      return this.reader.respond(info, lead.scope);
    }
    if (ids) throw new ForGraphqlJs();
    return lead ? this.below(info, lead.root) : 'null';
  }
}

const NODE = 'node';
const NODES = 'nodes';
