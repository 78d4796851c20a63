import { Field, Float, ID, InputType, Int, type ClassType } from 'type-graphql';
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
    @Field(() => values, { nullable: true, description: 'Exactly this one.' })
    eq?: Value;

    @Field(() => [values], {
      nullable: true,
      description: 'Any one of these; an empty list matches nothing.',
    })
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
  @Field(() => ID, { nullable: true, description: 'Exactly this one.' })
  eq?: string;

  @Field(() => [ID], {
    nullable: true,
    description: 'Any one of these, up to 500; an empty list matches nothing.',
  })
  in?: string[];
}

/** Filters by who is among a set. */
@InputType({ description: 'Asks who is among those concerned, by global id, slug or ISO 3166-1 alpha-3.' })
export class SetFilter {
  @Field(() => [ID], { nullable: true, description: 'Every one of these is among them.' })
  all?: string[];

  @Field(() => [ID], { nullable: true, description: 'At least one of these is among them.' })
  any?: string[];

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Also counts whoever is there through a group that they belonged to at that time, directly or through up to two groups more. Default: false.',
  })
  includeMembers?: boolean = false;
}

/** Filters by text. */
@InputType({ description: 'Compares text. Operators that stand side by side must all hold.' })
export class StringFilter {
  @Field({ nullable: true, description: 'Exactly this text, letter case included.' })
  eq?: string;

  @Field(() => [String], { nullable: true, description: 'Any one of these, letter case included.' })
  in?: string[];

  @Field({ nullable: true, description: 'Occurs anywhere in it; letter case does not matter.' })
  contains?: string;

  @Field({ nullable: true, description: 'It begins with this; letter case does not matter.' })
  startsWith?: string;
}

/** Filters by a whole number. */
@InputType({ description: 'Compares a whole number: {gte: 3, lt: 10} is 3 to 9.' })
export class IntFilter {
  @Field(() => Int, { nullable: true, description: 'Equal to.' })
  eq?: number;

  @Field(() => Int, { nullable: true, description: 'Greater than.' })
  gt?: number;

  @Field(() => Int, { nullable: true, description: 'Greater than or equal to.' })
  gte?: number;

  @Field(() => Int, { nullable: true, description: 'Less than.' })
  lt?: number;

  @Field(() => Int, { nullable: true, description: 'Less than or equal to.' })
  lte?: number;
}

/** Filters by a number. */
@InputType({ description: 'Compares a number; what is unknown matches no operator.' })
export class FloatFilter {
  @Field(() => Float, { nullable: true, description: 'Equal to.' })
  eq?: number;

  @Field(() => Float, { nullable: true, description: 'Greater than.' })
  gt?: number;

  @Field(() => Float, { nullable: true, description: 'Greater than or equal to.' })
  gte?: number;

  @Field(() => Float, { nullable: true, description: 'Less than.' })
  lt?: number;

  @Field(() => Float, { nullable: true, description: 'Less than or equal to.' })
  lte?: number;
}

/** Filters by overlap in time. */
@InputType({
  description:
    'Overlaps a stretch of time; from and to are both included. An imprecise time counts by its outer bounds.',
})
export class TimeFilter {
  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day of the stretch. Where left out: no beginning.',
  })
  from?: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day of the stretch. Where left out: no end.',
  })
  to?: string;

  @Field(() => EdtfScalar, {
    nullable: true,
    description: 'The stretch as one ISO 8601-2 expression: 2025-09, 201X, 2015/2025.',
  })
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
  Field(() => String, {
    nullable: true,
    description: `Text that occurs in ${where}, in any language, ignoring accents and case. Text of blanks and punctuation alone, as from a search box that was cleared, matches everything.`,
  });

/** Gives a filter the conditions AND, OR and NOT, which combine filters of its own type. */
export const Combinable = (): ClassDecorator => (filter) => {
  const combine = (key: string, type: () => object, description: string) =>
    Field(type, { nullable: true, description })(filter.prototype, key);
  combine('AND', () => [filter], 'All of these filters must match.');
  combine('OR', () => [filter], 'At least one of these filters must match.');
  combine('NOT', () => filter, 'This filter must not match.');
};
