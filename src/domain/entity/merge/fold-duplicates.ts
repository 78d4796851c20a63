import type { RecordingTx } from '../../../engine/write/recording';
import { endAll, reviseAll } from '../../../engine/write/revise-all';
import { OPEN } from '../../../engine/write/revise';
import type { Touched } from '../../../engine/claims/subject';
import { Prisma } from '../../../generated/prisma/client';
import { groupBy } from '../../../engine/model/group-by';
import { anyLeadsTo, FACTS } from './links';

const { sql, raw } = Prisma;

/**
 * What makes two facts one. Of participations only what `recordParticipation` goes by: how they stand is then decided
 * among the claims of both. Tenures and relationships, of which one pair can have several, are one only where nothing
 * tells them apart; those with a code of another register never are, nor is what came out of rows of a
 * file, which stand for themselves.
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

// A position is looked up in one array after the other; longer ones would make it quadratic.
const AT_ONCE = 1000;

/**
 * Ends what a merge, once it has moved everything, left twice: the claims of the one that moved go to the other. Answers
 * the participations that have to be settled anew; the others already agree.
 */
export async function foldDuplicates(rec: RecordingTx, keptId: bigint): Promise<Touched[]> {
  const claimed: Claimed[] = [];
  for (const table of FACTS) {
    const { by, among } = SAME[table];
    // What was there before goes before what this merge moved.
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

/** What is claimed of a fact that ends, and by which fact it is survived. */
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
