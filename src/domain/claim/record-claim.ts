import { toGlobalId } from '../../engine/model/global-id';
import type { Claim, Stance } from '../../generated/prisma/client';
import { Refusal, UserErrorCode } from '../../platform/errors';
import type { RecordClaimInput } from './claim.input';
import { addClaims, readAssertion, type Assertion } from '../../engine/claims/assertion';
import { refuseSaidEarly } from '../../engine/claims/rules/attendance';
import { canonical } from '../../engine/write/json-rows';
import type { RecordingTx } from '../../engine/write/recording';
import { OPEN } from '../../engine/write/revise';
import { makeExplicit } from '../../engine/claims/implicit-claims';
import { settle } from '../../engine/claims/settle';
import { concernsOf, findSubject, mergeTouched, type ClaimSubject } from '../../engine/claims/subject';
import { readEvidence, type Attribution } from '../../engine/claims/attribution';
import { useCase } from '../../engine/write/write';

/** Records a claim, which is the only way to change a fact. */
export const recordClaim = useCase('recordClaim', async (rec, input: RecordClaimInput) => {
  const subject = await findSubject(rec.tx, input.subject, ['subject']);
  const statement = await readAssertion(rec.tx, subject.kind, input);
  const attribution = await readEvidence(rec, input.evidence);
  const { stance } = input;
  const claim = await claimAndSettle(rec, subject, [statement], attribution, { stance });
  return { claim: `${claim}` };
});

interface ClaimOptions {
  readonly stance?: Stance;
  /** The field of the input to which a refusal belongs. */
  readonly field?: readonly string[];
  /** The draft in whose place the claim is recorded, which may say the same. */
  readonly replaced?: bigint;
}

/**
 * Adds claims with one attribution about one subject, settles the properties that they affect, and records the
 * change. If the subject came from an imported row, its implicit claims about the same properties are made explicit
 * first. Refuses, at `field`, a repetition of the first claim. Returns the id of the first claim.
 */
export async function claimAndSettle(
  rec: RecordingTx,
  subject: ClaimSubject,
  statements: readonly [Assertion, ...Assertion[]],
  attribution: Attribution,
  { stance = 'SUPPORTS', field = ['value'], replaced }: ClaimOptions = {},
): Promise<bigint> {
  const existing = await findExistingClaim(rec, subject, statements[0], attribution, stance);
  if (existing && existing.id !== replaced) {
    throw new Refusal(
      UserErrorCode.DUPLICATE,
      field,
      `The same claim exists already: ${toGlobalId('CLAIM', existing.id)}${existing.review === 'ACCEPTED' ? '' : `, which is ${existing.review}`}; rank, review or retract that one`,
    );
  }
  const properties = statements.map(({ property }) => property);
  const explicit = await makeExplicit(rec, [{ subject, properties }]);
  const claims = await addClaims(rec, subject, statements, attribution, stance);
  const [claim] = claims;
  const isDraft = attribution.review !== 'ACCEPTED';
  const [settled] = await settle(
    rec,
    mergeTouched([
      { subject, properties, isQuiet: isDraft },
      ...explicit.map((row) => ({ ...row, isQuiet: isDraft })),
    ]),
    field,
  );
  if (claim === undefined || !settled) throw new Error('recordClaims needs at least one claim');
  await refuseSaidEarly(rec, claims, field);
  const draft = isDraft ? { review: attribution.review } : {};
  rec.change({
    action: 'CLAIMED',
    subjectKind: subject.kind,
    subjectId: subject.id,
    concerns: concernsOf(settled.row),
    fields: [...properties, ...Object.keys(draft)],
    before: settled.before,
    after: { ...settled.after, ...draft },
  });
  return claim;
}

/** The claim of the same attribution and content that is not retracted; null if there is none. */
export async function findExistingClaim(
  rec: RecordingTx,
  subject: ClaimSubject,
  { property, value }: Assertion,
  attribution: Attribution,
  stance: Stance = 'SUPPORTS',
): Promise<Claim | null> {
  const { sourceId, speakerId, modality, saidAtEdtf, locator, condition } = attribution;
  const existing = await rec.tx.claim.findMany({
    where: {
      subjectId: subject.id,
      property,
      sourceId,
      speakerId,
      modality,
      saidAtEdtf,
      locator,
      condition,
      stance,
      toRecording: OPEN,
      retractedIn: null,
    },
  });
  return existing.find((claim) => canonical(claim.value) === canonical(value)) ?? null;
}
