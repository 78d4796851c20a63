import { MAX_REVIEWED, type ReviewClaimsInput } from './claim.input';
import { refuseLoneSeats } from './refuse-lone-seats';
import { findClaimsWhere } from './find-claims-where';
import { toGlobalId } from '../../engine/model/global-id';
import { Refusal, UserErrorCode } from '../../platform/errors';
import type { RecordingTx } from '../../engine/write/recording';
import { findClaims, reviseClaims } from '../../engine/claims/revise-claims';
import { useCase } from '../../engine/write/write';

/**
 * Accepts or rejects claims, all or none, selected by their ids or by a filter; claims already in that state are
 * left as they are.
 */
export const reviewClaims = useCase('reviewClaims', async (rec, input: ReviewClaimsInput) => {
  if (input.review === 'REJECTED' && input.reason == null) {
    throw new Refusal(UserErrorCode.INVALID, ['reason'], 'REJECTED requires a reason');
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
  await refuseLoneSeats(
    rec,
    claims.map(({ id }) => id),
    [at],
  );
  return { claims: claims.map(({ id }) => `${id}`) };
});

/** The claims selected, and the field of the input that selects them. */
async function referencesOf(
  rec: RecordingTx,
  { claims, where }: ReviewClaimsInput,
): Promise<{ at: 'claims' | 'where'; references: readonly string[] }> {
  if ((claims == null) === (where == null)) {
    throw new Refusal(
      UserErrorCode.INVALID,
      ['claims'],
      claims == null
        ? 'Select the claims by their ids in claims, or by a filter in where'
        : 'Give either claims or where, not both',
    );
  }
  if (claims != null) return { at: 'claims', references: claims };
  if (Object.values(where as object).every((condition) => condition == null)) {
    throw new Refusal(
      UserErrorCode.INVALID,
      ['where'],
      'An empty filter matches every claim; give at least one condition, such as {review: {eq: DRAFT}}',
    );
  }
  const found = await findClaimsWhere(rec.tx, where as object, { path: ['where'], limit: MAX_REVIEWED + 1 });
  if (found.length > MAX_REVIEWED) {
    throw new Refusal(
      UserErrorCode.INVALID,
      ['where'],
      `More than ${MAX_REVIEWED.toLocaleString('en')} claims match; add conditions, such as a source or a property, and review the rest afterwards`,
    );
  }
  return { at: 'where', references: found.map((id) => toGlobalId('CLAIM', id)) };
}
