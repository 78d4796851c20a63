import { parseGlobalId } from '../model/global-id';
import type { ChangeAction, Claim, Prisma } from '../../generated/prisma/client';
import { Refusal, UserErrorCode } from '../../platform/errors';
import { refuseSaidEarly } from './rules/attendance';
import { isEffective } from '../model/what-stands';
import { groupBy } from '../model/group-by';
import { portionsOf } from '../write/json-rows';
import type { RecordingTx } from '../write/recording';
import { differences, OPEN, reviseEach } from '../write/revise';
import { judgeDependents } from './implicit-claims';
import { judgeGiven } from './given-by-lists';
import { settle } from './settle';
import { concernsOf, mergeTouched, type ClaimSubjectKind, type Touched } from './subject';

/** Finds claims by global id, in the order of the references, each once; refuses an unknown id at its own field. */
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
      `"${reference}" is not a claim; expected its id, such as claim_12`,
    );
  });
  const found: Claim[] = [];
  for (const portion of portionsOf([...new Set(ids)]))
    found.push(...(await rec.tx.claim.findMany({ where: { id: { in: [...portion] }, toRecording: OPEN } })));
  const byId = new Map(found.map((claim) => [claim.id, claim]));
  const claims = ids.map((id, index) => {
    const claim = byId.get(id);
    if (claim) return claim;
    const { reference, field } = references[index] as (typeof references)[number];
    throw new Refusal(UserErrorCode.NOT_FOUND, field, `Nothing is recorded as "${reference}"`);
  });
  return [...new Set(claims)];
}

/** A judgment on claims: a rank, a review or a retraction. */
export interface Judgement {
  action: ChangeAction;
  /** The new columns of every claim, with the reason as `note`. */
  patch: Partial<Claim>;
  /** The field that the change names, and its value before and after. */
  field: 'rank' | 'review' | 'retracted';
  valueOf: (claim: Claim) => Prisma.InputJsonValue;
  /** The path of the claims in the input. */
  at: readonly string[];
}

/**
 * Adds a version to each claim that the judgment changes, settles its subject, and notes a change. A claim about a row
 * is judged together with everything that depends on the row.
 */
export async function reviseClaims(
  rec: RecordingTx,
  claims: readonly Claim[],
  { action, patch, field, valueOf, at }: Judgement,
): Promise<void> {
  const { note, ...judged } = patch;
  const judgedAnew = claims.filter((claim) => Object.keys(differences(claim, judged)).length > 0);
  if (judgedAnew.length === 0) return;

  const revised = await reviseEach(
    rec,
    'claim',
    judgedAnew.map((current) => ({ current, patch: { ...judged, note } })),
  );
  const rows = judgedAnew.filter(({ property }) => property === 'record').map(({ id }) => id);
  const dependents = await judgeDependents(rec, rows, { ...judged, note });
  const touched = judgedAnew.map((claim, index) => {
    const isQuiet = !isEffective(claim) && !isEffective(revised[index] as Claim);
    return { ...touchedBy(claim), isQuiet };
  });
  const begun = revised.filter(
    (claim, index) => isEffective(claim) && !isEffective(judgedAnew[index] as Claim),
  );
  const ended = judgedAnew.filter(
    (claim, index) => isEffective(claim) && !isEffective(revised[index] as Claim),
  );
  const given = await judgeGiven(rec, { begun, ended }, at);
  const settled = await settle(rec, mergeTouched([...touched, ...dependents, ...given]), at);
  await refuseSaidEarly(
    rec,
    begun.map(({ id }) => id),
    at,
  );

  const bySubject = new Map(settled.map((each) => [each.subject.id, each]));
  const byRow = groupBy(settled, ({ row }) => ('recordClaimId' in row ? row.recordClaimId : null));
  judgedAnew.forEach((claim, index) => {
    const subject = bySubject.get(claim.subjectId);
    if (!subject) throw new Error(`Claim ${claim.id} has no subject`);
    const { property } = claim;
    const after = revised[index] as Claim;
    rec.change({
      action,
      subjectKind: 'CLAIM',
      subjectId: claim.id,
      concerns: [subject, ...(byRow.get(claim.id) ?? [])].flatMap(({ row }) => concernsOf(row)),
      fields: [field],
      before: { [field]: valueOf(claim), [property]: subject.before[property] ?? null },
      after: { [field]: valueOf(after), [property]: subject.after[property] ?? null, reason: note ?? null },
    });
  });
}

// Claims are recorded only about these kinds.
const touchedBy = ({ subjectKind, subjectId, property }: Claim): Touched => ({
  subject: { kind: subjectKind as ClaimSubjectKind, id: subjectId },
  properties: [property],
});
