import { type LevelWithSilent, type Logger, pino } from 'pino';

/** The process's log: one JSON object a line, without what would let a reader act as somebody else. */
export const createLog = (level: LevelWithSilent): Logger =>
  pino({ level, redact: ['req.headers.authorization', 'req.headers.cookie'] });
