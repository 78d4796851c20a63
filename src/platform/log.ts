import { type LevelWithSilent, type Logger, pino } from 'pino';

/** The process's log: one JSON object a line, without what would let a reader act as somebody else. */
export const createLog = (level: LevelWithSilent, to: 'stdout' | 'stderr' = 'stdout'): Logger =>
  pino(
    // pg hangs the whole connection on its errors.
    { level, redact: ['req.headers.authorization', 'req.headers.cookie', 'err.client'] },
    pino.destination(to === 'stdout' ? 1 : 2),
  );
