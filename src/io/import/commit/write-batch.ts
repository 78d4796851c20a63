import { findSaidEarly } from '../../../engine/claims/rules/begun-when-said';
import { findContradictions, type Contradiction } from '../../../engine/claims/rules/contradictions';
import { revise } from '../../../engine/write/revise';
import { judgeDependents, makeExplicit, explicitClaim } from '../../../engine/claims/explicit-claims';
import { eventsToResettle, settleInPortions } from '../../../engine/claims/settle';
import type { Participation } from '../../../generated/prisma/client';
import {
  concernsOf,
  mergeTouched,
  type ClaimSubjectKind,
  type Touched,
} from '../../../engine/claims/subject';
import { Refusal } from '../../../platform/errors';
import { SUPERSEDED, type Batch } from './batch';
import { precompute } from './precompute';
import { findForetold } from './foretold';
import { insertAll } from './insert-rows';
import { isCoded } from './seats';

/** Lines whose claims would come to nonsense, and why: they must go, and the batch be made anew. */
export class BatchRejected extends Error {
  constructor(readonly reasons: ReadonlyMap<number, string>) {
    super('Claims of this batch come to nonsense');
  }
}

/** Writes what was gathered and settles what was touched; throws BatchRejected where that cannot be. */
export async function writeBatch(batch: Batch): Promise<void> {
  const { rec, inserts, connection } = batch;
  refuse(batch.rows.orphans());
  await addWords(batch);
  const precomputed = precompute(batch);
  const insertions = Object.entries(inserts).map(([table, rows]) => ({ table, rows }));
  await insertAll(rec.tx, connection, insertions);

  const touched = batch.touched.filter(({ subject }) => !precomputed.has(subject.id));
  const dependents = await judgeRows(batch);
  const spoken = await makeExplicit(rec, touched.filter(isAbout));
  const held = await eventsToResettle(rec, seatsOfRecordedEvents(batch));
  await settleAll(batch, mergeTouched([...touched, ...dependents, ...spoken, ...held]));
  await refuseEarlyClaims(batch);
  await refuseForetoldClaims(batch);
  await refuseContradictions(batch, [...dependents, ...spoken]);
}

/** The participations that the batch brings of events that were there before. */
function seatsOfRecordedEvents({ inserts }: Batch) {
  const events = new Set(inserts.event.map(({ id }) => id));
  const seats = inserts.participation as Participation[];
  return seats.filter(({ eventId }) => !events.has(eventId));
}

/** Lets rows say in claims what somebody else spoke of before they came, or were corrected. */
async function addWords({ rec, words, inserts, ...batch }: Batch): Promise<void> {
  const ids = await rec.newIds(words.length);
  words.forEach(({ row: { claim }, ...word }, index) => {
    if (!claim) throw new Error('A row that is not there has nothing to say');
    inserts.claim.push(explicitClaim(rec, ids[index] as bigint, { ...word, row: claim }));
  });
  for (const word of batch.outdatedWords) {
    await revise(rec, 'claim', word, { ...SUPERSEDED, retractedIn: word.retractedIn ?? rec.id });
  }
}

/** Judges what rows say that were superseded, or judged otherwise than before; answers all that must be settled for it. */
async function judgeRows({ rec, rows, judgedRows, takenBack }: Batch): Promise<Touched[]> {
  const superseded = { ...SUPERSEDED, retractedIn: rec.id };
  const touched: Touched[] = [];
  for (const row of takenBack) {
    await revise(rec, 'claim', row, { ...superseded, retractedIn: row.retractedIn ?? rec.id });
    const subject = { kind: row.subjectKind as ClaimSubjectKind, id: row.subjectId };
    touched.push({ subject, properties: [row.property] });
  }
  const outdated = [...rows.replaced(), ...takenBack.map(({ id }) => id)];
  touched.push(...(await judgeDependents(rec, outdated, superseded)));
  for (const { id, judgement } of judgedRows) touched.push(...(await judgeDependents(rec, [id], judgement)));
  return touched;
}

// Of what is only touched for being there, or for its row, nobody else speaks.
const isAbout = ({ properties }: Touched) => properties.some((property) => property !== 'record');

async function settleAll(batch: Batch, touched: readonly Touched[]): Promise<void> {
  try {
    for await (const settled of settleInPortions(batch.rec, touched))
      for (const id of settled.flatMap(({ row }) => concernsOf(row))) batch.concerns.add(id);
  } catch (error) {
    if (error instanceof Refusal) throw await findRejected(batch, touched);
    throw error;
  }
}

/** Settles one by one, to learn which subjects it is that cannot be settled; all of it is rolled back. */
async function findRejected(batch: Batch, touched: readonly Touched[]): Promise<BatchRejected> {
  const reasons = new Map<number, string>();
  for (const each of touched) {
    const reason = await refusalOf(async () => {
      for await (const _ of settleInPortions(batch.rec, [each]));
    });
    if (reason === null) continue;
    for (const line of batch.linesOf(each.subject.id)) reasons.set(line, reason);
  }
  return new BatchRejected(reasons);
}

async function refuseEarlyClaims({ rec, begun }: Batch): Promise<void> {
  const early = await findSaidEarly(rec, [...begun.keys()]);
  refuse(new Map(early.map(({ claim, message }) => [begun.get(claim) as number, message])));
}

/** Refuses the lines that have a source published before what it is recorded to report was said. */
async function refuseForetoldClaims({ rec, movedSources }: Batch): Promise<void> {
  const reasons = new Map<number, string>();
  for (const { source, line } of movedSources) {
    const foretold = await findForetold(rec, source);
    if (foretold !== null) reasons.set(line, foretold);
  }
  refuse(reasons);
}

/**
 * Refuses the lines by which something would contradict itself. What comes about by what a row says no longer has no line
 * to refuse, and is shown.
 */
async function refuseContradictions(batch: Batch, besides: readonly Touched[]): Promise<void> {
  const { event, participation } = batch.inserts;
  const coded = new Set([
    ...event.map(({ id }) => id),
    ...participation
      .filter(({ role, status }) => isCoded({ role }) && status === 'UNKNOWN')
      .map(({ id }) => id),
  ]);
  // Nothing contradicts what is new and only reported, or has nothing claimed of it: a large import is mostly that.
  const changed = batch.changed.filter((each) => !coded.has(each.subject.id) || isAbout(each));
  const reasons = new Map<number, string>();
  const ofList = !OWN_LISTS.includes(batch.list);
  for (const contradiction of await findContradictions(batch.rec, [...changed, ...besides], { ofList }))
    for (const line of linesToBlame(batch, contradiction)) reasons.set(line, contradiction.message);
  refuse(reasons);
}

/** Records of our own format are written for here, and can be mended; what others publish comes as it is. */
const OWN_LISTS = ['ROSTRUM_JSONL', 'BUNDLED'];

/** The lines of the first culprit that has any: which say what contradicts, or else anything of it. */
function linesToBlame(batch: Batch, { culprits }: Contradiction): readonly number[] {
  const lines = culprits.map(({ id, properties }) => batch.linesOf(id, properties));
  const anyLines = culprits.map(({ id }) => batch.linesOf(id));
  return [...lines, ...anyLines].find((each) => each.length > 0) ?? [];
}

function refuse(reasons: ReadonlyMap<number, string>): void {
  if (reasons.size > 0) throw new BatchRejected(reasons);
}

/** Why an act is refused; null where it is not. */
async function refusalOf(act: () => Promise<unknown>): Promise<string | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}
