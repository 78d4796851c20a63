import type { Exception } from '@opentelemetry/api';
import type { Logger } from 'pino';

type ErrorWithCode = { readonly message?: string; readonly code?: string | number };

export type FailureLog = Pick<Logger, 'warn' | 'info'>;

/** What is wrong is said again once nothing was wrong for so many milliseconds. */
const FORGET_MS = 60_000;
const MAX_REASON = 300;
/** Addresses may have passwords and tokens in them. */
const ADDRESS = /https?:\/\/\S*/gi;

/** Writes to the log what the SDK of OpenTelemetry complains of: each kind of failure once until it has passed. */
export class Failures {
  private readonly said = new Set<string>();
  private failedAt = 0;

  constructor(private readonly log: FailureLog) {}

  /** Takes the diagnostics of the SDK. */
  get diagnostics() {
    const note = (...parts: unknown[]) =>
      this.write('OpenTelemetry warns', parts.filter((part) => typeof part === 'string').join(' '));
    const none = () => {};
    return { error: note, warn: note, info: none, debug: none, verbose: none };
  }

  /** Takes the error of an export. */
  note(error: Exception): void {
    const { message = '', code = '' } =
      typeof error === 'string' ? { message: error } : (error as ErrorWithCode);
    const isNamed = message.includes(String(code));
    this.write('traces could not be exported', isNamed ? message : `${message} (${code})`.trim());
  }

  /** Something went well. */
  end(): void {
    if (this.said.size === 0 || performance.now() - this.failedAt < FORGET_MS) return;
    this.said.clear();
    this.log.info('traces are exported again');
  }

  private write(message: string, text: string): void {
    const reason = text.replace(ADDRESS, '(address)').slice(0, MAX_REASON);
    const kind = reason.replace(/\d+/g, '');
    this.failedAt = performance.now();
    if (this.said.has(kind)) return;
    this.said.add(kind);
    this.log.warn({ reason }, message);
  }
}
