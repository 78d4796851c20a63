import { findTakenCodes, isoCodesOf, refuseTaken, type CodeColumns } from './external-ids';
import type { ClaimSubjectKind } from '../model/kinds';
import { calledBy } from './names';
import { Prisma, type EntityName, type ExternalId } from '../../generated/prisma/client';
import { canonical, insertRows, postgresName } from '../write/json-rows';
import { currentRowsOf } from './give-values';
import { isEffective, reliabilityOfGiven } from '../model/what-stands';
import { groupBy } from '../model/group-by';
import { CODES, judge, MULTI_VALUED, type MultiValued, type ValueRow } from './multi-valued';
import type { RecordingTx } from '../write/recording';
import { OPEN, reviseEach, type VersionedTable } from '../write/revise';
import { endAll, type VersionsTable } from '../write/revise-all';
import { findRatedClaims, type RatedClaim } from './standing';
import type { Columns } from '../model/storage';
import type { Touched } from './subject';

const { sql } = Prisma;

/** The names and codes of things after settling, in the order in which they were recorded, by thing. */
export interface SettledValues {
  rows: ReadonlyMap<bigint, readonly ValueRow[]>;
  /** The added and removed values, as in claims. */
  added: ReadonlyMap<bigint, readonly unknown[]>;
  ended: ReadonlyMap<bigint, readonly unknown[]>;
}

export type ValueSettlements = Partial<Record<MultiValued['property'], SettledValues>>;

/**
 * Settles the touched names and codes of things: a value is kept while a list or an editor gives it or a claim supports
 * it. Refuses, at `field`, a code of another thing.
 */
export async function settleValues(
  rec: RecordingTx,
  touched: readonly Touched[],
  claims: ReadonlyMap<bigint, RatedClaim[]>,
  field: readonly string[] | null,
): Promise<ValueSettlements> {
  const settled: ValueSettlements = {};
  for (const multiValued of MULTI_VALUED) {
    const ids = touched
      .filter(({ properties }) => properties.includes(multiValued.property))
      .map(({ subject }) => subject.id);
    if (ids.length > 0) settled[multiValued.property] = await settleOne(rec, multiValued, ids, claims, field);
  }
  return settled;
}

async function settleOne(
  rec: RecordingTx,
  multiValued: MultiValued,
  ids: readonly bigint[],
  claims: ReadonlyMap<bigint, RatedClaim[]>,
  field: readonly string[] | null,
): Promise<SettledValues> {
  const changes = await changesOfAll(rec, multiValued, ids, claims);
  if (multiValued.property === 'code') changes.push(...(await givingWay(rec, changes, field ?? ['code'])));

  const table = multiValued.table as VersionedTable;
  const ended = changes.flatMap((change) => change.ended.map(({ id }) => id));
  await endAll(rec, postgresName(multiValued.table) as VersionsTable, sql`r.id = ANY(${ended})`);
  const kept = await reviseEach(rec, table, changes.flatMap(({ kept: rows }) => rows) as never[]);
  const newIds = await rec.newIds(changes.reduce((sum, { added }) => sum + added.length, 0));
  const added = changes.flatMap((change) => change.added.map((row) => ({ ...row, entityId: change.id })));
  const rows = added.map((row, index) => ({
    ...row,
    id: newIds[index],
    fromRecording: rec.id,
    toRecording: OPEN,
  }));
  await insertRows(rec.tx, multiValued.table, rows);
  const after = groupBy(
    [...(kept as ValueRow[]), ...(rows as unknown as ValueRow[])],
    ({ entityId }) => entityId,
  );
  const valueOf = multiValued.valueOf as (row: ValueRow) => unknown;
  return {
    rows: new Map(ids.map((id) => [id, (after.get(id) ?? []).filter(({ denied }) => !denied).sort(byId)])),
    added: new Map(changes.map((change) => [change.id, change.added.map((row) => valueOf(row as ValueRow))])),
    ended: new Map(changes.map((change) => [change.id, change.ended.map(valueOf)])),
  };
}

/**
 * The changes of those who had the codes that now are of others, if claims deny them as well, so that they give way at once.
 * Refuses a code that another thing keeps.
 */
async function givingWay(
  rec: RecordingTx,
  changes: readonly Change[],
  field: readonly string[],
): Promise<Change[]> {
  const taken = await findTakenCodes(
    rec.tx,
    changes.flatMap((change) => standingOf(change).map((code) => ({ entityId: change.id, code, field }))),
  );
  const own = new Set(changes.map(({ id }) => id));
  const besides = [...new Set(taken.map(({ bearer }) => bearer.entityId))].filter((id) => !own.has(id));
  const claims = await findRatedClaims(rec, besides, [CODES.property, 'record']);
  const others = await changesOfAll(rec, CODES, besides, claims);
  const kept = [...changes, ...others].flatMap((change) => change.kept).filter(({ patch }) => !patch.denied);
  refuseTaken(taken.filter(({ bearer }) => kept.some(({ current }) => current.id === bearer.id)));
  return others;
}

/** The codes that now stand: new ones, and those that are no longer denied. */
const standingOf = ({ added, kept }: Change) =>
  [
    ...added,
    ...kept.filter(({ current }) => current.denied).map(({ current, patch }) => ({ ...current, ...patch })),
  ].filter(({ denied }) => !denied) as CodeColumns[];

const byId = (a: ValueRow, b: ValueRow) => (a.id < b.id ? -1 : 1);

interface Change {
  id: bigint;
  added: Partial<ValueRow>[];
  ended: ValueRow[];
  kept: { current: ValueRow; patch: Partial<ValueRow> }[];
}

async function changesOfAll(
  rec: RecordingTx,
  multiValued: MultiValued,
  ids: readonly bigint[],
  claims: ReadonlyMap<bigint, readonly RatedClaim[]>,
): Promise<Change[]> {
  const before = groupBy(await currentRowsOf(rec, multiValued, ids), ({ entityId }) => entityId);
  return ids.map((id) => changesOf(multiValued, id, before.get(id) ?? [], claims.get(id) ?? []));
}

/** The names or codes to add, to end and to revise for one thing, according to its claims. */
function changesOf(
  multiValued: MultiValued,
  id: bigint,
  rows: readonly ValueRow[],
  claims: readonly RatedClaim[],
): Change {
  const given = reliabilityOfGiven(claims);
  const own = claims.filter(({ property }) => property === multiValued.property);
  const isSame = multiValued.isSame as (a: object, b: object) => boolean;
  const claimed = new Map(
    [...groupBy(own.filter(isEffective), ({ value }) => canonical(value))].map(([value, ofValue]) => [
      value,
      {
        columns: (multiValued.columnsOf as (value: unknown) => object)((ofValue[0] as RatedClaim).value),
        isSupported: ofValue.some(({ stance }) => stance === 'SUPPORTS'),
        claims: ofValue,
      },
    ]),
  );
  const change: Change = { id, added: [], ended: [], kept: [] };
  for (const row of rows) {
    const value = claimed.get(canonical((multiValued.valueOf as (of: ValueRow) => unknown)(row)));
    const isGiven = row.givenBy.length > 0;
    if (!isGiven && !value?.isSupported) change.ended.push(row);
    else
      change.kept.push({
        current: row,
        patch: judge(multiValued, isGiven ? given : null, value?.claims ?? []),
      });
  }
  for (const { columns, isSupported, claims: ofValue } of claimed.values()) {
    const stands = [...change.kept.map(({ current }) => current), ...change.added];
    if (isSupported && !stands.some((row) => isSame(row, columns)))
      change.added.push({ ...columns, givenBy: [], ...judge(multiValued, null, ofValue) });
  }
  return change;
}

/** The columns of a thing that depend on its names and codes, if those were settled. */
export function columnsOfValues(
  kind: ClaimSubjectKind,
  { name, code }: ValueSettlements,
  id: bigint,
): Columns {
  const names = name?.rows.get(id) as EntityName[] | undefined;
  const codes = code?.rows.get(id) as ExternalId[] | undefined;
  return {
    ...(names && calledBy(names)),
    ...(kind === 'COUNTRY' && codes && isoCodesOf(codes)),
  };
}
