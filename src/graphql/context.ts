import type { PrismaClient } from '../generated/prisma/client';
import type { Viewer } from '../platform/auth/roles';
import type { Reader } from '../read/reader';

/** What the resolvers of one operation share. */
export interface Context {
  readonly viewer: Viewer;
  readonly reader: Reader;
  readonly prisma: PrismaClient;
}
