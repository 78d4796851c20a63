import { groupBy } from '../../../engine/model/group-by';
import { isEffective } from '../../../engine/model/what-stands';
import { prismaName } from '../../../engine/write/json-rows';
import { ROW_KINDS, type RowKind } from '../../../engine/claims/implicit-claims';
import { MULTI_VALUED } from '../../../engine/claims/multi-valued';
import { standingColumns, type RatedClaim } from '../../../engine/claims/standing';
import { concernsOf, type SubjectRow } from '../../../engine/claims/subject';
import { storedValuesOf } from '../../../engine/model/vocabulary';
import { Refusal } from '../../../platform/errors';
import type { Batch } from './batch';

type Inserted = { id: bigint; recordClaimId: bigint | null };

/**
 * Fills the columns of new facts with the result of their claims and rows in this batch, so that they are inserted
 * settled. Returns the ids of the facts and things that settling, which revises row by row, can skip.
 */
export function precompute(batch: Batch): ReadonlySet<bigint> {
  const { inserts, known } = batch;
  const reliability = new Map(
    [...known.keyed.source.values()].map((source) => [source.id, source.reliability]),
  );
  // New claims have every column that decides between claims: apply-claim fills them all.
  const claims = inserts.claim as RatedClaim[];
  const about = groupBy(
    claims.filter(({ property }) => property !== 'record'),
    ({ subjectId }) => subjectId,
  );
  const heldUp = new Set(claims.filter(isEffective).flatMap(({ id, subjectId }) => [id, subjectId]));
  const heard = (id: bigint) =>
    (about.get(id) ?? []).map((claim) => ({
      ...claim,
      reliability: reliability.get(claim.sourceId) ?? ('F' as const),
    }));

  const precomputed = new Set<bigint>();
  for (const kind of ROW_KINDS) {
    for (const row of inserts[tableOf(kind)] as (SubjectRow & Inserted)[]) {
      for (const id of concernsOf(row)) batch.concerns.add(id);
      const { id, recordClaimId } = row;
      const effective = heldUp.has(id) || (recordClaimId !== null && isHeldUp(batch, recordClaimId, heldUp));
      if (!about.has(id)) {
        Object.assign(row, { effective });
        precomputed.add(id);
      } else if (recordClaimId === null) {
        const columns = columnsFor(batch, kind, heard(id));
        Object.assign(row, columns, { effective });
        if (columns && !needsSettling(kind, heard(id))) precomputed.add(id);
      }
    }
  }
  const things = [...inserts.country, ...inserts.leader, ...inserts.organization];
  for (const { id } of things) if (!about.has(id as bigint)) precomputed.add(id as bigint);
  return precomputed;
}

const tableOf = (kind: RowKind) =>
  kind.toLowerCase() as 'event' | 'participation' | 'relationship' | 'tenure';

/** Whether a row, recorded before or new in this batch, is effective. */
const isHeldUp = ({ known }: Batch, rowClaim: bigint, inBatch: ReadonlySet<bigint>): boolean => {
  const recorded = known.rowClaims.get(rowClaim);
  return recorded ? isEffective(recorded) : inBatch.has(rowClaim);
};

/** Quantities, names and codes have table rows of their own, and terms must not overlap others. */
const needsSettling = (kind: RowKind, claims: readonly RatedClaim[]) =>
  kind === 'TENURE' ||
  claims.some(
    ({ property }) =>
      property.startsWith('quantity.') ||
      MULTI_VALUED.some((multiValued) => multiValued.property === property),
  );

/** The columns that stand; null if the claims are impossible together: settling then finds the lines at fault. */
function columnsFor({ known }: Batch, kind: RowKind, claims: readonly RatedClaim[]): object | null {
  const stored = storedValuesOf(kind);
  // A given value stays unless there is a claim about it.
  const properties = stored.flatMap(({ origin, properties: of }) =>
    of
      .map(({ name }) => name)
      .filter((name) => origin !== 'given' || claims.some(({ property }) => property === name)),
  );
  try {
    const { columns } = standingColumns(kind, claims, properties, null);
    for (const { name } of stored.flatMap(({ storage }) => storage.columns.filter((of) => of.isReference))) {
      const slug = columns[prismaName(name)];
      if (typeof slug === 'string') columns[prismaName(name)] = known.things.get(slug)?.id ?? null;
    }
    return columns;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
