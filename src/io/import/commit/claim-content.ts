import { ACTOR_KINDS, type ThingKind } from '../../../engine/model/kinds';
import type { ClaimSubject, ClaimSubjectKind } from '../../../engine/claims/subject';
import { boundsOf, checkClaim } from '../../../engine/model/vocabulary';
import { refuseStrayCondition } from '../../../engine/claims/attribution';
import type { Prisma } from '../../../generated/prisma/client';
import { optionalSpanColumns, readSpan } from '../../../engine/model/time/span';
import { subjectOf } from '../rostrum-jsonl/values';
import type { ClaimRecord } from '../rostrum-jsonl/records';
import type { BatchLookup } from './batch-lookup';

/** The subject of a claim; refuses the claim if it is not recorded. */
function findSubject(known: BatchLookup, record: ClaimRecord): ClaimSubject {
  const { kind: recordKind, reference } = subjectOf(record.subject);
  const kind = recordKind.toUpperCase() as ClaimSubjectKind;
  if (recordKind === 'participation' || recordKind === 'relationship' || recordKind === 'tenure') {
    return { kind, id: known.byKey(recordKind, reference).id };
  }
  return { kind, id: known.thing(reference, [kind as ThingKind]).id };
}

export type Content = ReturnType<typeof readContent>;

/** The content of a claim: the columns that make it this claim and no other. */
export function readContent(known: BatchLookup, record: ClaimRecord, recordClaimId: bigint | null) {
  const { property } = record;
  const subject = findSubject(known, record);
  const value = checkClaim({ subjectKind: subject.kind, property, value: record.value, byImport: true });
  if (subject.kind === 'EVENT' && property === 'place') {
    known.optionalThing((value as { country?: string }).country, ['COUNTRY']);
  }
  const modality = record.modality ?? 'ASSERTED';
  const condition = record.condition ?? null;
  refuseStrayCondition(modality, condition, ['condition']);
  const { valueEarliest, valueLatest } = boundsOf(subject.kind, property, value);
  const datasetId = known.datasetId(record.dataset);
  const saidAt = optionalSpanColumns('saidAt', readSpan(record.saidAt, ['saidAt']));
  // Each column is named, here and where rows are made: spreading several objects into one is slow, and so is reading the result.
  return {
    subjectKind: subject.kind,
    subjectId: subject.id,
    property,
    value:
      property === 'record'
        ? known.columns.stored(value as Prisma.JsonValue, datasetId)
        : (value as Prisma.JsonValue),
    valueEarliest,
    valueLatest,
    statement: record.statement,
    modality,
    stance: record.stance ?? 'SUPPORTS',
    confidence: record.confidence ?? null,
    condition,
    speakerId: known.optionalThing(record.speaker, ACTOR_KINDS),
    sourceId: known.byKey('source', record.source).id,
    quote: record.quote ?? null,
    locator: record.locator ?? null,
    saidAtEdtf: saidAt.saidAtEdtf,
    saidAtEarliest: saidAt.saidAtEarliest,
    saidAtLatest: saidAt.saidAtLatest,
    datasetId,
    recordClaimId,
  } as const;
}
