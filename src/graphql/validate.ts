import {
  ArrayMaxSize,
  ArrayMinSize,
  IsInt,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  type ValidationOptions,
} from 'class-validator';

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/;
// PostgreSQL stores no NUL, and text of blanks alone says nothing.
// oxlint-disable-next-line no-control-regex
const WRITTEN = /^[^\u0000]*[^\s\u0000][^\u0000]*$/;

/** Joins decorators into one. */
function all(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (prototype, key) => decorators.forEach((decorate) => decorate(prototype, key));
}

/** Text of 1 to `max` characters that is not blank and holds no NUL; `each` for the items of a list. */
export function IsText(max: number, { each = false }: ValidationOptions = {}): PropertyDecorator {
  const what = each ? 'each of $property' : '$property';
  const message = `${what} must be text of 1 to ${max} characters, not blank, without NUL`;
  return all(MaxLength(max, { each, message }), Matches(WRITTEN, { each, message }));
}

/** What a reference to something may look like; whether it exists is for the write to find out. */
export function IsReference({ each = false }: ValidationOptions = {}): PropertyDecorator {
  const what = each ? 'each of $property' : '$property';
  const message = `${what} must be a global id (leader_12), a slug (kim-jong-un) or a country's ISO alpha-3 (PRK)`;
  return Matches(/^[A-Za-z0-9_-]{1,200}$/, { each, message });
}

/** A new slug: lower-case words and digits joined by single hyphens. */
export function IsSlug(): PropertyDecorator {
  const message =
    '$property must be 1 to 200 of a-z and 0-9, words joined by single hyphens: victory-day-parade-2025';
  return all(MaxLength(200, { message }), Matches(SLUG, { message }));
}

/** A language tag of BCP 47, in its usual spelling. */
export function IsLanguage(): PropertyDecorator {
  return Matches(LANGUAGE, { message: '$property must be a BCP 47 tag, such as en, ko or zh-Hant' });
}

/** A number between two bounds, both included. */
export function IsBetween(min: number, max: number): PropertyDecorator {
  const message = `$property must be a number from ${min} to ${max}`;
  return all(Min(min, { message }), Max(max, { message }));
}

/** How sure somebody is: a whole number from 0 to 100. */
export function IsConfidence(): PropertyDecorator {
  const message = '$property must be a whole number from 0 (certainly not) to 100 (certain)';
  return all(IsInt({ message }), Min(0, { message }), Max(100, { message }));
}

/** A list that is neither empty nor longer than `max`. */
export function IsListOf(max: number): PropertyDecorator {
  const message = `$property must list 1 to ${max}`;
  return all(ArrayMinSize(1, { message }), ArrayMaxSize(max, { message }));
}

/** One of two coordinates in degrees: within its bounds, and only together with the other. */
export function IsCoordinate(bound: number, other: string): PropertyDecorator {
  const message = `$property must be degrees from -${bound} to ${bound}, given together with ${other}`;
  const isSet = (place: object, value: unknown) => value != null || Reflect.get(place, other) != null;
  return all(ValidateIf(isSet), Min(-bound, { message }), Max(bound, { message }));
}
