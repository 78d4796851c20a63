import type { Pool, PoolClient } from 'pg';
import { DATABASE_UNREACHABLE, Unavailable } from '../errors';

type Taken = (error: Error | undefined, client: PoolClient | undefined, release: () => void) => void;

const refusal = () => new Unavailable(DATABASE_UNREACHABLE);

/**
 * Stands before a pool. While the database does not answer it is shut: whoever asks for a connection is refused at once, also
 * those who were waiting for one, instead of finding out one after the other.
 */
export class Gate {
  private isShut = false;
  private readonly waiting = new Set<() => void>();
  private readonly connect: () => Promise<PoolClient>;

  constructor(private readonly pool: Pool) {
    const connect = pool.connect.bind(pool) as typeof pool.connect;
    this.connect = () => connect();
    // pg has no other way to refuse a connection; Prisma and pool.query ask for theirs here as well.
    pool.connect = ((taken?: Taken) => {
      if (!this.isShut && pool.idleCount > 0) return taken ? connect(taken as never) : connect();
      const connecting = this.isShut ? Promise.reject<PoolClient>(refusal()) : this.wait();
      if (!taken) return connecting;
      connecting.then(
        (client) => taken(undefined, client, (...reasons) => client.release(...reasons)),
        (error: Error) => taken(error, undefined, () => {}),
      );
      return undefined;
    }) as typeof pool.connect;
  }

  shut(): void {
    this.isShut = true;
    for (const giveUp of this.waiting) giveUp();
    this.waiting.clear();
  }

  open(): void {
    this.isShut = false;
  }

  /** Leaves the pool as it was. */
  remove(): void {
    delete (this.pool as Partial<Pool>).connect;
  }

  private wait(): Promise<PoolClient> {
    return new Promise((resolve, reject) => {
      const giveUp = () => reject(refusal());
      this.waiting.add(giveUp);
      this.connect().then(
        (client) => (this.waiting.delete(giveUp) ? resolve(client) : client.release()),
        (error: Error) => {
          this.waiting.delete(giveUp);
          reject(error);
        },
      );
    });
  }
}
