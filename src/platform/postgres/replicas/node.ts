import type { Client } from 'pg';
import type { Logger } from 'pino';
import { openClient, placeOf } from '../hosts';
import { numberOf, STAMP } from './seen';

/** In milliseconds: between two looks, between attempts to reach a node again, and how long a look may take. */
const EVERY_MS = 50;
const AGAIN_MS = 500;
const LOOK_MS = 1_000;
/** After so many late looks in a row a node counts as lost: one may be late because this process was busy itself. */
const LATE_LOOKS = 2;
/** Says which server answers, behind whatever address. */
export const SERVER = "coalesce(host(inet_server_addr()), '') || ':' || inet_server_port()";
const LOOK = `select pg_is_in_recovery() as is_standby, ${SERVER} as server,
  (select ${STAMP} from recording order by id desc limit 1) as stamp,
  array(select ${STAMP} from recording where id = any($1)) as others`;

/** What a look at a node has found. */
export interface State {
  readonly isStandby: boolean;
  /** Its own address. */
  readonly server: string;
  /** The stamp of its last recording; empty where there is none. */
  readonly stamp: string;
  /** The number of its last recording. */
  readonly recording: bigint;
}

export interface NodeWatching {
  readonly log: Pick<Logger, 'warn' | 'info'>;
  /** The numbers of recordings whose stamps the node is asked for. */
  asksOf(): readonly bigint[];
  /** Called after each look that succeeded. */
  seen(state: State, stamps: readonly string[]): void;
  /** Called when a look fails, and with it what is known of the node. */
  lost(): void;
}

/** Looks at one server twenty times a second, on a connection of its own: whether it answers, and how far it is. */
export class NodeWatch {
  readonly place: string;
  /** Null while it does not answer. */
  state: State | null = null;
  private client: Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> = Promise.resolve();
  private next: Promise<void> | null = null;
  private isClosed = false;
  private wasLost = false;
  private late = 0;
  private isToReconnect = false;

  constructor(
    private readonly url: string,
    private readonly watching: NodeWatching,
  ) {
    this.place = placeOf(url);
    this.looking = this.look();
  }

  /** Resolves after a look that begins from now on; all who ask meanwhile share it. */
  lookNow(): Promise<void> {
    return (this.next ??= this.looking.then(() => {
      this.next = null;
      if (this.timer) clearTimeout(this.timer);
      return this.isClosed ? undefined : (this.looking = this.look());
    }));
  }

  /** Lets the next look find the server anew. */
  reconnect(): void {
    this.isToReconnect = true;
  }

  /** Resolves after the first look. */
  async looked(): Promise<void> {
    await this.looking;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    if (this.timer) clearTimeout(this.timer);
    await this.client?.end().catch(() => {});
  }

  private async look(): Promise<void> {
    const begun = performance.now();
    if (this.isToReconnect) this.disconnect();
    this.isToReconnect = false;
    try {
      this.client ??= await openClient(this.url, {
        application_name: 'rostrum position',
        connectionTimeoutMillis: LOOK_MS,
        query_timeout: LOOK_MS,
      });
      const { rows } = await this.client.query<{
        is_standby: boolean;
        server: string;
        stamp: string | null;
        others: string[];
      }>(LOOK, [this.watching.asksOf().map(String)]);
      const [{ is_standby, server, stamp, others }] = rows as [(typeof rows)[0]];
      if (this.wasLost) this.watching.log.info({ node: this.place }, 'a node answers again');
      this.wasLost = false;
      this.late = 0;
      this.state = { isStandby: is_standby, server, stamp: stamp ?? '', recording: numberOf(stamp ?? '') };
      this.watching.seen(this.state, others);
    } catch (err) {
      const isLate = performance.now() - begun >= LOOK_MS;
      this.late = isLate ? this.late + 1 : LATE_LOOKS;
      this.disconnect();
      if (this.state === null || this.late >= LATE_LOOKS) this.lose(err as Error);
    }
    if (!this.isClosed) {
      const next = () => void (this.looking = this.look());
      this.timer = setTimeout(next, this.state ? EVERY_MS : AGAIN_MS).unref();
    }
  }

  private disconnect(): void {
    // A server that does not answer would be waited for.
    void this.client?.end().catch(() => {});
    this.client = null;
  }

  private lose(err: Error): void {
    if (this.isClosed) return;
    this.state = null;
    if (!this.wasLost) this.watching.log.warn({ err, node: this.place }, 'a node does not answer');
    this.wasLost = true;
    this.watching.lost();
  }
}
