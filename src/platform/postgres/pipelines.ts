import type { Pool, PoolClient } from 'pg';

// What is short takes PostgreSQL less than it takes Node, so that more of these would wait for Node as well.
const MAX = 4;
// Many times what a short statement takes: this one waits for a lock, or is not short this time.
const STUCK_MS = 50;

/** A connection of a pool, with the statements that were sent on it and not answered yet; answers come in their order. */
export interface Pipeline {
  readonly client: Promise<PoolClient>;
  unanswered: number;
  /** When the last answer came, or else when it was opened, in milliseconds. */
  movedAt: number;
  /** Why the connection is not to be used again, once something failed. */
  error?: Error;
}

/**
 * Connections of a pool to send statements on. Short ones share a few (pipelining): PostgreSQL reads the next while Node
 * reads the answer to the one before, and neither is woken for each. Whatever may take longer has a connection of its
 * own, for nobody to wait behind, and nobody joins one that doesn't move. A connection is the pool's again as soon as
 * nothing is left on it.
 */
export class Pipelines {
  private readonly shared: Pipeline[] = [];
  private readonly most: number;

  constructor(private readonly pool: Pool) {
    // What is not short is to find one as well.
    this.most = Math.min(MAX, pool.options.max >> 1);
  }

  /** A connection for one statement more. */
  take(isShort: boolean): Pipeline {
    const pipeline = isShort && this.most > 0 ? this.sharedOne() : this.open();
    pipeline.unanswered += 1;
    return pipeline;
  }

  /** To be called once for each time that one was taken, when the statement is answered or has failed. */
  leave(pipeline: Pipeline): void {
    pipeline.unanswered -= 1;
    if (pipeline.unanswered > 0 && !pipeline.error) return;
    const at = this.shared.indexOf(pipeline);
    if (at >= 0) this.shared.splice(at, 1);
    if (pipeline.unanswered > 0) return;
    pipeline.client.then(
      (client) => client.release(pipeline.error),
      // There never was a connection, as whoever took it has been told.
      () => {},
    );
  }

  private sharedOne(): Pipeline {
    const movedSince = performance.now() - STUCK_MS;
    const stuck = this.shared.findIndex(({ movedAt }) => movedAt < movedSince);
    if (stuck >= 0) this.shared.splice(stuck, 1);
    if (this.shared.length < this.most) {
      const opened = this.open();
      this.shared.push(opened);
      return opened;
    }
    return this.shared.reduce((least, each) => (each.unanswered < least.unanswered ? each : least));
  }

  private open(): Pipeline {
    return { client: this.pool.connect(), unanswered: 0, movedAt: performance.now() };
  }
}
