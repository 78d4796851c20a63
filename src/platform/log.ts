import { type LevelWithSilent, type Logger, pino } from 'pino';

/** The log of the process: one JSON object a line, without credentials. */
export const createLog = (level: LevelWithSilent, to: 'stdout' | 'stderr' = 'stdout'): Logger =>
  pino(
    // pg attaches the connection, with its password, to errors.
    { level, redact: ['req.headers.authorization', 'req.headers.cookie', 'err.client'] },
    pino.destination(to === 'stdout' ? 1 : 2),
  );
