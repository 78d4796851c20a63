import type { Claim, SourceReliability } from '../generated/prisma/client';
import { Refusal, UserErrorCode } from '../platform/errors';
import { EdtfError, parseSpan } from '../time/edtf';
import { joinSpan, spanColumns } from '../time/span';
import type { ClaimSubjectKind } from './subject';
import { orderOf, settledColumns } from './vocabulary';
import { whatStands } from './what-stands';

/** A claim as far as it bears on what stands, with the reliability of its source. */
export type HeardClaim = Claim & { reliability: SourceReliability };

/** The columns that follow from what stands about some properties. */
export interface Standing {
  columns: Record<string, unknown>;
  /** Properties with a value that came without a claim, to which the fact returns when no claim stands. */
  returned: string[];
  /** The slug of the country of the place that stands. */
  placeCountry: string | null;
}

// What is given at creation without a claim about it; everything else falls back to the vocabulary's constant.
const INITIAL: ReadonlySet<string> = new Set(['born', 'died', 'capital', 'role']);

/** The claim that stands about a property, among all the claims about its subject. */
export const standingOf = (claims: readonly HeardClaim[], property: string): HeardClaim | null =>
  whatStands(
    orderOf(property),
    claims.filter((claim) => claim.property === property),
  );

/** Whether a claim holds up the fact that it is about: lists leave out a fact without any. */
export const holdsUp = (claim: Pick<Claim, 'review' | 'retractedIn' | 'rank'>) =>
  claim.review === 'ACCEPTED' && claim.retractedIn === null && claim.rank !== 'DEPRECATED';

/** What the claims about one subject come to, for these of its properties. */
export function standingColumns(
  kind: ClaimSubjectKind,
  claims: readonly HeardClaim[],
  properties: readonly string[],
  field: readonly string[] | null,
): Standing {
  const standing: Standing = { columns: {}, returned: [], placeCountry: null };
  for (const property of properties) {
    const claim = standingOf(claims, property);
    Object.assign(standing.columns, settledColumns(kind, property, claim?.value ?? null));
    if (!claim && INITIAL.has(property)) standing.returned.push(property);
    if (kind === 'PARTICIPATION' && property === 'status')
      standing.columns.confidence = claim?.confidence ?? null;
    if (kind === 'EVENT' && property === 'place') {
      standing.placeCountry = (claim?.value as { country?: string } | undefined)?.country ?? null;
      standing.columns.placeCountryId = null;
    }
  }
  if (properties.some((property) => property.startsWith('term.'))) {
    Object.assign(standing.columns, termColumns(claims, field));
  }
  return standing;
}

function termColumns(claims: readonly HeardClaim[], field: readonly string[] | null) {
  const [start, end] = ['term.start', 'term.end'].map(
    (property) => standingOf(claims, property)?.value ?? null,
  );
  try {
    return spanColumns('term', parseSpan(joinSpan(start as string | null, end as string | null)));
  } catch (error) {
    if (!(error instanceof EdtfError)) throw error;
    throw new Refusal(UserErrorCode.INVALID, field, `What stands would then be no term: ${error.message}`);
  }
}
