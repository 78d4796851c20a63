import { implicitClaims, type FactRow, type RowKind } from '../../../engine/claims/implicit-claims';
import { storedValuesOf } from '../../../engine/model/vocabulary';
import { isEffective } from '../../../engine/model/what-stands';
import type { Claim } from '../../../generated/prisma/client';
import type { RowClaim } from './row-claims';

/** A recorded fact, and the claims about it. */
interface Spoken {
  kind: RowKind;
  current: FactRow;
  claims: readonly Claim[];
}

/** The properties that a row can leave blank, each with the value that stands for it. */
const blanksFor = (kind: RowKind): { name: string; blank: string }[] =>
  storedValuesOf(kind).flatMap(({ properties }) =>
    properties.flatMap(({ name, blank }) => (blank === undefined ? [] : [{ name, blank }])),
  );

/**
 * Values that the row of an earlier edition stated and this row leaves blank. A blank is a statement, too: the row claims
 * the value that stands for it.
 */
export function blanksIn(
  { kind, current, claims }: Spoken,
  said: ReadonlyMap<string, unknown>,
): [property: string, blank: string][] {
  const before = implicitClaims(kind, current, String);
  return blanksFor(kind).flatMap(({ name, blank }): [string, string][] => {
    const ofRows = claims.filter(
      ({ property, recordClaimId }) => property === name && recordClaimId !== null,
    );
    const wasSaid = ofRows.some(({ value }) => value !== blank) || before.has(name);
    return wasSaid && !said.has(name) ? [[name, blank]] : [];
  });
}

/** What a row left blank, with the attribution of the row. */
interface Blank {
  row: Claim;
  property: string;
  value: string;
}

/**
 * The other direction: what rows of other editions left blank while no row had stated it, and this row now states. `ownRow` is
 * the row from which the fact comes.
 */
export function blanksBeside(
  { kind, current, claims, ownRow }: Spoken & { ownRow: Claim | undefined },
  row: RowClaim,
  stated: readonly [property: string, value: unknown][],
): Blank[] {
  const blanks = blanksFor(kind).filter(({ name, blank }) =>
    stated.some(([property, value]) => property === name && value !== blank),
  );
  if (blanks.length === 0) return [];
  const others = new Map<bigint, Claim>();
  // A claim that a row makes has the attribution of the row.
  for (const claim of claims)
    if (claim.recordClaimId !== null) others.set(claim.recordClaimId, { ...claim, id: claim.recordClaimId });
  if (ownRow) others.set(ownRow.id, ownRow);
  const implicit = implicitClaims(kind, current, String);
  const isStated = (id: bigint, name: string) =>
    (id === ownRow?.id && implicit.has(name)) ||
    claims.some(({ recordClaimId, property }) => recordClaimId === id && property === name);
  return [...others.values()]
    .filter((other) => isEffective(other) && other.id !== row.id && other.id !== row.replaces)
    .flatMap((other) =>
      blanks
        .filter(({ name }) => !isStated(other.id, name))
        .map(({ name, blank }) => ({ row: other, property: name, value: blank })),
    );
}
