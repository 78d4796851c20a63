import type { Asking } from '../../query/compile/asking';
import type { Source } from '../../query/compile/model';
import { standsAt } from '../../query/compile/scope';
import { raw, sql, type Sql } from '../../query/compile/sql';
import { effective } from '../../model/effective';
import { standingClaim, type OrderInSql } from '../../model/what-stands';
import { orderOf } from '../../model/vocabulary';

/** Whether a claim had been said by the scope's day. */
export const saidBy = (asking: Asking, claim: Sql): Sql =>
  asking.scope.said === null ? sql`true` : sql`${claim}.said_on <= ${asking.scope.said}::date`;

/** The effective claims about a subject, as said by the scope's day. */
export function effectiveClaims(asking: Asking, subjectId: Sql): Source<Sql> {
  const claim = asking.alias('effective');
  return {
    from: sql`claim ${claim}`,
    row: claim,
    where: sql`${claim}.subject_id = ${subjectId} and ${isEffectiveSaid(asking, claim)}`,
  };
}

/** The claims that attest that a fact was so: to dispute a thing, or to say what would be if, is no attestation. */
export function attestations(asking: Asking, fact: Sql): Source<Sql> {
  const claim = holdingClaims(asking, fact);
  return {
    ...claim,
    where: sql`${claim.where} and ${claim.row}.stance = 'SUPPORTS' and ${claim.row}.modality <> 'HYPOTHETICAL'`,
  };
}

/** The claims that hold a fact up: those about it, and the one that is the imported row from which it came. */
export function holdingClaims(asking: Asking, fact: Sql): Source<Sql> {
  const claim = asking.alias('holding');
  return {
    from: sql`claim ${claim}`,
    row: claim,
    where: sql`(${claim}.subject_id = ${fact}.id or ${claim}.id = ${fact}.record_claim_id) and ${isEffectiveSaid(asking, claim)}`,
  };
}

/** Whether the imported row from which a fact came is effective, and had been said. */
export function isRowEffective(asking: Asking, fact: Sql): Sql {
  const claim = asking.alias('row');
  return sql`exists (select from claim ${claim} where ${claim}.id = ${fact}.record_claim_id and ${isEffectiveSaid(asking, claim)})`;
}

const isEffectiveSaid = (asking: Asking, claim: Sql): Sql =>
  sql`${standsAt(asking.scope, claim)} and ${saidBy(asking, claim)} and ${effective(claim.sql)}`;

/** orderOf for a property that only the statement knows. */
export const orderOfColumn = (property: Sql): OrderInSql => ({ isLedger: sql`${property} = 'status'` });

/**
 * The claim that stands about one property of a subject among what counts in the scope, and of that among what a
 * predicate over `c`, the claim, lets through; `c` are its columns.
 */
export const standing = (
  asking: Asking,
  subjectId: Sql,
  property: string | Sql,
  among: Sql = sql`true`,
): Sql =>
  standingClaim({
    subject: subjectId,
    property: typeof property === 'string' ? raw(`'${property}'`) : property,
    order: typeof property === 'string' ? orderOf(property) : orderOfColumn(property),
    candidates: sql`${standsAt(asking.scope, raw('c'))} and ${standsAt(asking.scope, raw('s'))} and ${saidBy(asking, raw('c'))} and ${among}`,
  });
