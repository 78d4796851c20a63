import type { Pool, PoolClient } from 'pg';

// PostgreSQL takes less time for a short statement than Node does, so more connections would only wait for Node.
const MAX = 4;
// A PostgreSQL process that is awake answers more statements than several that are woken for each; see bench/NOTES.md.
const BACKLOG_MS = 4;

/** A connection with the statements that were sent on it and are not yet answered; answers arrive in order. */
export interface Pipeline {
  readonly client: Promise<PoolClient>;
  unanswered: number;
  /** The time that these are expected to take, in milliseconds. */
  backlogMs: number;
  /** The time of the last answer, or of opening the connection, in milliseconds. */
  movedAt: number;
  /** The error because of which the connection must not be used again. */
  error?: Error;
}

/**
 * Connections of a pool for sending statements. Short statements share a few connections (pipelining): PostgreSQL reads
 * the next while Node reads the answer to the previous one, and neither waits to be woken for each. Another connection is
 * used only where a statement would wait too long behind others. A statement that may take longer gets its own
 * connection, so that no other waits behind it; a connection that makes no progress is not joined. A connection returns
 * to the pool as soon as all its statements are answered.
 */
export class Pipelines {
  private readonly shared: Pipeline[] = [];
  /** How many connections are shared. */
  readonly most: number;

  constructor(
    private readonly pool: Pool,
    private readonly stuckMs: number,
  ) {
    // Leaves connections for statements that are not short.
    this.most = Math.min(MAX, pool.options.max >> 1);
  }

  /** Takes a connection for a statement that is expected to take so many milliseconds; one of its own unless it is short. */
  take(isShort: boolean, expectedMs: number): Pipeline {
    const pipeline = isShort && this.most > 0 ? this.sharedOne() : this.open();
    pipeline.unanswered += 1;
    pipeline.backlogMs += expectedMs;
    return pipeline;
  }

  /** Must be called once for each connection taken, when its statement is answered or has failed. */
  leave(pipeline: Pipeline, expectedMs: number): void {
    pipeline.unanswered -= 1;
    pipeline.backlogMs -= expectedMs;
    if (pipeline.unanswered > 0 && !pipeline.error) return;
    const at = this.shared.indexOf(pipeline);
    if (at >= 0) this.shared.splice(at, 1);
    if (pipeline.unanswered > 0) return;
    pipeline.client.then(
      (client) => client.release(pipeline.error),
      // The connection was never opened; its taker has received the error.
      () => {},
    );
  }

  private sharedOne(): Pipeline {
    const movedSince = performance.now() - this.stuckMs;
    for (let at = this.shared.length - 1; at >= 0; at -= 1)
      if (this.shared[at]!.movedAt < movedSince) this.shared.splice(at, 1);
    const free = this.shared.find(({ backlogMs }) => backlogMs < BACKLOG_MS);
    if (free) return free;
    if (this.shared.length < this.most) {
      const opened = this.open();
      this.shared.push(opened);
      return opened;
    }
    return this.shared.reduce((least, each) => (each.backlogMs < least.backlogMs ? each : least));
  }

  private open(): Pipeline {
    return { client: this.pool.connect(), unanswered: 0, backlogMs: 0, movedAt: performance.now() };
  }
}

/** PostgreSQL's time for the statement just answered: it began when the previous one was answered. */
export function tookOf(pipeline: Pipeline, sentAt: number): number {
  const began = Math.max(sentAt, pipeline.movedAt);
  pipeline.movedAt = performance.now();
  return pipeline.movedAt - began;
}
