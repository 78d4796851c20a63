import { ENTITY_KINDS, type EntityKind } from '../../../engine/model/kinds';
import { findCycles } from '../../../engine/claims/rules/cycles';
import type { RecordingTx } from '../../../engine/write/recording';
import { differences, OPEN, revise, type Versions } from '../../../engine/write/revise';
import { Refusal, UserErrorCode } from '../../../platform/errors';

/** The kinds whose records can be merged. */
export const MERGEABLE = ENTITY_KINDS;
export type MergeableKind = EntityKind;

/** The table of each kind. */
export const THING_TABLE = {
  COUNTRY: 'country',
  LEADER: 'leader',
  ORGANIZATION: 'organization',
  EVENT: 'event',
} as const satisfies Record<MergeableKind, keyof Versions>;

type ThingTable = (typeof THING_TABLE)[MergeableKind];
/** The row of a thing, by column. */
type ThingRow = { id: bigint; label: string } & Record<string, unknown>;

interface Reader {
  findFirst(args: { where: object }): Promise<ThingRow | null>;
}

/**
 * Columns in which one record may have a value that the other lacks; columns that belong together are copied
 * together or not at all.
 */
const TAKEN: Record<MergeableKind, readonly (readonly string[])[]> = {
  COUNTRY: [['iso2'], ['iso3'], ['region'], ['subregion'], ['capital'], ['latitude', 'longitude']],
  LEADER: [
    ['bornEdtf', 'bornEarliest', 'bornLatest'],
    ['diedEdtf', 'diedEarliest', 'diedLatest'],
  ],
  ORGANIZATION: [['countryId']],
  EVENT: [
    ['summary'],
    ['seriesId', 'edition'],
    ['superEventId'],
    ['cameoCode', 'quadClass', 'goldstein'],
    ['datasetId'],
  ],
};

/** Columns that differ between any two versions. */
const BOOKKEEPING = ['fromRecording', 'toRecording', 'version'];

/** The row of a thing in its current version, or in the version that meets the condition. */
async function rowOf(
  rec: RecordingTx,
  kind: MergeableKind,
  id: bigint,
  condition: object = { toRecording: OPEN },
): Promise<ThingRow> {
  // The delegates differ only in the type of row they return.
  const row = await (rec.tx[THING_TABLE[kind]] as unknown as Reader).findFirst({
    where: { id, ...condition },
  });
  if (row) return row;
  throw new Error(`No row of ${kind} ${id} with ${Object.keys(condition).join()}`);
}

// `rowOf` returns a row of that table, which TypeScript cannot infer.
const reviseRow = (rec: RecordingTx, kind: MergeableKind, row: ThingRow, patch: object) =>
  revise<ThingTable>(rec, THING_TABLE[kind], row as never, patch, { touch: true });

/** Copies to a thing the values that it lacks from another; increments its version in any case. */
export async function takeFrom(
  rec: RecordingTx,
  kind: MergeableKind,
  keptId: bigint,
  absorbedId: bigint,
): Promise<void> {
  const kept = await rowOf(rec, kind, keptId);
  const absorbed = await rowOf(rec, kind, absorbedId);
  const taken = TAKEN[kind]
    .filter((columns) => columns.every((column) => kept[column] === null))
    .flat()
    .filter((column) => absorbed[column] !== keptId)
    .map((column) => [column, absorbed[column]]);
  const label = await labelFrom(rec, kept, absorbed);
  await reviseRow(rec, kind, kept, { ...Object.fromEntries(taken), label });
}

/** A thing keeps its label, unless it has no English name and the other has one. */
async function labelFrom(rec: RecordingTx, kept: ThingRow, absorbed: ThingRow): Promise<string> {
  const english = await rec.tx.entityName.findMany({
    where: { entityId: { in: [kept.id, absorbed.id] }, language: 'en', kind: 'COMMON', toRecording: OPEN },
  });
  const isEnglish = (id: bigint) => english.some(({ entityId }) => entityId === id);
  return !isEnglish(kept.id) && isEnglish(absorbed.id) ? absorbed.label : kept.label;
}

/**
 * Removes the values that a thing took over in a merge, except those changed since; increments its version in any
 * case.
 */
export async function giveBack(
  rec: RecordingTx,
  kind: MergeableKind,
  keptId: bigint,
  mergedIn: bigint,
): Promise<void> {
  const before = await rowOf(rec, kind, keptId, { toRecording: mergedIn });
  const merged = await rowOf(rec, kind, keptId, { fromRecording: mergedIn });
  const current = await rowOf(rec, kind, keptId);
  const changedSince = differences(merged, current);
  const given = Object.keys(differences(before, merged)).filter(
    (column) => !(column in changedSince) && !BOOKKEEPING.includes(column),
  );
  await reviseRow(rec, kind, current, Object.fromEntries(given.map((column) => [column, before[column]])));
}

/** Removes an event from its super-event if it would otherwise be part of itself. */
export async function cutCycle(rec: RecordingTx, eventId: bigint): Promise<void> {
  if ((await findCycles(rec, [eventId])).length === 0) return;
  await reviseRow(rec, 'EVENT', await rowOf(rec, 'EVENT', eventId), { superEventId: null });
}

/** The refusal of a merge, or of its undoing, that conflicts with the data recorded. */
export const conflict = (field: string, message: string) =>
  new Refusal(UserErrorCode.CONFLICT, [field], message);
