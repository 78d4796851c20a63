import { createHash } from 'node:crypto';
import { Prisma } from '../../generated/prisma/client';
import { Refusal, UserErrorCode } from '../../platform/errors';
import { record, type RecordingTx, type WriteDeps } from './recording';
import { canonical } from './json-rows';
import type { UserError } from './user-error';
import { validate, type ValidationError } from 'class-validator';

/**
 * The result of a mutation. `answer` has ids as text; `recording` is the one as of which to read the result; `replayed`
 * is true if this is the first answer to an idempotencyKey that was sent again.
 */
export type Outcome<T> =
  | { answer: T; recording: bigint; replayed: boolean; userErrors: [] }
  | { answer: null; recording: null; userErrors: UserError[] };

/** A mutation to run; `operation` is its name. */
export interface WriteRequest {
  actor: string;
  operation: string;
  input: { idempotencyKey?: string | null };
  /** Whether null has another meaning than an omitted field. */
  nullClears?: boolean;
}

interface Answered<T> {
  answer: T;
  recording: bigint;
  replayed: boolean;
}

/**
 * Validates the input and runs `work` as one recording. A retry with the same idempotencyKey gets the first answer. A
 * Refusal rolls back the recording and is returned as a user error.
 */
export async function write<T extends Prisma.InputJsonValue>(
  deps: WriteDeps,
  request: WriteRequest,
  work: (rec: RecordingTx) => Promise<T>,
): Promise<Outcome<T>> {
  const faults = await validateInput(request.input);
  if (faults.length > 0) return refused(faults);
  try {
    const { answer: answered } = await record(deps, request.actor, (rec) => once(rec, request, work));
    return { ...answered, userErrors: [] };
  } catch (error) {
    const refusal = error instanceof Refusal ? error : violation(error);
    if (!refusal) throw error;
    const { code, message, field } = refusal;
    return refused([{ code, message, field: field && ['input', ...field] }]);
  }
}

/** What one mutation does, for an actor. */
export type UseCase<Input, Answer> = (
  deps: WriteDeps,
  actor: string,
  input: Input,
) => Promise<Outcome<Answer>>;

/** The use case of the mutation `operation`: its input is validated, and `work` runs as one recording. */
export function useCase<Input extends WriteRequest['input'], Answer extends Prisma.InputJsonValue>(
  operation: string,
  work: (rec: RecordingTx, input: Input) => Promise<Answer>,
  options: Pick<WriteRequest, 'nullClears'> = {},
): UseCase<Input, Answer> {
  return (deps, actor, input) =>
    write(deps, { ...options, actor, operation, input }, (rec) => work(rec, input));
}

const refused = (userErrors: UserError[]) => ({ answer: null, recording: null, userErrors });

async function once<T extends Prisma.InputJsonValue>(
  rec: RecordingTx,
  { actor, operation, input, nullClears = false }: WriteRequest,
  work: (rec: RecordingTx) => Promise<T>,
): Promise<Answered<T>> {
  const key = input.idempotencyKey;
  if (!key) return { answer: await work(rec), recording: rec.resulting, replayed: false };

  const inputHash = createHash('sha256')
    .update(canonical(comparable(input, nullClears)))
    .digest('hex');
  const first = await rec.tx.idempotentAnswer.findUnique({ where: { actor_key: { actor, key } } });
  if (first && (first.operation !== operation || first.inputHash !== inputHash)) {
    throw new Refusal(
      UserErrorCode.CONFLICT,
      ['idempotencyKey'],
      `"${key}" was used before, for ${first.operation} with another input; use a new key for a new request`,
    );
  }
  if (first) return { answer: first.answer as T, recording: first.recordingId, replayed: true };

  const answer = await work(rec);
  const recording = rec.resulting;
  await rec.tx.idempotentAnswer.create({
    data: { actor, key, operation, inputHash, answer, recordingId: recording },
  });
  return { answer, recording, replayed: false };
}

/**
 * The input without fields that make no difference: null is equal to an omitted field unless null clears. Inputs are
 * instances of classes; a plain object is a JSON value, in which null is a value like any other.
 */
function comparable(input: unknown, nullClears: boolean): unknown {
  if (nullClears || typeof input !== 'object' || input === null) return input;
  if (Array.isArray(input)) return input.map((item) => comparable(item, nullClears));
  if (input instanceof Date || isPlain(input)) return input;
  const given = Object.entries(input).filter(([, value]) => value != null);
  return Object.fromEntries(given.map(([name, value]) => [name, comparable(value, nullClears)]));
}

const isPlain = (value: object) =>
  [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);

// Use cases look for duplicates first; the constraints of the database cover concurrent writes.
function violation(error: unknown): Refusal | null {
  if (!(error instanceof Error)) return null;
  const known = error instanceof Prisma.PrismaClientKnownRequestError;
  const isViolation = (known && error.code === 'P2002') || /\b(23505|23P01)\b/.test(error.message);
  if (!isViolation) return null;
  return new Refusal(UserErrorCode.DUPLICATE, null, 'A record with the same identity already exists');
}

/** Validates an input by its decorators, and rejects text that PostgreSQL cannot store. */
async function validateInput(input: object): Promise<UserError[]> {
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
