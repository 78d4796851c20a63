import { createHash } from 'node:crypto';
import { Prisma } from '../../generated/prisma/client';
import { Refusal, UserErrorCode } from '../../platform/errors';
import { record, type RecordingTx, type WriteDeps } from './recording';
import { canonical } from '../model/canonical';
import type { UserError } from './user-error';
import { validateInput } from './validate-input';

/**
 * What a mutation came to. `answer` holds ids as text; `recording` is the one at which the answer may be read;
 * `replayed` says that this is the first answer to a retried idempotencyKey.
 */
export type Outcome<T> =
  | { answer: T; recording: bigint; replayed: boolean; userErrors: [] }
  | { answer: null; recording: null; userErrors: UserError[] };

/** Who asks for what; `operation` is the mutation's name. */
export interface WriteRequest {
  actor: string;
  operation: string;
  input: { idempotencyKey?: string | null };
  /** Whether null says something else than a field that is left out. */
  nullClears?: boolean;
}

interface Answered<T> {
  answer: T;
  recording: bigint;
  replayed: boolean;
}

/**
 * Validates the input, then runs `work` as one recording: retries with the same idempotencyKey get the first
 * answer, and a Refusal from anywhere rolls back and comes out as a user error.
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

const refused = (userErrors: UserError[]) => ({ answer: null, recording: null, userErrors });

async function once<T extends Prisma.InputJsonValue>(
  rec: RecordingTx,
  { actor, operation, input, nullClears = false }: WriteRequest,
  work: (rec: RecordingTx) => Promise<T>,
): Promise<Answered<T>> {
  const key = input.idempotencyKey;
  if (!key) return { answer: await work(rec), recording: rec.resulting, replayed: false };

  const inputHash = createHash('sha256')
    .update(canonical(said(input, nullClears)))
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
 * What an input says: a field that is null says no more than one that is left out, unless null clears. Inputs are objects of
 * a class; in a plain one, which is a JSON value, null is a value like any other.
 */
function said(input: unknown, nullClears: boolean): unknown {
  if (nullClears || typeof input !== 'object' || input === null) return input;
  if (Array.isArray(input)) return input.map((item) => said(item, nullClears));
  if (input instanceof Date || isPlain(input)) return input;
  const given = Object.entries(input).filter(([, value]) => value != null);
  return Object.fromEntries(given.map(([name, value]) => [name, said(value, nullClears)]));
}

const isPlain = (value: object) =>
  [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);

// Every use case looks for duplicates before it writes; the database has the last word all the same.
function violation(error: unknown): Refusal | null {
  if (!(error instanceof Error)) return null;
  const known = error instanceof Prisma.PrismaClientKnownRequestError;
  const isViolation = (known && error.code === 'P2002') || /\b(23505|23P01)\b/.test(error.message);
  if (!isViolation) return null;
  return new Refusal(UserErrorCode.DUPLICATE, null, 'Something with the same identity is recorded already');
}
