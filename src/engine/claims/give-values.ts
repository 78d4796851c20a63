import type { CodeColumns } from './external-ids';
import type { NameColumns } from './names';
import type { EntityName, ExternalId } from '../../generated/prisma/client';
import { canonical } from '../write/json-rows';
import { isEffective, reliabilityOfGiven } from '../model/what-stands';
import { findRatedClaims, type RatedClaim } from './standing';
import { judge, CODES, NAMES, type MultiValued, type ValueRow } from './multi-valued';
import type { RecordingTx } from '../write/recording';
import { OPEN, retire, revise } from '../write/revise';

/**
 * Replaces the names or codes that a list or an editor gives to a thing. A value that it no longer gives is removed
 * unless another list gives it or an effective claim supports it. Returns whether a name or code was added, removed or
 * revised.
 */
export async function giveValues(
  rec: RecordingTx,
  multiValued: MultiValued,
  entityId: bigint,
  {
    current,
    given,
    by,
    only = false,
  }: {
    current: readonly ValueRow[];
    given: readonly (NameColumns | CodeColumns)[];
    by: string;
    /** Replaces the values of all other givers as well: an editor revises the whole list. */
    only?: boolean;
  },
): Promise<boolean> {
  const { table, property } = multiValued;
  const same = multiValued.isSame as (a: object, b: object) => boolean;
  const dropped = current.filter(
    (row) =>
      (row.givenBy.includes(by) || (only && row.givenBy.length > 0)) &&
      !given.some((each) => same(row, each)),
  );
  let claims: Promise<Map<bigint, RatedClaim[]>> | undefined;
  const allClaims = async () =>
    (await (claims ??= findRatedClaims(rec, [entityId], [property, 'record']))).get(entityId) ?? [];
  const claimsAbout = async (row: ValueRow | NameColumns | CodeColumns) => {
    const all = (await allClaims()).filter((claim) => claim.property === property);
    const value = canonical((multiValued.valueOf as (of: object) => unknown)(row));
    return all.filter((claim) => isEffective(claim) && canonical(claim.value) === value);
  };
  const judged = async (row: ValueRow | NameColumns | CodeColumns, givenBy: string[]) => ({
    givenBy,
    ...judge(
      multiValued,
      givenBy.length > 0 ? reliabilityOfGiven(await allClaims()) : null,
      await claimsAbout(row),
    ),
  });
  let isRevised = false;
  for (const row of dropped) {
    const givenBy = only ? [] : row.givenBy.filter((other) => other !== by);
    if (givenBy.length > 0) {
      await noteGivers(rec, table, row, givenBy);
      continue;
    }
    isRevised = true;
    if ((await claimsAbout(row)).some(({ stance }) => stance === 'SUPPORTS'))
      await revise(rec, table, row as never, (await judged(row, [])) as never);
    else await retire(rec, table, row as never);
  }
  const added: object[] = [];
  let last = 0n;
  for (const each of given) {
    const row = current.find((other) => !dropped.includes(other) && same(other, each));
    const givenBy = [...new Set([...(row?.givenBy ?? []), by])];
    // Preference follows the order of recording, so a name that moves down the list is recorded again.
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
  return added.length > 0 || isRevised;
}

/** Notes the givers of a value in place, without a new version: no answer depends on them. */
async function noteGivers(
  rec: RecordingTx,
  table: MultiValued['table'],
  { id, fromRecording }: ValueRow,
  givenBy: string[],
): Promise<void> {
  const delegate = rec.tx[table] as unknown as { updateMany(args: object): Promise<unknown> };
  await delegate.updateMany({ where: { id, fromRecording }, data: { givenBy } });
}

/** The current names or codes of things, in the order in which they were recorded. */
export function currentRowsOf(
  rec: RecordingTx,
  { table }: MultiValued,
  ids: readonly bigint[],
): Promise<ValueRow[]> {
  // The delegates differ only in the type of the rows.
  const reader = rec.tx[table] as unknown as {
    findMany(args: { where: object; orderBy: object }): Promise<ValueRow[]>;
  };
  return reader.findMany({
    where: { entityId: { in: [...ids] }, toRecording: OPEN },
    orderBy: { id: 'asc' },
  });
}

/** The current names of a thing. */
export const currentNames = (rec: RecordingTx, id: bigint): Promise<EntityName[]> =>
  currentRowsOf(rec, NAMES, [id]) as Promise<EntityName[]>;

/** The current codes of a thing. */
export const currentCodes = (rec: RecordingTx, id: bigint): Promise<ExternalId[]> =>
  currentRowsOf(rec, CODES, [id]) as Promise<ExternalId[]>;
