import type { Articles } from '../../api/context';
import { findSource } from '../../engine/claims/attribution';
import { findEntity } from '../../engine/write/find-entity';
import { dayOf } from '../../engine/model/time/span';
import { useCase } from '../../engine/write/write';
import { Refusal, UserErrorCode } from '../../platform/errors';
import type { LinkMentionInput } from './article.input';
import { readDocument } from './document';
import { EXTRACTOR } from './extractor';
import type { Proposals } from './llm';
import { datasetKey, prefixOf, readArticle } from './read-article';
import { answerOf, asRecorded, storeDrafts } from './store';

/** Links a name in an article, and records the drafts that were waiting for it. */
export const linkMention = (articles: Articles) =>
  useCase('linkMention', async (rec, input: LinkMentionInput) => {
    const {
      id: sourceId,
      key,
      publishedAtEarliest,
      ...source
    } = await findSource(rec, input.source, ['source']);
    const read = await rec.tx.document.findUnique({ where: { sourceId } });
    if (!read)
      throw new Refusal(
        UserErrorCode.CONFLICT,
        ['source'],
        `"${source.title}" was not read by ingestArticle`,
      );
    if (read.text === null)
      throw new Refusal(
        UserErrorCode.CONFLICT,
        ['source'],
        'The text was not kept, so that it cannot be read again; record the claims by recordClaim',
      );
    const mentions = await rec.tx.mention.findMany({ where: { sourceId } });
    if (!mentions.some(({ text }) => text === input.mention))
      throw new Refusal(
        UserErrorCode.NOT_FOUND,
        ['mention'],
        `"${input.mention}" is not a name that waits to be linked; they are ${[...new Set(mentions.map(({ text }) => text))].join(', ') || 'none'}`,
      );
    const links = await rec.tx.mentionLink.findMany({ where: { sourceId } });
    const linked = links.find(({ name }) => name === input.mention);
    const { slug, kind } = await findEntity(rec.tx, {
      reference: input.entity,
      field: ['entity'],
      kinds: ['COUNTRY', 'LEADER', 'ORGANIZATION'],
    });
    if (linked && linked.slug !== slug)
      throw new Refusal(
        UserErrorCode.CONFLICT,
        ['mention'],
        `"${input.mention}" is linked to ${linked.slug}`,
      );
    if (linked) return { ...(await answerOf(rec, sourceId)) };

    await rec.tx.mentionLink.create({ data: { sourceId, name: input.mention, recordingId: rec.id, slug } });
    rec.change({
      action: 'UPDATED',
      subjectKind: 'SOURCE',
      subjectId: sourceId,
      fields: ['mentions'],
      after: { [input.mention]: slug, kind },
    });
    const document = readDocument(read.text, read.language, 'source');
    const sourceKey = key ?? prefixOf(document);
    const reviewed = new Map([...links, { name: input.mention, slug }].map((link) => [link.name, link.slug]));
    const day = dayOf(publishedAtEarliest ?? rec.today);
    const proposals = read.proposals as Proposals | null;
    const drafts = await readArticle(rec.tx, { document, day, source: sourceKey, reviewed, proposals });
    await storeDrafts(rec, articles, {
      document,
      drafts,
      model: proposals?.model,
      extractor: EXTRACTOR,
      dataset: datasetKey(document.sha256, EXTRACTOR),
      source: asRecorded(sourceKey, source),
    });
    return { ...(await answerOf(rec, sourceId)) };
  });
