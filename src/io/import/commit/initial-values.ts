import { canonical, prismaName } from '../../../engine/write/json-rows';
import { isEffective } from '../../../engine/model/what-stands';
import { CLAIM_SUBJECT_KINDS } from '../../../engine/model/kinds';
import type { Columns } from '../../../engine/model/storage';
import { findProperty, storedValuesOf } from '../../../engine/model/vocabulary';
import { implicitClaims, type FactRow, type RowKind } from '../../../engine/claims/implicit-claims';
import type { Claim } from '../../../generated/prisma/client';
import type {
  EventRecord,
  ParticipationRecord,
  RelationshipRecord,
  TenureRecord,
} from '../rostrum-jsonl/records';
import type { Batch } from './batch';
import type { BatchLookup } from './batch-lookup';
import { blanksBeside, blanksIn } from './blanks';
import type { RowClaim } from './row-claims';

/** The records of facts, which can carry the values of a row. */
export type FactRecord = EventRecord | ParticipationRecord | RelationshipRecord | TenureRecord;

const kindOf = ({ record }: FactRecord) => record.toUpperCase() as RowKind;

/** The columns of a fact that its row fills, by field of the record. */
export type InitialValues = Readonly<Record<string, Columns>>;

/** The values of a record's row, as columns; a field that it omits is as if never stated. */
export function initialValues(known: BatchLookup, record: FactRecord): InitialValues {
  const given = record as unknown as Record<string, unknown>;
  const values: Record<string, Columns> = {};
  for (const { storage, origin } of storedValuesOf(kindOf(record))) {
    if (origin !== 'row') continue;
    const columns = storage.fromRecord(given[storage.field] ?? null);
    for (const { name, isReference } of storage.columns) {
      if (!isReference) continue;
      const key = prismaName(name);
      columns[key] = known.optionalThing((columns[key] ?? undefined) as string | undefined, ['COUNTRY']);
    }
    values[storage.field] = columns;
  }
  return values;
}

/** All columns that a row fills. */
export const columnsOf = (values: InitialValues): object => Object.assign({}, ...Object.values(values));

/**
 * The columns of a recorded fact that its row fills: those about which there is no claim. About the others the row makes
 * explicit claims, and retracts those it no longer makes. A fact that comes from another row keeps that row, and this row
 * states all its values in explicit claims.
 */
export function reviseInitial<F extends FactRow>(batch: Batch, current: F, record: FactRecord): Partial<F> {
  const { known } = batch;
  if (record.recordClaim === undefined) return {};
  const row = batch.rows.of(record.recordClaim, batch.line);
  const values = initialValues(known, record);
  const claims = known.claimsAbout.get(current.id) ?? [];
  const own = isOwn(batch, current, row);
  const kind = kindOf(record);
  const claimed = new Set(claims.map(({ property }) => property));
  const claimedFields = new Set(
    storedValuesOf(kind).flatMap(({ storage, properties }) =>
      properties.some(({ name }) => claimed.has(name)) ? storage.field : [],
    ),
  );
  const isClaimed = (property: string) =>
    claimedFields.has(findProperty(kind, property)?.storage?.field ?? '');

  const unclaimed = Object.entries(values).filter(([field]) => own && !claimedFields.has(field));
  const patch = own && { recordClaimId: row.id, ...columnsOf(Object.fromEntries(unclaimed)) };
  const said = implicitClaims(kind, { ...current, ...columnsOf(values) }, () => placeCountryOf(record));
  for (const [property, blank] of own ? [] : blanksIn({ kind, current, claims }, said))
    said.set(property, blank);
  const explicit = [...said].filter(([property]) => !own || isClaimed(property));
  const subject = { kind, id: current.id };
  reviseExplicit(batch, subject, row, new Map(explicit), claims);
  const ownRow = known.rowClaims.get(current.recordClaimId ?? -1n);
  for (const blank of blanksBeside({ kind, current, claims, ownRow }, row, explicit)) {
    batch.blanks.push({ ...blank, subject, since: row });
    batch.touch(subject, blank.property);
  }
  return { ...patch } as Partial<F>;
}

/** Makes the explicit claims of a row about a fact those of `values`. */
function reviseExplicit(
  batch: Batch,
  subject: { kind: RowKind; id: bigint },
  row: RowClaim,
  values: ReadonlyMap<string, unknown>,
  claims: readonly Claim[],
): void {
  const before = claims.filter(({ recordClaimId }) => recordClaimId === row.id);
  for (const claim of before) {
    if (canonical(values.get(claim.property)) === canonical(claim.value)) continue;
    batch.outdatedClaims.push(claim);
    batch.touch(subject, claim.property);
  }
  for (const [property, value] of values) {
    const isSaid = before.some(
      (claim) => claim.property === property && canonical(claim.value) === canonical(value),
    );
    if (isSaid) continue;
    batch.explicitClaims.push({ row, subject, property, value });
    batch.touch(subject, property);
  }
}

/** Whether a fact comes from this row, an earlier version of it, or a row that is no longer effective. */
function isOwn({ known }: Batch, { recordClaimId }: FactRow, row: RowClaim): boolean {
  if (recordClaimId === null || recordClaimId === row.id || recordClaimId === row.replaces) return true;
  const other = known.rowClaims.get(recordClaimId);
  return other === undefined || !isEffective(other);
}

// Called only if the record has a place with a country.
const placeCountryOf = (record: FactRecord) =>
  (record.record === 'event' ? record.place?.country : undefined) as string;

/** The columns that records fill until there is a claim about them, with the property of such claims. */
const DECIDED_BY_CLAIMS: Readonly<Record<string, string>> = Object.fromEntries(
  CLAIM_SUBJECT_KINDS.flatMap(storedValuesOf)
    .filter(({ origin }) => origin === 'given')
    .flatMap(({ storage, properties }) =>
      storage.columns.map(({ name }) => [prismaName(name), properties[0]?.name ?? '']),
    ),
);

/** The patch without columns about which a claim was ever accepted: a file does not overrule a claim. */
export async function withoutClaimed<T extends object>(batch: Batch, id: bigint, patch: T): Promise<T> {
  const properties = Object.keys(patch).flatMap((column) => DECIDED_BY_CLAIMS[column] ?? []);
  if (properties.length === 0) return patch;
  const claims = await batch.rec.tx.claim.findMany({
    where: { subjectId: id, property: { in: properties }, review: 'ACCEPTED' },
  });
  const claimed = new Set(claims.map(({ property }) => property));
  return Object.fromEntries(
    Object.entries(patch).filter(([column]) => !claimed.has(DECIDED_BY_CLAIMS[column] ?? '')),
  ) as T;
}
