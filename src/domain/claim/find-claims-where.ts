import { tables } from '../../engine/claims/read/tables.read';
import type { Prisma } from '../../generated/prisma/client';
import { ErrorCode, Refusal, RostrumError, UserErrorCode } from '../../platform/errors';
import { CompileContext, type Operation } from '../../engine/query/compile/compile-context';
import { compileFilter } from '../../engine/query/compile/filter';
import { Arguments } from '../../engine/query/plan/arguments';
import { now, valueFor } from '../../engine/query/plan/deferred';
import { planOf } from '../../engine/query/plan/plan';
import { rowIn } from '../../engine/query/plan/plans';
import { and, raw, sql } from '../../engine/query/compile/sql';
import { claimListing } from './claim.read';

// A filter of claims needs tables only, no model of the types selected.
const OPERATION = {
  tables,
  fragments: {},
  maxCost: 0,
  completes: false,
} as unknown as Operation;

/** The ids of the claims that match a filter, in the order of recording, as seen by a transaction. */
export async function findClaimsWhere(
  tx: Prisma.TransactionClient,
  where: object,
  { path, limit }: { path: readonly string[]; limit: number },
): Promise<bigint[]> {
  const given = { variables: {}, scope: now() };
  const context = new CompileContext(OPERATION, given);
  try {
    const { from, row, where: stands } = context.scan('claim');
    const conditions = compileFilter(
      claimListing.filter!,
      row,
      new Arguments(where as Record<string, unknown>, context.constraints),
      context,
      path,
    );
    const found = sql`select ${row}.id from ${from} where ${and([stands, ...conditions])} order by ${row}.id limit ${raw(`${limit}`)}`;
    const ids = sql`(select coalesce(json_agg(found.id::text), '[]') from (${found}) found)`;
    const plan = planOf(context, ids, {
      columns: 1,
      isAlone: true,
      value: { is: 'value', at: 0, step: null },
    });
    const { text, values } = sql`select ${plan.sql}::text as answer`;
    const parameters = values.map((value) => valueFor(value, given));
    const [{ answer }] = await tx.$queryRawUnsafe<[{ answer: string }]>(text, ...parameters);
    const read = rowIn(plan, answer, given);
    for (const missing of read.lost?.values() ?? []) throw missing;
    return (JSON.parse(read.row) as string[]).map(BigInt);
  } catch (error) {
    throw error instanceof RostrumError ? (refusalFor(error) ?? error) : error;
  }
}

/** Converts an error in a filter to a refusal of the write that uses the filter. */
function refusalFor({ extensions, message }: RostrumError): Refusal | null {
  const code =
    extensions.code === ErrorCode.NOT_FOUND
      ? UserErrorCode.NOT_FOUND
      : extensions.code === ErrorCode.BAD_USER_INPUT
        ? UserErrorCode.INVALID
        : null;
  return code && new Refusal(code, String(extensions.field ?? '').split('.'), message);
}
