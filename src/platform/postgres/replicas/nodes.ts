import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import type { PrismaClient } from '../../../generated/prisma/client';
import { ErrorCode, Unavailable } from '../../errors';
import { codeOfDatabaseError } from '../database-error';
import { urlOf } from '../hosts';
import type { Asking, Reads, Row, Statement } from '../prepared';
import { NodeWatch, type State } from './node';
import { Replica, type ReplicaOptions } from './replica';
import { numberOf, Seen } from './seen';

export interface NodesOptions extends ReplicaOptions {
  readonly urls: readonly string[];
  /** How far behind a replica may be that is asked, in milliseconds. */
  readonly maxLagMs: number;
}

/** How long the primary is waited for that does not show yet what a client has seen, in milliseconds. */
const PATIENCE_MS = 300;
const LOOK_AGAIN_MS = 20;
/** Those of the callers who wrote last are remembered. */
const MAX_WRITERS = 10_000;

/** A recording that the primary had, and when that was seen, in milliseconds of this process. */
interface Sample {
  readonly recording: bigint;
  readonly at: number;
}

/** A node as /metrics shows it. */
export interface NodeFigures {
  readonly place: string;
  readonly isPrimary: boolean;
  /** Whether it may be asked. */
  readonly isUp: boolean;
  readonly recording: number;
  readonly lagSeconds: number;
  /** Statements of reads that it was sent. */
  readonly asked: number;
}

/**
 * The primary and its replicas. A read goes to a replica that is far enough for it: that has what its client has seen and
 * the recordings that it asks of. Everything else goes to the primary, which may be gone without any harm to reads.
 */
export class Nodes {
  private readonly replicas: readonly Replica[];
  private readonly primary: NodeWatch;
  private readonly written = new LRUCache<string, bigint>({ max: MAX_WRITERS });
  private samples: Sample[] = [];
  /** The address of the primary that the replicas were compared with. */
  private server = '';
  private askedOfPrimary = 0;
  /** Called when the primary has a recording that it did not have at the last look. */
  onRecorded: ((recording: bigint) => void) | null = null;

  constructor(
    pool: Pool,
    private readonly options: NodesOptions,
  ) {
    this.replicas = options.urls.map((url) => new Replica(url, options));
    this.primary = new NodeWatch(urlOf(pool), {
      log: options.log,
      asksOf: () => this.replicas.map(({ watch }) => watch.state?.recording ?? 0n),
      seen: (state, stamps) => this.compare(state, stamps),
      lost: () => {},
    });
  }

  /** Resolves when each node was looked at once. */
  async looked(): Promise<void> {
    await Promise.all(this.replicas.map(({ watch }) => watch.looked()));
    // Its history is compared with theirs.
    await this.primary.lookNow();
  }

  /** To be called when another host has become the primary: the one before may still answer. */
  followPrimary(): void {
    this.primary.reconnect();
  }

  /** Whether some node can be read. */
  get canRead(): boolean {
    return this.primary.state !== null || this.replicas.some(({ isGood }) => isGood);
  }

  /** Whether the primary answers, and can be written to. */
  get canWrite(): boolean {
    return this.primary.state !== null && !this.primary.state.isStandby;
  }

  /** What a viewer has seen: what it says by the stamp it sends, and what it wrote here. */
  seenBy(viewer: string, stamp: string | undefined): Seen {
    const seen = new Seen(this.written.get(viewer) ?? 0n, (recording) => {
      if (recording > (this.written.get(viewer) ?? 0n)) this.written.set(viewer, recording);
    });
    if (stamp !== undefined) seen.raise(numberOf(stamp));
    return seen;
  }

  /** Notes the stamp of what was written: the last of the primary is that or a later one. */
  async stampWrite(seen: Seen): Promise<void> {
    await this.primary.lookNow();
    if (this.primary.state) seen.note(this.primary.state.stamp);
  }

  /** Sends each read to a node that is far enough; `primary` sends to the primary. */
  reads(primary: Reads): Reads {
    return { row: (statement, values, asking) => this.row(primary, statement, values, asking) };
  }

  /** The pool of the primary, for questions of history; a replica answers them while the primary does not. */
  historyOf(pool: Pool): Pool {
    const query = (text: string, values?: unknown[]) =>
      this.orFromReplica(
        () => pool.query(text, values),
        ({ pool: other }) => other.query(text, values),
      );
    return new Proxy(pool, {
      get(target, name) {
        if (name === 'query') return query;
        const value = Reflect.get(target, name) as unknown;
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  }

  /** Keys by the primary, where one that was revoked is known at once; while it does not answer, by a replica. */
  keysOf(prisma: PrismaClient): Pick<PrismaClient, 'apiKey'> {
    const findUnique = (args: Parameters<PrismaClient['apiKey']['findUnique']>[0]) =>
      this.orFromReplica(
        () => prisma.apiKey.findUnique(args),
        ({ prisma: other }) => other.apiKey.findUnique(args),
      );
    const { updateMany } = prisma.apiKey;
    return { apiKey: { findUnique, updateMany } } as never;
  }

  figures(): NodeFigures[] {
    const { place, state } = this.primary;
    const primary = {
      place,
      isPrimary: true,
      isUp: state !== null,
      recording: Number(state?.recording ?? 0n),
      lagSeconds: 0,
      asked: this.askedOfPrimary,
    };
    const replicas = this.replicas.map((replica) => ({
      place: replica.watch.place,
      isPrimary: false,
      isUp: replica.isGood,
      recording: Number(replica.recording),
      lagSeconds: this.lagOf(replica) / 1000,
      asked: replica.asked,
    }));
    return [primary, ...replicas];
  }

  async close(): Promise<void> {
    await this.primary.close();
    await Promise.all(this.replicas.map((replica) => replica.close()));
  }

  private async row(
    primary: Reads,
    statement: Statement,
    values: unknown[],
    asking: Asking | undefined,
  ): Promise<Row> {
    const needed = asking?.needs ?? null;
    const tried = new Set<Replica>();
    const fromPrimary = () => {
      this.askedOfPrimary += 1;
      return primary.row(statement, values, asking);
    };
    if (needed === null) return fromPrimary();
    for (let n = 0; n < 2; n += 1) {
      const replica = this.choose(needed, tried);
      if (!replica) break;
      try {
        return await replica.row(statement, values, asking!);
      } catch (error) {
        if (!mayPassElsewhere(error)) throw error;
        tried.add(replica);
      }
    }
    if (tried.size > 0 && this.primary.state === null) throw unreachable();
    await this.primaryHas(needed);
    try {
      return await fromPrimary();
    } catch (error) {
      const replica = mayPassElsewhere(error) ? this.choose(needed, tried, true) : null;
      if (!replica) throw error;
      return replica.row(statement, values, asking!);
    }
  }

  /** The replica that is far enough and has least to do; of any lag while the primary does not answer. */
  private choose(needed: bigint, tried: ReadonlySet<Replica>, atAnyLag = this.primary.state === null) {
    let best: Replica | null = null;
    for (const replica of this.replicas) {
      if (!replica.isGood || replica.recording < needed || tried.has(replica)) continue;
      if (!atAnyLag && this.lagOf(replica) > this.options.maxLagMs) continue;
      const isBetter =
        best === null ||
        replica.waiting < best.waiting ||
        (replica.waiting === best.waiting && replica.asked < best.asked);
      if (isBetter) best = replica;
    }
    return best;
  }

  /** Waits a moment until the primary shows a recording that a client has seen; with remote_apply a replica shows it first. */
  private async primaryHas(needed: bigint): Promise<void> {
    const end = performance.now() + PATIENCE_MS;
    const isThere = () => this.primary.state === null || this.primary.state.recording >= needed;
    if (isThere()) return;
    await this.primary.lookNow();
    while (!isThere() && performance.now() < end) {
      await sleep(LOOK_AGAIN_MS);
      await this.primary.lookNow();
    }
  }

  private async orFromReplica<T>(
    ask: () => PromiseLike<T>,
    askReplica: (database: Replica['database']) => PromiseLike<T>,
  ): Promise<T> {
    const best = () =>
      this.replicas
        .filter(({ isGood }) => isGood)
        .reduce<Replica | null>((a, b) => (a && a.recording >= b.recording ? a : b), null);
    const replica = this.primary.state === null ? best() : null;
    if (replica) return askReplica(replica.database);
    try {
      return await ask();
    } catch (error) {
      const other = mayPassElsewhere(error) ? best() : null;
      if (!other) throw error;
      return askReplica(other.database);
    }
  }

  /** Compares what the primary has with what the replicas said. */
  private compare({ recording, server }: State, stamps: readonly string[]): void {
    const last = this.samples.at(-1);
    // A replica that had more than the one that was promoted is of lost history, which is known when it is compared.
    const hasLost = last !== undefined && recording < last.recording;
    if (hasLost || server !== this.server) for (const replica of this.replicas) replica.isOfHistory = null;
    this.server = server;
    for (const replica of this.replicas) {
      const { state } = replica.watch;
      // One that is ahead is compared when the primary is as far.
      if (!state || state.recording > recording) continue;
      const [own] = stamps.filter((stamp) => numberOf(stamp) === state.recording);
      // Another was asked about before it went on.
      if (own === undefined && state.recording > 0n) continue;
      const isOfHistory = (own ?? '') === state.stamp;
      if (!isOfHistory && replica.isOfHistory !== false)
        this.options.log.warn(
          { node: replica.watch.place },
          'a replica is of another history than the primary',
        );
      replica.isOfHistory = isOfHistory;
    }
    if (last?.recording === recording) return;
    // Recordings were lost in a failover: what was written of them is waited for no more.
    if (hasLost) {
      this.samples = [];
      this.written.clear();
    }
    const at = performance.now();
    const kept = at - 2 * this.options.maxLagMs;
    while (this.samples.length > 1 && this.samples[0]!.at < kept) this.samples.shift();
    this.samples.push({ recording, at });
    this.onRecorded?.(recording);
  }

  /** For how long a replica has not had something that the primary has, in milliseconds. */
  private lagOf({ recording }: Replica): number {
    const missing = this.samples.find((sample) => sample.recording > recording);
    return missing ? performance.now() - missing.at : 0;
  }
}

/** Whether another node may answer what one did not. */
const mayPassElsewhere = (error: unknown): boolean =>
  error instanceof Unavailable || codeOfDatabaseError(error) === ErrorCode.UNAVAILABLE;

const unreachable = () => new Unavailable('No database can be reached just now. Try again in a moment.');
