import type { ReviewClaimsInput } from '../claim/claim.input';
import { Refusal, UserErrorCode } from '../platform/errors';
import type { WriteDeps } from './recording';
import { findClaims, reviseClaims } from './revise-claims';
import { write, type Outcome } from './write';

/** Accepts or rejects claims, all or none; those in that state already stay as they are. */
export function reviewClaims(
  deps: WriteDeps,
  actor: string,
  input: ReviewClaimsInput,
): Promise<Outcome<{ claims: string[] }>> {
  return write(deps, { actor, operation: 'reviewClaims', input }, async (rec) => {
    if (input.review === 'REJECTED' && input.reason == null) {
      throw new Refusal(UserErrorCode.INVALID, ['reason'], 'A claim is REJECTED for a reason; say which');
    }
    const references = input.claims.map((reference, index) => ({ reference, field: ['claims', `${index}`] }));
    const claims = await findClaims(rec, references);
    await reviseClaims(rec, claims, {
      action: 'REVIEWED',
      patch: { review: input.review, note: input.reason ?? null },
      field: 'review',
      valueOf: ({ review }) => review,
      at: ['claims'],
    });
    return { claims: claims.map(({ id }) => `${id}`) };
  });
}
