import type { Pool } from 'pg';
import { now, type Scope } from '../engine/query/plan/deferred';
import type { PrismaClient } from '../generated/prisma/client';
import { Role } from '../generated/prisma/enums';
import type { Viewer } from '../platform/auth/policy';
import type { ImportFormat } from './enums';
import type { Following } from './live/events';
import type { Announcements } from '../platform/postgres/announcements';
import type { Reads } from '../platform/postgres/prepared';
import type { Nodes } from '../platform/postgres/replicas/nodes';
import type { Seen } from '../platform/postgres/replicas/seen';
import { type Basis, Reader } from '../engine/query/plan/reader';
import type { Model } from '../engine/query/compile/model';
import { Plans } from '../engine/query/plan/plans';
import type { RecordingTx } from '../engine/write/recording';
import type { Sql } from '../engine/query/compile/sql';

/** What the resolvers of one operation share. */
export interface Context {
  readonly viewer: Viewer;
  readonly reader: Reader;
  /** From which point the operation asks where it names no other. */
  scope: Scope;
  readonly prisma: PrismaClient;
  readonly pool: Pool;
  /** Wakes the followers of recordings. */
  readonly announcements: Announcements;
  /** Runs what startImport starts. */
  readonly imports: Imports;
  /** What reading articles needs. */
  readonly articles: Articles;
  /** The outcome of the operation, for the transport; by reference, since Apollo copies the context. */
  readonly outcome: Outcome;
  /** The follower, where the transport lets a client go on where it was cut off. */
  readonly following?: Following;
}

/** Data to import: its content, or where it is. */
export interface ImportRequest {
  format: ImportFormat;
  content?: string | null;
  url?: string | null;
}

/** Runs imports in the background, one after the other. */
export interface Imports {
  /** The hosts from which files may be fetched. */
  readonly hosts: readonly string[];
  /** Runs a job that was queued, when those before it are done. */
  add(job: bigint, actor: string, request: ImportRequest): void;
}

/** An OpenAI-compatible endpoint that may propose further drafts. */
export interface LanguageModel {
  url: string;
  model: string;
  key: string;
}

/** What ingestArticle needs besides the database. */
export interface Articles {
  /** Writes records of ROSTRUM_JSONL within a recording. Throws a Refusal if one of them is invalid. */
  write(rec: RecordingTx, records: readonly object[]): Promise<void>;
  /** Null if none is configured; then nothing is sent anywhere. */
  readonly model: LanguageModel | null;
}

export interface Outcome {
  /** What the answer is a function of; null where it is not to be given again. */
  basis: Basis | null;
  /** What it cost; see engine/query/compile/cost.ts. */
  cost: number;
}

/** The cost that one operation may have: of a caller without a key or token, and of any other. */
export interface CostLimits {
  maxCost: number;
  maxKeyedCost: number;
}

type Shared = Pick<Context, 'prisma' | 'pool' | 'announcements' | 'imports' | 'articles'> & {
  model: Model;
  costLimits: CostLimits;
  /** As in ReaderDeps. */
  statements: Reads | null;
  /** As in ReaderDeps. */
  anonymousTimeoutMs?: number;
  /** As in ReaderDeps. */
  stamp: Sql | null;
  /** Null where nothing is read from replicas. */
  nodes?: Nodes | null;
};

/** Makes the context of an operation; `seen` is what its client has seen, where it says so. */
export type ContextFor = (viewer: Viewer, following?: Following, seen?: Seen | null) => Context;

/** Makes the context of each operation: a reader of its own, so that what it asks for is answered from one snapshot. */
export function contexts({
  model,
  costLimits: { maxCost, maxKeyedCost },
  statements,
  anonymousTimeoutMs = 0,
  stamp,
  nodes = null,
  ...shared
}: Shared): ContextFor {
  const most = Math.max(maxCost, maxKeyedCost);
  const plans = new Plans(model);
  const reading = { statements, model, plans, anonymousTimeoutMs, stamp };
  return (viewer, following, seen = nodes && nodes.seenBy(viewer.id, undefined)) => {
    const limit = viewer.role === Role.ANONYMOUS ? maxCost : most;
    return contextOf(shared, viewer, new Reader(reading, limit, viewer, null, seen), now(), following);
  };
}

// Field by field: spreading takes as long as all else that a small question needs of us.
const contextOf = (
  {
    prisma,
    pool,
    announcements,
    imports,
    articles,
  }: Omit<Shared, 'model' | 'costLimits' | 'statements' | 'anonymousTimeoutMs' | 'stamp' | 'nodes'>,
  viewer: Viewer,
  reader: Reader,
  scope: Scope,
  following: Following | undefined,
): Context => ({
  viewer,
  reader,
  scope,
  prisma,
  pool,
  announcements,
  imports,
  articles,
  outcome: { basis: null, cost: 0 },
  following,
});
