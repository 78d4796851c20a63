import type { Pool } from 'pg';
import type { PrismaClient } from '../generated/prisma/client';
import type { Viewer } from '../platform/auth/roles';
import type { ImportQueue } from '../import/import-queue';
import type { Announcements } from '../platform/announcements';
import type { Model } from '../read/model';
import { Reader } from '../read/reader';
import { now, type Scope } from '../read/scope';

/** What the resolvers of one operation share. */
export interface Context {
  readonly viewer: Viewer;
  readonly reader: Reader;
  /** From which point the operation asks where it names no other. */
  scope: Scope;
  readonly prisma: PrismaClient;
  readonly pool: Pool;
  /** Wakes whoever follows what is recorded. */
  readonly announcements: Announcements;
  /** Runs what startImport starts. */
  readonly imports: ImportQueue;
}

/** Makes the context of each operation: a reader of its own, so that what it asks for is answered from one snapshot. */
export const contexts =
  (deps: {
    pool: Pool;
    prisma: PrismaClient;
    announcements: Announcements;
    imports: ImportQueue;
    model: Model;
    maxCost: number;
  }) =>
  (viewer: Viewer): Context => ({
    viewer,
    reader: new Reader(deps.pool, deps.model, deps.maxCost),
    scope: now(),
    prisma: deps.prisma,
    pool: deps.pool,
    announcements: deps.announcements,
    imports: deps.imports,
  });
