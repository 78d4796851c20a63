import type { RecordingTx } from '../../../engine/write/recording';
import { OPEN } from '../../../engine/write/revise';
import { endedIn, type VersionsTable } from '../../../engine/write/revise-all';
import { Prisma } from '../../../generated/prisma/client';
import { columnsOf, anyLeadsTo, FACTS, type Merged } from './links';
import { conflict, THING_TABLE, type MergeableKind } from './things';

const { sql, raw, join } = Prisma;

/** The facts that a merge moved, and those that it ended. */
type FactsOfMerge = Record<(typeof FACTS)[number], { moved: bigint[]; ended: bigint[] }>;

/**
 * Refuses to undo a merge before a later one that depends on it: one that absorbed a thing to which a row to be
 * restored refers, or that folded a fact moved by this merge with another. Independent merges can be undone in any
 * order.
 */
export async function refuseLaterMerge(
  rec: RecordingTx,
  merged: Merged,
  kind: MergeableKind,
  facts: FactsOfMerge,
): Promise<void> {
  const later = await rec.tx.redirect.findFirst({
    where: { toRecording: OPEN, mergedIn: { gt: merged.mergedIn } },
  });
  if (!later) return;
  const lookups = [
    ...FACTS.flatMap((table) => [
      leadingToAbsorbed(table, merged, anyLeadsTo(table, merged.absorbedId)),
      endedLater(table, merged, facts[table].moved),
    ]),
    leadingToAbsorbed(THING_TABLE[kind], merged, sql`r.id = ${merged.absorbedId}`),
    leadingToAbsorbed('claim', merged, sql`r.subject_id = ANY(${facts.relationship.ended})`),
    foldedLater(
      merged,
      FACTS.flatMap((table) => facts[table].moved),
    ),
  ].filter((lookup) => lookup !== null);
  const [first] = await rec.tx.$queryRaw<{ slug: string }[]>`
    SELECT slug FROM (${join(lookups, ' UNION ALL ')}) later (absorbed_id)
    JOIN entity ON entity.id = absorbed_id LIMIT 1`;
  if (first) {
    throw conflict(
      'absorbed',
      `${first.slug} was merged later and affects what this would restore; unmerge ${first.slug} first`,
    );
  }
}

const isLater = ({ mergedIn }: Merged) =>
  sql`redirect.to_recording = ${OPEN} AND redirect.merged_in > ${mergedIn}`;

/** Things, absorbed later, to which a row refers that the merge ended. */
function leadingToAbsorbed(table: VersionsTable, merged: Merged, which: Prisma.Sql): Prisma.Sql | null {
  const columns = columnsOf(table).map((column) => raw(`r.${column}`));
  if (columns.length === 0) return null;
  return sql`
    SELECT redirect.absorbed_id FROM ${raw(table)} r JOIN redirect ON redirect.absorbed_id IN (${join(columns)})
    WHERE ${isLater(merged)} AND ${which} AND ${endedIn(table, merged.mergedIn)}`;
}

/** Things whose merge ended a fact that this merge moved. */
const endedLater = (table: (typeof FACTS)[number], merged: Merged, moved: readonly bigint[]) => sql`
  SELECT redirect.absorbed_id FROM redirect JOIN ${raw(table)} r ON r.to_recording = redirect.merged_in
  WHERE ${isLater(merged)} AND r.id = ANY(${moved})
    AND NOT EXISTS (SELECT FROM ${raw(table)} n WHERE n.id = r.id AND n.to_recording > r.to_recording)`;

/** Things whose merge added claims to a fact that this merge moved. */
const foldedLater = (merged: Merged, moved: readonly bigint[]) => sql`
  SELECT redirect.absorbed_id FROM redirect
  JOIN claim n ON n.from_recording = redirect.merged_in AND n.subject_id = ANY(${moved})
  JOIN claim r ON r.id = n.id AND r.to_recording = redirect.merged_in AND r.subject_id <> n.subject_id
  WHERE ${isLater(merged)}`;
