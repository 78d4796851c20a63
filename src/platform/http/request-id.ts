import type { IncomingHttpHeaders } from 'node:http';
import { readTraceParent } from '../tracing/traceparent';

const ID = /^[\w.:-]{1,128}$/;

/** The id that a client or proxy gave a request: x-request-id, or the trace id of traceparent; undefined without a valid one. */
export function requestIdOf({ 'x-request-id': id, traceparent }: IncomingHttpHeaders): string | undefined {
  if (typeof id === 'string' && ID.test(id)) return id;
  return readTraceParent(traceparent)?.traceId;
}
