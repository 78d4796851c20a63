import type { Asking } from '../read/asking';
import type { Source } from '../read/model';
import { standsAt } from '../read/scope';
import { raw, sql, type Sql } from '../read/sql';
import { effective } from './effective';
import { standingClaim, standsAlone, type OrderInSql } from './what-stands';
import { orderOf } from './vocabulary';

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

/** The claim that stands about one property of a subject among what counts in the scope. */
export const standing = (asking: Asking, subjectId: Sql, property: string | Sql): Sql =>
  standingClaim({
    subject: subjectId,
    property: typeof property === 'string' ? raw(`'${property}'`) : property,
    order: typeof property === 'string' ? orderOf(property) : orderOfColumn(property),
    candidates: counted(asking),
  });

/** Whether one value of a property of a subject stands among what counts in the scope; null where nothing is claimed of it. */
export const standingValue = (asking: Asking, subjectId: Sql, property: string, value: Sql): Sql =>
  sql`(${standsAlone({
    subject: subjectId,
    property: raw(`'${property}'`),
    order: orderOf(property),
    candidates: sql`${counted(asking)} and c.value = ${value}`,
  })})`;

const counted = (asking: Asking): Sql =>
  sql`${standsAt(asking.scope, raw('c'))} and ${standsAt(asking.scope, raw('s'))} and ${saidBy(asking, raw('c'))}`;
