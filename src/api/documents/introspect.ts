import {
  type FieldNode,
  getArgumentValues,
  getNullableType,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  isLeafType,
  isListType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields';
import { type Steps, turns } from '../../platform/limits/turns';

/** The fields of Query that tell of the schema, by name. */
export const META_FIELDS = new Map(
  [SchemaMetaFieldDef, TypeMetaFieldDef].map((field) => [field.name, field]),
);

/** Whether a field of Query tells of the schema, by its name. */
export const isMetaField = (name: string): boolean => META_FIELDS.has(name);

// About what the query of tools takes, whose result is a megabyte.
const EXPECTED_MS = 30;

/**
 * The value of `__schema` or `__type`, as graphql-js completes it; but in turns, since the value of one field may have a
 * hundred thousand parts. The info is that of the field.
 */
export function introspect(info: GraphQLResolveInfo): Promise<unknown> {
  const [node] = info.fieldNodes as [FieldNode];
  const field = META_FIELDS.get(node.name.value)!;
  const args = getArgumentValues(field, node, info.variableValues);
  const value: unknown = field.resolve!(undefined, args, undefined, info);
  return turns.run(new Introspection(info).completed(field.type, info.fieldNodes, value), EXPECTED_MS);
}

interface Selected {
  readonly key: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  readonly args: Readonly<Record<string, unknown>>;
  readonly info: GraphQLResolveInfo;
  /** Null where the field has parts. */
  readonly leaf: GraphQLLeafType | null;
}

class Introspection {
  /** What is selected of a type: the same for all of its values. */
  private readonly known = new Map<readonly FieldNode[], Map<GraphQLObjectType, readonly Selected[]>>();

  constructor(private readonly info: GraphQLResolveInfo) {}

  *completed(type: GraphQLOutputType, nodes: readonly FieldNode[], value: unknown): Steps<unknown> {
    if (value == null) return null;
    const present = getNullableType(type);
    if (isLeafType(present)) return present.serialize(value);
    if (isListType(present)) {
      const items: unknown[] = [];
      for (const item of value as Iterable<unknown>) {
        items.push(yield* this.completed(present.ofType as GraphQLOutputType, nodes, item));
        yield;
      }
      return items;
    }
    const object = Object.create(null) as Record<string, unknown>;
    for (const { key, field, args, nodes: below, info, leaf } of this.selected(
      present as GraphQLObjectType,
      nodes,
    )) {
      const part: unknown = field.resolve!(value, args, undefined, info);
      if (leaf === null) object[key] = yield* this.completed(field.type, below, part);
      else object[key] = part == null ? null : leaf.serialize(part);
    }
    return object;
  }

  private selected(type: GraphQLObjectType, nodes: readonly FieldNode[]): readonly Selected[] {
    const ofNodes = this.known.get(nodes) ?? new Map<GraphQLObjectType, readonly Selected[]>();
    this.known.set(nodes, ofNodes);
    const before = ofNodes.get(type);
    if (before) return before;
    const info = { ...this.info, parentType: type };
    const { schema, fragments, variableValues } = info;
    const fields = collectSubfields(schema, fragments, variableValues, type, nodes);
    const selected = Array.from(fields, ([key, [node, ...others]]): Selected => {
      const name = node!.name.value;
      const field = name === TypeNameMetaFieldDef.name ? TypeNameMetaFieldDef : type.getFields()[name]!;
      const leaf = getNullableType(field.type);
      return {
        key,
        field,
        nodes: [node!, ...others],
        args: getArgumentValues(field, node!, variableValues),
        info,
        leaf: isLeafType(leaf) ? leaf : null,
      };
    });
    ofNodes.set(type, selected);
    return selected;
  }
}
