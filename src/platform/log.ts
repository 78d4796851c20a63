import { type Logger, pino } from 'pino';
import type { Config } from '../config';

/** The process's log: one JSON object a line, without what would let a reader act as somebody else. */
export const createLog = (level: Config['logLevel']): Logger =>
  pino({ level, redact: ['req.headers.authorization', 'req.headers.cookie'] });
