/** The trace that a client or proxy has begun, of which a request is a part; see https://www.w3.org/TR/trace-context/. */
export interface TraceParent {
  readonly traceId: string;
  readonly parentId: string;
  /** Whether the caller may have recorded the trace. */
  readonly isSampled: boolean;
}

// Later versions may append fields, version 00 has none.
const TRACEPARENT = /^(?!ff)([\da-f]{2})-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})(-.*)?$/;
const SAMPLED = 1;

/** Reads the header traceparent; null without a valid one. */
export function readTraceParent(header: unknown): TraceParent | null {
  const [, version, traceId, parentId, flags = '', more] =
    (typeof header === 'string' && TRACEPARENT.exec(header)) || [];
  if (traceId === undefined || parentId === undefined || (version === '00' && more !== undefined))
    return null;
  return { traceId, parentId, isSampled: (Number.parseInt(flags, 16) & SAMPLED) !== 0 };
}

const MAX_MEMBERS = 32;
const MAX_LENGTH = 512;
const KEY = /[a-z\d][a-z\d_\-*/@]{0,255}/;
const MEMBER = new RegExp(`^${KEY.source}=[\\x20-\\x2b\\x2d-\\x3c\\x3e-\\x7e]{1,256}$`);

/** Reads the header tracestate, what tracing systems say of a trace to each other; undefined without a valid one. */
export function readTraceState(header: unknown): string | undefined {
  if (typeof header !== 'string' || header.length > MAX_LENGTH) return undefined;
  const members = header
    .split(',')
    .map((member) => member.trim())
    .filter((member) => member !== '');
  const isValid =
    members.length > 0 && members.length <= MAX_MEMBERS && members.every((member) => MEMBER.test(member));
  return isValid ? members.join(',') : undefined;
}
