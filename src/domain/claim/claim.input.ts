import { IsOptional } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { connectionArgs, type ConnectionArgs } from '../../api/args';
import { RECORDING } from '../../api/order';
import { ClaimRank, Modality, ReviewState, Stance } from '../../api/enums';
import { enumFilter, filterOf, IDFilter, StringFilter, TimeFilter } from '../../api/filter';
import { RetryableInput } from '../../api/mutation';
import { NullableField } from '../../api/nullable';
import { JsonScalar } from '../../api/scalars';
import { OptionalReference, OptionalText, Reference, Text } from '../../api/input-fields';
import { IsListOf, IsReference } from '../../engine/write/validate';
import { EvidencedInput } from './evidence.input';

/** Filters claims. */
const ClaimFilter = filterOf('ClaimFilter', 'Filters claims. All conditions must hold.', {
  subject: [
    IDFilter,
    'The subject of the claim: a thing by global id or slug, or a participation, relationship or tenure by global id.',
  ],
  property: [StringFilter, 'The property claimed: {eq: "status"}, {startsWith: "quantity."}.'],
  modality: [enumFilter(Modality, 'ModalityFilter'), 'How it is presented: as a fact, a plan, a hope.'],
  rank: [
    enumFilter(ClaimRank, 'ClaimRankFilter'),
    "An editor's judgment of the claim relative to others about the same property.",
  ],
  speaker: [IDFilter, 'The speaker whom the source quotes.'],
  source: [IDFilter, 'The source, by global id.'],
  dataset: [IDFilter, 'The data set from which it was imported.'],
  review: [enumFilter(ReviewState, 'ReviewStateFilter'), 'The state of review; only ACCEPTED claims count.'],
  group: [StringFilter, 'The group of drafts read from an article, as in Claim.origin.'],
  retracted: [Boolean, 'true: only retracted claims; false: only claims that are not. Both if omitted.'],
  saidAt: [
    TimeFilter,
    'The claim was made in this period. If its date is unknown, the publication date of the source or else the day of recording counts.',
  ],
});

export type ClaimConnectionArgs = ConnectionArgs;
export const ClaimConnectionArgs = connectionArgs('Claim', ClaimFilter, {
  description: 'The orders of claims.',
  fields: {
    SAID: 'The day by which it was said in public.',
    RECORDED: RECORDING,
    CONFIDENCE: 'The confidence, 0 to 100.',
  },
  byDefault: 'by date of the claim, latest first',
});

/** Input of recordClaim. */
@InputType({
  description: 'A claim to record. The value that stands is decided among all claims about the property.',
})
export class RecordClaimInput extends EvidencedInput {
  @Reference(
    'The subject of the claim: a thing by global id or slug, or a participation, relationship or tenure by global id.',
  )
  subject: string;

  @Text(
    200,
    'The property claimed: status, time, place, level, valid, term.end, quantity.aircraft. An unknown property is refused with a list of those that the subject has.',
  )
  property: string;

  @Field(() => JsonScalar, {
    description:
      'In the shape that the property requires: "ABSENT" for a status, "2025-09-03" for a time, {"low": 100, "high": 999, "approximate": true} for a quantity.',
  })
  value: unknown;

  @Field(() => Stance, {
    description: 'Whether the claim supports or denies the value; SUPPORTS if omitted.',
  })
  stance: Stance = Stance.SUPPORTS;
}

/** Input of retractClaim. */
@InputType({ description: 'Retracts a claim. It stays on record but no longer counts.' })
export class RetractClaimInput extends RetryableInput {
  @Reference('Global id of the claim: claim_31.')
  claim: string;

  @Text(5000, 'The reason, kept on record; up to 5000 characters.')
  reason: string;
}

/** Input of rankClaim. */
@InputType({ description: 'Ranks a claim relative to others about the same property.' })
export class RankClaimInput extends RetryableInput {
  @Reference('Global id of the claim: claim_31.')
  claim: string;

  @Field(() => ClaimRank, { description: 'PREFERRED outranks NORMAL; DEPRECATED claims do not count.' })
  rank: ClaimRank;

  @Text(5000, 'The reason, kept on record; up to 5000 characters.')
  reason: string;
}

/** The maximum number of claims in one review. */
export const MAX_REVIEWED = 10_000;

/** Input of reviewClaims. */
@InputType({
  description: 'Accepts or rejects claims, all of them or none. Select them by claims or by where.',
})
export class ReviewClaimsInput extends RetryableInput {
  @IsOptional()
  @IsListOf(MAX_REVIEWED)
  @IsReference({ each: true })
  @NullableField(() => [ID], 'Global ids of 1 to 10,000 claims. Give either this or where.')
  claims?: string[] | null;

  @NullableField(
    () => ClaimFilter,
    'The claims that match this filter at the time of the write: {source: {eq: "source_8"}, review: {eq: DRAFT}}. Refused if more than 10,000 match. Give either this or claims.',
  )
  where?: object | null;

  @Field(() => ReviewState, { description: 'Only ACCEPTED claims count.' })
  review: ReviewState;

  @OptionalText(5000, 'The reason, kept on record; up to 5000 characters. Required for REJECTED.')
  reason?: string | null;
}

/** Input of editDraft. */
@InputType({
  description: 'Other values with which a draft is accepted; what is omitted is as in the draft.',
})
export class EditDraftInput extends RetryableInput {
  @Reference('Global id of the draft: claim_31.')
  claim: string;

  @NullableField(() => JsonScalar, 'The value, in the shape of the property.')
  value?: unknown;

  @OptionalText(5000, 'The claim in one short sentence of your own.')
  statement?: string | null;

  @NullableField(() => Modality, 'How it is presented: as a fact, a plan, a hope.')
  modality?: Modality | null;

  @OptionalReference('The speaker, by global id or slug.')
  speaker?: string | null;

  @Field({ description: "Whether the source says it itself, so that the draft's speaker is removed." })
  isUnattributed: boolean = false;

  @OptionalText(5000, 'For the modality HYPOTHETICAL: what must happen first.')
  condition?: string | null;

  @OptionalText(5000, 'Why it was edited, kept on record with the draft.')
  reason?: string | null;
}
