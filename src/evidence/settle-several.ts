import { isoCodesOf, refuseTakenCodes, type CodeColumns } from '../entity/external-ids';
import type { ClaimSubjectKind } from '../entity/kinds';
import { labelOf } from '../entity/names';
import type { EntityName, ExternalId } from '../generated/prisma/client';
import { canonical } from './canonical';
import { currentRowsOf } from './give-several';
import { groupBy } from './group-by';
import { insertRows } from './json-rows';
import type { RecordingTx } from './recording';
import { OPEN, retire, reviseEach, type VersionedTable } from './revise';
import { SEVERAL, type Several, type SeveralRow } from './several';
import type { HeardClaim } from './standing';
import type { Columns } from './storage';
import type { Touched } from './subject';
import { orderOf } from './vocabulary';
import { whatStands } from './what-stands';

/** The names and codes of things after settling, in the order in which they were recorded, by thing. */
export interface SettledSeveral {
  rows: ReadonlyMap<bigint, readonly SeveralRow[]>;
  /** What came and what went, as claims say it. */
  added: ReadonlyMap<bigint, readonly unknown[]>;
  ended: ReadonlyMap<bigint, readonly unknown[]>;
}

export type SeveralSettlements = Partial<Record<Several['property'], SettledSeveral>>;

/**
 * Lets the touched names and codes of things stand that are given or that claims hold up, and no others. Refuses, at
 * `field`, a code that another thing bears.
 */
export async function settleSeveral(
  rec: RecordingTx,
  touched: readonly Touched[],
  claims: ReadonlyMap<bigint, HeardClaim[]>,
  field: readonly string[] | null,
): Promise<SeveralSettlements> {
  const settled: SeveralSettlements = {};
  for (const several of SEVERAL) {
    const ids = touched
      .filter(({ properties }) => properties.includes(several.property))
      .map(({ subject }) => subject.id);
    if (ids.length > 0) settled[several.property] = await settleOne(rec, several, ids, claims, field);
  }
  return settled;
}

async function settleOne(
  rec: RecordingTx,
  several: Several,
  ids: readonly bigint[],
  claims: ReadonlyMap<bigint, HeardClaim[]>,
  field: readonly string[] | null,
): Promise<SettledSeveral> {
  const before = groupBy(await currentRowsOf(rec, several, ids), ({ entityId }) => entityId);
  const changes: Change[] = [];
  for (const id of ids) {
    const about = (claims.get(id) ?? []).filter(({ property }) => property === several.property);
    const change = await changesOf(rec, several, id, before.get(id) ?? [], about);
    if (several.property === 'code')
      await refuseTakenCodes(rec.tx, id, change.added as CodeColumns[], () => field ?? ['code']);
    changes.push(change);
  }

  const table = several.table as VersionedTable;
  const ended = changes.flatMap((change) => change.ended);
  for (const row of ended) await retire(rec, table, row as never);
  const kept = await reviseEach(rec, table, changes.flatMap(({ kept: rows }) => rows) as never[]);
  const newIds = await rec.newIds(changes.reduce((sum, { added }) => sum + added.length, 0));
  const added = changes.flatMap((change) => change.added.map((row) => ({ ...row, entityId: change.id })));
  const rows = added.map((row, index) => ({
    ...row,
    id: 'id' in row && row.id !== undefined ? row.id : newIds[index],
    fromRecording: rec.id,
    toRecording: OPEN,
  }));
  await insertRows(rec.tx, several.table, rows);
  const after = groupBy(
    [...(kept as SeveralRow[]), ...(rows as unknown as SeveralRow[])],
    ({ entityId }) => entityId,
  );
  const valueOf = several.valueOf as (row: SeveralRow) => unknown;
  return {
    rows: new Map(ids.map((id) => [id, (after.get(id) ?? []).sort(byId)])),
    added: new Map(
      changes.map((change) => [change.id, change.added.map((row) => valueOf(row as SeveralRow))]),
    ),
    ended: new Map(changes.map((change) => [change.id, change.ended.map(valueOf)])),
  };
}

const byId = (a: SeveralRow, b: SeveralRow) => (a.id < b.id ? -1 : 1);

interface Change {
  id: bigint;
  added: Partial<SeveralRow>[];
  ended: SeveralRow[];
  kept: { current: SeveralRow; patch: Partial<SeveralRow> }[];
}

/** What has to come, to go and to change of one thing, by the claims about it. */
async function changesOf(
  rec: RecordingTx,
  several: Several,
  id: bigint,
  rows: readonly SeveralRow[],
  claims: readonly HeardClaim[],
): Promise<Change> {
  const isSame = several.isSame as (a: object, b: object) => boolean;
  const valueOf = several.valueOf as (row: SeveralRow) => unknown;
  const isNamed = several.property === 'name';
  const said = [...groupBy(claims, ({ value }) => canonical(value))].map(([value, about]) => ({
    value,
    columns: (several.columnsOf as (value: unknown) => object)((about[0] as HeardClaim).value),
    standing: whatStands(orderOf(several.property), about),
    isDenied: about.some((claim) => claim.stance === 'DISPUTES' && whatDenies(claim)),
  }));
  const change: Change = { id, added: [], ended: [], kept: [] };
  for (const row of rows) {
    const about = said.find(({ value }) => value === canonical(valueOf(row)));
    const stands = about?.standing != null || (row.givenBy.length > 0 && !about?.isDenied);
    if (!stands) change.ended.push(row);
    else {
      const preferred = about?.standing?.rank === 'PREFERRED';
      change.kept.push({ current: row, patch: isNamed ? { preferred } : {} });
    }
  }
  for (const { columns, standing } of said) {
    const stands = [...change.kept.map(({ current }) => current), ...change.added];
    if (!standing || stands.some((row) => isSame(row, columns))) continue;
    const preferred = standing.rank === 'PREFERRED';
    change.added.push({ ...columns, givenBy: [], ...(isNamed && { preferred }) });
  }
  if (claims.length > 0) change.added.push(...(await undeniedRows(rec, several, id, change)));
  return change;
}

/** Whether a denial decides. */
const whatDenies = (claim: HeardClaim) =>
  whatStands('other', [{ ...claim, stance: 'SUPPORTS' as const }]) !== null;

/** Rows that were given, ended by a denial, and are to be there again since nobody denies them any longer. */
async function undeniedRows(
  rec: RecordingTx,
  several: Several,
  entityId: bigint,
  { kept, added }: Change,
): Promise<Partial<SeveralRow>[]> {
  const versions = rec.tx[several.table] as unknown as {
    findMany(args: { where: object; orderBy: object }): Promise<SeveralRow[]>;
  };
  const ended = await versions.findMany({
    where: { entityId, toRecording: { lt: OPEN }, givenBy: { isEmpty: false } },
    orderBy: { toRecording: 'desc' },
  });
  if (ended.length === 0) return [];
  const isSame = several.isSame as (a: object, b: object) => boolean;
  const valueOf = several.valueOf as (row: SeveralRow) => unknown;
  const back: Partial<SeveralRow>[] = [];
  for (const row of ended) {
    const there = [...kept.map(({ current }) => current), ...added, ...back];
    if (there.some((other) => isSame(row, other))) continue;
    const value = valueOf(row) as object;
    const [denial] = await rec.tx.claim.findMany({
      where: {
        subjectId: entityId,
        property: several.property,
        stance: 'DISPUTES',
        fromRecording: row.toRecording,
        value: { equals: value },
      },
      take: 1,
    });
    const [current] = denial
      ? await rec.tx.claim.findMany({ where: { id: denial.id, toRecording: OPEN }, take: 1 })
      : [];
    const isDenied = current !== undefined && whatDenies({ ...current, reliability: 'F' } as HeardClaim);
    if (denial && !isDenied) back.push({ ...row });
  }
  return back;
}

/** The columns of a thing that follow from its names and codes, where those were settled. */
export function columnsOfSeveral(
  kind: ClaimSubjectKind,
  { name, code }: SeveralSettlements,
  id: bigint,
): Columns {
  const names = name?.rows.get(id) as EntityName[] | undefined;
  const codes = code?.rows.get(id) as ExternalId[] | undefined;
  return {
    // What a machine coded has a label and no names.
    ...(names && names.length > 0 && { label: labelOf(names) }),
    ...(kind === 'COUNTRY' && codes && isoCodesOf(codes)),
  };
}
