import { Field, Float, ID, InputType, Int, type ClassType } from 'type-graphql';
import { NullableField } from './nullable';
import { DateScalar, EdtfScalar } from './time/scalars';

/** The conditions of a filter by name: the operators or the value that each takes, and what it means. */
type Conditions = Readonly<Record<string, [type: object | readonly [object], description: string]>>;

/** An input of conditions, each of which may be omitted; those that are given must all hold. */
export function filterOf(name: string, description: string, conditions: Conditions): ClassType<object> {
  @InputType(name, { description })
  class Filter {}
  for (const [key, [type, meaning]] of Object.entries(conditions)) {
    NullableField(() => type, meaning)(Filter.prototype, key);
  }
  return Filter;
}

/** Gives a filter the conditions AND, OR and NOT, which combine filters of its own type. */
export function combinable(filter: ClassType<object>): ClassType<object> {
  const combine = (key: string, type: object | readonly [object], description: string) =>
    NullableField(() => type, description)(filter.prototype as object, key);
  combine('AND', [filter], 'All of these filters must match.');
  combine('OR', [filter], 'At least one of these filters must match.');
  combine('NOT', filter, 'This filter must not match.');
  return filter;
}

/** The condition `text` of a filter of things; `where` says which of their texts are searched. */
export const textIn = (where: string): [object, string] => [
  String,
  `Text that occurs in ${where}, in any language, ignoring accents and case. Text of blanks and punctuation alone, as from a search box that was cleared, matches everything.`,
];

/** The operators on a field whose values are an enum. */
export const enumFilter = (values: object, name: string): ClassType<object> =>
  filterOf(name, 'Operators that stand side by side must all hold.', {
    eq: [values, 'Exactly this one.'],
    in: [[values], 'Any one of these; an empty list matches nothing.'],
  });

/** Filters by identity. */
export const IDFilter = filterOf(
  'IDFilter',
  'Points at things by global id (country_3; times that it carries are ignored), slug (north-korea) or, for a country, ISO 3166-1 alpha-3 in capitals (PRK). What does not exist is an error, not an empty answer.',
  {
    eq: [ID, 'Exactly this one.'],
    in: [[ID], 'Any one of these, up to 500; an empty list matches nothing.'],
  },
);

/** Filters by who is among a set. */
@InputType({ description: 'Asks who is among those concerned, by global id, slug or ISO 3166-1 alpha-3.' })
export class SetFilter {
  @NullableField(() => [ID], 'Every one of these is among them.')
  all?: string[];

  @NullableField(() => [ID], 'At least one of these is among them.')
  any?: string[];

  @NullableField(
    () => Boolean,
    'Also counts participants through a group of which they were members at that time, directly or through at most two further groups. Default: false.',
  )
  includeMembers?: boolean = false;
}

/** Filters by text. */
export const StringFilter = filterOf(
  'StringFilter',
  'Compares text. Operators that stand side by side must all hold.',
  {
    eq: [String, 'Exactly this text, letter case included.'],
    in: [[String], 'Any one of these, letter case included.'],
    contains: [String, 'Occurs anywhere in it; letter case does not matter.'],
    startsWith: [String, 'It begins with this; letter case does not matter.'],
  },
);

const numberFilter = (number: object, name: string, description: string) =>
  filterOf(name, description, {
    eq: [number, 'Equal to.'],
    gt: [number, 'Greater than.'],
    gte: [number, 'Greater than or equal to.'],
    lt: [number, 'Less than.'],
    lte: [number, 'Less than or equal to.'],
  });

/** Filters by a whole number. */
export const IntFilter = numberFilter(
  Int,
  'IntFilter',
  'Compares a whole number: {gte: 3, lt: 10} is 3 to 9.',
);

/** Filters by a number. */
export const FloatFilter = numberFilter(
  Float,
  'FloatFilter',
  'Compares a number; what is unknown matches no operator.',
);

/** Filters by overlap in time. */
export const TimeFilter = filterOf(
  'TimeFilter',
  'Overlaps a stretch of time; from and to are both included. An imprecise time counts by its outer bounds.',
  {
    from: [DateScalar, 'First day of the stretch. Where left out: no beginning.'],
    to: [DateScalar, 'Last day of the stretch. Where left out: no end.'],
    during: [EdtfScalar, 'The stretch as one ISO 8601-2 expression: 2025-09, 201X, 2015/2025.'],
  },
);

/** Filters by distance. */
@InputType({
  description: 'Within a distance of a point, along the great circle. What has no coordinates is left out.',
})
export class NearFilter {
  @Field(() => Float, { description: 'Degrees north, -90 to 90 (WGS 84).' })
  latitude: number;

  @Field(() => Float, { description: 'Degrees east, -180 to 180 (WGS 84).' })
  longitude: number;

  @Field(() => Float, { description: 'Greatest distance in kilometers, more than 0.' })
  km: number;
}
