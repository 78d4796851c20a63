import { parseGlobalId } from '../entity/global-id';
import type { ChangeAction, Claim, Prisma } from '../generated/prisma/client';
import { Refusal, UserErrorCode } from '../platform/errors';
import { groupBy } from './group-by';
import type { RecordingTx } from './recording';
import { differences, OPEN, revise } from './revise';
import { settle } from './settle';
import { concernsOf, type ClaimSubject, type ClaimSubjectKind, type Touched } from './subject';

/** Finds claims by global id, in the order asked, each once; refuses unknown ones at their own field. */
export async function findClaims(
  rec: RecordingTx,
  references: readonly { reference: string; field: readonly string[] }[],
): Promise<Claim[]> {
  const ids = references.map(({ reference, field }) => {
    const parsed = parseGlobalId(reference);
    if (parsed?.type === 'CLAIM') return parsed.id;
    throw new Refusal(
      UserErrorCode.INVALID,
      field,
      `"${reference}" is no claim; expected its id, such as claim_12`,
    );
  });
  const rows = await rec.tx.claim.findMany({ where: { id: { in: ids }, toRecording: OPEN } });
  const claims = ids.map((id, index) => {
    const claim = rows.find((row) => row.id === id);
    if (claim) return claim;
    const { reference, field } = references[index] as (typeof references)[number];
    throw new Refusal(UserErrorCode.NOT_FOUND, field, `Nothing is recorded as "${reference}"`);
  });
  return [...new Map(claims.map((claim) => [claim.id, claim])).values()];
}

/** How claims are to be judged anew. */
export interface Judgement {
  action: ChangeAction;
  /** The columns of every claim, and why. */
  patch: Partial<Claim>;
  /** The field of the change, and its value before and after. */
  field: 'rank' | 'review' | 'retracted';
  valueOf: (claim: Claim) => Prisma.InputJsonValue;
  /** Where the claims stand in the input. */
  at: readonly string[];
}

/** Adds a version to each claim, settles what they bear on, and notes a change for each that is judged otherwise. */
export async function reviseClaims(
  rec: RecordingTx,
  claims: readonly Claim[],
  { action, patch, field, valueOf, at }: Judgement,
): Promise<void> {
  const { note, ...judged } = patch;
  const judgedAnew = claims.filter((claim) => Object.keys(differences(claim, judged)).length > 0);
  if (judgedAnew.length === 0) return;

  const revised = new Map<bigint, Claim>();
  for (const claim of judgedAnew) {
    revised.set(claim.id, await revise(rec, 'claim', claim, { ...judged, note }));
  }
  const settled = await settle(rec, touchedBy(judgedAnew), at);
  for (const claim of judgedAnew) {
    const subject = settled.find((each) => each.subject.id === claim.subjectId);
    if (!subject) throw new Error(`Claim ${claim.id} is about nothing`);
    const { property } = claim;
    rec.change({
      action,
      subjectKind: 'CLAIM',
      subjectId: claim.id,
      concerns: concernsOf(subject.row),
      fields: [field],
      before: { [field]: valueOf(claim), [property]: subject.before[property] ?? null },
      after: {
        [field]: valueOf(revised.get(claim.id) as Claim),
        [property]: subject.after[property] ?? null,
        reason: note ?? null,
      },
    });
  }
}

/** The subjects of claims, each once, with the properties that the claims are about. */
function touchedBy(claims: readonly Pick<Claim, 'subjectKind' | 'subjectId' | 'property'>[]): Touched[] {
  const bySubject = groupBy(claims, ({ subjectId }) => subjectId);
  return [...bySubject].map(([id, about]) => {
    // Claims are only ever recorded about these kinds.
    const subject: ClaimSubject = { id, kind: about[0]?.subjectKind as ClaimSubjectKind };
    return { subject, properties: [...new Set(about.map(({ property }) => property))] };
  });
}
