import { randomBytes } from 'node:crypto';
import { AsyncLocalStorage } from 'node:async_hooks';

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** The kinds of opentelemetry-proto, trace/v1. */
export enum SpanKind {
  INTERNAL = 1,
  SERVER = 2,
  CLIENT = 3,
}

/** The place of a span: its trace, the span above it, and what other tracing systems say of it. */
export interface SpanContext {
  readonly traceId: string;
  readonly parentId: string | null;
  /** Whether the span above is that of a client. */
  readonly isParentRemote: boolean;
  readonly traceState: string | undefined;
}

export interface SpanEvent {
  readonly name: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly attributes: Attributes;
}

/** How a span ends. */
export interface SpanEnd {
  readonly name?: string;
  readonly attributes: Attributes;
  /** The codes of its errors. */
  readonly errors?: readonly string[];
}

const MAX_EVENTS = 10;

/** A part of a trace. It is exported when it ends. */
export class Span {
  readonly id = randomBytes(8).toString('hex');
  readonly startedAt: number;
  /** Epoch milliseconds; null before the end. */
  endedAt: number | null = null;
  attributes: Attributes = {};
  events: readonly SpanEvent[] = [];
  isError = false;

  constructor(
    public name: string,
    readonly kind: SpanKind,
    readonly context: SpanContext,
    private readonly exported: (span: Span) => void,
    /** Reads one clock for all spans of a trace, so that none begins before the one above it. */
    private readonly clock = clockOf(),
  ) {
    this.startedAt = clock();
  }

  /** Begins a span below this one. */
  child(name: string, kind: SpanKind): Span {
    const { traceId, traceState } = this.context;
    const context = { traceId, parentId: this.id, isParentRemote: false, traceState };
    return new Span(name, kind, context, this.exported, this.clock);
  }

  /** Executes something as a part of this span. */
  run<T>(work: () => T): T {
    return active.run(this, work);
  }

  end({ name = this.name, attributes, errors = [] }: SpanEnd): void {
    if (this.endedAt !== null) return;
    const at = (this.endedAt = this.clock());
    this.name = name;
    this.attributes = { ...attributes, 'error.type': errors[0] };
    this.isError = errors.length > 0;
    // Without messages: they have values of the client in them.
    this.events = errors.slice(0, MAX_EVENTS).map((code) => {
      return { name: 'exception', at, attributes: { 'exception.type': code } };
    });
    this.exported(this);
  }
}

/** Epoch milliseconds with fractions, which never go back. */
function clockOf(): () => number {
  const since = Date.now() - performance.now();
  return () => since + performance.now();
}

/** The span that the code being executed belongs to: undefined outside of any, null where its trace is not recorded. */
export const active = new AsyncLocalStorage<Span | null>();
