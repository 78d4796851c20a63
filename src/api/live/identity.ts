import type { IncomingHttpHeaders } from 'node:http';

const REQUEST_ID = 'x-request-id';

/**
 * What connectionParams, or extensions of an operation, say of the request that it is a part of, as headers would: browsers
 * can send none with a WebSocket. What they have replaces that of the connection, a trace with its state.
 */
export function identityIn(given: Readonly<Record<string, unknown>> | undefined): IncomingHttpHeaders {
  const { traceparent, tracestate } = given ?? {};
  const id = given?.[REQUEST_ID];
  return {
    ...(typeof id === 'string' && { [REQUEST_ID]: id }),
    ...(typeof traceparent === 'string' && {
      traceparent,
      tracestate: typeof tracestate === 'string' ? tracestate : undefined,
    }),
  };
}
