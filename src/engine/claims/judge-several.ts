import type { Several, SeveralRow } from './several';
import type { RatedClaim } from './standing';
import { orderOf } from '../model/vocabulary';
import { denialsAmong, whatStands } from '../model/what-stands';

/**
 * Whether a name or code is denied, and a name preferred, by the claims about it. One that nobody gives is there only while
 * a claim that says it stands: that it would be so on a condition is not enough.
 */
export function judge(
  { property }: Several,
  isGiven: boolean,
  about: readonly RatedClaim[],
): Partial<SeveralRow> {
  const standing = whatStands(orderOf(property), about);
  const denied = standing === null && (!isGiven || denialsAmong(about).length > 0);
  return { denied, ...(property === 'name' && { preferred: standing?.rank === 'PREFERRED' }) };
}
