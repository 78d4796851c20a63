// Later versions may append fields, version 00 has none; see https://www.w3.org/TR/trace-context/.
const TRACEPARENT =
  /^(?!ff|00.{54})[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})[\da-f]{16}-[\da-f]{2}(?:-.*)?$/;

/** The id of the trace in the header traceparent, for which no SDK is loaded; undefined without a valid one. */
export const traceIdIn = (header: unknown): string | undefined =>
  typeof header === 'string' ? TRACEPARENT.exec(header)?.[1] : undefined;
