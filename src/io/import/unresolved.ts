import type { Prisma, PrismaClient, UnresolvedName } from '../../generated/prisma/client';
import type { UnresolvedNote } from './format';
import type { PreparedRow } from './prepare/prepare-batch';

const NAME = /^(\S+) (\S+) (.*)$/s;

/** A name that could not be resolved, the kind of thing that it seems to mean, and the slug of its country or ''. */
export interface UnresolvedText {
  kind: string;
  country: string;
  name: string;
}

/** An unresolved name as one text, as `import_row` keeps it. */
export const unresolvedText = (name: string, { kind, country = '-' }: UnresolvedNote) =>
  `${kind} ${country} ${name}`;

/** Reads what `unresolvedText` wrote. */
export function readUnresolved(text: string): UnresolvedText {
  const [, kind = '', country = '', name = ''] = NAME.exec(text) ?? [];
  return { kind, country: country === '-' ? '' : country, name };
}

/**
 * Counts the rows of each unresolved name, in the transaction that imports the rows. A corrected row counts with the names
 * that it has now.
 */
export async function noteUnresolved(
  tx: Prisma.TransactionClient,
  datasetKey: string,
  rows: readonly PreparedRow[],
): Promise<void> {
  const met = new Map<string, { more: number; row: number }>();
  const count = (names: readonly string[], more: number, row: number) => {
    for (const name of names) {
      const before = met.get(name) ?? { more: 0, row };
      met.set(name, { more: before.more + more, row: Math.min(before.row, row) });
    }
  };
  for (const { row, before, made } of rows) {
    count(before?.unresolved ?? [], -1, row.number);
    count(made.unresolved, 1, row.number);
  }
  const changes = [...met].flatMap(([text, { more, row }]) =>
    more === 0 ? [] : { ...readUnresolved(text), more, row },
  );
  if (changes.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO unresolved_name (dataset_key, kind, name, country, count, first_row)
    SELECT ${datasetKey}, kind::"SubjectKind", name, country, more, "row"
    FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
      AS met(kind text, name text, country text, more int, "row" int)
    ORDER BY kind, name, country
    ON CONFLICT (dataset_key, kind, name, country)
    DO UPDATE SET count = unresolved_name.count + excluded.count`;
  if (changes.some(({ more }) => more < 0))
    await tx.unresolvedName.deleteMany({ where: { datasetKey, count: { lte: 0 } } });
}

/** Unresolved names, the most frequent first. */
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
