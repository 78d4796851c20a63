import type { Pool } from 'pg';
import type { PrismaClient } from '../generated/prisma/client';
import type { Viewer } from '../platform/auth/roles';
import type { Model } from '../read/model';
import { Reader } from '../read/reader';

/** What the resolvers of one operation share. */
export interface Context {
  readonly viewer: Viewer;
  readonly reader: Reader;
  readonly prisma: PrismaClient;
}

/** Makes the context of each operation: a reader of its own, so that what it asks for is answered from one snapshot. */
export const contexts =
  (deps: { pool: Pool; prisma: PrismaClient; model: Model; maxCost: number }) =>
  (viewer: Viewer): Context => ({
    viewer,
    reader: new Reader(deps.pool, deps.model, deps.maxCost),
    prisma: deps.prisma,
  });
