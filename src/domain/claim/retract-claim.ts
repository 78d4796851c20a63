import type { RetractClaimInput } from './claim.input';
import type { Claim } from '../../generated/prisma/client';
import { Refusal, UserErrorCode } from '../../platform/errors';
import { findClaims, reviseClaims } from '../../engine/claims/revise-claims';
import { useCase } from '../../engine/write/write';

/** Retracts a claim: it stays on record and no longer counts. */
export const retractClaim = useCase('retractClaim', async (rec, input: RetractClaimInput) => {
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
