import type { Claim, Modality, ReviewState, Source } from '../../generated/prisma/client';
import { findEntity } from '../write/find-entity';
import { parseGlobalId } from '../model/global-id';
import { ACTOR_KINDS } from '../model/kinds';
import { Refusal, UserErrorCode } from '../../platform/errors';
import { OPEN as OPEN_END, type Span } from '../model/time/edtf';
import { optionalSpanColumns, readSpan } from '../model/time/given-span';
import { dayOf } from '../model/time/span';
import type { RecordingTx } from '../write/recording';
import { OPEN } from '../write/revise';

/** What stands behind a statement, as a caller gives it. */
export interface GivenEvidence {
  source: string;
  statement: string;
  modality?: Modality | null;
  speaker?: string | null;
  quote?: string | null;
  locator?: string | null;
  saidAt?: string | null;
  confidence?: number | null;
  condition?: string | null;
  review?: ReviewState | null;
}

/** The columns of a claim that say who says it, where, when and how surely, and whether a reviewer is still to see it. */
export type Attribution = Pick<
  Claim,
  | 'sourceId'
  | 'speakerId'
  | 'statement'
  | 'modality'
  | 'quote'
  | 'locator'
  | 'confidence'
  | 'condition'
  | 'saidAtEdtf'
  | 'saidAtEarliest'
  | 'saidAtLatest'
  | 'saidOn'
  | 'review'
>;

/** Resolves the source and the speaker of the evidence, and the day by which it had been said. */
export async function readEvidence(
  rec: RecordingTx,
  evidence: GivenEvidence,
  field: readonly string[] = ['evidence'],
): Promise<Attribution> {
  const modality = evidence.modality ?? 'ASSERTED';
  const condition = evidence.condition ?? null;
  refuseStrayCondition(modality, condition, [...field, 'condition']);
  const saidAt = readSpan(evidence.saidAt, [...field, 'saidAt']);
  refuseUnsayable(saidAt, rec.today, [...field, 'saidAt']);
  refuseEndless(saidAt, [...field, 'saidAt']);
  const source = await findSource(rec, evidence.source, [...field, 'source']);
  refuseForetold(saidAt, source, [...field, 'saidAt']);
  const speaker =
    evidence.speaker == null
      ? null
      : await findEntity(rec.tx, {
          reference: evidence.speaker,
          field: [...field, 'speaker'],
          kinds: ACTOR_KINDS,
        });
  return {
    sourceId: source.id,
    speakerId: speaker?.id ?? null,
    statement: evidence.statement,
    modality,
    quote: evidence.quote ?? null,
    locator: evidence.locator ?? null,
    confidence: evidence.confidence ?? null,
    condition,
    review: readReview(evidence.review, [...field, 'review']),
    ...optionalSpanColumns('saidAt', saidAt),
    saidOn: saidOn(saidAt, source, rec.today),
  };
}

/** A claim is recorded as accepted, or as a draft; to be rejected, it has to be there. */
function readReview(review: ReviewState | null | undefined, field: readonly string[]): ReviewState {
  if (review !== 'REJECTED') return review ?? 'ACCEPTED';
  throw new Refusal(
    UserErrorCode.INVALID,
    field,
    'A new claim is ACCEPTED, or a DRAFT that waits for a reviewer; reviewClaims rejects one that is recorded',
  );
}

/**
 * The day by which it had been said: the last day of `saidAt`, or else of the source's publication, but never later than
 * the day it is recorded, since nothing is recorded before it was said.
 */
export function saidOn(
  saidAt: Span | null,
  source: Pick<Source, 'publishedAtEarliest' | 'publishedAtLatest'>,
  recordedOn: Date,
): Date {
  const given = saidAt?.latest ?? saidAt?.earliest;
  const said = given ? new Date(given) : (source.publishedAtLatest ?? source.publishedAtEarliest);
  return said && said < recordedOn ? said : recordedOn;
}

/** Refuses what was said on a day yet to come, or on one of which nothing is known. */
export function refuseUnsayable(saidAt: Span | null, today: Date, field: readonly string[]): void {
  if (saidAt === null) return;
  if (saidAt.earliest === null && saidAt.latest === null) {
    throw new Refusal(
      UserErrorCode.INVALID,
      field,
      `${saidAt.edtf} says nothing; leave it out where it is not known`,
    );
  }
  if (saidAt.earliest === null || saidAt.earliest <= dayOf(today)) return;
  throw new Refusal(
    UserErrorCode.INVALID,
    field,
    `${saidAt.edtf} is yet to come, and nothing has been said then; today is ${dayOf(today)} (UTC)`,
  );
}

// A statement of the morning in Beijing is in the papers of the evening before in New York.
const DAYS_BETWEEN_TIME_ZONES = 1;

/**
 * Refuses what was said after its source was published, for certain: by the earliest day of the one and the latest day of
 * the other. A source that is still being written has no latest day, and of about (`~`) or perhaps (`?`) nothing is certain.
 */
export function refuseForetold(
  saidAt: Span | null,
  source: Pick<Source, 'publishedAtEdtf' | 'publishedAtLatest' | 'title'>,
  field: readonly string[],
): void {
  const { publishedAtEdtf, publishedAtLatest, title } = source;
  if (!saidAt?.earliest || publishedAtEdtf === null || publishedAtLatest === null) return;
  if (/[~?%]/.test(saidAt.edtf + publishedAtEdtf)) return;
  const last = new Date(publishedAtLatest);
  last.setUTCDate(last.getUTCDate() + DAYS_BETWEEN_TIME_ZONES);
  if (saidAt.earliest <= dayOf(last)) return;
  throw new Refusal(
    UserErrorCode.INVALID,
    field,
    `"${title}" was published on ${publishedAtEdtf} and cannot report what was said on ${saidAt.edtf}; give the day on which it was said, or cite the source that reports it`,
  );
}

/** Refuses what was said without end, or all along: whoever says something does so at some time. */
function refuseEndless(saidAt: Span | null, field: readonly string[]): void {
  if (saidAt === null || (saidAt.latest !== null && !saidAt.edtf.includes(OPEN_END))) return;
  throw new Refusal(
    UserErrorCode.INVALID,
    field,
    `${saidAt.edtf} has no end; give the day, month or year in which it was said, or leave it out where it is not known`,
  );
}

/** Finds a source by its global id. */
export async function findSource(
  rec: RecordingTx,
  reference: string,
  field: readonly string[],
): Promise<Source> {
  const parsed = parseGlobalId(reference);
  if (parsed?.type !== 'SOURCE') {
    throw new Refusal(
      UserErrorCode.INVALID,
      field,
      `"${reference}" is no source; expected its id, such as source_12 (createSource makes one)`,
    );
  }
  const source = await rec.tx.source.findFirst({ where: { id: parsed.id, toRecording: OPEN } });
  if (!source) throw new Refusal(UserErrorCode.NOT_FOUND, field, `Nothing is recorded as "${reference}"`);
  return source;
}

/** Refuses a HYPOTHETICAL that does not say what must happen first, and a condition of anything else. */
export function refuseStrayCondition(
  modality: Modality,
  condition: string | null,
  field: readonly string[],
): void {
  if ((modality === 'HYPOTHETICAL') === Boolean(condition?.trim())) return;
  throw new Refusal(
    UserErrorCode.INVALID,
    field,
    modality === 'HYPOTHETICAL'
      ? 'A HYPOTHETICAL claim needs its condition: what must happen first'
      : `Only a HYPOTHETICAL claim has a condition, and this one is ${modality}`,
  );
}
