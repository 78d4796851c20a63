import { Field, InputType } from 'type-graphql';
import { NewSourceInput } from '../../domain/source/source.input';
import { RetryableInput } from '../../api/mutation';
import { NullableField } from '../../api/nullable';
import { UrlScalar } from '../../api/scalars';
import { EdtfScalar } from '../../api/time/scalars';
import { OptionalText, Reference, Text } from '../../api/input-fields';
import { IsLanguage } from '../../engine/write/validate';

/** Input of ingestArticle. */
@InputType({ description: 'An article to read: its text, or its page as HTML.' })
export class IngestArticleInput extends NewSourceInput {
  @NullableField(
    () => String,
    'The text, a paragraph a line, up to 100,000 characters. Give either this or html.',
  )
  text?: string | null;

  @NullableField(
    () => String,
    'The page, from which the article is taken without menus and scripts. Give either this or text.',
  )
  html?: string | null;

  @OptionalText(500, 'The headline; if omitted, that of the page, or a title of our own.')
  title?: string | null;

  @OptionalText(2000, 'Its URL; it is recorded, and not fetched.', () => UrlScalar)
  url?: string | null;

  @Field(() => EdtfScalar, {
    description:
      'The day of publication, as of which names are linked and "next week" is resolved; a day, or an approximate one: 2025-08-28~.',
  })
  publishedAt: string;

  @IsLanguage()
  @Field({ description: 'BCP 47 tag of its language; en is the only one that is read.' })
  language: string = 'en';

  @Field({
    description:
      'Whether the text is kept, so that reviewers see it; quotes are kept in any case. Without it, linkMention is not possible.',
  })
  keepText: boolean = true;
}

/** Input of linkMention. */
@InputType({ description: 'What a name in an article means, so that the drafts that wait for it are made.' })
export class LinkMentionInput extends RetryableInput {
  @Reference('Global id of the source that the article is: source_8.')
  source: string;

  @Text(300, 'The name as in Source.mentions: Yury Ushakov. All its occurrences in the article are linked.')
  mention: string;

  @Reference('The thing that is meant, by global id or slug. Create it first if it has no record.')
  entity: string;
}
