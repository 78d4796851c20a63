import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  ValidateBy,
  ValidateIf,
  type ValidationOptions,
} from 'class-validator';
import { Field, ID } from 'type-graphql';
import { NullableField } from './nullable';

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/;
// What an id may carry of times, when it is seen from there, is ignored where a thing is meant.
const REFERENCE = /^(?=.{1,250}$)[A-Za-z0-9_-]{1,200}(?:@[a-z0-9.-]+)?$/;

/** One rule with one message that says what would be right; class-validator's own say one thing for each bound. */
function must(
  be: string,
  isRight: (value: unknown) => boolean,
  { each = false }: ValidationOptions = {},
): PropertyDecorator {
  const message = `${each ? 'each of $property' : '$property'} must ${be}`;
  return ValidateBy({ name: be, validator: { validate: isRight } }, { each, message });
}

const isNumber = (value: unknown, min: number, max: number) =>
  typeof value === 'number' && value >= min && value <= max;

const matches = (value: unknown, pattern: RegExp, max: number) =>
  typeof value === 'string' && value.length <= max && pattern.test(value);

/** Text of 1 to `max` characters that is not blank; `each` for the items of a list. */
export function IsText(max: number, options?: ValidationOptions): PropertyDecorator {
  return must(`be text of 1 to ${max} characters, not blank`, (value) => matches(value, /\S/, max), options);
}

/** What a reference to something may look like; whether it exists is for the write to find out. */
export function IsReference(options?: ValidationOptions): PropertyDecorator {
  return must(
    "be a global id (leader_12), a slug (kim-jong-un) or a country's ISO alpha-3 (PRK)",
    (value) => matches(value, REFERENCE, 250),
    options,
  );
}

/** A new slug: lower-case words and digits joined by single hyphens. */
export function IsSlug(): PropertyDecorator {
  return must(
    'be 1 to 200 of a-z and 0-9, words joined by single hyphens: victory-day-parade-2025',
    (value) => matches(value, SLUG, 200),
  );
}

/** A language tag of BCP 47, in its usual spelling. */
export function IsLanguage(): PropertyDecorator {
  return must('be a BCP 47 tag, such as en, ko or zh-Hant', (value) => matches(value, LANGUAGE, 35));
}

/** A number between two bounds, both included. */
export function IsBetween(min: number, max: number): PropertyDecorator {
  return must(`be a number from ${min} to ${max}`, (value) => isNumber(value, min, max));
}

/** How sure somebody is: a whole number from 0 to 100. */
export function IsConfidence(): PropertyDecorator {
  return must(
    'be a whole number from 0 (certainly not) to 100 (certain)',
    (value) => Number.isInteger(value) && isNumber(value, 0, 100),
  );
}

/** A list that is neither empty nor longer than `max`. */
export function IsListOf(max: number): PropertyDecorator {
  const message = `$property must list 1 to ${max}`;
  return (prototype, key) => {
    ArrayMinSize(1, { message })(prototype, key);
    ArrayMaxSize(max, { message })(prototype, key);
  };
}

/** One of two coordinates in degrees: within its bounds, and only together with the other. */
export function IsCoordinate(bound: number, other: string): PropertyDecorator {
  const isSet = (place: object, value: unknown) => value != null || Reflect.get(place, other) != null;
  const isRight = must(`be degrees from -${bound} to ${bound}, given together with ${other}`, (value) =>
    isNumber(value, -bound, bound),
  );
  return (prototype, key) => {
    ValidateIf(isSet)(prototype, key);
    isRight(prototype, key);
  };
}

/** The GraphQL type of a field that is text in JSON. */
type TextType = () => object;

/** A required field of an input: text of 1 to `max` characters, not blank. */
export const Text = (max: number, description: string): PropertyDecorator =>
  both(
    IsText(max),
    Field(() => String, { description }),
  );

/** The same where it may be omitted or null; a String where no other type is given. */
export const OptionalText = (
  max: number,
  description: string,
  type: TextType = () => String,
): PropertyDecorator => optional(IsText(max), description, type);

/** A required field of an input that refers to something recorded, by id, slug or ISO alpha-3. */
export const Reference = (description: string): PropertyDecorator =>
  both(
    IsReference(),
    Field(() => ID, { description }),
  );

/** The same where it may be omitted or null; an ID where no other type is given. */
export const OptionalReference = (description: string, type: TextType = () => ID): PropertyDecorator =>
  optional(IsReference(), description, type);

function optional(rule: PropertyDecorator, description: string, type: TextType): PropertyDecorator {
  return both(IsOptional(), both(rule, NullableField(type, description)));
}

function both(first: PropertyDecorator, second: PropertyDecorator): PropertyDecorator {
  return (prototype, key) => {
    second(prototype, key);
    first(prototype, key);
  };
}
