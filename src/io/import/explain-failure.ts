import { causesOf, codeOfDatabaseError, isReadOnly } from '../../platform/postgres/database-error';
import { ErrorCode } from '../../platform/errors';
import { WrongFormat } from './format';
import { InputError } from './read/input-error';
import { BatchRejected } from './commit/batch-rejected';

/** The message of a job that failed for a reason that only the operator should see. */
export const UNEXPLAINED = 'It failed; the reason is in the log of the process that ran it.';

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const DISK_FULL = new Set(['53100', 'ENOSPC']);
const GOES_ON = 'What was committed stays; the same import again goes on from there.';

/** Why an import failed, for its user, and what became of it; null if only the operator should know. */
export function explainFailure(error: unknown, sequel = GOES_ON): string | null {
  if (error instanceof WrongFormat || error instanceof InputError || error instanceof BatchRejected)
    return error.message;
  const causes = causesOf(error);
  const isFull = causes.some(
    ({ code, originalCode, message }) =>
      DISK_FULL.has(String(code)) ||
      DISK_FULL.has(String(originalCode)) ||
      /No space left on device|could not extend file/.test(String(message)),
  );
  if (isFull) return `There is no space left on the disk. ${sequel}`;
  if (causes.some(({ code }) => String(code).startsWith('Z_')))
    return `The file is damaged: it cannot be decompressed. ${sequel}`;
  if (isReadOnly(error)) return `The database is a standby, and accepts no writes. ${sequel}`;
  if (codeOfDatabaseError(error) === ErrorCode.UNAVAILABLE)
    return `The database cannot be reached. ${sequel}`;
  return null;
}
