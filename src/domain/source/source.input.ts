import { IsOptional } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { SourceReliability } from '../../api/enums';
import { RetryableInput } from '../../api/retryable.input';
import { UrlScalar } from '../../api/scalars';
import { IsReference, IsText } from '../../api/validate';
import { EdtfScalar } from '../../api/time/scalars';

/** Arguments of Query.source. */
@ArgsType()
export class SourceLookup {
  @Field(() => ID, { description: 'Global id: source_8.' })
  id: string;
}

/** Input of createSource. */
@InputType({ description: 'An article, a statement or a file that claims are to cite.' })
export class CreateSourceInput extends RetryableInput {
  @IsText(500)
  @Field({ description: 'Headline or title, 1 to 500 characters.' })
  title: string;

  @IsOptional()
  @IsText(500)
  @Field(() => String, { nullable: true, description: 'Who published it, up to 500 characters.' })
  publisher?: string | null;

  @IsOptional()
  @IsText(2000)
  @Field(() => UrlScalar, { nullable: true, description: 'Where it can be read, up to 2000 characters.' })
  url?: string | null;

  @Field(() => EdtfScalar, {
    nullable: true,
    description: 'When it was published; dates those of its claims that do not say when they were said.',
  })
  publishedAt?: string | null;

  @Field(() => SourceReliability, {
    description:
      'NATO Admiralty scale, A (completely reliable) to E (unreliable); F, cannot be judged, where left out.',
  })
  reliability: SourceReliability = SourceReliability.F;
}

/** Input of retractSource. */
@InputType({
  description: 'Withdraws all that a source says. Its claims stay on record, and decide nothing from now on.',
})
export class RetractSourceInput extends RetryableInput {
  @IsReference()
  @Field(() => ID, { description: 'Global id of the source: source_8.' })
  source: string;

  @IsText(5000)
  @Field({
    description:
      'Why, for whoever reads the record later; up to 5000 characters. Every claim is noted with it.',
  })
  reason: string;
}
