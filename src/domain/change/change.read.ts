import { toGlobalId } from '../../engine/model/global-id';
import { CHANGED_KINDS } from '../../engine/model/kinds';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { decodeCursor, encodeCursor } from '../../engine/query/compile/cursor';
import { column, columnOf, type Tagged } from '../../engine/query/compile/fields';
import {
  connection,
  embed,
  one,
  value,
  type AbstractMember,
  type FieldRead,
  type Listing,
  type ObjectModel,
  type OrderKey,
  type Source,
} from '../../engine/query/compile/model';
import { Deferred, type Deferrable } from '../../engine/query/plan/deferred';
import { badInput, ErrorCode, RostrumError } from '../../platform/errors';
import { referTo, standIn, withAbsorbed } from '../../engine/query/compile/reference';
import { recordedBy } from '../../engine/query/compile/scope';
import { raw, sql, type Sql } from '../../engine/query/compile/sql';

const MICROSECONDS = '(extract(epoch from at) * 1000000)::int8';

const byRecording: OrderKey<Sql> = { sql: (change) => sql`${change}.recording_id`, type: 'int8' };
const byOrdinal: OrderKey<Sql> = { sql: (change) => sql`${change}.ordinal`, type: 'int8' };
/**
 * When the recording was made, in microseconds of the epoch. It orders nothing beside the recording's number. A cursor
 * carries it because a failover may lose recordings, whose numbers then stand for others.
 */
const byInstant: OrderKey<Sql> = {
  sql: (change) => sql`(select ${raw(MICROSECONDS)} from recording where id = ${change}.recording_id)`,
  sorted: byRecording.sql as (change: Sql) => Sql,
  type: 'int8',
};

const listing = (direction: 'ASC' | 'DESC'): Listing<Sql> => ({
  type: 'Change',
  id: byOrdinal,
  orders: { RECORDED: byRecording, INSTANT: byInstant },
  defaultOrder: [
    { field: 'RECORDED', direction },
    { field: 'INSTANT', direction },
  ],
});

/** All changes in commit order, so that a reader can resume where it stopped. */
const changeFeed = listing('ASC');
/** The changes of one thing, newest first. */
export const changeHistory = listing('DESC');

const position = (change: Sql, context: CompileContext) =>
  sql`json_build_array(${change}.recording_id, ${byInstant.sql(change, context)}, ${change}.ordinal)`;
const FEED = [
  { field: 'RECORDED', direction: 'ASC', key: byRecording },
  { field: 'INSTANT', direction: 'ASC', key: byInstant },
  { field: 'ID', direction: 'ASC', key: byOrdinal },
] as const;

export const changeModel: ObjectModel<Sql> = {
  fields: {
    id: value(
      (change, _args, { scope: { times } }) =>
        times === null
          ? sql`json_build_array(${change}.recording_id, ${change}.ordinal)`
          : sql`json_build_array(${change}.recording_id, ${change}.ordinal, ${times}::text)`,
      ([recording, ordinal, times]) => toGlobalId('CHANGE', recording, ordinal, times),
    ),
    cursor: value(
      (change, _args, context) => position(change, context),
      (at: Position) => cursorOf(at),
    ),
    at: value((change) => sql`(select at from recording where id = ${change}.recording_id)`),
    action: column('action'),
    subject: embed<Sql, Tagged>(
      'Node',
      (change, _args, context) => ({
        kind: columnOf(change, 'subject_kind'),
        among: CHANGED_KINDS,
        id: standIn(context, columnOf(change, 'subject_id')),
      }),
      (change) => columnOf(change, 'subject_id'),
    ),
    actor: value((change) => sql`(select actor from recording where id = ${change}.recording_id)`),
    fields: column('fields'),
    before: column('before'),
    after: column('after'),
  },
};

/** Every change that was committed by the scope's knownAt. */
function changes(context: CompileContext): Source<Sql> {
  const change = context.alias('change');
  return {
    from: sql`change ${change}`,
    row: change,
    where: recordedBy(context.scope, sql`${change}.recording_id`),
  };
}

/**
 * The changes that belong to the history of a thing: its own, those of the facts about it, and those of the things
 * merged into it.
 */
export function changesOf(context: CompileContext, entityId: Sql): Source<Sql> {
  const source = changes(context);
  const ids = withAbsorbed(context, entityId);
  return { ...source, where: sql`${source.where} and ${source.row}.concerns && ${ids}` };
}

/** A change by its recording and its ordinal in it. */
export const changeMember: AbstractMember<Tagged, Sql> = {
  tag: 'CHANGE',
  source({ id, ordinal }, context) {
    const source = changes(context);
    const at = sql`${source.row}.recording_id = ${id} and ${source.row}.ordinal = ${ordinal ?? sql`0`}`;
    return { ...source, where: sql`${at} and ${source.where}` };
  },
};

/**
 * The changes of one subject: the history of a thing, or the changes to one fact, claim or source. One change may
 * stand for many claims: an import, or the retraction of a source or a row.
 */
function changesAbout(context: CompileContext, subjectId: Sql): Source<Sql> {
  const source = changes(context);
  const change = source.row;
  const ids = withAbsorbed(context, subjectId);
  const claim = context.alias('claim');
  const isConcerned = sql`(${claim}.id = any(${ids}) or ${claim}.subject_id = any(${ids}))`;
  const recordings = sql`array(select ${claim}.from_recording from claim ${claim} where ${isConcerned})`;
  const standsForMany = sql`(${change}.action = 'IMPORTED' or exists (select from claim ${claim}
    where ${isConcerned} and ${claim}.from_recording = ${change}.recording_id
      and ${change}.subject_id in (${claim}.id, ${claim}.source_id, ${claim}.subject_id, ${claim}.record_claim_id)))`;
  return {
    ...source,
    where: sql`${source.where} and (${change}.subject_id = any(${ids}) or ${change}.concerns && ${ids}
      or ${change}.recording_id = any(${recordings}) and ${standsForMany})`,
  };
}

/** The changes that a query or subscription selects. */
export interface WhichChanges {
  subject?: Deferrable<string> | null;
  actions?: Deferrable<readonly string[]> | null;
}

export const changesField: FieldRead<unknown> = connection(changeFeed, (_root, args, context) => {
  for (const side of ['after', 'before']) {
    const cursor: Deferrable<string> | null = args.param(side);
    if (cursor !== null) demandHistory(context, Deferred.once(cursor, positionOf), [...context.path, side]);
  }
  return changesLike(context, { subject: args.param('subject'), actions: args.param('actions') });
});

function changesLike(context: CompileContext, { subject, actions }: WhichChanges): Source<Sql> {
  const source =
    subject == null
      ? changes(context)
      : changesAbout(context, referTo(context, subject, CHANGED_KINDS, ['subject']));
  if (actions == null) return source;
  return {
    ...source,
    where: sql`${source.where} and ${source.row}.action = any(${actions}::"ChangeAction"[])`,
  };
}

/** The change that a reader saw last. The instant is that of the recording, in microseconds of the epoch. */
export type Position = readonly [recording: number, instant: number, ordinal: number];

/** Decodes the cursor of a change. */
export const positionOf = (cursor: string): Position =>
  decodeCursor(cursor, 'Change', FEED, ['after']) as unknown as Position;

/** Encodes a position as a cursor. */
export const cursorOf = (at: Position): string => encodeCursor('Change', FEED, at);

/** Fails the field unless the recording of a position is the one that this knowledge base has under that number. */
function demandHistory(context: CompileContext, at: Deferrable<Position>, path: readonly string[]): void {
  const [recording, instant] = [0, 1].map(
    (part) => sql`${Deferred.map(at, (keys) => String(keys[part]))}::text::int8`,
  );
  context.recordings.push(Deferred.map(at, ([number]) => BigInt(number)));
  const isHere = sql`(${recording} = 0 or exists (select from recording
    where id = ${recording} and ${raw(MICROSECONDS)} = ${instant}))`;
  const isToCome = sql`(pg_is_in_recovery() and not exists (select from recording where id >= ${recording}))`;
  context.demand(sql`(${isHere} or not ${isToCome})`, notHereYet(path));
  context.demand(sql`(${isHere} or ${isToCome})`, lost(path));
}

const notHereYet = (path: readonly string[]) =>
  new RostrumError(
    ErrorCode.UNAVAILABLE,
    'This replica has not received the recording of this cursor yet. Try again in a moment.',
    path,
  );

const lost = (path: readonly string[]) =>
  badInput(
    path,
    'This cursor is of a recording that this knowledge base never had, or lost in a failover or restore. Pass an earlier cursor, or read from the start.',
  );

/**
 * The positions of the next changes after one, at most `limit`, as `batch`; and that of the last change of all, if it is
 * later than the one given, as `last`.
 */
export function nextPositions(
  context: CompileContext,
  which: WhichChanges,
  after: Position,
  limit: number,
): Sql {
  demandHistory(context, after, ['after']);
  const { from, row, where } = changesLike(context, which);
  const isAfter = (change: Sql) =>
    sql`(${change}.recording_id, ${change}.ordinal) > (${after[0]}::bigint, ${after[2]}::int)`;
  return sql`json_build_object('batch', (select coalesce(json_agg(next.position), '[]'::json) from (
    select ${position(row, context)} as position from ${from} where ${where} and ${isAfter(row)}
    order by ${row}.recording_id, ${row}.ordinal limit ${raw(String(limit))}) next),
    'last', (select ${position(raw('change'), context)} from change where ${isAfter(raw('change'))}
    order by recording_id desc, ordinal desc limit 1))`;
}

/** The position of the last change of all. */
export const lastPosition = (): Sql =>
  sql`(select coalesce((select json_build_array(recording_id, (select ${raw(MICROSECONDS)} from recording where id = recording_id), ordinal)
    from change order by recording_id desc, ordinal desc limit 1), '[0, 0, 0]'::json))`;

/** The change at a position. */
export const changeAt = ([recording, , ordinal]: Position): FieldRead<unknown> =>
  one('Change', (_root, _args, context) =>
    changeMember.source(
      { kind: raw('null'), id: sql`${recording}::bigint`, ordinal: sql`${ordinal}::int` },
      context,
    ),
  );
