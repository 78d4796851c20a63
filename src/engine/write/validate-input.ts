import { validate, type ValidationError } from 'class-validator';
import { UserErrorCode } from '../../platform/errors';
import type { UserError } from './user-error';

/** Validates an input by its decorators, and rejects text that PostgreSQL cannot store. */
export async function validateInput(input: object): Promise<UserError[]> {
  const unwritable = findUnwritable(input, ['input']);
  if (unwritable.length > 0) return unwritable;
  const isPlain = Object.getPrototypeOf(input) === Object.prototype;
  if (isPlain) return [];
  const errors = await validate(input, { forbidUnknownValues: false });
  return errors.flatMap((error) => flatten(error, ['input']));
}

function flatten(error: ValidationError, parent: readonly string[]): UserError[] {
  const field = [...parent, error.property];
  const own = Object.values(error.constraints ?? {}).map((message) => invalid(field, message));
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, field))];
}

// A lone surrogate is not a character, and PostgreSQL's text cannot hold U+0000.
// eslint-disable-next-line no-control-regex
const UNWRITABLE = /\0|\p{Surrogate}/u;

function findUnwritable(value: unknown, field: readonly string[]): UserError[] {
  if (typeof value === 'string' && UNWRITABLE.test(value)) {
    return [invalid(field, 'must be text without NUL characters and unpaired surrogates')];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    UNWRITABLE.test(key)
      ? [invalid(field, 'must have keys without NUL characters and unpaired surrogates')]
      : findUnwritable(part, [...field, key]),
  );
}

const invalid = (field: readonly string[], message: string): UserError => ({
  field: [...field],
  message,
  code: UserErrorCode.INVALID,
});
