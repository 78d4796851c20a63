import type { IncomingHttpHeaders } from 'node:http';

const ID = /^[\w.:-]{1,128}$/;
// https://www.w3.org/TR/trace-context/#traceparent-header
const TRACEPARENT = /^[\da-f]{2}-([\da-f]{32})-/;

/** The id that a client or proxy gave a request: x-request-id, or the trace id of traceparent; undefined without a valid one. */
export function requestIdOf({ 'x-request-id': id, traceparent }: IncomingHttpHeaders): string | undefined {
  if (typeof id === 'string' && ID.test(id)) return id;
  return typeof traceparent === 'string' ? TRACEPARENT.exec(traceparent)?.[1] : undefined;
}
