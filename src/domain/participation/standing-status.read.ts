import { isEffectiveSaid, standing } from '../../engine/claims/read/effective-claims.read';
import { decidingClaimsAbout } from '../claim/claim.read';
import type { Source } from '../../engine/query/compile/model';
import type { Arguments } from '../../engine/query/plan/arguments';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { sql, type Sql } from '../../engine/query/compile/sql';

/**
 * The claim by which the status of a participation stands: the one that is decided for, or, while nothing else is said of the
 * status, the imported row that has it. None where the status is UNKNOWN.
 */
export function standingStatus(participation: Sql, _args: Arguments, context: CompileContext): Source<Sql> {
  const [decided, record, claim] = ['decided', 'record', 'claim'].map((name) => context.alias(name)) as [
    Sql,
    Sql,
    Sql,
  ];
  const said = decidingClaimsAbout(context, sql`${participation}.id`, sql`'status'`);
  return {
    from: sql`(select ${claim}.* from (${standing(context, sql`${participation}.id`, 'status')}) ${decided}
        join claim ${claim} on ${claim}.id = ${decided}.id and ${claim}.from_recording = ${decided}.from_recording
      union all
      select ${record}.* from claim ${record} where ${record}.id = ${participation}.record_claim_id
        and ${participation}.status <> 'UNKNOWN' and ${isEffectiveSaid(context, record)}
        and not exists (select from ${said.from} where ${said.where})) ${claim}`,
    row: claim,
    where: sql`true`,
    isUnique: true,
  };
}
