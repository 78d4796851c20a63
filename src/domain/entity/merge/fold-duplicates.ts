import type { RecordingTx } from '../../../engine/write/recording';
import { endAll, reviseAll } from '../../../engine/write/revise-all';
import { OPEN } from '../../../engine/write/revise';
import type { Touched } from '../../../engine/claims/subject';
import { Prisma } from '../../../generated/prisma/client';
import { groupBy } from '../../../engine/model/group-by';
import { anyLeadsTo, FACTS } from './links';

const { sql, raw } = Prisma;

/**
 * The columns in which two facts must agree to be duplicates. For participations only those that
 * `recordParticipation` uses as a key: their status is then decided among the claims of both. Tenures and
 * relationships, of which one pair can have several, must agree in every column; those with a code in another
 * register, or from rows of a file, are never duplicates.
 */
const SAME: Record<(typeof FACTS)[number], { by: string; among: string }> = {
  participation: { by: 'event_id, participant_id, country_id, role', among: 'record_claim_id IS NULL' },
  tenure: {
    by: 'leader_id, country_id, role, office, term_edtf',
    among: 'effective AND record_claim_id IS NULL',
  },
  relationship: {
    by: `CASE WHEN directed THEN subject_id ELSE least(subject_id, object_id) END,
      CASE WHEN directed THEN object_id ELSE greatest(subject_id, object_id) END,
      type, directed, status, valid_edtf, polarity, summary, reason, dataset_id`,
    among: `effective AND record_claim_id IS NULL AND NOT EXISTS (SELECT FROM relationship_external_id code
      WHERE code.relationship_id = r.id AND code.to_recording = ${OPEN})`,
  },
};

// A position is found by array_position; longer arrays would make this quadratic.
const AT_ONCE = 1000;

/**
 * Ends the duplicates that a merge leaves once it has moved everything: the claims of the fact that moved go to the
 * other. Returns the participations to settle; the other kinds already agree.
 */
export async function foldDuplicates(rec: RecordingTx, keptId: bigint): Promise<Touched[]> {
  const claimed: Claimed[] = [];
  for (const table of FACTS) {
    const { by, among } = SAME[table];
    // Facts that were there before the merge are kept rather than those that it moved.
    const twins = await rec.tx.$queryRaw<{ id: bigint; survivor: bigint }[]>`
      SELECT id, survivor FROM (
        SELECT r.id, r.from_recording,
          first_value(r.id) OVER (PARTITION BY ${raw(by)} ORDER BY r.from_recording = ${rec.id}, r.id) AS survivor
        FROM ${raw(table)} r
        WHERE r.to_recording = ${OPEN} AND ${raw(among)} AND ${anyLeadsTo(table, keptId)}
      ) fact
      WHERE id <> survivor AND from_recording = ${rec.id}`;
    for (let first = 0; first < twins.length; first += AT_ONCE) {
      const some = twins.slice(first, first + AT_ONCE);
      const [ended, survivors] = [some.map(({ id }) => id), some.map(({ survivor }) => survivor)];
      if (table === 'participation') claimed.push(...(await claimedOf(rec, ended, survivors)));
      await endAll(rec, table, sql`r.id = ANY(${ended})`);
      await reviseAll(rec, 'claim', sql`r.subject_id = ANY(${ended})`, {
        subject_id: sql`(${survivors}::bigint[])[array_position(${ended}::bigint[], r.subject_id)]`,
      });
    }
  }
  return [...groupBy(claimed, ({ survivor }) => survivor)].map(([id, about]) => ({
    subject: { kind: 'PARTICIPATION', id },
    properties: [...new Set(about.map(({ property }) => property))],
  }));
}

/** Moves the claims about a fact that ends to the fact that replaces it. */
interface Claimed {
  survivor: bigint;
  property: string;
}

function claimedOf(
  { tx }: RecordingTx,
  ended: readonly bigint[],
  survivors: readonly bigint[],
): Promise<Claimed[]> {
  return tx.$queryRaw`
    SELECT DISTINCT survivor, property
    FROM unnest(${ended}::bigint[], ${survivors}::bigint[]) twin (id, survivor)
    JOIN claim ON subject_id = twin.id AND to_recording = ${OPEN}`;
}
