import { eventBeginnings } from '../../evidence/attendance';
import { checkLedger } from '../../evidence/ledger';
import { revise } from '../../evidence/revise';
import { judgeDependents, speakRows, wordClaim } from '../../evidence/row-words';
import { eventsHeldUp, settle } from '../../evidence/settle';
import type { Participation } from '../../generated/prisma/client';
import { concernsOf, mergeTouched, type ClaimSubjectKind, type Touched } from '../../evidence/subject';
import { findCycles } from '../../event/setting';
import { Refusal } from '../../platform/errors';
import { explainOverlap, findOverlaps } from '../../tenure/refuse-overlap';
import { SUPERSEDED, type Batch } from './batch';
import { foresee } from './foresee';
import { insertAll } from './insert-rows';

/** Lines whose claims would come to nonsense, and why: they must go, and the batch be made anew. */
export class Nonsense extends Error {
  constructor(readonly reasons: ReadonlyMap<number, string>) {
    super('Claims of this batch come to nonsense');
  }
}

/** Writes what was gathered and settles what was touched; throws Nonsense where that cannot be. */
export async function writeBatch(batch: Batch): Promise<void> {
  const { rec, inserts, connection } = batch;
  refuse(batch.rows.orphans());
  await addWords(batch);
  const foreseen = foresee(batch);
  const insertions = Object.entries(inserts).map(([table, rows]) => ({ table, rows }));
  await insertAll(rec.tx, connection, insertions);

  const touched = batch.touched.filter(({ subject }) => !foreseen.has(subject.id));
  const dependents = await judgeRows(batch);
  const spoken = await speakRows(rec, touched.filter(isAbout));
  const held = await eventsHeldUp(rec, seatsOfRecordedEvents(batch));
  await settleAll(batch, mergeTouched([...touched, ...dependents, ...spoken, ...held]));
  await refuseEarlyAttendances(batch);
  await refuseOverlaps(batch);
  await refuseCycles(batch);
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
    inserts.claim.push(wordClaim(rec, ids[index] as bigint, { ...word, row: claim }));
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
    const settled = await settle(batch.rec, touched);
    for (const id of settled.flatMap(({ row }) => concernsOf(row))) batch.concerns.add(id);
  } catch (error) {
    if (error instanceof Refusal) throw await findNonsense(batch, touched);
    throw error;
  }
}

/** Settles one by one, to learn which subjects it is that cannot be settled; all of it is rolled back. */
async function findNonsense(batch: Batch, touched: readonly Touched[]): Promise<Nonsense> {
  const reasons = new Map<number, string>();
  for (const each of touched) {
    const reason = await refusalOf(() => settle(batch.rec, [each]));
    if (reason === null) continue;
    for (const line of batch.linesOf(each.subject.id)) reasons.set(line, reason);
  }
  return new Nonsense(reasons);
}

async function refuseEarlyAttendances({ rec, attendances }: Batch): Promise<void> {
  if (attendances.length === 0) return;
  const beginnings = await eventBeginnings(
    rec.tx,
    attendances.map(({ participationId }) => participationId),
  );
  const reasons = new Map<number, string>();
  for (const { line, participationId, status, saidOn, row } of attendances) {
    const eventEarliest = beginnings.get(participationId) ?? null;
    const said = saidOn ?? (row?.claim?.saidOn as Date);
    const reason = await refusalOf(async () => checkLedger({ status, saidOn: said, eventEarliest }));
    if (reason !== null) reasons.set(line, reason);
  }
  refuse(reasons);
}

/** Of two tenures of one batch that overlap, the one that comes second is refused. */
async function refuseOverlaps({ rec, terms }: Batch): Promise<void> {
  const overlaps = await findOverlaps(rec, [...terms.keys()]);
  const second = overlaps.filter(({ id, otherId }) => !terms.has(otherId) || otherId < id);
  refuse(new Map(second.map((overlap) => [terms.get(overlap.id) as number, explainOverlap(overlap)])));
}

async function refuseCycles({ rec, parts }: Batch): Promise<void> {
  const cycles = await findCycles(rec, [...parts.keys()]);
  refuse(new Map(cycles.map((id) => [parts.get(id) as number, 'the event is part of itself'])));
}

function refuse(reasons: ReadonlyMap<number, string>): void {
  if (reasons.size > 0) throw new Nonsense(reasons);
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
