import { IsOptional, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { connectionArgs, type ConnectionArgs } from '../../api/args';
import { ClaimOrderField, ClaimRank, Modality, ReviewState, Stance } from '../../api/enums';
import { type EnumFilter, enumFilter, IDFilter, StringFilter, TimeFilter } from '../../api/filter';
import { type Order, orderOf } from '../../api/order';
import type { Relation } from '../../api/relation';
import { RetryableInput } from '../../api/retryable.input';
import { JsonScalar } from '../../api/scalars';
import { IsListOf, IsReference, IsText } from '../../api/validate';
import { EvidenceInput } from './evidence.input';

export type ModalityFilter = EnumFilter<Modality>;
export const ModalityFilter = enumFilter<Modality>(Modality, 'ModalityFilter');

export type ClaimRankFilter = EnumFilter<ClaimRank>;
export const ClaimRankFilter = enumFilter<ClaimRank>(ClaimRank, 'ClaimRankFilter');

export type ReviewStateFilter = EnumFilter<ReviewState>;
export const ReviewStateFilter = enumFilter<ReviewState>(ReviewState, 'ReviewStateFilter');

/** Filters claims. */
@InputType({ description: 'Which claims; operators that stand side by side must all hold.' })
export class ClaimFilter {
  @Field(() => IDFilter, {
    nullable: true,
    description: 'What it is about: a thing, or a participation, relationship or tenure by its global id.',
  })
  subject?: IDFilter;

  @Field(() => StringFilter, {
    nullable: true,
    description: 'Which property: {eq: "status"}, {startsWith: "quantity."}.',
  })
  property?: StringFilter;

  @Field(() => ModalityFilter, { nullable: true, description: 'As a fact, a plan, a hope.' })
  modality?: ModalityFilter;

  @Field(() => ClaimRankFilter, {
    nullable: true,
    description: "An editor's judgement against rival claims.",
  })
  rank?: ClaimRankFilter;

  @Field(() => IDFilter, { nullable: true, description: 'Whom the source quotes.' })
  speaker?: IDFilter;

  @Field(() => IDFilter, { nullable: true, description: 'Where it was said, by global id of the source.' })
  source?: IDFilter;

  @Field(() => IDFilter, { nullable: true, description: 'The import that brought it.' })
  dataset?: IDFilter;

  @Field(() => ReviewStateFilter, { nullable: true, description: 'Whether a reviewer has let it through.' })
  review?: ReviewStateFilter;

  @Field({
    nullable: true,
    description: 'true: only withdrawn ones; false: only those that were not. Where left out: both.',
  })
  retracted?: boolean;

  @Field(() => TimeFilter, {
    nullable: true,
    description:
      'Said in public in this stretch of time; where that is not known, the publication or the recording counts.',
  })
  saidAt?: TimeFilter;
}

export type ClaimOrder = Order<ClaimOrderField>;
export const ClaimOrder = orderOf<ClaimOrderField>(ClaimOrderField, 'ClaimOrder');

export type ClaimConnectionArgs = ConnectionArgs<ClaimFilter, ClaimOrder>;
export const ClaimConnectionArgs = connectionArgs<ClaimFilter, ClaimOrder>(
  () => ClaimFilter,
  () => ClaimOrder,
  'by the day it was said, latest first',
);

/** Input of recordClaim. */
@InputType({
  description:
    'Says something about anything. What then stands is decided among all claims about the property.',
})
export class RecordClaimInput extends RetryableInput {
  @IsReference()
  @Field(() => ID, {
    description: 'What it is about: a thing, or a participation, relationship or tenure by its global id.',
  })
  subject: string;

  @IsText(200)
  @Field({
    description:
      'Which property: status, time, place, level, valid, term.end, quantity.aircraft. An unknown one is refused, naming those that the subject has.',
  })
  property: string;

  @Field(() => JsonScalar, {
    description:
      'In the shape of the property: "ABSENT" for a status, "2025-09-03" for a time, {"low": 100, "high": 999, "approximate": true} for a quantity.',
  })
  value: unknown;

  @Field(() => Stance, { description: 'Whether the value is so or is not; SUPPORTS where left out.' })
  stance: Stance = Stance.SUPPORTS;

  @ValidateNested()
  @Field(() => EvidenceInput, { description: 'Who says so, and where.' })
  evidence: Relation<EvidenceInput>;
}

/** Input of retractClaim. */
@InputType({ description: 'Withdraws a claim. It stays on record, and decides nothing from now on.' })
export class RetractClaimInput extends RetryableInput {
  @IsReference()
  @Field(() => ID, { description: 'Global id of the claim: claim_31.' })
  claim: string;

  @IsText(5000)
  @Field({ description: 'Why, for whoever reads the record later; up to 5000 characters.' })
  reason: string;
}

/** Input of rankClaim. */
@InputType({ description: 'Judges a claim against its rivals.' })
export class RankClaimInput extends RetryableInput {
  @IsReference()
  @Field(() => ID, { description: 'Global id of the claim: claim_31.' })
  claim: string;

  @Field(() => ClaimRank, { description: 'PREFERRED goes before NORMAL; DEPRECATED never decides.' })
  rank: ClaimRank;

  @IsText(5000)
  @Field({ description: 'Why, for whoever reads the record later; up to 5000 characters.' })
  reason: string;
}

/** How many claims can be reviewed at once. */
export const MAX_REVIEWED = 10_000;

/** Input of reviewClaims. */
@InputType({
  description:
    'Lets claims through or keeps them out, all of them or none: those in claims, or those that where picks.',
})
export class ReviewClaimsInput extends RetryableInput {
  @IsOptional()
  @IsListOf(MAX_REVIEWED)
  @IsReference({ each: true })
  @Field(() => [ID], {
    nullable: true,
    description: 'Global ids of 1 to 10,000 claims. Give this or where.',
  })
  claims?: string[] | null;

  @Field(() => ClaimFilter, {
    nullable: true,
    description:
      'The claims that this picks, as of this write: {source: {eq: "source_8"}, review: {eq: DRAFT}}. More than 10,000 are refused. Give this or claims.',
  })
  where?: ClaimFilter | null;

  @Field(() => ReviewState, { description: 'Only ACCEPTED claims count.' })
  review: ReviewState;

  @IsOptional()
  @IsText(5000)
  @Field(() => String, {
    nullable: true,
    description:
      'Why, for whoever reads the record later; up to 5000 characters. REJECTED is not said without it.',
  })
  reason?: string | null;
}
