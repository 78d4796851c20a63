import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';

// Proxies give up a connection on which nothing comes for half a minute or so.
const KEEPALIVE_MS = 12_000;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // Nginx would hold events back until a page of them is together.
  'x-accel-buffering': 'no',
  // Nothing else comes over a connection that was cut, and a server that closes need not wait for it.
  connection: 'close',
};

/** A response of server-sent events that stays open. The sender waits until the client has taken what was sent before. */
export class EventStream {
  private readonly response: ServerResponse;
  private readonly closing = new AbortController();

  constructor(reply: FastifyReply) {
    const headers = { ...reply.getHeaders(), ...HEADERS };
    reply.hijack();
    this.response = reply.raw;
    this.response.writeHead(200, headers as Record<string, string>);
    // Some browsers take no notice of a response before its first byte.
    this.response.write(':\n\n');
    const timer = setInterval(() => this.response.write(':\n\n'), KEEPALIVE_MS);
    this.response.once('close', () => {
      clearInterval(timer);
      this.closing.abort();
    });
  }

  /** Aborted once the client is gone, or the stream was ended. */
  get closed(): AbortSignal {
    return this.closing.signal;
  }

  /** Sends an event; with `id`, which a client that was cut off says to go on from there. */
  async send(event: string, data: unknown, id?: string | null): Promise<void> {
    const said = data === undefined ? '' : ` ${JSON.stringify(data)}`;
    await this.write(`${id == null ? '' : `id: ${id}\n`}event: ${event}\ndata:${said}\n\n`);
  }

  /** Tells from where to go on, without an event. */
  async sendId(id: string): Promise<void> {
    await this.write(`id: ${id}\n\n`);
  }

  end(): void {
    this.response.end();
  }

  private async write(text: string): Promise<void> {
    if (this.closed.aborted || this.response.writableEnded) return;
    if (this.response.write(text)) return;
    await once(this.response, 'drain', { signal: this.closed }).catch(() => {});
  }
}
