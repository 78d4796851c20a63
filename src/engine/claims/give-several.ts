import type { CodeColumns } from './external-ids';
import type { NameColumns } from './names';
import type { EntityName, ExternalId } from '../../generated/prisma/client';
import { canonical } from '../model/canonical';
import { isEffective } from '../model/effective';
import { findRatedClaims } from './rated-claims';
import { judge } from './judge-several';
import type { RecordingTx } from '../write/recording';
import { OPEN, retire, revise } from '../write/revise';
import { CODES, NAMES, type Several, type SeveralRow } from './several';
import type { RatedClaim } from './standing';

/**
 * Makes `given` what a list, or an editor, gives of the names or codes of a thing. What it gave before and gives no longer
 * goes, unless another gives it or an effective claim says it; what others gave and said stays. Answers whether any changed.
 */
export async function giveSeveral(
  rec: RecordingTx,
  several: Several,
  entityId: bigint,
  {
    current,
    given,
    by,
    only = false,
  }: {
    current: readonly SeveralRow[];
    given: readonly (NameColumns | CodeColumns)[];
    by: string;
    /** Nobody else gives any from now on: what is worded anew is worded as a whole. */
    only?: boolean;
  },
): Promise<boolean> {
  const { table, property } = several;
  const same = several.isSame as (a: object, b: object) => boolean;
  const dropped = current.filter(
    (row) =>
      (row.givenBy.includes(by) || (only && row.givenBy.length > 0)) &&
      !given.some((each) => same(row, each)),
  );
  let claims: Promise<Map<bigint, RatedClaim[]>> | undefined;
  const claimsAbout = async (row: SeveralRow | NameColumns | CodeColumns) => {
    const heard = (await (claims ??= findRatedClaims(rec, [entityId], [property]))).get(entityId) ?? [];
    const value = canonical((several.valueOf as (of: object) => unknown)(row));
    return heard.filter((claim) => isEffective(claim) && canonical(claim.value) === value);
  };
  const judged = async (row: SeveralRow | NameColumns | CodeColumns, givenBy: string[]) => ({
    givenBy,
    ...judge(several, givenBy.length > 0, await claimsAbout(row)),
  });
  for (const row of dropped) {
    const givenBy = only ? [] : row.givenBy.filter((other) => other !== by);
    if (givenBy.length > 0) await noteGivers(rec, table, row, givenBy);
    else if ((await claimsAbout(row)).some(({ stance }) => stance === 'SUPPORTS'))
      await revise(rec, table, row as never, (await judged(row, [])) as never);
    else await retire(rec, table, row as never);
  }
  const added: object[] = [];
  let [last, isRevised] = [0n, false];
  for (const each of given) {
    const row = current.find((other) => !dropped.includes(other) && same(other, each));
    const givenBy = [...new Set([...(row?.givenBy ?? []), by])];
    // Names are preferred in the order in which they are recorded: one that is to come later is recorded anew.
    if (row && property === 'name' && (added.length > 0 || row.id < last)) {
      await retire(rec, table, row as never);
      added.push({ ...each, ...(await judged(each, givenBy)) });
    } else if (!row) {
      added.push({ ...each, ...(await judged(each, givenBy)) });
    } else {
      last = row.id;
      if (row.givenBy.length === 0) {
        await revise(rec, table, row as never, (await judged(row, givenBy)) as never);
        isRevised = true;
      } else if (givenBy.length > row.givenBy.length) await noteGivers(rec, table, row, givenBy);
    }
  }
  if (added.length > 0) {
    const data = added.map((each) => ({ ...each, entityId, fromRecording: rec.id }));
    const delegate = rec.tx[table] as unknown as { createMany(args: { data: object[] }): Promise<unknown> };
    await delegate.createMany({ data });
  }
  return dropped.length + added.length > 0 || isRevised;
}

/** Notes who gives what is given already, in its place: no answer, at any time, depends on who else does. */
async function noteGivers(
  rec: RecordingTx,
  table: Several['table'],
  { id, fromRecording }: SeveralRow,
  givenBy: string[],
): Promise<void> {
  const delegate = rec.tx[table] as unknown as { updateMany(args: object): Promise<unknown> };
  await delegate.updateMany({ where: { id, fromRecording }, data: { givenBy } });
}

/** The names, or codes, that things have now, in the order in which they were recorded. */
export function currentRowsOf(
  rec: RecordingTx,
  { table }: Several,
  ids: readonly bigint[],
): Promise<SeveralRow[]> {
  // The delegates differ only in the rows they give.
  const reader = rec.tx[table] as unknown as {
    findMany(args: { where: object; orderBy: object }): Promise<SeveralRow[]>;
  };
  return reader.findMany({
    where: { entityId: { in: [...ids] }, toRecording: OPEN },
    orderBy: { id: 'asc' },
  });
}

/** The names that a thing has now. */
export const currentNames = (rec: RecordingTx, id: bigint): Promise<EntityName[]> =>
  currentRowsOf(rec, NAMES, [id]) as Promise<EntityName[]>;

/** The codes that a thing has now. */
export const currentCodes = (rec: RecordingTx, id: bigint): Promise<ExternalId[]> =>
  currentRowsOf(rec, CODES, [id]) as Promise<ExternalId[]>;
