import type { WriteDeps } from '../../../engine/write/recording';

/**
 * Gathers the planner's statistics of all tables. Autovacuum does so within a minute; until then, PostgreSQL plans questions of
 * tables that an import has filled as if nothing were known of them, and some take seconds.
 */
export async function gatherStatistics({ prisma }: WriteDeps): Promise<void> {
  await prisma.$executeRaw`ANALYZE`;
}
