import { parseGlobalId } from '../entity/global-id';
import type { ChangeAction, Claim, Prisma } from '../generated/prisma/client';
import { Refusal, UserErrorCode } from '../platform/errors';
import type { RecordingTx } from './recording';
import { differences, OPEN, revise } from './revise';
import { judgeDependents } from './row-words';
import { settle } from './settle';
import { concernsOf, mergeTouched, type ClaimSubjectKind, type SubjectRow, type Touched } from './subject';

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

/**
 * Adds a version to each claim, settles what they bear on, and notes a change for each that is judged otherwise. With a
 * row, all that it says is judged.
 */
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
  const rows = judgedAnew.filter(({ property }) => property === 'record').map(({ id }) => id);
  const dependents = await judgeDependents(rec, rows, { ...judged, note });
  const settled = await settle(rec, mergeTouched([...judgedAnew.map(touchedBy), ...dependents]), at);
  for (const claim of judgedAnew) {
    const subject = settled.find((each) => each.subject.id === claim.subjectId);
    if (!subject) throw new Error(`Claim ${claim.id} is about nothing`);
    const { property } = claim;
    rec.change({
      action,
      subjectKind: 'CLAIM',
      subjectId: claim.id,
      concerns: settled
        .filter(({ row }) => row === subject.row || isOf(claim, row))
        .flatMap(({ row }) => concernsOf(row)),
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

// Claims are only ever recorded about these kinds.
const touchedBy = ({ subjectKind, subjectId, property }: Claim): Touched => ({
  subject: { kind: subjectKind as ClaimSubjectKind, id: subjectId },
  properties: [property],
});

const isOf = (rowClaim: Claim, row: SubjectRow) =>
  'recordClaimId' in row && row.recordClaimId === rowClaim.id;
