import { groupBy } from '../../../engine/model/group-by';
import type { RecordingTx } from '../../../engine/write/recording';
import { OPEN } from '../../../engine/write/revise';
import { reviseAll } from '../../../engine/write/revise-all';
import type { ClaimSubjectKind, Touched } from '../../../engine/claims/subject';
import { Prisma } from '../../../generated/prisma/client';
import type { Merged } from './links';

const { sql } = Prisma;

/** A claim that a merge gave to another subject. */
interface Moved {
  id: bigint;
  kind: ClaimSubjectKind;
  property: string;
  /** Its subject before the merge. */
  home: bigint;
  /** Its subject now. */
  current: bigint;
}

// A subject is found by array_position; longer arrays would make this quadratic.
const AT_ONCE = 1000;

/**
 * Returns the claims that moved with a merge to their former subjects: the absorbed thing, and the facts that ended
 * as duplicates. Returns what has to be settled on either side.
 */
export async function returnClaims(
  rec: RecordingTx,
  { absorbedId, mergedIn }: Merged,
  endedFacts: readonly bigint[],
): Promise<Touched[]> {
  const homes = [absorbedId, ...endedFacts];
  const moved = await rec.tx.$queryRaw<Moved[]>`
    SELECT c.id, c.subject_kind::text AS kind, c.property, r.subject_id AS home, c.subject_id AS current
    FROM claim r
    JOIN claim n ON n.id = r.id AND n.from_recording = ${mergedIn} AND n.subject_id <> r.subject_id
    JOIN claim c ON c.id = r.id AND c.to_recording = ${OPEN}
    WHERE r.subject_id = ANY(${homes}) AND r.to_recording = ${mergedIn}`;
  for (let first = 0; first < moved.length; first += AT_ONCE) {
    const some = moved.slice(first, first + AT_ONCE);
    const ids = some.map(({ id }) => id);
    await reviseAll(rec, 'claim', sql`r.id = ANY(${ids})`, {
      subject_id: sql`(${some.map(({ home }) => home)}::bigint[])[array_position(${ids}::bigint[], r.id)]`,
    });
  }
  const sides = moved.flatMap(({ kind, property, home, current }) => [
    { kind, property, id: home },
    { kind, property, id: current },
  ]);
  return [...groupBy(sides, ({ id }) => id)].map(([id, about]) => ({
    subject: { id, kind: (about[0] as (typeof about)[number]).kind },
    properties: [...new Set(about.map(({ property }) => property))],
  }));
}
