import { toGlobalId } from '../../engine/model/global-id';
import { Prisma, type Source } from '../../generated/prisma/client';
import { Refusal, UserErrorCode } from '../../platform/errors';
import type { RetractSourceInput } from '../source/source.input';
import { refuseContradictions } from '../../engine/claims/rules/contradictions';
import { portionsOf } from '../../engine/write/json-rows';
import { allowLongStatements } from '../../engine/write/long-statements';
import type { RecordingTx } from '../../engine/write/recording';
import { OPEN } from '../../engine/write/revise';
import { reviseAll } from '../../engine/write/revise-all';
import { ROW_KINDS, type RowKind, makeExplicit } from '../../engine/claims/implicit-claims';
import { eventsToResettle, settleInPortions } from '../../engine/claims/settle';
import {
  concernsOf,
  mergeTouched,
  TABLE_OF,
  type ClaimSubjectKind,
  type Touched,
} from '../../engine/claims/subject';
import { findSource } from '../../engine/claims/attribution';
import { takeBackGiven } from '../../engine/claims/given-by-lists';
import { sql as readSql } from '../../engine/query/compile/sql';
import { useCase } from '../../engine/write/write';

const { raw, sql } = Prisma;

/**
 * Retracts all claims of a source, and the facts supported by its rows alone, as one recording and one change.
 * Facts that another source supports still stand. Takes a few statements for any number of claims, and a few more
 * for each two thousand subjects about which other sources make claims.
 */
export const retractSource = useCase('retractSource', async (rec, input: RetractSourceInput) => {
  const source = await findSource(rec, input.source, ['source']);
  await allowLongStatements(rec);
  const claims = await reviseAll(rec, 'claim', sql`r.source_id = ${source.id} AND r.retracted_in IS NULL`, {
    retracted_in: sql`${rec.id}::bigint`,
    note: sql`${input.reason}::text`,
  });
  if (claims.length === 0) throw await nothingToRetract(rec, source);

  const concerns = await dropFacts(rec, source.id);
  const touched = await touchedBy(rec, source.id);
  const explicit = await makeExplicit(rec, await sharedFacts(rec, source.id));
  const given = await takeBackGiven(
    rec,
    (claim) =>
      readSql`${claim}.source_id = ${source.id}::bigint and ${claim}.retracted_in = ${rec.id}::bigint`,
  );
  const settling = mergeTouched([...touched, ...explicit, ...given, ...(await emptied(rec, source.id))]);
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
      ? `All claims of ${what} have already been retracted${retracted.note === null ? '' : `: ${retracted.note}`}`
      : `${what} has no claims to retract`,
  );
}

/** The rows of the source that this recording retracted. */
const retractedRows = ({ id: recording }: RecordingTx, sourceId: bigint) => sql`
  SELECT id FROM claim
  WHERE source_id = ${sourceId} AND property = 'record' AND to_recording = ${OPEN} AND retracted_in = ${recording}`;

/** Whether there are claims about the row `r` besides those rows of the source. */
const hasClaims = (rec: RecordingTx, sourceId: bigint, r: Prisma.Sql) => sql`EXISTS (
  SELECT FROM claim about WHERE about.subject_id = ${r} AND about.to_recording = ${OPEN}
    AND about.id NOT IN (${retractedRows(rec, sourceId)}))`;

/**
 * For each table, the columns that lead to the entities in whose history a fact appears, the same as in concernsOf.
 */
const ENTITIES: Readonly<Record<RowKind, readonly string[]>> = {
  EVENT: ['id'],
  PARTICIPATION: ['event_id', 'participant_id', 'country_id'],
  RELATIONSHIP: ['subject_id', 'object_id'],
  TENURE: ['leader_id', 'country_id'],
};

// A participation supports its event, so participations are processed first.
const ROW_KINDS_EVENTS_LAST = [...ROW_KINDS].sort((a, b) => Number(a === 'EVENT') - Number(b === 'EVENT'));
const HAS_PARTICIPATIONS = sql`EXISTS (SELECT FROM participation p
  WHERE p.event_id = r.id AND p.to_recording = ${OPEN} AND p.effective)`;

/** Marks facts as unsupported that rest on the rows of the source alone; returns the entities concerned. */
async function dropFacts(rec: RecordingTx, sourceId: bigint): Promise<Set<bigint>> {
  const concerns = new Set<bigint>();
  for (const kind of ROW_KINDS_EVENTS_LAST) {
    const table = TABLE_OF[kind];
    await reviseAll(
      rec,
      table,
      sql`r.effective AND r.record_claim_id IN (${retractedRows(rec, sourceId)})
        AND NOT ${hasClaims(rec, sourceId, sql`r.id`)} AND NOT ${kind === 'EVENT' ? HAS_PARTICIPATIONS : sql`false`}`,
      { effective: sql`false` },
    );
    const dropped = await rec.tx.$queryRaw<{ id: bigint }[]>`
      SELECT DISTINCT unnest(ARRAY[${raw(ENTITIES[kind].join(', '))}]) AS id FROM ${raw(table)}
      WHERE from_recording = ${rec.id} AND to_recording = ${OPEN}
        AND record_claim_id IN (${retractedRows(rec, sourceId)})`;
    for (const { id } of dropped) if (id !== null) concerns.add(id);
  }
  return concerns;
}

/**
 * The events, except those just marked as unsupported, that were supported by participations which have lost their
 * support.
 */
async function emptied(rec: RecordingTx, sourceId: bigint): Promise<Touched[]> {
  const participations = await rec.tx.$queryRaw<{ eventId: bigint; effective: boolean }[]>`
    SELECT DISTINCT event_id AS "eventId", effective FROM participation
    WHERE from_recording = ${rec.id} AND to_recording = ${OPEN}
      AND record_claim_id IN (${retractedRows(rec, sourceId)})`;
  const touched: Touched[] = [];
  for (const portion of portionsOf(participations)) touched.push(...(await eventsToResettle(rec, portion)));
  return touched;
}

/** The subjects of the claims of the source, except facts that rested on its rows alone. */
async function touchedBy(rec: RecordingTx, sourceId: bigint): Promise<Touched[]> {
  const touched = await rec.tx.$queryRaw<{ kind: ClaimSubjectKind; id: bigint; properties: string[] }[]>`
    SELECT min(subject_kind)::text AS kind, subject_id AS id, array_agg(DISTINCT property) AS properties
    FROM claim
    WHERE source_id = ${sourceId} AND to_recording = ${OPEN} AND retracted_in = ${rec.id}
      AND (property <> 'record' OR ${hasClaims(rec, sourceId, sql`claim.subject_id`)})
    GROUP BY subject_id ORDER BY subject_id`;
  return touched.map(({ kind, id, properties }) => ({ subject: { kind, id }, properties }));
}

/**
 * The facts from rows of the source about which other sources make claims: their columns must keep no value of a
 * row that no claim states.
 */
async function sharedFacts(rec: RecordingTx, sourceId: bigint): Promise<Touched[]> {
  const shared: Touched[] = [];
  for (const kind of ROW_KINDS) {
    const facts = await rec.tx.$queryRaw<{ id: bigint }[]>`
      SELECT id FROM ${raw(TABLE_OF[kind])} fact
      WHERE to_recording = ${OPEN} AND record_claim_id IN (${retractedRows(rec, sourceId)})
        AND ${hasClaims(rec, sourceId, sql`fact.id`)} ORDER BY id`;
    shared.push(...facts.map(({ id }) => ({ subject: { kind, id }, properties: [] })));
  }
  return shared;
}
