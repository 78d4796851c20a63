import { canonical } from '../../../engine/model/canonical';
import { isEffective } from '../../../engine/model/what-stands';
import { implicitClaims, type FactRow, type RowKind } from '../../../engine/claims/implicit-claims';
import { findProperty, keptOf } from '../../../engine/model/vocabulary';
import type { Claim } from '../../../generated/prisma/client';
import type { Batch } from './batch';
import { columnsOf, initialValues, kindOf, type FactRecord } from '../loading/initial-values';
import type { RowClaim } from './row-claims';

/**
 * What a row makes of a fact that is recorded already: the columns of which nobody speaks in claims are the row's to
 * fill; of the others it says in claims what it has, and takes back what it said before. A fact that comes from another
 * row stays that one's, and this row says all it has in claims.
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
    keptOf(kind).flatMap(({ storage, properties }) =>
      properties.some(({ name }) => claimed.has(name)) ? storage.field : [],
    ),
  );
  const isClaimed = (property: string) =>
    claimedFields.has(findProperty(kind, property)?.storage?.field ?? '');

  const unclaimed = Object.entries(values).filter(([field]) => own && !claimedFields.has(field));
  const patch = own && { recordClaimId: row.id, ...columnsOf(Object.fromEntries(unclaimed)) };
  const said = implicitClaims(kind, { ...current, ...columnsOf(values) }, () => placeCountryOf(record));
  for (const [property, blank] of own ? [] : takenBack(kind, current, said, claims))
    said.set(property, blank);
  const spoken = [...said].filter(([property]) => !own || isClaimed(property));
  say(batch, { kind, id: current.id }, row, new Map(spoken), claims);
  return { ...patch } as Partial<F>;
}

/**
 * What another row, an earlier edition of the list, said of the fact and this row leaves open or blank: that is a statement,
 * too, which the row makes by the value that stands for it.
 */
function takenBack(
  kind: RowKind,
  current: FactRow,
  said: ReadonlyMap<string, unknown>,
  claims: readonly Claim[],
): [property: string, blank: string][] {
  const before = implicitClaims(kind, current, String);
  return keptOf(kind).flatMap(({ properties }) =>
    properties.flatMap(({ name, blank }): [string, string][] => {
      if (blank === undefined || said.has(name)) return [];
      const ofRows = claims.filter(
        ({ property, recordClaimId }) => property === name && recordClaimId !== null,
      );
      const wasSaid = ofRows.some(({ value }) => value !== blank) || before.has(name);
      return wasSaid ? [[name, blank]] : [];
    }),
  );
}

function say(
  batch: Batch,
  subject: { kind: RowKind; id: bigint },
  row: RowClaim,
  spoken: ReadonlyMap<string, unknown>,
  claims: readonly Claim[],
): void {
  const before = claims.filter(({ recordClaimId }) => recordClaimId === row.id);
  for (const word of before) {
    if (canonical(spoken.get(word.property)) === canonical(word.value)) continue;
    batch.outdatedWords.push(word);
    batch.touch(subject, word.property);
  }
  for (const [property, value] of spoken) {
    const isSaid = before.some(
      (word) => word.property === property && canonical(word.value) === canonical(value),
    );
    if (isSaid) continue;
    batch.words.push({ row, subject, property, value });
    batch.touch(subject, property);
  }
}

/** Whether a fact comes from this row, or an earlier reading of it, or from none that counts any longer. */
function isOwn({ known }: Batch, { recordClaimId }: FactRow, row: RowClaim): boolean {
  if (recordClaimId === null || recordClaimId === row.id || recordClaimId === row.replaces) return true;
  const other = known.rowClaims.get(recordClaimId);
  return other === undefined || !isEffective(other);
}

// Only asked where the record has a place with a country.
const placeCountryOf = (record: FactRecord) =>
  (record.record === 'event' ? record.place?.country : undefined) as string;
