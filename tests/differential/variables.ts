import {
  isNonNullType,
  type ConstValueNode,
  Kind,
  type GraphQLInputType,
  type VariableDefinitionNode,
  parseType,
} from 'graphql';
import type { Chances } from './dice';
import { Dice } from './dice';
import type { Hint } from './hints';
import { jsonOf, otherOf, type Making } from './inputs';

/** A variable of an operation, with the hint for its values. */
export interface Variable {
  name: string;
  type: GraphQLInputType;
  hint: Hint;
  default?: ConstValueNode;
}

/** Variables of which at most one, or exactly one, has a value. */
export interface Choice {
  among: readonly string[];
  least: 0 | 1;
}

export type Values = Readonly<Record<string, unknown>>;

export const definitionOf = ({ name, type, default: value }: Variable): VariableDefinitionNode => ({
  kind: Kind.VARIABLE_DEFINITION,
  variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
  type: parseType(String(type)),
  ...(value && { defaultValue: value }),
});

/**
 * Values for the variables of an operation. Most keep the values of the previous execution: a plan is
 * reused only if its constraints are met, and errors show in wrong reuse.
 */
export function valuesOf(
  variables: readonly Variable[],
  choices: readonly Choice[],
  chances: Chances,
  offer: Pick<Making, 'stock' | 'has'>,
  before: Values | null,
): Values {
  const dice = new Dice(chances);
  const making = { dice, stock: offer.stock, has: offer.has, wild: dice.chance(0.15) };
  const isNew = before === null || dice.chance(0.15);
  const values = isNew ? {} : { ...before };
  const drawn = isNew ? variables : dice.some(variables, 1, 2);
  for (const variable of drawn) draw(variable, values, making);
  for (const { among, least } of choices) {
    const isTouched = drawn.some(({ name }) => among.includes(name));
    if (isTouched && !(making.wild && dice.chance(0.2))) choose(among, least, variables, values, making);
  }
  return values;
}

/** Changes the value of one variable; an optional one is sometimes omitted or null. */
function draw(
  { name, type, hint, default: usual }: Variable,
  values: Record<string, unknown>,
  making: Making,
): void {
  const { dice } = making;
  const mayBeNull = !isNonNullType(type);
  if ((mayBeNull || usual) && dice.chance(0.1)) delete values[name];
  else if (mayBeNull && dice.chance(usual ? 0.03 : 0.08)) values[name] = null;
  else if (values[name] != null && dice.chance(0.6)) values[name] = otherOf(type, hint, values[name], making);
  else values[name] = jsonOf(type, hint, making);
}

function choose(
  among: readonly string[],
  least: 0 | 1,
  variables: readonly Variable[],
  values: Record<string, unknown>,
  making: Making,
): void {
  const { dice } = making;
  const given = among.filter((name) => values[name] != null);
  if (given.length === 1 && dice.chance(0.6)) return;
  const chosen = least === 0 && dice.chance(0.3) ? null : dice.pick(among);
  for (const name of among) {
    const { type, hint } = variables.find((variable) => variable.name === name)!;
    if (name === chosen) values[name] ??= jsonOf(type, hint, making);
    else if (dice.chance(0.5)) values[name] = null;
    else delete values[name];
  }
}
