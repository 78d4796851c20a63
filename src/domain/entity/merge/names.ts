import type { RecordingTx } from '../../../engine/write/recording';
import { OPEN } from '../../../engine/write/revise';
import { endAll, reviveAll } from '../../../engine/write/revise-all';
import { Prisma } from '../../../generated/prisma/client';
import type { Merged } from './links';

const { sql } = Prisma;

/**
 * Copies to a thing the names of another that it lacks. They are new rows and come last, so that the displayed one
 * of two common names in a language stays the same.
 */
export async function moveNames(rec: RecordingTx, from: bigint, to: bigint): Promise<void> {
  await rec.tx.$executeRaw`
    INSERT INTO entity_name (from_recording, entity_id, value, language, kind, valid_edtf, valid_earliest, valid_latest, given_by, preferred, denied)
    SELECT ${rec.id}, ${to}, value, language, kind, valid_edtf, valid_earliest, valid_latest, given_by, preferred, denied
    FROM entity_name given
    WHERE entity_id = ${from} AND to_recording = ${OPEN} AND NOT EXISTS (
      SELECT FROM entity_name own
      WHERE own.entity_id = ${to} AND own.to_recording = ${OPEN} AND own.value = given.value
        AND own.language = given.language AND own.kind = given.kind)
    ORDER BY id`;
  await endAll(rec, 'entity_name', sql`r.entity_id = ${from}`);
}

/**
 * Removes the names that came with a merge, and restores those of the absorbed thing. If an editor reordered names
 * since, the later ones were recorded anew; they count as the same names.
 */
export async function returnNames(rec: RecordingTx, { absorbedId, intoId, mergedIn }: Merged): Promise<void> {
  await endAll(
    rec,
    'entity_name',
    sql`r.id IN (
      WITH RECURSIVE came AS (
        SELECT id FROM entity_name WHERE entity_id = ${intoId} AND from_recording = ${mergedIn}
        UNION
        SELECT anew.id FROM came JOIN entity_name before ON before.id = came.id
          JOIN entity_name anew ON anew.entity_id = ${intoId} AND anew.from_recording = before.to_recording
            AND (anew.value, anew.language, anew.kind) = (before.value, before.language, before.kind)
      ) SELECT id FROM came)`,
  );
  await reviveAll(rec, 'entity_name', mergedIn, sql`r.entity_id = ${absorbedId}`);
}
