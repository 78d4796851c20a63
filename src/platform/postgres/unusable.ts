import { ErrorCode } from '../errors';
import { codeOfDatabaseError, isCancelled, reasonOf } from './database-error';

/** Where the database of a process is, without a password, and the variable that says so. */
export interface Place {
  readonly variable: 'DATABASE_URL' | 'ROSTRUM_DATA_DIR';
  readonly place: string;
}

const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [
    /^The database schema is not empty/,
    'it has tables of another program; create a database of its own for Rostrum',
  ],
  [
    /permission denied|must be owner/,
    'its user has to own the database, or be granted what is missing: grant create on database … to …; grant create on schema public to …',
  ],
  [
    /read-only transaction/,
    'default_transaction_read_only has to be off for its user until the database is migrated',
  ],
  [/No space left on device|could not extend file/, 'make room on its disk'],
];
const TOO_SHORT =
  'the statement_timeout of its role or database is too short for any statement: alter role … reset statement_timeout';

/** Says of a database that it cannot be used: the variable to correct, or what else its operator can do. */
export const unusable = ({ variable, place }: Place, reason: string, cause?: unknown): Error =>
  new Error(
    `${variable}: the database ${variable === 'DATABASE_URL' ? 'at' : 'in'} ${place} cannot be used: ${reason}`,
    { cause },
  );

/** The error of a database that does not answer at the start. */
export function unreachable(place: Place, error: Error): Error {
  if (isCancelled(error)) return unusable(place, TOO_SHORT);
  return unusable(place, error.message || String(error), error);
}

/** Names the variable and the remedy where the database refuses something for a reason that its operator can remove. */
export function withRemedy(place: Place, error: Error): Error {
  const reason = reasonOf(error);
  const remedy = REMEDIES.find(([refusal]) => refusal.test(reason))?.[1];
  if (remedy !== undefined)
    return unusable(place, `${reason.replace(/^ERROR: /, '').split('. ')[0]}; ${remedy}`, error);
  if (codeOfDatabaseError(error) !== ErrorCode.UNAVAILABLE) return error;
  const log = place.variable === 'ROSTRUM_DATA_DIR' ? `; more is in ${place.place}/postgres.log` : '';
  return unusable(place, reason + log, error);
}
