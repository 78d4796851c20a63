import type { Claim, ExternalId } from '../../generated/prisma/client';
import { groupBy } from '../model/group-by';
import { effective } from '../model/what-stands';
import { CompileContext, type Operation } from '../query/compile/compile-context';
import { now } from '../query/plan/deferred';
import { OPEN, raw, sql, type Sql } from '../query/compile/sql';
import { insertRows, postgresName } from '../write/json-rows';
import type { RecordingTx } from '../write/recording';
import { OPEN as OPEN_END, reviseEach, type VersionedTable } from '../write/revise';
import { refuseTakenCodes } from './external-ids';
import { currentRowsOf } from './give-values';
import { isEvidenceFor } from './read/evidence-for.read';
import { MULTI_VALUED, type MultiValued, type ValueRow } from './multi-valued';
import type { ClaimSubjectKind, Touched } from './subject';

/** A condition on a claim: that it was judged in this recording. */
export type Judged = (claim: Sql) => Sql;

/**
 * Takes back or gives back, as below, what lists gave in imported rows that have ceased or begun to count; nothing for
 * claims that were not imported.
 */
export async function judgeGiven(
  rec: RecordingTx,
  { begun, ended }: { begun: readonly Claim[]; ended: readonly Claim[] },
  field: readonly string[],
): Promise<Touched[]> {
  const [lost, regained] = [ended, begun].map((claims) =>
    claims.filter(({ datasetId }) => datasetId !== null).map(({ id }) => id),
  ) as [bigint[], bigint[]];
  return [
    ...(lost.length > 0 ? await takeBackGiven(rec, isOrOfRow(lost)) : []),
    ...(regained.length > 0 ? await giveBack(rec, isOrOfRow(regained), field) : []),
  ];
}

/** Whether a claim is one of these, or made with the row that is one of them. */
const isOrOfRow =
  (ids: bigint[]): Judged =>
  (claim) =>
    sql`(${claim}.id = any(${ids}::bigint[]) or ${claim}.record_claim_id = any(${ids}::bigint[]))`;

// Conditions on names and codes need no model.
const OPERATION = {} as unknown as Operation;

/**
 * Takes back the names and codes that published lists gave in rows which no longer count, if no other effective claim or
 * row contains them: the lists give them no longer. Returns the things to settle. Takes a statement to find them, and a
 * few more if there are any.
 */
export async function takeBackGiven(rec: RecordingTx, judged: Judged): Promise<Touched[]> {
  const touched: Touched[] = [];
  for (const multiValued of MULTI_VALUED) {
    const found = await findGiven(rec, multiValued, judged, (row) => sql`${row}.to_recording = ${OPEN}`);
    const unfounded = found.filter(({ isEffective }) => !isEffective);
    if (unfounded.length === 0) continue;
    const lists = new Map(unfounded.map(({ id, lists: all }) => [id, all]));
    const rows = await currentRowsOf(rec, multiValued, [
      ...new Set(unfounded.map(({ entityId }) => entityId)),
    ]);
    await reviseGivers(rec, multiValued, rows, ({ id, givenBy }) =>
      givenBy.filter((by) => lists.get(id)?.includes(by) !== true),
    );
    touched.push(...touchedBy(multiValued, unfounded));
  }
  return touched;
}

/**
 * Gives back what `takeBackGiven` took with an earlier judgment of these rows, now that they count again. Returns the
 * things to settle. Refuses, at `field`, a code that another thing has by now.
 */
async function giveBack(rec: RecordingTx, judged: Judged, field: readonly string[]): Promise<Touched[]> {
  const touched: Touched[] = [];
  for (const multiValued of MULTI_VALUED) {
    const found = await findGiven(rec, multiValued, judged, (row, claim) => {
      const judgments = sql`select ${claim}.from_recording from claim ${claim} where ${judged(claim)}`;
      return sql`${row}.to_recording in (${judgments})`;
    });
    if (found.length === 0) continue;
    const ids = [...new Set(found.map(({ entityId }) => entityId))];
    const current = groupBy(await currentRowsOf(rec, multiValued, ids), ({ entityId }) => entityId);
    const isSame = multiValued.isSame as (a: object, b: object) => boolean;
    const versions = await versionsOf(rec, multiValued, found);
    const [kept, lost] = [new Map<ValueRow, string[]>(), [] as ValueRow[]];
    for (const { effectiveLists, ...given } of found) {
      const version = versions.get(keyOf(given)) as ValueRow;
      const givenBy = version.givenBy.filter((by) => effectiveLists.includes(by));
      const row = current.get(given.entityId)?.find((other) => isSame(other, version));
      if (row) kept.set(row, givenBy);
      else if (givenBy.length > 0 && !lost.some(({ id }) => id === version.id))
        lost.push({ ...version, givenBy, fromRecording: rec.id, toRecording: OPEN_END });
    }
    if (multiValued.property === 'code')
      await refuseTakenCodes(
        rec.tx,
        lost.map((code) => ({ entityId: code.entityId, code: code as ExternalId, field })),
      );
    await reviseGivers(rec, multiValued, [...kept.keys()], (row) => [
      ...new Set([...row.givenBy, ...(kept.get(row) ?? [])]),
    ]);
    await insertRows(rec.tx, multiValued.table, lost);
    touched.push(...touchedBy(multiValued, found));
  }
  return touched;
}

interface Given {
  id: bigint;
  fromRecording: bigint;
  entityId: bigint;
  kind: ClaimSubjectKind;
  /** The lists from which claims that contain it were imported. */
  lists: string[];
  /** Those of effective claims among them. */
  effectiveLists: string[];
  /** Whether any effective claim contains it, of a list or not. */
  isEffective: boolean;
}

/** The versions of names or codes given by lists for which a judged claim is evidence, with what else is. */
async function findGiven(
  { tx }: RecordingTx,
  { property, table }: MultiValued,
  judged: Judged,
  ofVersion: (row: Sql, claim: Sql) => Sql,
): Promise<Given[]> {
  const context = new CompileContext(OPERATION, { variables: {}, scope: now() });
  const [row, claim] = [context.alias('given'), context.alias('claim')];
  const behind = sql`${claim}.to_recording = ${OPEN} and ${isEvidenceFor(claim, row, property)}`;
  const { text, values } =
    sql`select ${row}.id, ${row}.from_recording as "fromRecording", ${row}.entity_id as "entityId",
      thing.kind::text as kind, evidence.*
    from (
      select ${row}.* from ${raw(postgresName(table))} ${row}
      where ${ofVersion(row, claim)} and ${row}.given_by <> '{}' and ${row}.entity_id in (
          select ${claim}.subject_id from claim ${claim}
          where ${claim}.to_recording = ${OPEN} and ${claim}.dataset_id is not null and ${judged(claim)})
        and exists (select from claim ${claim} where ${behind} and ${judged(claim)}) offset 0) ${row}
    join entity thing on thing.id = ${row}.entity_id
    cross join lateral (
      select coalesce(array_agg(distinct list.format::text) filter (where list.format is not null), '{}') as lists,
        coalesce(array_agg(distinct list.format::text) filter (where list.format is not null and ${effective(claim.sql)}), '{}')
          as "effectiveLists",
        bool_or(${effective(claim.sql)}) as "isEffective"
      from claim ${claim} left join (
        dataset join import_job list on list.dataset_key = dataset.key
      ) on dataset.id = ${claim}.dataset_id and dataset.to_recording = ${OPEN}
      where ${behind}) evidence
    where thing.kind in ('COUNTRY', 'LEADER', 'ORGANIZATION', 'EVENT') and ${row}.given_by && evidence.lists
    order by ${row}.id, ${row}.from_recording`;
  return tx.$queryRawUnsafe<Given[]>(text, ...values);
}

/** The versions found, by id and recording. */
async function versionsOf({ tx }: RecordingTx, { table }: MultiValued, given: readonly Given[]) {
  const reader = tx[table] as unknown as { findMany(args: { where: object }): Promise<ValueRow[]> };
  const versions = await reader.findMany({
    where: {
      id: { in: given.map(({ id }) => id) },
      fromRecording: { in: given.map(({ fromRecording }) => fromRecording) },
    },
  });
  return new Map(versions.map((version) => [keyOf(version), version]));
}

const keyOf = ({ id, fromRecording }: Pick<ValueRow, 'id' | 'fromRecording'>) => `${id} ${fromRecording}`;

/** Revises the rows whose givers change. */
async function reviseGivers(
  rec: RecordingTx,
  { table }: MultiValued,
  rows: readonly ValueRow[],
  giversOf: (row: ValueRow) => string[],
): Promise<void> {
  const revisions = rows
    .map((current) => ({ current, patch: { givenBy: giversOf(current) } }))
    .filter(({ current, patch }) => current.givenBy.length !== patch.givenBy.length);
  await reviseEach(rec, table as VersionedTable, revisions as never[]);
}

const touchedBy = ({ property }: MultiValued, given: readonly Given[]): Touched[] =>
  given.map(({ entityId: id, kind }) => ({ subject: { kind, id }, properties: [property] }));
