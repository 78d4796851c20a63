import type { Pool } from 'pg';
import type { PrismaClient } from '../generated/prisma/client';
import type { Viewer } from '../platform/auth/roles';
import type { ImportQueue } from '../import/import-queue';
import type { Announcements } from '../platform/announcements';
import { Statements } from '../platform/prepared';
import type { Model } from '../read/model';
import { Plans } from '../read/plans';
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

type Shared = Pick<Context, 'prisma' | 'pool' | 'announcements' | 'imports'> & {
  model: Model;
  maxCost: number;
};

/** Makes the context of each operation: a reader of its own, so that what it asks for is answered from one snapshot. */
export function contexts({ model, maxCost, ...shared }: Shared): (viewer: Viewer) => Context {
  const plans = new Plans(model, maxCost);
  const reading = { statements: new Statements(shared.pool), model, plans, maxCost };
  return (viewer) => contextOf(shared, viewer, new Reader(reading), now());
}

// Field by field: spreading takes as long as all else that a small question needs of us.
const contextOf = (
  { prisma, pool, announcements, imports }: Omit<Shared, 'model' | 'maxCost'>,
  viewer: Viewer,
  reader: Reader,
  scope: Scope,
): Context => ({ viewer, reader, scope, prisma, pool, announcements, imports });
