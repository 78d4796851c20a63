import { ArgsType, Field, InputType } from 'type-graphql';
import { keyArgs, type KeyArgs, PageArgs } from '../../api/args';
import { SourceReliability } from '../../api/enums';
import { filterOf, IDFilter, StringFilter, TimeFilter } from '../../api/filter';
import { OptionalText, Reference, Text } from '../../api/validate';
import { RetryableInput } from '../../api/mutation';
import { NullableField } from '../../api/nullable';
import { UrlScalar } from '../../api/scalars';
import { EdtfScalar } from '../../api/time/scalars';

/** Arguments of Query.source. */
export type SourceLookup = KeyArgs<'id'>;
export const SourceLookup = keyArgs({ id: 'Global id: source_8.' });

/** Filters sources. */
const SourceFilter = filterOf(
  'SourceFilter',
  'Which sources; conditions that stand side by side must all hold.',
  {
    text: [
      String,
      'Occurs, as a whole, in the title or in the name of the publisher; accents and letter case do not matter.',
    ],
    publisher: [StringFilter, 'Who published it: {eq: "The Herald"}.'],
    publishedAt: [TimeFilter, 'Published in this stretch of time; a source of unknown date is left out.'],
    dataset: [IDFilter, 'The import it belongs to, by global id of the dataset.'],
  },
);

/** Arguments of Query.sources. */
@ArgsType()
export class SourcesArgs extends PageArgs {
  @NullableField(() => SourceFilter, 'Only what matches; conditions that stand side by side all apply.')
  where?: object;
}

/** Input common to mutations that record a source. */
@InputType({ description: 'Input common to mutations that record a source.' })
export abstract class NewSourceInput extends RetryableInput {
  @OptionalText(500, 'The publisher, up to 500 characters.')
  publisher?: string | null;

  @Field(() => SourceReliability, {
    description:
      'NATO Admiralty scale, A (completely reliable) to E (unreliable); F (cannot be judged) if omitted.',
  })
  reliability: SourceReliability = SourceReliability.F;
}

/** Input of createSource. */
@InputType({ description: 'A source of claims to record: an article, a statement or a file.' })
export class CreateSourceInput extends NewSourceInput {
  @Text(500, 'Headline or title, 1 to 500 characters.')
  title: string;

  @OptionalText(2000, 'The URL, up to 2000 characters.', () => UrlScalar)
  url?: string | null;

  @NullableField(() => EdtfScalar, 'The date of publication; it dates claims that have no date of their own.')
  publishedAt?: string | null;
}

/** Input of retractSource. */
@InputType({
  description: 'Retracts all claims of a source. They stay on record but no longer count.',
})
export class RetractSourceInput extends RetryableInput {
  @Reference('Global id of the source: source_8.')
  source: string;

  @Text(5000, 'The reason, kept on record with each claim; up to 5000 characters.')
  reason: string;
}
