import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** A span as OTLP writes it, its attributes by name. */
export interface ReceivedSpan {
  name: string;
  kind: number;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  traceState?: string;
  flags: number;
  status: { code?: number };
  events?: { name: string; attributes: unknown[] }[];
  attributes: Record<string, unknown>;
}

export interface Received {
  url: string;
  headers: IncomingMessage['headers'];
  resource: Record<string, unknown>;
  spans: ReceivedSpan[];
}

/** A collector of OpenTelemetry that records what it receives, and answers as told. */
export interface Collector {
  url: string;
  received: Received[];
  /** How further requests are answered. */
  answer: (response: ServerResponse, request: IncomingMessage) => void;
  /** Resolves to the spans so far, when some of them are as sought. */
  spans(isSought: (spans: ReceivedSpan[]) => boolean): Promise<ReceivedSpan[]>;
  close(): void;
}

const taken = (response: ServerResponse) => void response.end('{}');

const byName = (attributes: { key: string; value: Record<string, unknown> }[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

export async function startCollector(): Promise<Collector> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const sent = Buffer.concat(parts);
      const isCompressed = request.headers['content-encoding'] === 'gzip';
      const body = JSON.parse((isCompressed ? gunzipSync(sent) : sent).toString());
      const [{ resource, scopeSpans }] = body.resourceSpans;
      const spans = scopeSpans[0].spans.map((span: any) => ({
        ...span,
        attributes: byName(span.attributes),
      }));
      received.push({
        url: request.url!,
        headers: request.headers,
        resource: byName(resource.attributes),
        spans,
      });
      server.emit('received');
      collector.answer(response, request);
    });
  });
  const collector: Collector = {
    url: '',
    received,
    answer: taken,
    async spans(isSought) {
      for (;;) {
        const spans = received.flatMap((each) => each.spans);
        if (isSought(spans)) return spans;
        await once(server, 'received');
      }
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  collector.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return collector;
}
