import type { RetractClaimInput } from './claim.input';
import type { Claim } from '../../generated/prisma/client';
import { Refusal, UserErrorCode } from '../../platform/errors';
import type { WriteDeps } from '../../engine/write/recording';
import { findClaims, reviseClaims } from '../../engine/claims/revise-claims';
import { write, type Outcome } from '../../engine/write/write';

/** Retracts a claim: it stays on record and no longer counts. */
export function retractClaim(
  deps: WriteDeps,
  actor: string,
  input: RetractClaimInput,
): Promise<Outcome<{ claim: string }>> {
  return write(deps, { actor, operation: 'retractClaim', input }, async (rec) => {
    const [claim] = (await findClaims(rec, [{ reference: input.claim, field: ['claim'] }])) as [Claim];
    if (claim.retractedIn !== null) {
      throw new Refusal(
        UserErrorCode.CONFLICT,
        ['claim'],
        `${input.claim} has already been retracted${claim.note === null ? '' : `: ${claim.note}`}`,
      );
    }
    await reviseClaims(rec, [claim], {
      action: 'RETRACTED',
      patch: { retractedIn: rec.id, note: input.reason },
      field: 'retracted',
      valueOf: ({ retractedIn }) => retractedIn !== null,
      at: ['claim'],
    });
    return { claim: `${claim.id}` };
  });
}
