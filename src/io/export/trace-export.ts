import type { FastifyReply, FastifyRequest } from 'fastify';
import { requestIdOf } from '../../platform/http/headers';
import type { Tracer } from '../../platform/tracing/tracer';
import type { Pacing } from './read-items';

/** An export that is recorded as a span, until its response is closed. */
export interface TracedExport {
  /** Notes which list is written in which format. */
  chosen(collection: string, format: string): void;
  /** Counts the rows that are read, and has their statements below the span. */
  paced(pacing: Pacing): Pacing;
}

/** Begins the span of an export, named by the semantic conventions for HTTP; null where it is not recorded. */
export function traceExport(
  tracer: Tracer | null,
  request: FastifyRequest,
  reply: FastifyReply,
): TracedExport | null {
  const { headers, method } = request;
  const span = tracer?.serve(`${method} /export/:file`, headers);
  if (!span) return null;
  let what: Readonly<Record<string, string>> = {};
  let rows = 0;
  reply.raw.once('close', () => {
    const { statusCode: status, writableFinished: isWhole } = reply.raw;
    span.end({
      attributes: {
        'http.request.method': method,
        'http.route': '/export/:file',
        'http.response.status_code': status,
        ...what,
        'rostrum.export.rows': rows,
        'rostrum.request_id': requestIdOf(headers),
      },
      errors: status >= 500 ? [String(status)] : isWhole ? [] : ['incomplete'],
    });
  });
  return {
    chosen(collection, format) {
      what = { 'rostrum.export.collection': collection, 'rostrum.export.format': format };
    },
    paced: ({ query, items }) => ({
      query: (statement, cost) => span.run(() => query(statement, cost)),
      items: (read) => {
        rows += read.length;
        return items(read);
      },
    }),
  };
}
