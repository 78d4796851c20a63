import { findSaidEarly } from '../../../engine/claims/rules/attendance';
import { findContradictions, type Contradiction } from '../../../engine/claims/rules/contradictions';
import { revise } from '../../../engine/write/revise';
import {
  judgeDependents,
  makeExplicit,
  explicitClaim,
  type ImplicitClaim,
} from '../../../engine/claims/implicit-claims';
import { eventsToResettle, settleInPortions } from '../../../engine/claims/settle';
import type { Claim, Participation } from '../../../generated/prisma/client';
import {
  concernsOf,
  mergeTouched,
  type ClaimSubjectKind,
  type Touched,
} from '../../../engine/claims/subject';
import { Refusal } from '../../../platform/errors';
import { SUPERSEDED, type Batch } from './batch';
import { rejectLines } from './batch-rejected';
import { precompute } from './precompute';
import { dateClaims } from './date-claims';
import { findForetold } from './foretold';
import { insertAll } from './insert-rows';
import type { RowClaim } from './row-claims';
import { isCodedRole } from '../../../engine/model/kinds';

/** Inserts what was gathered and settles what was touched; throws BatchRejected if the result is impossible. */
export async function writeBatch(batch: Batch): Promise<void> {
  const { rec, known, inserts, connection } = batch;
  await addExplicitClaims(batch);
  await known.columns.save(rec);
  const precomputed = precompute(batch);
  const insertions = Object.entries(inserts).map(([table, rows]) => ({ table, rows }));
  await insertAll(rec.tx, connection, insertions);

  const touched = batch.touched.filter(({ subject }) => !precomputed.has(subject.id));
  const dependents = await judgeRows(batch);
  const spoken = await makeExplicit(rec, touched.filter(isAbout));
  const held = await eventsToResettle(rec, seatsOfRecordedEvents(batch));
  const redated = batch.movedSources.length > 0 ? await dateClaims(batch) : [];
  await settleAll(batch, mergeTouched([...touched, ...dependents, ...spoken, ...held, ...redated]));
  await rejectEarlyClaims(batch);
  await rejectForetoldClaims(batch);
  await rejectContradictions(batch, [...dependents, ...spoken, ...redated]);
}

/** New participations in events that were recorded before. */
function seatsOfRecordedEvents({ inserts }: Batch) {
  const events = new Set(inserts.event.map(({ id }) => id));
  const seats = inserts.participation as Participation[];
  return seats.filter(({ eventId }) => !events.has(eventId));
}

/** Makes the values of rows explicit where another source had made a claim before the row came or was corrected. */
async function addExplicitClaims({
  rec,
  explicitClaims,
  blanks,
  outdatedClaims,
  inserts,
}: Batch): Promise<void> {
  const made = explicitClaims.map(({ row, ...said }): ImplicitClaim => ({ ...said, row: claimOf(row) }));
  const later = blanks.filter(({ row, since }) => row.saidOn > claimOf(since).saidOn);
  const all = [...made, ...later];
  const ids = await rec.newIds(all.length);
  all.forEach((each, index) => inserts.claim.push(explicitClaim(rec, ids[index] as bigint, each)));
  for (const claim of outdatedClaims)
    await revise(rec, 'claim', claim, { ...SUPERSEDED, retractedIn: claim.retractedIn ?? rec.id });
}

function claimOf({ claim }: RowClaim): Omit<Claim, 'toRecording'> {
  if (!claim) throw new Error('A rejected row makes no claims');
  return claim;
}

/** Applies to the claims of rows what happened to the rows: superseded, withdrawn, ranked or reviewed. Returns what must be settled. */
async function judgeRows({ rec, rows, judgedRows, withdrawn }: Batch): Promise<Touched[]> {
  const superseded = { ...SUPERSEDED, retractedIn: rec.id };
  const touched: Touched[] = [];
  for (const row of withdrawn) {
    await revise(rec, 'claim', row, { ...superseded, retractedIn: row.retractedIn ?? rec.id });
    const subject = { kind: row.subjectKind as ClaimSubjectKind, id: row.subjectId };
    touched.push({ subject, properties: [row.property] });
  }
  const outdated = [...rows.replaced(), ...withdrawn.map(({ id }) => id)];
  touched.push(...(await judgeDependents(rec, outdated, superseded)));
  for (const { id, judgment } of judgedRows) touched.push(...(await judgeDependents(rec, [id], judgment)));
  return touched;
}

// What is only touched because it or its row is new has no other claims.
const isAbout = ({ properties }: Touched) => properties.some((property) => property !== 'record');

async function settleAll(batch: Batch, touched: readonly Touched[]): Promise<void> {
  try {
    for await (const settled of settleInPortions(batch.rec, touched))
      for (const id of settled.flatMap(({ row }) => concernsOf(row))) batch.concerns.add(id);
  } catch (error) {
    if (error instanceof Refusal) rejectLines(await linesAtFault(batch, touched));
    throw error;
  }
}

/** Settles one by one to find the subjects that cannot be settled; all of it is rolled back. */
async function linesAtFault(batch: Batch, touched: readonly Touched[]): Promise<ReadonlyMap<number, string>> {
  const reasons = new Map<number, string>();
  for (const each of touched) {
    const reason = await refusalOf(async () => {
      for await (const _ of settleInPortions(batch.rec, [each]));
    });
    if (reason === null) continue;
    for (const line of batch.linesOf(each.subject.id)) reasons.set(line, reason);
  }
  return reasons;
}

/** Rejects the lines that report an attendance or outcome before the event can have begun. */
async function rejectEarlyClaims({ rec, begun }: Batch): Promise<void> {
  const early = await findSaidEarly(rec, [...begun.keys()]);
  rejectLines(new Map(early.map(({ claim, message }) => [begun.get(claim) as number, message])));
}

/** Rejects the lines that date a source before something that it reports was said. */
async function rejectForetoldClaims({ rec, movedSources }: Batch): Promise<void> {
  const reasons = new Map<number, string>();
  for (const { source, line } of movedSources) {
    const foretold = await findForetold(rec, source);
    if (foretold !== null) reasons.set(line, foretold);
  }
  rejectLines(reasons);
}

/**
 * Rejects the lines that would record a contradiction. One that arises because a row no longer says something has no
 * line at fault: it is recorded, and shown.
 */
async function rejectContradictions(batch: Batch, besides: readonly Touched[]): Promise<void> {
  const { event, participation } = batch.inserts;
  const coded = new Set([
    ...event.map(({ id }) => id),
    ...participation
      .filter(({ role, status }) => isCodedRole(role) && status === 'UNKNOWN')
      .map(({ id }) => id),
  ]);
  // New coded reports without claims cannot contradict anything; a large import is mostly that.
  const changed = batch.changed.filter((each) => !coded.has(each.subject.id) || isAbout(each));
  const ofList = !OWN_LISTS.includes(batch.list);
  const found = await findContradictions(batch.rec, [...changed, ...besides], { ofList });
  rejectLines(linesToBlame(batch, found));
}

/** The author of a file in our own format can mend it; the lists of others are accepted as published. */
const OWN_LISTS = ['ROSTRUM_JSONL', 'BUNDLED'];

/**
 * Of each contradiction the last line. What becomes of a subject without that line shows when the others are written; until then
 * nothing else is rejected because of it.
 */
function linesToBlame(batch: Batch, contradictions: readonly Contradiction[]): ReadonlyMap<number, string> {
  const reasons = new Map<number, string>();
  const without = new Set<bigint>();
  const each = contradictions.map(({ culprits, message }) => {
    const about = culprits.map(({ id, properties }) => ({ id, lines: batch.linesOf(id, properties) }));
    const all = culprits.map(({ id }) => ({ id, lines: batch.linesOf(id) }));
    const parties = about.some(({ lines }) => lines.length > 0) ? about : all;
    return { parties, last: Math.max(...parties.flatMap(({ lines }) => lines)), message };
  });
  for (const { parties, last, message } of each.sort((a, b) => a.last - b.last)) {
    // Without a line at fault, or again because of what is rejected.
    if (last === -Infinity || parties.some(({ id }) => without.has(id))) continue;
    reasons.set(last, batch.withLines(message));
    for (const { id, lines } of parties) if (lines.includes(last)) without.add(id);
  }
  return reasons;
}

/** Why an act is refused; null if it is not. */
async function refusalOf(act: () => Promise<unknown>): Promise<string | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}
