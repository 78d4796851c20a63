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
import { jsonOf, type Making } from './inputs';

/** A variable that an operation declares, and what its values mean. */
export interface Variable {
  name: string;
  type: GraphQLInputType;
  hint: Hint;
  default?: ConstValueNode;
}

/** Variables of which at most one, or exactly one, is to have a value. */
export interface Choice {
  among: readonly string[];
  least: 0 | 1;
}

export const definitionOf = ({ name, type, default: value }: Variable): VariableDefinitionNode => ({
  kind: Kind.VARIABLE_DEFINITION,
  variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
  type: parseType(String(type)),
  ...(value && { defaultValue: value }),
});

/** Values for the variables of an operation; what may be left out or null now and then is. */
export function valuesOf(
  variables: readonly Variable[],
  choices: readonly Choice[],
  chances: Chances,
  offer: Pick<Making, 'stock' | 'has'>,
): Record<string, unknown> {
  const dice = new Dice(chances);
  const making = { dice, stock: offer.stock, has: offer.has, wild: dice.chance(0.2) };
  const values: Record<string, unknown> = {};
  for (const { name, type, hint, default: usual } of variables) {
    const mayBeNull = !isNonNullType(type);
    if ((mayBeNull || usual) && dice.chance(0.15)) continue;
    values[name] = mayBeNull && dice.chance(usual ? 0.03 : 0.12) ? null : jsonOf(type, hint, making);
  }
  for (const { among, least } of choices) {
    if (making.wild && dice.chance(0.2)) continue;
    const chosen = least === 0 && dice.chance(0.3) ? null : dice.pick(among);
    for (const name of among) {
      const { type, hint } = variables.find((variable) => variable.name === name)!;
      if (name === chosen) values[name] ??= jsonOf(type, hint, making);
      else if (dice.chance(0.5)) values[name] = null;
      else delete values[name];
    }
  }
  return values;
}
