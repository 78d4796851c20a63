import type * as Model from '../../generated/prisma/client';
import { OPEN_VERSION } from '../../platform/postgres/open-version';
import { canonical, insertRows, updateRows } from './json-rows';
import type { RecordingTx } from './recording';

/** `to_recording` of a current version. */
export const OPEN = OPEN_VERSION;

/** The tables of versions, and the type of their rows. */
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

/** The tables of things, which count their versions for `expectedVersion`. */
const THINGS: ReadonlySet<VersionedTable> = new Set(['country', 'leader', 'organization', 'series', 'event']);

interface Delegate {
  updateMany(args: { where: object; data: object }): Promise<unknown>;
  deleteMany(args: { where: object }): Promise<unknown>;
  create(args: { data: object }): Promise<unknown>;
}

// The delegates differ only in the type of the rows, which `Versions` gives.
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
 * The only way to change a versioned row: ends `current` and inserts its successor, or corrects it if its version is of
 * this recording. Does nothing if nothing differs, except with `touch`, which increases the version of a thing. Returns
 * the current row afterwards.
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

/** A row and its new values. */
export interface Revision<T extends VersionedTable> {
  current: Versions[T];
  patch: Partial<Versions[T]>;
  /** Increases the version of a thing even if nothing differs. */
  touch?: boolean;
}

/** `revise` for many rows of one table, each once, with a few statements. Returns the current rows afterwards. */
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

/** Ends a row without a successor, such as a name that is removed. */
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
