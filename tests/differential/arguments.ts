import {
  getNullableType,
  GraphQLBoolean,
  GraphQLNonNull,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  Kind,
  type ArgumentNode,
  type ConstValueNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type NameNode,
  type ValueNode,
} from 'graphql';
import { hintFor, type Hint } from './hints';
import { fieldsOf, leafOf, lengthOf, type Making } from './inputs';
import type { Choice, Variable } from './variables';

/** Generates the arguments of an operation, with variables in the place of any part of them. */
export class Arguments {
  readonly variables: Variable[] = [];
  readonly choices: Choice[] = [];

  constructor(private readonly making: Making) {}

  /** The arguments of a field whose named type is `type`. */
  of(parent: string, field: GraphQLField<unknown, unknown>, type: string): ArgumentNode[] {
    const { dice } = this.making;
    const coordinate = `${parent}.${field.name}`;
    const offered = field.args.filter(({ name }) => this.making.has(`${coordinate}.${name}`));
    const isLookup = offered.length > 1 && offered.every(({ name }) => /^(?:id|slug|iso\d)$/.test(name));
    if (isLookup) return this.oneOf(coordinate, offered, 1);
    const page = offered.filter(({ name }) => /^(?:first|last)$/.test(name));
    const cursors = page.length > 0 ? offered.filter(({ name }) => /^(?:after|before)$/.test(name)) : [];
    const others = offered.filter((argument) => !page.includes(argument) && !cursors.includes(argument));
    const cursor: Hint = { is: 'cursor', of: type.replace(/Connection$/, '') };
    return [
      ...others
        .filter((argument) => isRequiredArgument(argument) || dice.chance(0.4))
        .map((argument) => this.argument(coordinate, argument, { is: 'none' })),
      ...(dice.chance(0.85) && page.length > 0 ? this.oneOf(coordinate, page, 0) : []),
      ...(cursors.length > 0 && dice.chance(0.25)
        ? [this.argument(coordinate, dice.pick(cursors), cursor)]
        : []),
    ];
  }

  /**
   * One of several mutually exclusive arguments, or all of them as variables of which one has a value.
   */
  private oneOf(coordinate: string, offered: readonly GraphQLArgument[], least: 0 | 1): ArgumentNode[] {
    const { dice } = this.making;
    if (dice.chance(0.3)) {
      const among = dice.some(offered, 2, offered.length).map((argument) => {
        const hint = hintFor(`${coordinate}.${argument.name}`, { is: 'none' });
        return { argument, variable: this.declare({ type: argument.type, hint }) };
      });
      this.choices.push({ among: among.map(({ variable }) => variable.name), least });
      return among.map(({ argument, variable }) => argumentNode(argument.name, mention(variable)));
    }
    // Pages are usually read from the front.
    const one =
      least === 0
        ? dice.weighed(offered.map((argument, i) => [i === 0 ? 4 : 1, argument]))
        : dice.pick(offered);
    const made = this.argument(coordinate, one, { is: 'none' });
    if (least === 1 && made.value.kind === Kind.VARIABLE)
      this.choices.push({ among: [made.value.name.value], least });
    return [made];
  }

  /** One argument; `Type.field` is its position. */
  argument(coordinate: string, argument: GraphQLArgument, hint: Hint): ArgumentNode {
    const { name, type, defaultValue } = argument;
    const meant = hint.is === 'none' ? hintFor(`${coordinate}.${name}`, hint) : hint;
    const value = this.value(type, meant, defaultValue !== undefined, 0.55, 2);
    return argumentNode(name, value);
  }

  /** A literal value, or a variable in its place with the probability `share`. */
  private value(
    type: GraphQLInputType,
    hint: Hint,
    hasDefault: boolean,
    share: number,
    depth: number,
  ): ValueNode {
    const { making } = this;
    const { dice } = making;
    // A cursor literal from another database is invalid here.
    if (hint.is === 'cursor' || dice.chance(share)) return mention(this.variableFor(type, hint, hasDefault));
    const of = getNullableType(type);
    if (!isNonNullType(type) && dice.chance(0.03)) return { kind: Kind.NULL };
    if (isListType(of)) {
      if (dice.chance(0.15)) return this.value(required(of.ofType), hint, false, 0, depth);
      const values = Array.from({ length: lengthOf(dice) }, () =>
        this.value(of.ofType, hint, false, 0.3, depth),
      );
      return { kind: Kind.LIST, values };
    }
    if (isInputObjectType(of)) {
      const fields = fieldsOf(of, making, depth);
      return {
        kind: Kind.OBJECT,
        fields: fields.map(({ name, type: inner, hasDefault: usual }) => ({
          kind: Kind.OBJECT_FIELD,
          name: named(name),
          value: this.value(inner, hintFor(`${of.name}.${name}`, hint), usual, 0.35, depth - 1),
        })),
      };
    }
    return literal(of, leafOf(of, hint, making));
  }

  /** A variable allowed in a position of this type, sometimes an existing one. */
  private variableFor(type: GraphQLInputType, hint: Hint, hasDefault: boolean): Variable {
    const { dice } = this.making;
    const of = getNullableType(type);
    const isStrict = isNonNullType(type) && !hasDefault;
    const known = this.variables.filter(
      (variable) =>
        JSON.stringify(variable.hint) === JSON.stringify(hint) &&
        String(getNullableType(variable.type)) === String(of) &&
        (!isStrict || isNonNullType(variable.type) || variable.default),
    );
    if (known.length > 0 && dice.chance(0.3)) return dice.pick(known);
    const isNonNull = dice.chance(isStrict ? 0.75 : 0.2);
    const needsDefault = isStrict && !isNonNull;
    const usual = needsDefault || dice.chance(0.2) ? this.constant(of, hint) : undefined;
    return this.declare({
      type: isNonNull ? new GraphQLNonNull(of) : of,
      hint,
      ...(usual && { default: usual }),
    });
  }

  private declare(variable: Omit<Variable, 'name'>): Variable {
    const made = { ...variable, name: `v${this.variables.length}` };
    this.variables.push(made);
    return made;
  }

  /** A default: a value without variables. */
  private constant(of: GraphQLInputType, hint: Hint): ConstValueNode | undefined {
    if (hint.is === 'cursor') return undefined;
    if (isListType(of)) {
      const item = this.constant(getNullableType(of.ofType), hint);
      return item && { kind: Kind.LIST, values: this.making.dice.chance(0.2) ? [] : [item] };
    }
    if (isInputObjectType(of)) {
      const fields = fieldsOf(of, this.making, 0);
      return {
        kind: Kind.OBJECT,
        fields: fields.map(({ name, type }) => ({
          kind: Kind.OBJECT_FIELD,
          name: named(name),
          value: this.constant(getNullableType(type), hintFor(`${of.name}.${name}`, hint))!,
        })),
      };
    }
    return literal(of, leafOf(of, hint, this.making));
  }

  /** The condition of @skip or @include. */
  condition(): ArgumentNode {
    const { dice } = this.making;
    const value = dice.chance(0.8)
      ? mention(this.variableFor(new GraphQLNonNull(GraphQLBoolean), { is: 'none' }, false))
      : literal(GraphQLBoolean, dice.chance(0.5));
    return argumentNode('if', value);
  }
}

const named = (value: string): NameNode => ({ kind: Kind.NAME, value });

const required = (type: GraphQLInputType): GraphQLInputType =>
  isNonNullType(type) ? type : new GraphQLNonNull(type);

const mention = ({ name }: Variable): ValueNode => ({ kind: Kind.VARIABLE, name: named(name) });

const argumentNode = (name: string, value: ValueNode): ArgumentNode => ({
  kind: Kind.ARGUMENT,
  name: named(name),
  value,
});

function literal(type: GraphQLInputType, value: unknown): ConstValueNode {
  if (isEnumType(type)) return { kind: Kind.ENUM, value: String(value) };
  if (typeof value === 'boolean') return { kind: Kind.BOOLEAN, value };
  if (typeof value === 'number')
    return { kind: Number.isInteger(value) ? Kind.INT : Kind.FLOAT, value: String(value) };
  return { kind: Kind.STRING, value: String(value) };
}
