import { causesOf, codeOfDatabaseError } from '../platform/http/database-error';
import { ErrorCode } from '../platform/errors';

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const DISK_FULL = new Set(['53100', 'ENOSPC']);
const GOES_ON = 'What was committed stays; the same command again goes on from there.';

/** Why an import came to nothing, in words for whoever runs it. */
export function explainFailure(error: unknown): string {
  const causes = causesOf(error);
  const isFull = causes.some(
    ({ code, originalCode, message }) =>
      DISK_FULL.has(String(code)) ||
      DISK_FULL.has(String(originalCode)) ||
      /No space left on device|could not extend file/.test(String(message)),
  );
  if (isFull) return `there is no space left on the disk. Make room. ${GOES_ON}`;
  if (codeOfDatabaseError(error) === ErrorCode.UNAVAILABLE)
    return `the database cannot be reached. ${GOES_ON}`;
  return (error as Error).message;
}
