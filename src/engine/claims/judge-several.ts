import type { Several, SeveralRow } from './several';
import type { RatedClaim } from './standing';
import { orderOf } from '../model/vocabulary';
import { denialsAmong, whatStands } from '../model/what-stands';

/**
 * Whether the claims about a name or code deny it, and whether they prefer a name. A value that no list gives needs a
 * claim that stands; a HYPOTHETICAL one is not enough.
 */
export function judge(
  { property }: Several,
  isGiven: boolean,
  claims: readonly RatedClaim[],
): Partial<SeveralRow> {
  const standing = whatStands(orderOf(property), claims);
  const denied = standing === null && (!isGiven || denialsAmong(claims).length > 0);
  return { denied, ...(property === 'name' && { preferred: standing?.rank === 'PREFERRED' }) };
}
