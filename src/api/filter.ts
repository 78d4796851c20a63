import { Field, Float, ID, InputType, Int, type ClassType } from 'type-graphql';
import { NullableField } from './nullable';
import { DateScalar, EdtfScalar } from './time/scalars';

/** The operators on a field whose values are an enum. */
export interface EnumFilter<Value> {
  eq?: Value;
  in?: Value[];
}

/** The input `{eq, in}` over the values of one enum. */
export function enumFilter<Value extends string>(
  values: Record<string, Value>,
  name: string,
): ClassType<EnumFilter<Value>> {
  @InputType(name, { description: 'Operators that stand side by side must all hold.' })
  class EnumFilterInput implements EnumFilter<Value> {
    @NullableField(() => values, 'Exactly this one.')
    eq?: Value;

    @NullableField(() => [values], 'Any one of these; an empty list matches nothing.')
    in?: Value[];
  }
  return EnumFilterInput;
}

/** Filters by identity. */
@InputType({
  description:
    'Points at things by global id (country_3; times that it carries are ignored), slug (north-korea) or, for a country, ISO 3166-1 alpha-3 in capitals (PRK). What does not exist is an error, not an empty answer.',
})
export class IDFilter {
  @NullableField(() => ID, 'Exactly this one.')
  eq?: string;

  @NullableField(() => [ID], 'Any one of these, up to 500; an empty list matches nothing.')
  in?: string[];
}

/** Filters by who is among a set. */
@InputType({ description: 'Asks who is among those concerned, by global id, slug or ISO 3166-1 alpha-3.' })
export class SetFilter {
  @NullableField(() => [ID], 'Every one of these is among them.')
  all?: string[];

  @NullableField(() => [ID], 'At least one of these is among them.')
  any?: string[];

  @NullableField(
    () => Boolean,
    'Also counts whoever is there through a group that they belonged to at that time, directly or through up to two groups more. Default: false.',
  )
  includeMembers?: boolean = false;
}

/** Filters by text. */
@InputType({ description: 'Compares text. Operators that stand side by side must all hold.' })
export class StringFilter {
  @NullableField(() => String, 'Exactly this text, letter case included.')
  eq?: string;

  @NullableField(() => [String], 'Any one of these, letter case included.')
  in?: string[];

  @NullableField(() => String, 'Occurs anywhere in it; letter case does not matter.')
  contains?: string;

  @NullableField(() => String, 'It begins with this; letter case does not matter.')
  startsWith?: string;
}

/** Filters by a whole number. */
@InputType({ description: 'Compares a whole number: {gte: 3, lt: 10} is 3 to 9.' })
export class IntFilter {
  @NullableField(() => Int, 'Equal to.')
  eq?: number;

  @NullableField(() => Int, 'Greater than.')
  gt?: number;

  @NullableField(() => Int, 'Greater than or equal to.')
  gte?: number;

  @NullableField(() => Int, 'Less than.')
  lt?: number;

  @NullableField(() => Int, 'Less than or equal to.')
  lte?: number;
}

/** Filters by a number. */
@InputType({ description: 'Compares a number; what is unknown matches no operator.' })
export class FloatFilter {
  @NullableField(() => Float, 'Equal to.')
  eq?: number;

  @NullableField(() => Float, 'Greater than.')
  gt?: number;

  @NullableField(() => Float, 'Greater than or equal to.')
  gte?: number;

  @NullableField(() => Float, 'Less than.')
  lt?: number;

  @NullableField(() => Float, 'Less than or equal to.')
  lte?: number;
}

/** Filters by overlap in time. */
@InputType({
  description:
    'Overlaps a stretch of time; from and to are both included. An imprecise time counts by its outer bounds.',
})
export class TimeFilter {
  @NullableField(() => DateScalar, 'First day of the stretch. Where left out: no beginning.')
  from?: string;

  @NullableField(() => DateScalar, 'Last day of the stretch. Where left out: no end.')
  to?: string;

  @NullableField(() => EdtfScalar, 'The stretch as one ISO 8601-2 expression: 2025-09, 201X, 2015/2025.')
  during?: string;
}

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

/** The condition `text` of a filter of things: `where` says which of their texts are searched. */
export const MatchesText = (where: string): PropertyDecorator =>
  NullableField(
    () => String,
    `Text that occurs in ${where}, in any language, ignoring accents and case. Text of blanks and punctuation alone, as from a search box that was cleared, matches everything.`,
  );

/** Gives a filter the conditions AND, OR and NOT, which combine filters of its own type. */
export const Combinable = (): ClassDecorator => (filter) => {
  const combine = (key: string, type: () => object, description: string) =>
    NullableField(type, description)(filter.prototype, key);
  combine('AND', () => [filter], 'All of these filters must match.');
  combine('OR', () => [filter], 'At least one of these filters must match.');
  combine('NOT', () => filter, 'This filter must not match.');
};
