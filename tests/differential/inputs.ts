import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  type GraphQLInputType,
} from 'graphql';
import type { Dice } from './dice';
import { hintFor, type Hint } from './hints';
import type { Stock } from './stock';

/**
 * The sources of generated values: random numbers, the contents of the database, and whether invalid
 * values are allowed.
 */
export interface Making {
  dice: Dice;
  stock: Stock;
  /** Whether an input field, `Input.field`, is generated. */
  has(coordinate: string): boolean;
  /** Sometimes a value is invalid. */
  wild: boolean;
}

const DAYS = [
  '2025-09-03',
  '2015-09-03',
  '2025-08-28',
  '2015-05-09',
  '2025-09-01',
  '2014-01-01',
  '2030-01-01',
  '0001-01-01',
];
const STRETCHES = [
  '2025',
  '2025-09',
  '201X',
  '2015/2025',
  '2015-05-09/..',
  '../2015-05-08',
  '2025-09-03',
  '2004~',
  'XXXX',
];
const SIZES = [2, 1, 3, 5, 2, 4, 10];
const NUMBERS = [0, 1, 2, 3, -1, 7, 10];

/** The value of a leaf, as JSON. */
export function leafOf(type: GraphQLInputType, hint: Hint, making: Making): unknown {
  const { dice, stock } = making;
  const wild = making.wild && dice.chance(0.15);
  if (isEnumType(type)) return wild && dice.chance(0.3) ? 'NOTHING' : dice.pick(type.getValues()).name;
  switch (String(type)) {
    case 'ID':
      return referenceOf(hint, making, wild);
    case 'String':
      return textOf(hint, making, wild);
    case 'Int':
      if (hint.is === 'size') return wild ? dice.pick([0, -1, 101, 100, 2 ** 31, 1.5]) : dice.pick(SIZES);
      return wild ? dice.pick(['2', 2.5, 10 ** 10]) : dice.pick(NUMBERS);
    case 'Float':
      return wild ? dice.pick(['x', 1e308, -0]) : dice.pick([...NUMBERS, 0.5, -3.5, 39.9, 116.4, 2000]);
    case 'Boolean':
      return wild ? dice.pick([1, 'true']) : dice.chance(0.5);
    case 'Date':
      return wild
        ? dice.pick(['2025-02-30', 1756684800000, '2025-09-03T23:30:00-02:00', 2025])
        : dice.pick(DAYS);
    case 'DateTime':
      return instantOf(dice, stock, wild);
    case 'EDTF':
      return wild ? dice.pick(['2025-13', 'soon', '2025-09-03/2025-09-01', 2025]) : dice.pick(STRETCHES);
    default:
      throw new Error(`${String(type)} is not known here`);
  }
}

function referenceOf(hint: Hint, { dice, stock }: Making, wild: boolean): unknown {
  if (hint.is !== 'reference')
    throw new Error('An id without a hint: tests/differential/hints.ts says of what kinds it is');
  const { kinds } = hint;
  if (wild && dice.chance(0.1)) return 12;
  return stock.reference(dice, kinds, wild);
}

function textOf(hint: Hint, { dice, stock }: Making, wild: boolean): unknown {
  const { texts } = stock;
  if (hint.is === 'cursor') {
    const cursor = stock.cursor(dice, hint.of);
    return wild || cursor === null
      ? dice.pick(['nope', '', 'WyJFdmVudDpUSU1FLSxJRC0iLCJzb29uIiwxXQ'])
      : cursor;
  }
  if (wild) return dice.pick(['', 'no such thing', '%_\\', 'ß', "'", 'x'.repeat(300)]);
  if (hint.is === 'reference') return stock.slug(dice, hint.kinds);
  // Any word, where nothing is known of the text.
  switch (hint.is === 'word' ? hint.of : 'text') {
    case 'slug':
      return stock.slug(dice, ['event']);
    case 'iso2':
      return dice.chance(0.2) ? dice.pick(texts.iso2).toLowerCase() : dice.pick(texts.iso2);
    case 'iso3':
      return dice.chance(0.2) ? dice.pick(texts.iso3).toLowerCase() : dice.pick(texts.iso3);
    case 'region':
      return dice.pick(texts.regions);
    case 'subregion':
      return dice.pick(texts.subregions);
    case 'text':
      return dice.chance(0.3) ? dice.pick(texts.words).slice(0, 4) : dice.pick(texts.words);
    case 'language':
      return dice.pick(texts.languages);
    case 'property':
      return dice.pick([...texts.properties, 'quantity.', 'STATUS']);
    case 'edition':
      return dice.pick([...texts.editions, '1999']);
    case 'publisher':
      return dice.chance(0.3) ? dice.pick(texts.publishers).slice(0, 5) : dice.pick(texts.publishers);
    case 'cameo':
      return dice.pick(['04', '042', '0', '1']);
  }
}

function instantOf(dice: Dice, { texts: { instants } }: Stock, wild: boolean): unknown {
  if (wild) return dice.pick(['2999-01-01T00:00:00Z', '2025', '2001-01-01T00:00:00Z']);
  // The instant of a recording, or one between it and the one before.
  const at = dice.pick(instants).getTime() - (dice.chance(0.3) ? 1 : 0);
  return dice.chance(0.2) ? at : new Date(at).toISOString();
}

/** The fields of an input object to generate: the required ones, and a few others. */
export function fieldsOf(
  type: GraphQLInputType,
  { dice, has }: Making,
  depth: number,
): { name: string; type: GraphQLInputType; hasDefault: boolean }[] {
  if (!isInputObjectType(type)) throw new Error(`${String(type)} has no fields`);
  const all = Object.values(type.getFields()).filter(({ name }) => has(`${type.name}.${name}`));
  const required = all.filter((field) => isRequiredInputField(field));
  const open = all.filter(
    (field) => !required.includes(field) && (depth > 0 || !/^(?:AND|OR|NOT)$/.test(field.name)),
  );
  // An empty page tests nothing, and every further condition matches less.
  const chosen = dice.some(open, required.length ? 0 : 1, dice.chance(0.25) ? 3 : 1);
  // `from` without `to`, or both: a range is one condition.
  return [...required, ...chosen].map(({ name, type: of, defaultValue }) => ({
    name,
    type: of,
    hasDefault: defaultValue !== undefined,
  }));
}

/** The number of items in a list. */
export const lengthOf = (dice: Dice): number =>
  dice.weighed([
    [6, 1],
    [4, 2],
    [2, 3],
    [1, 0],
  ]);

/** A value for a type, in JSON. */
export function jsonOf(type: GraphQLInputType, hint: Hint, making: Making, depth = 2): unknown {
  const { dice } = making;
  if (isNonNullType(type)) return jsonOf(type.ofType, hint, making, depth);
  if (isListType(type)) {
    // A single value is accepted in place of a list.
    if (dice.chance(0.1)) return jsonOf(type.ofType, hint, making, depth);
    return Array.from({ length: lengthOf(dice) }, () => jsonOf(type.ofType, hint, making, depth));
  }
  if (!isInputObjectType(type)) return leafOf(type, hint, making);
  return Object.fromEntries(
    fieldsOf(type, making, depth).map(({ name, type: of }) => [
      name,
      !isNonNullType(of) && dice.chance(0.06)
        ? null
        : jsonOf(of, hintFor(`${type.name}.${name}`, hint), making, depth - 1),
    ]),
  );
}

/** A value of the same shape that differs in one leaf, unless the same is drawn again. */
export function otherOf(type: GraphQLInputType, hint: Hint, value: unknown, making: Making): unknown {
  const { dice } = making;
  if (value === null) return null;
  if (isNonNullType(type)) return otherOf(type.ofType, hint, value, making);
  if (isListType(type)) {
    if (!Array.isArray(value)) return otherOf(type.ofType, hint, value, making);
    const at = dice.below(value.length);
    return value.map((item, i) => (i === at ? otherOf(type.ofType, hint, item, making) : item));
  }
  if (!isInputObjectType(type) || typeof value !== 'object') return leafOf(type, hint, making);
  const name = dice.pick(Object.keys(value));
  const field = type.getFields()[name];
  if (!field) return value;
  const inner = otherOf(
    field.type,
    hintFor(`${type.name}.${name}`, hint),
    (value as Record<string, unknown>)[name],
    making,
  );
  return { ...value, [name]: inner };
}
