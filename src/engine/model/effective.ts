import { raw, type Sql } from 'sql-template-tag';
import type { Claim } from '../../generated/prisma/client';
import type { ClaimRank, ReviewState } from '../../generated/prisma/enums';

const REVIEWED: ReviewState = 'ACCEPTED';
const OUTRANKED: ClaimRank = 'DEPRECATED';

/** Whether a claim is effective: accepted, not retracted and not DEPRECATED. A fact without an effective claim is not listed. */
export const isEffective = ({ review, retractedIn, rank }: Pick<Claim, 'review' | 'retractedIn' | 'rank'>) =>
  review === REVIEWED && retractedIn === null && rank !== OUTRANKED;

/** `isEffective` in SQL, over an alias with the columns of `claim`. */
export const effective = (claim: string): Sql =>
  raw(
    `${claim}.review = '${REVIEWED}' and ${claim}.retracted_in is null and ${claim}.rank <> '${OUTRANKED}'`,
  );
