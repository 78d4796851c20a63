import {
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isObjectType,
  isUnionType,
  Kind,
  OperationTypeNode,
  print,
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type NameNode,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visitWithTypeInfo,
  doTypesOverlap,
  validate,
  visit,
} from 'graphql';
import { Arguments } from './arguments';
import { Dice, type Chances } from './dice';
import type { Stock } from './stock';
import { definitionOf, type Choice, type Variable } from './variables';

/** An operation that is valid for any values of its variables. */
export interface Operation {
  text: string;
  variables: readonly Variable[];
  choices: readonly Choice[];
}

/** The sources from which operations are generated. */
export interface Offer {
  schema: GraphQLSchema;
  stock: Stock;
  /** The frequency of each root field; a field that is not listed is not generated. */
  roots: readonly (readonly [weight: number, name: string])[];
  /** Fields, `Type.field`, and input fields that are not generated. */
  has(coordinate: string): boolean;
}

const MAX_FIELDS = 36;
const MAX_DEPTH = 6;
const TIMES = ['id', 'validAt', 'saidBy', 'knownAt'];
const ROOTS = ['Query', 'AsOf'];
const KEYS = ['a', 'b', 'id', 'name', '__proto__', 'constructor', 'toString'];

/** Generates an operation. */
export const operationOf = (offer: Offer, chances: Chances): Operation =>
  new Maker(offer, new Dice(chances)).operation();

const named = (value: string): NameNode => ({ kind: Kind.NAME, value });

class Maker {
  private readonly fragments: FragmentDefinitionNode[] = [];
  private readonly args: Arguments;
  private fields = 0;

  constructor(
    private readonly offer: Offer,
    private readonly dice: Dice,
  ) {
    this.args = new Arguments({ dice, stock: offer.stock, has: offer.has, wild: false });
  }

  operation(): Operation {
    const selectionSet = this.root(this.offer.schema.getQueryType()!, 0);
    const document = (): DocumentNode => ({
      kind: Kind.DOCUMENT,
      definitions: [
        {
          kind: Kind.OPERATION_DEFINITION,
          operation: OperationTypeNode.QUERY,
          name: named('Q'),
          variableDefinitions: this.args.variables.map(definitionOf),
          selectionSet,
        },
        ...this.fragments,
      ],
    });
    const made = withoutConflicts(this.offer.schema, document());
    const errors = validate(this.offer.schema, made);
    if (errors.length > 0) throw new Error(`${errors[0]!.message}\n${print(made)}`);
    return { text: print(made), variables: this.args.variables, choices: this.args.choices };
  }

  /** A selection of Query, or of AsOf. */
  private root(type: GraphQLObjectType, depth: number): SelectionSetNode {
    const length = this.dice.weighed([
      [5, 1],
      [3, 2],
      [1, 3],
    ]);
    return set(Array.from({ length }, () => this.rootField(type, depth)));
  }

  private rootField(type: GraphQLObjectType, depth: number): SelectionNode {
    const { dice } = this;
    const fields = type.getFields();
    if (dice.chance(0.04)) return this.field(type, typename, depth);
    if (type.name === 'AsOf' && dice.chance(0.15)) return this.field(type, fields[dice.pick(TIMES)]!, depth);
    if (depth < 3 && dice.chance(depth === 0 ? 0.3 : 0.2)) return this.asOf(type, depth);
    const name = dice.weighed(this.offer.roots.filter(([, each]) => each in fields));
    const field = this.field(type, fields[name]!, 0);
    return dice.chance(0.1) ? this.inFragment(type, set([field])) : field;
  }

  private asOf(type: GraphQLObjectType, depth: number): FieldNode {
    const field = type.getFields().asOf!;
    const args = this.dice.some(
      field.args.filter(({ name }) => this.offer.has(`Query.asOf.${name}`)),
      1,
      2,
    );
    const made = args.map((argument) => this.args.argument('Query.asOf', argument, { is: 'none' }));
    return {
      ...this.node(field, made),
      selectionSet: this.root(this.offer.schema.getType('AsOf') as GraphQLObjectType, depth + 1),
    };
  }

  private selection(type: GraphQLCompositeType, depth: number): SelectionSetNode {
    const { dice } = this;
    const made: SelectionNode[] = [];
    const count = 1 + dice.below(4);
    while (made.length < count) {
      const before = made.find((node): node is FieldNode => node.kind === Kind.FIELD && !!node.selectionSet);
      if (before && dice.chance(0.08)) made.push(this.again(type, before, depth));
      else made.push(this.selected(type, depth));
    }
    return set(made);
  }

  /** The same field again with another selection, to be merged. */
  private again(type: GraphQLCompositeType, node: FieldNode, depth: number): SelectionNode {
    if (isUnionType(type)) throw new Error('Unions have no fields');
    const of = getNamedType(type.getFields()[node.name.value]!.type) as GraphQLCompositeType;
    const repeated = { ...node, directives: this.directives(), selectionSet: this.selection(of, depth - 1) };
    return this.dice.chance(0.5) ? this.inFragment(type, set([repeated])) : repeated;
  }

  private selected(type: GraphQLCompositeType, depth: number): SelectionNode {
    const { dice } = this;
    if (dice.chance(0.07)) return this.field(type, typename, depth);
    if (depth > 0 && isAbstractType(type) && dice.chance(isUnionType(type) ? 0.9 : 0.5)) {
      const within = dice.pick(this.typesWithin(type));
      return this.inFragment(within, this.selection(within, depth - 1));
    }
    if (isUnionType(type)) return this.field(type, typename, depth);
    if (dice.chance(0.1))
      return this.spreadOf(type) ?? this.inFragment(type, this.selection(type, depth - 1));
    const fields = Object.values(type.getFields()).filter(({ name }) =>
      this.offer.has(`${type.name}.${name}`),
    );
    const isDone = depth <= 0 || this.fields >= MAX_FIELDS;
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)));
    const objects = fields.filter((field) => isCompositeType(getNamedType(field.type)));
    if (leaves.length === 0 && isDone) return this.field(type, typename, depth);
    if (type.name === 'AsOf') return this.rootField(type as GraphQLObjectType, MAX_DEPTH);
    const from =
      isDone || objects.length === 0 || (leaves.length > 0 && dice.chance(0.45)) ? leaves : objects;
    return this.field(type, dice.pick(from), depth);
  }

  /** The possible types of an abstract type, and the other abstract types of these. */
  private typesWithin(type: GraphQLCompositeType): GraphQLCompositeType[] {
    const { schema } = this.offer;
    return Object.values(schema.getTypeMap()).filter(
      (other): other is GraphQLCompositeType =>
        isCompositeType(other) &&
        other !== type &&
        (isObjectType(other) || isAbstractType(other)) &&
        doTypesOverlap(schema, type, other) &&
        this.offer.has(other.name),
    );
  }

  /** A fragment, inline or named. */
  private inFragment(type: GraphQLCompositeType, selectionSet: SelectionSetNode): SelectionNode {
    const { dice } = this;
    const typeCondition = { kind: Kind.NAMED_TYPE as const, name: named(type.name) };
    const directives = this.directives();
    if (dice.chance(0.4)) {
      const name = named(`F${this.fragments.length}`);
      this.fragments.push({ kind: Kind.FRAGMENT_DEFINITION, name, typeCondition, selectionSet });
      return { kind: Kind.FRAGMENT_SPREAD, name, directives };
    }
    return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet };
  }

  /** An existing fragment that fits, if there is one. */
  private spreadOf(type: GraphQLCompositeType): SelectionNode | null {
    const { schema } = this.offer;
    const fitting = this.fragments.filter(({ typeCondition }) => {
      const of = schema.getType(typeCondition.name.value) as GraphQLCompositeType;
      return of.name !== 'Query' && doTypesOverlap(schema, type, of);
    });
    if (fitting.length === 0) return null;
    return { kind: Kind.FRAGMENT_SPREAD, name: this.dice.pick(fitting).name, directives: this.directives() };
  }

  private field(parent: GraphQLCompositeType, field: Fielded, depth: number): FieldNode {
    this.fields += 1;
    if (!('args' in field)) return this.node(field, []);
    const of = getNamedType(field.type);
    // AsOf has the fields of Query.
    const isRoot = ROOTS.includes(parent.name);
    const made = this.args.of(isRoot ? 'Query' : parent.name, field, of.name);
    const node = this.node(field, made);
    // Not one level deeper: the own fields of a connection are the page.
    const deeper = isRoot ? MAX_DEPTH - 1 : depth - 1;
    return isCompositeType(of) ? { ...node, selectionSet: this.selection(of, deeper) } : node;
  }

  private node(field: Fielded, args: readonly ArgumentNode[]): FieldNode {
    const { dice } = this;
    return {
      kind: Kind.FIELD,
      name: named(field.name),
      ...(dice.chance(0.3) && { alias: named(dice.pick(KEYS)) }),
      arguments: args,
      directives: this.directives(),
    };
  }

  private directives(): DirectiveNode[] {
    const { dice } = this;
    if (!dice.chance(0.1)) return [];
    const name = named(dice.pick(['include', 'skip']));
    return [{ kind: Kind.DIRECTIVE, name, arguments: [this.args.condition()] }];
  }
}

type Fielded = GraphQLField<unknown, unknown> | { name: '__typename' };
const typename: Fielded = { name: '__typename' };

const set = (selections: readonly SelectionNode[]): SelectionSetNode => ({
  kind: Kind.SELECTION_SET,
  selections,
});

/** The same if fields of one response key could not be merged: each gets a key of its own. */
function withoutConflicts(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  if (!validate(schema, document).some(({ message }) => message.includes('conflict'))) return document;
  const keys = new Map<string, string>();
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const field = print({ ...node, alias: undefined, directives: [], selectionSet: undefined });
        const asked = `${types.getParentType()!.name}.${field}`;
        if (!keys.has(asked)) keys.set(asked, `k${keys.size}`);
        return { ...node, alias: named(keys.get(asked)!) };
      },
    }),
  );
}
