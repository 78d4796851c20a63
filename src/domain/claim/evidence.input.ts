import { IsOptional } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Modality, ReviewState } from '../../api/enums';
import { IsConfidence, IsReference, IsText } from '../../api/validate';
import { EdtfScalar } from '../../api/time/scalars';

/** What stands behind a statement. */
@InputType({ description: 'What stands behind a statement: who said it, where, when, and how surely.' })
export class EvidenceInput {
  @IsReference()
  @Field(() => ID, { description: 'Global id of the source: source_8. createSource makes one.' })
  source: string;

  @IsText(5000)
  @Field({
    description: 'What is claimed, for people: one short sentence in your own words, up to 5000 characters.',
  })
  statement: string;

  @Field(() => Modality, { description: 'As a fact, a plan, a hope; ASSERTED where left out.' })
  modality: Modality = Modality.ASSERTED;

  @IsOptional()
  @IsReference()
  @Field(() => ID, {
    nullable: true,
    description:
      'Whom the source quotes, by global id, slug or ISO 3166-1 alpha-3; leave out where it speaks for itself.',
  })
  speaker?: string | null;

  @IsOptional()
  @IsText(10000)
  @Field(() => String, { nullable: true, description: "The source's own words, up to 10000 characters." })
  quote?: string | null;

  @IsOptional()
  @IsText(500)
  @Field(() => String, {
    nullable: true,
    description: 'Where in the source, up to 500 characters: para 3, row 1204, chars 88-140.',
  })
  locator?: string | null;

  @Field(() => EdtfScalar, {
    nullable: true,
    description:
      'When it was said in public: not after today, nor after the source was published. Where left out, the publication of the source counts, then the day of recording.',
  })
  saidAt?: string | null;

  @IsOptional()
  @IsConfidence()
  @Field(() => Int, {
    nullable: true,
    description: 'How sure you judge it to be, 0 to 100; leave out if nobody judged it.',
  })
  confidence?: number | null;

  @IsOptional()
  @IsText(5000)
  @Field(() => String, {
    nullable: true,
    description: 'For modality HYPOTHETICAL: what must happen first, up to 5000 characters.',
  })
  condition?: string | null;

  @Field(() => ReviewState, {
    description:
      'ACCEPTED where left out. A DRAFT changes no answer until reviewClaims accepts it. REJECTED is refused: only what is recorded can be rejected.',
  })
  review: ReviewState = ReviewState.ACCEPTED;
}
