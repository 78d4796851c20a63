import { IsOptional, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { Modality, ReviewState } from '../../api/enums';
import { NullableField } from '../../api/nullable';
import { OptionalReference, OptionalText, Reference, Text } from '../../api/input-fields';
import { IsConfidence } from '../../engine/write/validate';
import { EdtfScalar } from '../../api/time/scalars';
import { RetryableInput } from '../../api/mutation';

/** The evidence for a claim. */
@InputType({ description: 'The evidence for a claim: its source, speaker, date and certainty.' })
export class EvidenceInput {
  @Reference('Global id of the source: source_8. Create one with createSource.')
  source: string;

  @Text(5000, 'The claim in one short sentence of your own, for human readers; up to 5000 characters.')
  statement: string;

  @Field(() => Modality, {
    description: 'How it is presented: as a fact, a plan, a hope; ASSERTED if omitted.',
  })
  modality: Modality = Modality.ASSERTED;

  @OptionalReference(
    'The speaker whom the source quotes, by global id, slug or ISO 3166-1 alpha-3 code; omit it if the source makes the claim itself.',
  )
  speaker?: string | null;

  @OptionalText(10000, 'The original wording of the source, up to 10,000 characters.')
  quote?: string | null;

  @OptionalText(500, 'The position in the source, up to 500 characters: para 3, row 1204, chars 88-140.')
  locator?: string | null;

  @NullableField(
    () => EdtfScalar,
    'When the claim was made in public: no later than today and than the publication of the source. If omitted, the publication date of the source counts, or else the day of recording.',
  )
  saidAt?: string | null;

  @IsOptional()
  @IsConfidence()
  @NullableField(() => Int, 'Confidence, 0 to 100; omit it if not assessed.')
  confidence?: number | null;

  @OptionalText(5000, 'For the modality HYPOTHETICAL: what must happen first; up to 5000 characters.')
  condition?: string | null;

  @Field(() => ReviewState, {
    description:
      'ACCEPTED if omitted. A DRAFT affects no result until reviewClaims accepts it. REJECTED is refused: only a recorded claim can be rejected.',
  })
  review: ReviewState = ReviewState.ACCEPTED;
}

/** Input common to mutations that record claims with evidence. */
@InputType({ description: 'Input common to mutations that record claims with evidence.' })
export abstract class EvidencedInput extends RetryableInput {
  @ValidateNested()
  @Field(() => EvidenceInput, { description: 'The source of the claim, its speaker, date and certainty.' })
  evidence: EvidenceInput;
}
