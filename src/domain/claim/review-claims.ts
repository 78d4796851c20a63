import { MAX_REVIEWED, type ReviewClaimsInput } from './claim.input';
import { findClaimsWhere } from './find-claims-where';
import { toGlobalId } from '../../engine/model/global-id';
import { Refusal, UserErrorCode } from '../../platform/errors';
import type { RecordingTx, WriteDeps } from '../../engine/write/recording';
import { findClaims, reviseClaims } from '../../engine/claims/revise-claims';
import { write, type Outcome } from '../../engine/write/write';

/** Accepts or rejects claims, all or none, by their ids or by a filter; those in that state already stay as they are. */
export function reviewClaims(
  deps: WriteDeps,
  actor: string,
  input: ReviewClaimsInput,
): Promise<Outcome<{ claims: string[] }>> {
  return write(deps, { actor, operation: 'reviewClaims', input }, async (rec) => {
    if (input.review === 'REJECTED' && input.reason == null) {
      throw new Refusal(UserErrorCode.INVALID, ['reason'], 'A claim is REJECTED for a reason; say which');
    }
    const { at, references } = await referencesOf(rec, input);
    const claims = await findClaims(
      rec,
      references.map((reference, index) => ({ reference, field: [at, `${index}`] })),
    );
    await reviseClaims(rec, claims, {
      action: 'REVIEWED',
      patch: { review: input.review, note: input.reason ?? null },
      field: 'review',
      valueOf: ({ review }) => review,
      at: [at],
    });
    return { claims: claims.map(({ id }) => `${id}`) };
  });
}

/** Which claims are meant, and by which field of the input. */
async function referencesOf(
  rec: RecordingTx,
  { claims, where }: ReviewClaimsInput,
): Promise<{ at: 'claims' | 'where'; references: readonly string[] }> {
  if ((claims == null) === (where == null)) {
    throw new Refusal(
      UserErrorCode.INVALID,
      ['claims'],
      claims == null
        ? 'Say which claims: by their ids in claims, or by a filter in where'
        : 'Give claims or where, not both',
    );
  }
  if (claims != null) return { at: 'claims', references: claims };
  if (Object.values(where as object).every((condition) => condition == null)) {
    throw new Refusal(
      UserErrorCode.INVALID,
      ['where'],
      'An empty filter picks every claim there is; name at least one condition, such as {review: {eq: DRAFT}}',
    );
  }
  const found = await findClaimsWhere(rec.tx, where as object, { path: ['where'], limit: MAX_REVIEWED + 1 });
  if (found.length > MAX_REVIEWED) {
    throw new Refusal(
      UserErrorCode.INVALID,
      ['where'],
      `More than ${MAX_REVIEWED.toLocaleString('en')} claims fit; name more conditions, such as a source or a property, and review the rest after`,
    );
  }
  return { at: 'where', references: found.map((id) => toGlobalId('CLAIM', id)) };
}
