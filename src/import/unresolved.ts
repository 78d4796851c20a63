import type { Prisma, PrismaClient, UnresolvedName } from '../generated/prisma/client';
import type { Unresolved } from './running/make-records';

/** Adds names to the queue of those that nobody knows, in the transaction that takes their rows in. */
export async function noteUnresolved(
  tx: Prisma.TransactionClient,
  datasetKey: string,
  names: readonly Unresolved[],
): Promise<void> {
  if (names.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO unresolved_name (dataset_key, kind, name, country, count, first_row)
    SELECT ${datasetKey}, kind::"SubjectKind", name, country, count(*)::int, min(number)
    FROM unnest(${names.map(({ kind }) => kind)}::text[], ${names.map(({ name }) => name)}::text[],
      ${names.map(({ country }) => country ?? '')}::text[], ${names.map(({ row }) => row)}::int[])
      AS met(kind, name, country, number)
    GROUP BY kind, name, country
    ON CONFLICT (dataset_key, kind, name, country)
    DO UPDATE SET count = unresolved_name.count + excluded.count`;
}

/** Names of which nobody knows whom they stand for, those first that were met most. */
export function listUnresolved(
  prisma: PrismaClient,
  { dataset, limit }: { dataset?: string; limit: number },
): Promise<UnresolvedName[]> {
  return prisma.unresolvedName.findMany({
    where: { datasetKey: dataset },
    orderBy: [{ count: 'desc' }, { datasetKey: 'asc' }, { kind: 'asc' }, { name: 'asc' }, { country: 'asc' }],
    take: limit,
  });
}
