import type { Claim, Modality, Source } from '../generated/prisma/client';
import { findEntity } from '../entity/find-entity';
import { parseGlobalId } from '../entity/global-id';
import { ACTOR_KINDS } from '../entity/kinds';
import { Refusal, UserErrorCode } from '../platform/errors';
import type { Span } from '../time/edtf';
import { optionalSpanColumns, readSpan } from '../time/given-span';
import type { RecordingTx } from './recording';
import { OPEN } from './revise';

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
}

/** The columns of a claim that say who says it, where, when and how surely. */
export type Voice = Pick<
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
>;

/** Resolves the source and the speaker of the evidence, and the day by which it had been said. */
export async function readEvidence(
  rec: RecordingTx,
  evidence: GivenEvidence,
  field: readonly string[] = ['evidence'],
): Promise<Voice> {
  const modality = evidence.modality ?? 'ASSERTED';
  const condition = evidence.condition ?? null;
  refuseStrayCondition(modality, condition, [...field, 'condition']);
  const saidAt = readSpan(evidence.saidAt, [...field, 'saidAt']);
  const source = await findSource(rec, evidence.source, [...field, 'source']);
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
    ...optionalSpanColumns('saidAt', saidAt),
    saidOn: saidOn(saidAt, source, rec.today),
  };
}

/** The day by which it had been said: `saidAt`, or else the source's publication, or else the day it is recorded. */
export function saidOn(
  saidAt: Span | null,
  source: Pick<Source, 'publishedAtEarliest' | 'publishedAtLatest'>,
  today: Date,
): Date {
  const said = saidAt?.latest ?? saidAt?.earliest;
  if (said) return new Date(said);
  return source.publishedAtLatest ?? source.publishedAtEarliest ?? today;
}

/** Finds a source by its global id. */
async function findSource(rec: RecordingTx, reference: string, field: readonly string[]): Promise<Source> {
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
