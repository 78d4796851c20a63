import type * as Model from '../../generated/prisma/client';
import { OPEN_VERSION } from '../../platform/postgres/open-version';
import { canonical } from '../model/canonical';
import { insertRows, updateRows } from './json-rows';
import type { RecordingTx } from './recording';

/** `to_recording` of a version that still stands. */
export const OPEN = OPEN_VERSION;

/** The tables whose rows are versions, and what a row of each is. */
export interface Versions {
  country: Model.Country;
  leader: Model.Leader;
  organization: Model.Organization;
  series: Model.Series;
  event: Model.Event;
  quantity: Model.Quantity;
  participation: Model.Participation;
  relationship: Model.Relationship;
  relationshipExternalId: Model.RelationshipExternalId;
  tenure: Model.Tenure;
  claim: Model.Claim;
  source: Model.Source;
  dataset: Model.Dataset;
  entityName: Model.EntityName;
  externalId: Model.ExternalId;
}
export type VersionedTable = keyof Versions;

/** The tables of things, whose rows count their versions for the sake of `expectedVersion`. */
const THINGS: ReadonlySet<VersionedTable> = new Set(['country', 'leader', 'organization', 'series', 'event']);

interface Delegate {
  updateMany(args: { where: object; data: object }): Promise<unknown>;
  deleteMany(args: { where: object }): Promise<unknown>;
  create(args: { data: object }): Promise<unknown>;
}

// The delegates differ only in the rows they take, which `Versions` already says.
const delegateOf = (rec: RecordingTx, table: VersionedTable) => rec.tx[table] as unknown as Delegate;

const IDENTITY: Partial<Record<VersionedTable, readonly string[]>> = {
  quantity: ['eventId', 'property'],
  relationshipExternalId: ['relationshipId', 'scheme', 'value'],
};

function versionKey(table: VersionedTable, row: object): object {
  const columns = [...(IDENTITY[table] ?? ['id']), 'fromRecording'];
  return Object.fromEntries(columns.map((column) => [column, row[column as keyof typeof row]]));
}

/** The entries of `patch` that differ from `row`. */
export function differences<T extends object>(row: T, patch: Partial<T>): Partial<T> {
  const changed = (Object.keys(patch) as (keyof T)[]).filter(
    (column) => patch[column] !== undefined && canonical(row[column] ?? null) !== canonical(patch[column]),
  );
  return Object.fromEntries(changed.map((column) => [column, patch[column]])) as Partial<T>;
}

/**
 * The one way that a versioned row changes: closes `current` and puts its successor in place, or corrects it where
 * it is of this same recording. Does nothing where nothing differs, unless told to `touch`: then a thing's version
 * goes up all the same. Answers the row that stands afterwards.
 */
export async function revise<T extends VersionedTable>(
  rec: RecordingTx,
  table: T,
  current: Versions[T],
  patch: Partial<Versions[T]>,
  { touch = false } = {},
): Promise<Versions[T]> {
  const changed = differences<Versions[T]>(current, patch);
  const isOfThisRecording = current.fromRecording === rec.id;
  const mustRise = touch && THINGS.has(table) && !isOfThisRecording;
  if (Object.keys(changed).length === 0 && !mustRise) return current;

  const where = versionKey(table, current);
  const delegate = delegateOf(rec, table);
  if (isOfThisRecording) {
    await delegate.updateMany({ where, data: changed });
    return { ...current, ...changed };
  }
  const version = THINGS.has(table) ? { version: (current as Model.Event).version + 1 } : {};
  const successor = { ...current, ...changed, ...version, fromRecording: rec.id };
  await delegate.updateMany({ where, data: { toRecording: rec.id } });
  await delegate.create({ data: successor });
  return successor;
}

/** A row that is to change, and how. */
export interface Revision<T extends VersionedTable> {
  current: Versions[T];
  patch: Partial<Versions[T]>;
  /** A thing's version goes up even where nothing differs. */
  touch?: boolean;
}

/** As `revise`, for many rows of one table, each once, with a few statements. Answers the rows that stand afterwards. */
export async function reviseEach<T extends VersionedTable>(
  rec: RecordingTx,
  table: T,
  revisions: readonly Revision<T>[],
): Promise<Versions[T][]> {
  const keys = [...(IDENTITY[table] ?? ['id']), 'fromRecording'];
  const corrected: Versions[T][] = [];
  const closed: Versions[T][] = [];
  const successors: Versions[T][] = [];
  const columns = new Set<string>();
  const after = revisions.map(({ current, patch, touch = false }) => {
    const changed = differences<Versions[T]>(current, patch);
    const isOfThisRecording = current.fromRecording === rec.id;
    const mustRise = touch && THINGS.has(table) && !isOfThisRecording;
    if (Object.keys(changed).length === 0 && !mustRise) return current;
    if (isOfThisRecording) {
      for (const column of Object.keys(changed)) columns.add(column);
      const row = { ...current, ...changed };
      corrected.push(row);
      return row;
    }
    const version = THINGS.has(table) ? { version: (current as Model.Event).version + 1 } : {};
    const row = { ...current, ...changed, ...version, fromRecording: rec.id };
    closed.push({ ...current, toRecording: rec.id });
    successors.push(row);
    return row;
  });
  await updateRows(rec.tx, table, corrected, { keys, columns: [...columns] });
  await updateRows(rec.tx, table, closed, { keys, columns: ['toRecording'] });
  await insertRows(rec.tx, table, successors);
  return after;
}

/** Ends a row without a successor, as when a name is dropped. */
export async function retire<T extends VersionedTable>(
  rec: RecordingTx,
  table: T,
  current: Versions[T],
): Promise<void> {
  const where = versionKey(table, current);
  const delegate = delegateOf(rec, table);
  if (current.fromRecording === rec.id) await delegate.deleteMany({ where });
  else await delegate.updateMany({ where, data: { toRecording: rec.id } });
}
