import type { ClaimRank } from '../../../generated/prisma/enums';
import type { CompileContext } from '../../query/compile/compile-context';
import type { Source } from '../../query/compile/model';
import { standsAt } from '../../query/compile/scope';
import { raw, sql, type Sql } from '../../query/compile/sql';
import {
  effective,
  outranksGivenSql,
  UNKNOWN_SOURCE,
  standingClaim,
  standsAlone,
  type OrderInSql,
} from '../../model/what-stands';
import { orderOf } from '../../model/vocabulary';

/** Whether a claim had been said by the scope's `saidBy`. */
export const saidBy = (context: CompileContext, claim: Sql): Sql =>
  context.scope.said === null ? sql`true` : sql`${claim}.said_on <= ${context.scope.said}::date`;

/** The effective claims about a subject that had been said by the scope's `saidBy`. */
export function effectiveClaims(context: CompileContext, subjectId: Sql): Source<Sql> {
  const claim = context.alias('effective');
  return {
    from: sql`claim ${claim}`,
    row: claim,
    where: sql`${claim}.subject_id = ${subjectId} and ${isEffectiveSaid(context, claim)}`,
  };
}

/** The claims that attest a fact: those that dispute it or are HYPOTHETICAL do not. */
export function attestations(context: CompileContext, fact: Sql): Source<Sql> {
  const claim = supportingClaims(context, fact);
  return {
    ...claim,
    where: sql`${claim.where} and ${claim.row}.stance = 'SUPPORTS' and ${claim.row}.modality <> 'HYPOTHETICAL'`,
  };
}

/** The claims that support a fact: the claims about it, and the claim of the imported row from which it comes. */
export function supportingClaims(context: CompileContext, fact: Sql): Source<Sql> {
  const claim = context.alias('holding');
  return {
    from: sql`claim ${claim}`,
    row: claim,
    where: sql`(${claim}.subject_id = ${fact}.id or ${claim}.id = ${fact}.record_claim_id) and ${isEffectiveSaid(context, claim)}`,
  };
}

/** Whether the claim of the imported row from which a fact comes is effective and had been said. */
export function isRowEffective(context: CompileContext, fact: Sql): Sql {
  const claim = context.alias('row');
  return sql`exists (select from claim ${claim} where ${claim}.id = ${fact}.record_claim_id and ${isEffectiveSaid(context, claim)})`;
}

/** Whether a version of a claim stands, had been said by the scope's day, and counts. */
export const isEffectiveSaid = (context: CompileContext, claim: Sql): Sql =>
  sql`${standsAt(context.scope, claim)} and ${saidBy(context, claim)} and ${effective(claim.sql)}`;

/** `orderOf` for a property that is known only to the statement. */
export const orderOfColumn = (property: Sql): OrderInSql => ({ isLedger: sql`${property} = 'status'` });

/** The claim that stands about a property of a subject in the scope. */
export const standing = (context: CompileContext, subjectId: Sql, property: string | Sql): Sql =>
  standingClaim({
    subject: subjectId,
    property: typeof property === 'string' ? raw(`'${property}'`) : property,
    order: typeof property === 'string' ? orderOf(property) : orderOfColumn(property),
    candidates: counted(context),
  });

/**
 * Whether one value of a property of a subject stands among what counts in the scope, by a claim of a rank where one is
 * given; null where nothing is claimed of it. With `isGiven`, only claims count that outrank a value which is given.
 */
export const standingValue = (
  context: CompileContext,
  subjectId: Sql,
  { property, value, rank, isGiven }: { property: string; value: Sql; rank?: ClaimRank; isGiven?: Sql },
): Sql =>
  sql`(${standsAlone(
    {
      subject: subjectId,
      property: raw(`'${property}'`),
      order: orderOf(property),
      candidates: sql`${counted(context)} and c.value = ${value}${
        isGiven
          ? sql` and (${outranksGivenSql('c', 's', reliabilityOfGiven(context, subjectId))} or not ${isGiven})`
          : sql``
      }`,
    },
    rank,
  )})`;

/** `reliabilityOfGiven` in SQL: of what lists gave a thing in the scope. */
export function reliabilityOfGiven(context: CompileContext, thing: Sql): Sql {
  const [row, source] = [context.alias('row'), context.alias('source')];
  return sql`coalesce((select min(${source}.reliability)
    from claim ${row} join source ${source} on ${source}.id = ${row}.source_id and ${standsAt(context.scope, source)}
    where ${row}.subject_id = ${thing} and ${row}.property = 'record' and ${isEffectiveSaid(context, row)}), '${raw(UNKNOWN_SOURCE)}')`;
}

const counted = (context: CompileContext): Sql =>
  sql`${standsAt(context.scope, raw('c'))} and ${standsAt(context.scope, raw('s'))} and ${saidBy(context, raw('c'))}`;
