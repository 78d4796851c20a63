import { toGlobalId } from '../../engine/model/global-id';
import { Prisma, type Source } from '../../generated/prisma/client';
import { Refusal, UserErrorCode } from '../../platform/errors';
import type { RetractSourceInput } from '../source/source.input';
import { refuseContradictions } from '../../engine/claims/rules/contradictions';
import { portionsOf } from '../../engine/write/json-rows';
import { allowLongStatements } from '../../engine/write/long-statements';
import type { RecordingTx, WriteDeps } from '../../engine/write/recording';
import { OPEN } from '../../engine/write/revise';
import { reviseAll } from '../../engine/write/revise-all';
import { ROW_KINDS, type RowKind } from '../../engine/claims/implicit-claims';
import { makeExplicit } from '../../engine/claims/explicit-claims';
import { eventsHeldUp, settleInPortions } from '../../engine/claims/settle';
import {
  concernsOf,
  mergeTouched,
  TABLE_OF,
  type ClaimSubjectKind,
  type Touched,
} from '../../engine/claims/subject';
import { findSource } from '../../engine/claims/attribution';
import { takeBackGiven } from './take-back-given';
import { write, type Outcome } from '../../engine/write/write';

const { raw, sql } = Prisma;

/**
 * Takes back all that a source says, and with its rows what they hold up, as one recording and one change. What another
 * source says too still stands. Takes a few statements for any number of claims, and some more for each two thousand
 * subjects of which others speak as well.
 */
export function retractSource(
  deps: WriteDeps,
  actor: string,
  input: RetractSourceInput,
): Promise<Outcome<{ source: string }>> {
  return write(deps, { actor, operation: 'retractSource', input }, async (rec) => {
    const source = await findSource(rec, input.source, ['source']);
    await allowLongStatements(rec);
    const claims = await reviseAll(rec, 'claim', sql`r.source_id = ${source.id} AND r.retracted_in IS NULL`, {
      retracted_in: sql`${rec.id}::bigint`,
      note: sql`${input.reason}::text`,
    });
    if (claims.length === 0) throw await nothingToRetract(rec, source);

    const concerns = await dropFacts(rec, source.id);
    const touched = await touchedBy(rec, source.id);
    const spoken = await makeExplicit(rec, await sharedFacts(rec, source.id));
    const given = await takeBackGiven(rec, source);
    const settling = mergeTouched([...touched, ...spoken, ...given, ...(await emptied(rec, source.id))]);
    for await (const settled of settleInPortions(rec, settling, ['source']))
      for (const id of settled.flatMap(({ row }) => concernsOf(row))) concerns.add(id);
    await refuseContradictions(rec, settling, ['source']);

    rec.change({
      action: 'RETRACTED',
      subjectKind: 'SOURCE',
      subjectId: source.id,
      concerns: [...concerns],
      fields: ['retracted'],
      before: { retracted: false },
      after: { retracted: true, claims: claims.length, reason: input.reason },
    });
    return { source: `${source.id}` };
  });
}

async function nothingToRetract(rec: RecordingTx, { id, title }: Source): Promise<Refusal> {
  const retracted = await rec.tx.claim.findFirst({
    where: { sourceId: id, toRecording: OPEN },
    orderBy: { retractedIn: 'desc' },
  });
  const what = `${toGlobalId('SOURCE', id)} "${title}"`;
  return new Refusal(
    UserErrorCode.CONFLICT,
    ['source'],
    retracted
      ? `All that ${what} says is retracted already${retracted.note === null ? '' : `: ${retracted.note}`}`
      : `Nothing is claimed in ${what}, so that there is nothing to retract`,
  );
}

/** The rows of the source that were retracted just now. */
const retractedRows = ({ id: recording }: RecordingTx, sourceId: bigint) => sql`
  SELECT id FROM claim
  WHERE source_id = ${sourceId} AND property = 'record' AND to_recording = ${OPEN} AND retracted_in = ${recording}`;

/** Whether anything is claimed of the row `r`, but for the rows of the source themselves. */
const isSpokenOf = (rec: RecordingTx, sourceId: bigint, r: Prisma.Sql) => sql`EXISTS (
  SELECT FROM claim about WHERE about.subject_id = ${r} AND about.to_recording = ${OPEN}
    AND about.id NOT IN (${retractedRows(rec, sourceId)}))`;

/** The columns of each table that lead to the entities whose history a fact belongs to, as concernsOf has them. */
const ENTITIES: Readonly<Record<RowKind, readonly string[]>> = {
  EVENT: ['id'],
  PARTICIPATION: ['event_id', 'participant_id', 'country_id'],
  RELATIONSHIP: ['subject_id', 'object_id'],
  TENURE: ['leader_id', 'country_id'],
};

// Who takes part in an event holds it up, and so comes first.
const ROW_KINDS_EVENTS_LAST = [...ROW_KINDS].sort((a, b) => Number(a === 'EVENT') - Number(b === 'EVENT'));
const HAS_SEATS = sql`EXISTS (SELECT FROM participation seat
  WHERE seat.event_id = r.id AND seat.to_recording = ${OPEN} AND seat.supported)`;

/** Takes the support from facts of which nothing is known but the source's own rows; answers which entities that concerns. */
async function dropFacts(rec: RecordingTx, sourceId: bigint): Promise<Set<bigint>> {
  const concerns = new Set<bigint>();
  for (const kind of ROW_KINDS_EVENTS_LAST) {
    const table = TABLE_OF[kind];
    await reviseAll(
      rec,
      table,
      sql`r.supported AND r.record_claim_id IN (${retractedRows(rec, sourceId)})
        AND NOT ${isSpokenOf(rec, sourceId, sql`r.id`)} AND NOT ${kind === 'EVENT' ? HAS_SEATS : sql`false`}`,
      { supported: sql`false` },
    );
    const dropped = await rec.tx.$queryRaw<{ id: bigint }[]>`
      SELECT DISTINCT unnest(ARRAY[${raw(ENTITIES[kind].join(', '))}]) AS id FROM ${raw(table)}
      WHERE from_recording = ${rec.id} AND to_recording = ${OPEN}
        AND record_claim_id IN (${retractedRows(rec, sourceId)})`;
    for (const { id } of dropped) if (id !== null) concerns.add(id);
  }
  return concerns;
}

/** The events, but for those that just fell, of which the participations fell that held them up. */
async function emptied(rec: RecordingTx, sourceId: bigint): Promise<Touched[]> {
  const seats = await rec.tx.$queryRaw<{ eventId: bigint; supported: boolean }[]>`
    SELECT DISTINCT event_id AS "eventId", supported FROM participation
    WHERE from_recording = ${rec.id} AND to_recording = ${OPEN}
      AND record_claim_id IN (${retractedRows(rec, sourceId)})`;
  const touched: Touched[] = [];
  for (const portion of portionsOf(seats)) touched.push(...(await eventsHeldUp(rec, portion)));
  return touched;
}

/** What claims of the source were about, but for facts that stood by its rows alone. */
async function touchedBy(rec: RecordingTx, sourceId: bigint): Promise<Touched[]> {
  const touched = await rec.tx.$queryRaw<{ kind: ClaimSubjectKind; id: bigint; properties: string[] }[]>`
    SELECT min(subject_kind)::text AS kind, subject_id AS id, array_agg(DISTINCT property) AS properties
    FROM claim
    WHERE source_id = ${sourceId} AND to_recording = ${OPEN} AND retracted_in = ${rec.id}
      AND (property <> 'record' OR ${isSpokenOf(rec, sourceId, sql`claim.subject_id`)})
    GROUP BY subject_id ORDER BY subject_id`;
  return touched.map(({ kind, id, properties }) => ({ subject: { kind, id }, properties }));
}

/** The facts that come from rows of the source and of which others speak: nothing of the rows may stand unclaimed there. */
async function sharedFacts(rec: RecordingTx, sourceId: bigint): Promise<Touched[]> {
  const shared: Touched[] = [];
  for (const kind of ROW_KINDS) {
    const facts = await rec.tx.$queryRaw<{ id: bigint }[]>`
      SELECT id FROM ${raw(TABLE_OF[kind])} fact
      WHERE to_recording = ${OPEN} AND record_claim_id IN (${retractedRows(rec, sourceId)})
        AND ${isSpokenOf(rec, sourceId, sql`fact.id`)} ORDER BY id`;
    shared.push(...facts.map(({ id }) => ({ subject: { kind, id }, properties: [] })));
  }
  return shared;
}
