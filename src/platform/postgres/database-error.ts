import { ErrorCode } from '../errors';

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  // Prisma's codes: cannot reach the server, timed out reaching it, connection closed, no free connection in the pool.
  'P1001',
  'P1002',
  'P1017',
  'P2024',
]);

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const CANCELLED = '57014';
const TOO_BUSY_OR_STOPPING = new Set(['53300', '57P01', '57P02', '57P03']);
const isConnectionException = (code: string) => /^08[0-9A-Z]{3}$/.test(code);

// pg has no codes for these; PostgreSQL uses the code of the last one for many other errors.
const CONNECTION_LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after calling end|database ".*" is not currently accepting connections)/;

/** The code for an error of a database client that the client or the operator should know about; else null. */
export function codeOfDatabaseError(thrown: unknown): ErrorCode | null {
  for (const error of causesOf(thrown)) {
    for (const code of [error.code, error.originalCode]) {
      if (typeof code !== 'string') continue;
      if (code === CANCELLED) return ErrorCode.TIMEOUT;
      if (UNREACHABLE.has(code) || TOO_BUSY_OR_STOPPING.has(code) || isConnectionException(code)) {
        return ErrorCode.UNAVAILABLE;
      }
    }
    if (typeof error.message === 'string' && CONNECTION_LOST.test(error.message))
      return ErrorCode.UNAVAILABLE;
  }
  return null;
}

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
