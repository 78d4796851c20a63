import type { RankClaimInput } from './claim.input';
import type { Claim } from '../../generated/prisma/client';
import { findClaims, reviseClaims } from '../../engine/claims/revise-claims';
import { useCase } from '../../engine/write/write';

/** Ranks a claim above or below others about the same property; ranking it as before changes nothing. */
export const rankClaim = useCase('rankClaim', async (rec, input: RankClaimInput) => {
  const [claim] = (await findClaims(rec, [{ reference: input.claim, field: ['claim'] }])) as [Claim];
  await reviseClaims(rec, [claim], {
    action: 'UPDATED',
    patch: { rank: input.rank, note: input.reason },
    field: 'rank',
    valueOf: ({ rank }) => rank,
    at: ['claim'],
  });
  return { claim: `${claim.id}` };
});
