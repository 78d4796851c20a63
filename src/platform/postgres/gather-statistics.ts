import type { PrismaClient } from '../../generated/prisma/client';

/**
 * Gathers the planner's statistics of all tables. Autovacuum does so within a minute; until then, PostgreSQL plans questions of
 * tables that an import has filled as if nothing were known of them, and some take seconds.
 */
export async function gatherStatistics({ prisma }: { prisma: PrismaClient }): Promise<void> {
  await prisma.$executeRaw`ANALYZE`;
}
