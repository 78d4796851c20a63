import { PassThrough } from 'node:stream';
import type { JSONRPCMessage, MessageExtraInfo, Transport } from '@modelcontextprotocol/server';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';

type Id = string | number;

/**
 * An MCP transport over stdin and stdout that responds to all pending requests before it ends with stdin.
 * The transport of the SDK drops them, so that messages could not be piped in from a file.
 */
export class DrainingStdio implements Transport {
  onmessage?: Transport['onmessage'];
  onclose?: () => void;
  onerror?: (error: Error) => void;

  private readonly input = new PassThrough();
  private readonly inner = new StdioServerTransport(this.input, process.stdout);
  private readonly unanswered = new Set<Id>();
  private isEnded = false;
  private hasClosed!: () => void;
  /** Settles when the transport is closed by either side. */
  readonly closed = new Promise<void>((resolve) => (this.hasClosed = resolve));

  async start(): Promise<void> {
    this.inner.onmessage = (message: JSONRPCMessage, extra?: MessageExtraInfo) => {
      this.note(message);
      this.onmessage?.(message, extra);
    };
    this.inner.onclose = () => {
      this.onclose?.();
      this.hasClosed();
    };
    this.inner.onerror = (error) => this.onerror?.(error);
    await this.inner.start();
    process.stdin.pipe(this.input, { end: false });
    // Called once, after all earlier input has been read.
    process.stdin.once('end', () => setImmediate(() => this.end()));
  }

  async send(message: JSONRPCMessage): Promise<void> {
    await this.inner.send(message);
    if (!('method' in message) && message.id !== undefined) this.unanswered.delete(message.id);
    this.closeWhenDrained();
  }

  close(): Promise<void> {
    return this.inner.close();
  }

  private note(message: JSONRPCMessage): void {
    if (!('method' in message)) return;
    if ('id' in message) this.unanswered.add(message.id);
    // A cancelled request gets no response.
    else if (message.method === 'notifications/cancelled')
      this.unanswered.delete((message.params as { requestId: Id }).requestId);
  }

  private end(): void {
    this.isEnded = true;
    this.closeWhenDrained();
  }

  private closeWhenDrained(): void {
    if (this.isEnded && this.unanswered.size === 0) this.input.end();
  }
}
