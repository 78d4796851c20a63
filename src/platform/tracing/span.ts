import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  type SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import { AsyncLocalStorage } from 'node:async_hooks';

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
  private readonly span;

  constructor(
    private readonly tracer: Tracer,
    name: string,
    kind: SpanKind,
    above: Context,
  ) {
    this.span = tracer.startSpan(name, { kind }, above);
  }

  /** False after the end, and where the trace is not recorded. */
  get isOpen(): boolean {
    return this.span.isRecording();
  }

  /** Begins a span below this one. */
  child(name: string, kind: SpanKind): Span {
    return new Span(this.tracer, name, kind, trace.setSpan(ROOT_CONTEXT, this.span));
  }

  /** Executes something as a part of this span. */
  run<T>(work: () => T): T {
    return active.run(this, work);
  }

  end({ name, attributes, errors = [] }: SpanEnd): void {
    const { span } = this;
    if (!this.isOpen) return;
    if (name !== undefined) span.updateName(name);
    span.setAttributes({ ...attributes, 'error.type': errors[0] });
    // Without messages: they have values of the client in them.
    for (const code of errors.slice(0, MAX_EVENTS)) span.addEvent('exception', { 'exception.type': code });
    if (errors.length > 0) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  }
}

/** The span that the code being executed belongs to: undefined outside of any, null where its trace is not recorded. */
export const active = new AsyncLocalStorage<Span | null>();
