import { ErrorCode, Unavailable } from '../errors';

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  // The process, or the system, has no descriptor left for a connection.
  'EMFILE',
  'ENFILE',
  // Prisma's codes: cannot reach the server, timed out reaching it, connection closed, no free connection in the pool.
  'P1001',
  'P1002',
  'P1017',
  'P2024',
]);

/** What Prisma's adapter makes of errors of the socket, whose codes it drops; below a raw statement it has no other. */
const UNREACHABLE_KINDS = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout']);

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const CANCELLED = '57014';
/** A standby, or a full disk in some setups. */
const READ_ONLY = '25006';
/** Read-only, too busy, stopping, waiting for a lock, or longer in a transaction than a server allows. */
const NOT_NOW = new Set([READ_ONLY, '25P03', '25P04', '55P03', '57P01', '57P02', '57P03', '57P05']);
/** 08: connection exception; 53: insufficient resources, such as a full disk; 58: errors of the system below. */
const isNotNow = (code: string) => NOT_NOW.has(code) || /^(08|53|58)[0-9A-Z]{3}$/.test(code);
/** PostgreSQL has no code of its own for a disk that the system has made read-only, as after an error of it. */
const isOfReadOnlyDisk = ({ code, originalCode, message, originalMessage }: Bag) =>
  [code, originalCode].includes('42501') &&
  /Read-only file system/.test(`${message as string} ${originalMessage as string}`);
/** Two transactions were in each other's way: serialization failure, deadlock; and Prisma's code for both. */
const CONFLICTS = new Set(['40001', '40P01', 'P2034']);

// pg has no codes for these; PostgreSQL uses the code of the last one for many other errors.
const CONNECTION_LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after calling end|database ".*" is not currently accepting connections)/;

/** The code for an error of a database client that the client or the operator should know about; else null. */
export function codeOfDatabaseError(thrown: unknown): ErrorCode | null {
  for (const error of causesOf(thrown)) {
    if (error instanceof Unavailable || UNREACHABLE_KINDS.has(String(error.kind)) || isOfReadOnlyDisk(error))
      return ErrorCode.UNAVAILABLE;
    for (const code of [error.code, error.originalCode]) {
      if (typeof code !== 'string') continue;
      if (code === CANCELLED) return ErrorCode.TIMEOUT;
      if (UNREACHABLE.has(code) || CONFLICTS.has(code) || isNotNow(code)) {
        return ErrorCode.UNAVAILABLE;
      }
    }
    if (typeof error.message === 'string' && CONNECTION_LOST.test(error.message))
      return ErrorCode.UNAVAILABLE;
  }
  return null;
}

/** Whether a write failed because the database is a standby. */
export const isReadOnly = (thrown: unknown): boolean =>
  causesOf(thrown).some(({ code, originalCode }) => code === READ_ONLY || originalCode === READ_ONLY);

/** Whether a transaction failed because of another, so that it may succeed if it is repeated. */
export const isConflict = (thrown: unknown): boolean =>
  causesOf(thrown).some(({ code, originalCode }) =>
    [code, originalCode].some((each) => typeof each === 'string' && CONFLICTS.has(each)),
  );

type Bag = Record<string, unknown>;

/** An error and its causes, outermost first, in the conventions of GraphQL, JavaScript and Prisma. */
export function causesOf(thrown: unknown): Bag[] {
  const found: Bag[] = [];
  const waiting: unknown[] = [thrown];
  while (waiting.length > 0) {
    const next = waiting.shift();
    if (typeof next !== 'object' || next === null || found.includes(next as Bag)) continue;
    const error = next as Bag;
    found.push(error);
    waiting.push(
      error.originalError,
      error.thrownValue,
      error.cause,
      (error.meta as Bag | undefined)?.driverAdapterError,
    );
  }
  return found;
}

/** Why something failed, in one line: of the messages of Prisma, which begin with an excerpt of its own source, what PostgreSQL said. */
export function reasonOf(error: Error): string {
  if (!/ invocation( in|:)/.test(error.message)) return error.message;
  const told = causesOf(error).find(({ originalMessage }) => typeof originalMessage === 'string');
  return told ? (told.originalMessage as string) : error.message.trimEnd().split('\n').at(-1)!;
}

/** Whether PostgreSQL cancelled a statement, on request or at its timeout. */
export const isCancelled = (error: unknown): boolean => (error as { code?: unknown }).code === CANCELLED;
