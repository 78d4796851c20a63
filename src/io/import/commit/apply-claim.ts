import { isEffective } from '../../../engine/model/what-stands';
import { differences, revise } from '../../../engine/write/revise';
import type { ClaimSubjectKind } from '../../../engine/claims/subject';
import { refuseSaidAfterPublication, refuseImpossibleDay, saidOn } from '../../../engine/claims/attribution';
import type { Claim, Prisma } from '../../../generated/prisma/client';
import { readSpan } from '../../../engine/model/time/span';
import type { ClaimRecord } from '../rostrum-jsonl/records';
import { SUPERSEDED, type Batch, type Applied } from './batch';
import { readContent, type Content } from './claim-content';
import { refused } from './batch-rejected';

/**
 * Records a claim. If its key is known and its content is the same, only the rank, review and retraction that the record
 * gives are taken over. Different content is a new claim, which takes the key; the earlier claim is retracted.
 */
export async function applyClaim(batch: Batch, record: ClaimRecord): Promise<Applied> {
  const { rec, known } = batch;
  const recordClaimId =
    record.recordClaim === undefined ? null : batch.rows.of(record.recordClaim, batch.line).id;
  const content = readContent(known, record, recordClaimId);
  const current = known.keyed.claim.get(record.key);
  if (!current) {
    addClaim(batch, content, record);
    return 'created';
  }

  if (Object.keys(differences<Partial<Claim>>(current, content)).length > 0) {
    const retractedIn = current.retractedIn ?? rec.id;
    await revise(rec, 'claim', current, { ...SUPERSEDED, retractedIn });
    const { subjectKind, subjectId, property } = current;
    batch.touch({ kind: subjectKind as ClaimSubjectKind, id: subjectId }, property);
    addClaim(batch, content, record);
    return 'updated';
  }
  const judgment = differences(current, judgmentOf(batch, record, current));
  const revised = await revise(rec, 'claim', current, judgment);
  if (revised === current) return 'unchanged';
  if (record.property === 'record') batch.judgedRows.push({ id: current.id, judgment });
  if (record.property === 'status' && isEffective(revised) && !isEffective(current))
    batch.begun.set(current.id, batch.line);
  batch.touch({ kind: content.subjectKind, id: content.subjectId }, record.property);
  return 'updated';
}

/** The rank, review and retraction that the record gives; what it omits stays as people have decided here. */
function judgmentOf({ rec }: Batch, record: ClaimRecord, current: Claim): Partial<Claim> {
  return {
    ...(record.rank && { rank: record.rank }),
    ...(record.review && { review: record.review }),
    ...(record.retracted && current.retractedIn === null && { retractedIn: rec.id, note: record.retracted }),
  };
}

/**
 * The day by which the claim had been made. If the record has one, another Rostrum computed it when it recorded the
 * claim, and the publication of the source, which may have been corrected since, is not considered.
 */
function daySaid({ rec, known }: Batch, record: ClaimRecord): Date {
  const saidAt = readSpan(record.saidAt, ['saidAt']);
  refuseImpossibleDay(saidAt, rec.today, ['saidAt']);
  const source = known.byKey('source', record.source);
  // Rows are exempt: a list can cite what appears later.
  if (record.property !== 'record' && record.recordClaim === undefined)
    refuseSaidAfterPublication(saidAt, source, ['saidAt']);
  if (record.saidOn === undefined) return saidOn(saidAt, source, rec.today);
  refuseImpossibleDay(readSpan(record.saidOn, ['saidOn']), rec.today, ['saidOn']);
  if (saidAt?.earliest != null && record.saidOn < saidAt.earliest) {
    throw refused(`saidOn is ${record.saidOn}, but it was said on ${saidAt.earliest} at the earliest`);
  }
  return saidOn(saidAt, UNPUBLISHED, new Date(record.saidOn));
}

const UNPUBLISHED = { publishedAtEarliest: null, publishedAtLatest: null };

function addClaim(batch: Batch, content: Content, record: ClaimRecord): void {
  const { rec } = batch;
  const said = daySaid(batch, record);
  const row = record.property === 'record' ? batch.rows.of(record.key, batch.line) : null;
  const claim = {
    id: row?.id ?? batch.newId(),
    key: record.key,
    fromRecording: rec.id,
    subjectKind: content.subjectKind,
    subjectId: content.subjectId,
    property: content.property,
    value: content.value,
    valueEarliest: content.valueEarliest,
    valueLatest: content.valueLatest,
    statement: content.statement,
    modality: content.modality,
    rank: record.rank ?? 'NORMAL',
    stance: content.stance,
    review: record.review ?? 'ACCEPTED',
    confidence: content.confidence,
    condition: content.condition,
    speakerId: content.speakerId,
    sourceId: content.sourceId,
    quote: content.quote,
    locator: content.locator,
    saidAtEdtf: content.saidAtEdtf,
    saidAtEarliest: content.saidAtEarliest,
    saidAtLatest: content.saidAtLatest,
    saidOn: said,
    recordedIn: rec.id,
    retractedIn: record.retracted ? rec.id : null,
    note: record.retracted ?? record.note ?? null,
    datasetId: content.datasetId,
    recordClaimId: content.recordClaimId,
  };
  // Prisma has another type for JSON that it takes than for JSON that it gives.
  batch.inserts.claim.push(claim as typeof claim & { value: Prisma.InputJsonValue });
  if (row) row.claim = claim;
  const subject = { kind: content.subjectKind, id: content.subjectId };
  batch.touch(subject, record.property);
  if (record.property === 'status' && isEffective(claim)) batch.begun.set(claim.id, batch.line);
}
