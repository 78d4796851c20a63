import { type LevelWithSilent, type Logger, pino } from 'pino';

/** What may wait to be written while the disk is full, in bytes; more is dropped. */
const MAX_WAITING = 1_000_000;

/** The log of the process: one JSON object a line, without credentials. */
export function createLog(level: LevelWithSilent, to: 'stdout' | 'stderr' = 'stdout'): Logger {
  const destination = pino.destination({ dest: to === 'stdout' ? 1 : 2, maxLength: MAX_WAITING });
  // A line that cannot be written, as on a full disk, is tried again with the next one.
  destination.on('error', () => {});
  // pg attaches the connection, with its password, to errors.
  const redact = ['req.headers.authorization', 'req.headers.cookie', 'err.client'];
  return pino({ level, redact }, destination);
}
