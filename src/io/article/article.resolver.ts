import { Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../api/context';
import { Input, type Write, Writer } from '../../api/mutation';
import { IngestArticleInput, LinkMentionInput } from './article.input';
import { ArticlePayload } from './article.type';
import { ingestArticle } from './ingest-article';
import { linkMention } from './link-mention';

@Resolver()
export class ArticleResolver {
  @Mutation(() => ArticlePayload, {
    description:
      'Reads an article into drafts that wait for a reviewer; nothing that stands changes. The same article again changes nothing. Names are linked with what is recorded, and nothing is created for a name. Requires the role EDITOR.',
  })
  ingestArticle(
    @Input() input: IngestArticleInput,
    @Ctx() { articles, prisma }: Context,
    @Writer() write: Write,
  ) {
    return write(ingestArticle(articles, prisma), input);
  }

  @Mutation(() => ArticlePayload, {
    description:
      'Says what a name in an article means; the drafts that wait for it are made in the same write. Requires the role REVIEWER.',
  })
  linkMention(@Input() input: LinkMentionInput, @Ctx() { articles }: Context, @Writer() write: Write) {
    return write(linkMention(articles), input);
  }
}
