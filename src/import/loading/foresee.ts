import { groupBy } from '../../evidence/group-by';
import { FACT_KINDS, type FactKind } from '../../evidence/row-says';
import { holdsUp, standingColumns, type HeardClaim } from '../../evidence/standing';
import { concernsOf, type SubjectRow } from '../../evidence/subject';
import { Refusal } from '../../platform/errors';
import type { Batch } from './batch';

/** The properties of each kind of fact that settle its columns. */
const SETTLING = {
  EVENT: ['type', 'status', 'time', 'place'],
  PARTICIPATION: ['status', 'level', 'reason'],
  RELATIONSHIP: ['status', 'valid', 'polarity', 'reason'],
  TENURE: ['term.start', 'term.end', 'office'],
} as const;

type Inserted = { id: bigint; recordClaimId: bigint | null };

/**
 * Gives the facts that a batch is about to insert what their claims and rows in this batch come to, and answers the ids of
 * those, and of the things, for which settle has nothing left to do: it goes over what is written one by one. The rest
 * it will find right, or say no where it comes to nonsense.
 */
export function foresee(batch: Batch): ReadonlySet<bigint> {
  const { inserts, known } = batch;
  const reliability = new Map(
    [...known.keyed.source.values()].map((source) => [source.id, source.reliability]),
  );
  // What is to be inserted has every column that decides what stands; load-claim writes them all.
  const claims = inserts.claim as HeardClaim[];
  const about = groupBy(
    claims.filter(({ property }) => property !== 'record'),
    ({ subjectId }) => subjectId,
  );
  const heldUp = new Set(claims.filter(holdsUp).flatMap(({ id, subjectId }) => [id, subjectId]));
  const heard = (id: bigint) =>
    (about.get(id) ?? []).map((claim) => ({
      ...claim,
      reliability: reliability.get(claim.sourceId) ?? ('F' as const),
    }));

  const foreseen = new Set<bigint>();
  for (const kind of FACT_KINDS) {
    for (const row of inserts[tableOf(kind)] as (SubjectRow & Inserted)[]) {
      for (const id of concernsOf(row)) batch.concerns.add(id);
      const { id, recordClaimId } = row;
      const supported = heldUp.has(id) || (recordClaimId !== null && isHeldUp(batch, recordClaimId, heldUp));
      if (!about.has(id)) {
        Object.assign(row, { supported });
        foreseen.add(id);
      } else if (recordClaimId === null) {
        const columns = columnsFor(batch, kind, heard(id));
        Object.assign(row, columns, { supported });
        if (columns && !needsSettling(kind, heard(id))) foreseen.add(id);
      }
    }
  }
  const things = [...inserts.country, ...inserts.leader, ...inserts.organization];
  for (const { id } of things) if (!about.has(id as bigint)) foreseen.add(id as bigint);
  return foreseen;
}

const tableOf = (kind: FactKind) =>
  kind.toLowerCase() as 'event' | 'participation' | 'relationship' | 'tenure';

/** Whether a row holds its facts up that was recorded before, or is about to be. */
const isHeldUp = ({ known }: Batch, rowClaim: bigint, inBatch: ReadonlySet<bigint>): boolean => {
  const recorded = known.rowClaims.get(rowClaim);
  return recorded ? holdsUp(recorded) : inBatch.has(rowClaim);
};

/** Quantities have rows of their own, and terms must not overlap others. */
const needsSettling = (kind: FactKind, claims: readonly HeardClaim[]) =>
  kind === 'TENURE' || claims.some(({ property }) => property.startsWith('quantity.'));

/** What stands; null where that is nonsense: settle comes to the same end, and knows which lines are to blame. */
function columnsFor({ known }: Batch, kind: FactKind, claims: readonly HeardClaim[]): object | null {
  const isRoleClaimed = kind === 'PARTICIPATION' && claims.some(({ property }) => property === 'role');
  const properties = [...SETTLING[kind], ...(isRoleClaimed ? ['role'] : [])];
  try {
    const { columns, placeCountry } = standingColumns(kind, claims, properties, null);
    const country = placeCountry === null ? undefined : known.things.get(placeCountry);
    return { ...columns, ...(country && { placeCountryId: country.id }) };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
