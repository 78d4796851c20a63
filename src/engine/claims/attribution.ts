import type { Claim, Modality, ReviewState, Source } from '../../generated/prisma/client';
import { findEntity } from '../write/find-entity';
import { parseGlobalId } from '../model/global-id';
import { ACTOR_KINDS } from '../model/kinds';
import { Refusal, UserErrorCode } from '../../platform/errors';
import { OPEN as OPEN_END, type Span } from '../model/time/edtf';
import { optionalSpanColumns, readSpan, dayOf } from '../model/time/span';
import type { RecordingTx } from '../write/recording';
import { OPEN } from '../write/revise';

/** The evidence for a statement, as the input has it. */
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

/** The columns of a claim that record its source, speaker, wording, modality, day of saying and review. */
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

/** Resolves the source and the speaker of the evidence, and computes the day by which it was said. */
export async function readEvidence(
  rec: RecordingTx,
  evidence: GivenEvidence,
  field: readonly string[] = ['evidence'],
): Promise<Attribution> {
  const modality = evidence.modality ?? 'ASSERTED';
  const condition = evidence.condition ?? null;
  refuseStrayCondition(modality, condition, [...field, 'condition']);
  const saidAt = readSpan(evidence.saidAt, [...field, 'saidAt']);
  refuseImpossibleDay(saidAt, rec.today, [...field, 'saidAt']);
  refuseEndless(saidAt, [...field, 'saidAt']);
  const source = await findSource(rec, evidence.source, [...field, 'source']);
  refuseSaidAfterPublication(saidAt, source, [...field, 'saidAt']);
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

/** A new claim is accepted or a draft; only a claim that exists can be rejected. */
function readReview(review: ReviewState | null | undefined, field: readonly string[]): ReviewState {
  if (review !== 'REJECTED') return review ?? 'ACCEPTED';
  throw new Refusal(
    UserErrorCode.INVALID,
    field,
    'A new claim is ACCEPTED, or a DRAFT that waits for a reviewer; reviewClaims rejects one that is recorded',
  );
}

/**
 * The day by which a claim was said: the last day of `saidAt`, or else of the source's publication, but no later than
 * the day on which the claim is recorded.
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

/** Refuses a day of saying that is in the future or unknown. */
export function refuseImpossibleDay(saidAt: Span | null, today: Date, field: readonly string[]): void {
  if (saidAt === null) return;
  if (saidAt.earliest === null && saidAt.latest === null) {
    throw new Refusal(
      UserErrorCode.INVALID,
      field,
      `${saidAt.edtf} says nothing; omit it if the day is not known`,
    );
  }
  if (saidAt.earliest === null || saidAt.earliest <= dayOf(today)) return;
  throw new Refusal(
    UserErrorCode.INVALID,
    field,
    `${saidAt.edtf} is in the future, and nothing has been said then yet; today is ${dayOf(today)} (UTC)`,
  );
}

// A statement made in the morning in Beijing can be in the papers of the evening before in New York.
const DAYS_BETWEEN_TIME_ZONES = 1;

/**
 * Refuses a statement that was certainly made after its source was published: the earliest day of `saidAt` is later
 * than the latest day of the publication. A source that is still being written has no latest day. Nothing is certain
 * about an approximate (`~`) or uncertain (`?`) day.
 */
export function refuseSaidAfterPublication(
  saidAt: Span | null,
  source: Pick<Source, 'publishedAtEdtf' | 'publishedAtLatest' | 'title'>,
  field: readonly string[],
): void {
  const last = lastReportableDay(source);
  if (!saidAt?.earliest || last === null || isVague(saidAt.edtf) || saidAt.earliest <= dayOf(last)) return;
  const { publishedAtEdtf, title } = source;
  throw new Refusal(
    UserErrorCode.INVALID,
    field,
    `"${title}" was published on ${publishedAtEdtf} and cannot report what was said on ${saidAt.edtf}; give the day on which it was said, or cite the source that reports it`,
  );
}

/** The last day on which a statement that a source reports can have been made; null where no day is certain. */
export function lastReportableDay({
  publishedAtEdtf,
  publishedAtLatest,
}: Pick<Source, 'publishedAtEdtf' | 'publishedAtLatest'>): Date | null {
  if (publishedAtEdtf === null || publishedAtLatest === null || isVague(publishedAtEdtf)) return null;
  const last = new Date(publishedAtLatest);
  last.setUTCDate(last.getUTCDate() + DAYS_BETWEEN_TIME_ZONES);
  return last;
}

/** The qualifiers of an approximate or uncertain time in EDTF. */
export const VAGUE = '[~?%]';
const isVague = (edtf: string) => new RegExp(VAGUE).test(edtf);

/** Refuses a `saidAt` without an end: a statement is made at some time. */
function refuseEndless(saidAt: Span | null, field: readonly string[]): void {
  if (saidAt === null || (saidAt.latest !== null && !saidAt.edtf.includes(OPEN_END))) return;
  throw new Refusal(
    UserErrorCode.INVALID,
    field,
    `${saidAt.edtf} has no end; give the day, month or year in which it was said, or omit it if the day is not known`,
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
      `"${reference}" is not a source; expected its id, such as source_12 (createSource makes one)`,
    );
  }
  const source = await rec.tx.source.findFirst({ where: { id: parsed.id, toRecording: OPEN } });
  if (!source) throw new Refusal(UserErrorCode.NOT_FOUND, field, `Nothing is recorded as "${reference}"`);
  return source;
}

/** Refuses a HYPOTHETICAL claim without a condition, and a condition on any other claim. */
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
