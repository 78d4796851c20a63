import { ENTITY_KINDS, type EntityKind } from '../../../engine/model/kinds';
import { findCycles } from '../../../engine/claims/rules/cycles';
import type { RecordingTx } from '../../../engine/write/recording';
import { differences, OPEN, revise, type Versions } from '../../../engine/write/revise';
import { Refusal, UserErrorCode } from '../../../platform/errors';

/** The kinds of which two records can be merged. */
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

/** What only one of two records may know; columns that belong together are taken together or not at all. */
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

/** Columns in which two versions differ whatever happened. */
const BOOKKEEPING = ['fromRecording', 'toRecording', 'version'];

/** The row of a thing that stands now, or another version that the condition picks. */
async function rowOf(
  rec: RecordingTx,
  kind: MergeableKind,
  id: bigint,
  condition: object = { toRecording: OPEN },
): Promise<ThingRow> {
  // The delegates differ only in the rows they give.
  const row = await (rec.tx[THING_TABLE[kind]] as unknown as Reader).findFirst({
    where: { id, ...condition },
  });
  if (row) return row;
  throw new Error(`No row of ${kind} ${id} with ${Object.keys(condition).join()}`);
}

// What `rowOf` gives is a row of that table; only TypeScript cannot tell which.
const reviseRow = (rec: RecordingTx, kind: MergeableKind, row: ThingRow, patch: object) =>
  revise<ThingTable>(rec, THING_TABLE[kind], row as never, patch, { touch: true });

/** Lets a thing take from another what it does not know itself; its version goes up in any case. */
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

/** A thing stays called what it was called, unless it has no English name and the other has. */
async function labelFrom(rec: RecordingTx, kept: ThingRow, absorbed: ThingRow): Promise<string> {
  const english = await rec.tx.entityName.findMany({
    where: { entityId: { in: [kept.id, absorbed.id] }, language: 'en', kind: 'COMMON', toRecording: OPEN },
  });
  const isEnglish = (id: bigint) => english.some(({ entityId }) => entityId === id);
  return !isEnglish(kept.id) && isEnglish(absorbed.id) ? absorbed.label : kept.label;
}

/** Gives up what a thing took in a merge, but for what was changed since; its version goes up in any case. */
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

/** Takes an event out of the event that it is part of where it would otherwise be part of itself. */
export async function cutCycle(rec: RecordingTx, eventId: bigint): Promise<void> {
  if ((await findCycles(rec, [eventId])).length === 0) return;
  await reviseRow(rec, 'EVENT', await rowOf(rec, 'EVENT', eventId), { superEventId: null });
}

/** The refusal of a merge, or of undoing one, that what is recorded does not allow. */
export const conflict = (field: string, message: string) =>
  new Refusal(UserErrorCode.CONFLICT, [field], message);
