import { ACTOR_KINDS, type ThingKind } from '../../entity/kinds';
import { differences, revise } from '../../evidence/revise';
import type { ClaimSubject, ClaimSubjectKind } from '../../evidence/subject';
import { boundsOf, checkClaim } from '../../evidence/vocabulary';
import { refuseStrayCondition, saidOn } from '../../evidence/voice';
import type { AttendanceStatus, Claim, Prisma } from '../../generated/prisma/client';
import { optionalSpanColumns, readSpan } from '../../time/given-span';
import { subjectOf } from '../rostrum-jsonl/claim-subject';
import type { ClaimRecord } from '../rostrum-jsonl/records';
import type { Batch, Loaded } from './batch';

/**
 * Loads what somebody says. Under a known key: how it is judged is taken over where the record says so; another content
 * is another claim, which takes the key, and the claim before it is retracted.
 */
export async function loadClaim(batch: Batch, record: ClaimRecord): Promise<Loaded> {
  const { rec, known } = batch;
  const subject = findSubject(batch, record);
  const content = readContent(batch, subject, record);
  const current = known.keyed.claim.get(record.key);
  if (!current) {
    await addClaim(batch, subject, content, record);
    return 'created';
  }

  if (Object.keys(differences<Partial<Claim>>(current, content)).length > 0) {
    const retractedIn = current.retractedIn ?? rec.id;
    await revise(rec, 'claim', current, {
      key: null,
      retractedIn,
      note: 'Superseded when its file was loaded again',
    });
    const { subjectKind, subjectId, property } = current;
    batch.touch({ kind: subjectKind as ClaimSubjectKind, id: subjectId }, property);
    await addClaim(batch, subject, content, record);
    return 'updated';
  }
  const revised = await revise(rec, 'claim', current, judgementOf(batch, record, current));
  if (revised === current) return 'unchanged';
  batch.touch(subject, record.property);
  return 'updated';
}

function findSubject({ known }: Batch, record: ClaimRecord): ClaimSubject {
  const { kind: recordKind, reference } = subjectOf(record.subject);
  const kind = recordKind.toUpperCase() as ClaimSubjectKind;
  if (recordKind === 'participation' || recordKind === 'relationship' || recordKind === 'tenure') {
    return { kind, id: known.byKey(recordKind, reference).id };
  }
  return { kind, id: known.thing(reference, [kind as ThingKind]).id };
}

type Content = ReturnType<typeof readContent>;

/** What is said by whom: what makes it this claim and no other. */
function readContent({ known }: Batch, subject: ClaimSubject, record: ClaimRecord) {
  const { property } = record;
  const value = checkClaim({ subjectKind: subject.kind, property, value: record.value, byImport: true });
  if (subject.kind === 'EVENT' && property === 'place') {
    known.optionalThing((value as { country?: string }).country, ['COUNTRY']);
  }
  const modality = record.modality ?? 'ASSERTED';
  const condition = record.condition ?? null;
  refuseStrayCondition(modality, condition, ['condition']);
  return {
    subjectKind: subject.kind,
    subjectId: subject.id,
    property,
    value: value as Prisma.JsonValue,
    ...boundsOf(subject.kind, property, value),
    statement: record.statement,
    modality,
    stance: record.stance ?? 'SUPPORTS',
    confidence: record.confidence ?? null,
    condition,
    speakerId: known.optionalThing(record.speaker, ACTOR_KINDS),
    sourceId: known.byKey('source', record.source).id,
    quote: record.quote ?? null,
    locator: record.locator ?? null,
    ...optionalSpanColumns('saidAt', readSpan(record.saidAt, ['saidAt'])),
    datasetId: known.datasetId(record.dataset),
  } as const;
}

/** How the claim is judged, as far as the record says; what people decided since stays otherwise. */
function judgementOf({ rec }: Batch, record: ClaimRecord, current: Claim): Partial<Claim> {
  return {
    ...(record.rank && { rank: record.rank }),
    ...(record.review && { review: record.review }),
    ...(record.retracted && current.retractedIn === null && { retractedIn: rec.id, note: record.retracted }),
  };
}

async function addClaim(batch: Batch, subject: ClaimSubject, content: Content, record: ClaimRecord) {
  const { rec, known } = batch;
  const saidAt = readSpan(record.saidAt, ['saidAt']);
  const said = saidOn(saidAt, known.byKey('source', record.source), rec.today);
  batch.inserts.claim.push({
    ...content,
    // Prisma has another type for JSON that it takes than for JSON that it gives.
    value: content.value as Prisma.InputJsonValue,
    ...boundsOf(subject.kind, record.property, content.value),
    id: await batch.newId(),
    key: record.key,
    fromRecording: rec.id,
    recordedIn: rec.id,
    rank: record.rank ?? 'NORMAL',
    review: record.review ?? 'ACCEPTED',
    saidOn: said,
    retractedIn: record.retracted ? rec.id : null,
    note: record.retracted ?? null,
  });
  batch.touch(subject, record.property);
  if (subject.kind === 'PARTICIPATION' && record.property === 'status') {
    batch.attend(subject.id, content.value as AttendanceStatus, said);
  }
}
