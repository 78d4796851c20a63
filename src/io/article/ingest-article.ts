import type { Articles, LanguageModel } from '../../api/context';
import { toGlobalId } from '../../engine/model/global-id';
import { parseSpan } from '../../engine/model/time/edtf';
import type { RecordingTx, WriteDeps } from '../../engine/write/recording';
import { OPEN, revise } from '../../engine/write/revise';
import { write, type Outcome } from '../../engine/write/write';
import type { PrismaClient } from '../../generated/prisma/client';
import { Refusal, UserErrorCode } from '../../platform/errors';
import type { IngestArticleInput } from './article.input';
import type { ArticleAnswer } from './article.read';
import { normalize, readDocument, type Document } from './document';
import { EXTRACTOR, type Extractor } from './extractor';
import type { Proposals } from './llm';
import { datasetKey, prefixOf, readArticle, type ReadDrafts } from './read-article';
import { readHtml } from './read-html';
import { answerOf, asRecorded, markUnsaid, storeDrafts } from './store';

/** An article as it was given: its text, and the title of its page. */
interface Given {
  document: Document;
  title: string | null;
  day: string;
}

interface Prepared extends Given {
  drafts: ReadDrafts;
  /** The key of its source. */
  source: string;
}

/**
 * Reads an article into drafts and records them. The same article again, by the same version of the extractor, changes
 * nothing; another version adds what it reads besides.
 */
export const ingestArticle =
  (articles: Articles, prisma: PrismaClient, extractor: Extractor = EXTRACTOR) =>
  async (
    deps: WriteDeps,
    actor: string,
    given: IngestArticleInput,
  ): Promise<Outcome<ArticleAnswer & Record<string, string | string[]>>> => {
    // Text that PostgreSQL cannot store is normalized before the input is checked for it.
    const input = withText(given);
    const prepared = await prepare(prisma, input, extractor, articles.model).catch((error: unknown) => {
      if (error instanceof Refusal) return error;
      throw error;
    });
    return write(deps, { actor, operation: 'ingestArticle', input }, async (rec) => {
      if (prepared instanceof Refusal) throw prepared;
      const sourceId = await ingest(rec, articles, input, prepared, extractor);
      return { ...(await answerOf(rec, sourceId)) };
    });
  };

function withText(input: IngestArticleInput): IngestArticleInput {
  const copy = Object.assign(
    Object.create(Object.getPrototypeOf(input) as object) as IngestArticleInput,
    input,
  );
  if (typeof copy.text === 'string') copy.text = normalize(copy.text);
  if (typeof copy.html === 'string') copy.html = normalize(copy.html);
  return copy;
}

const NO_DRAFTS: ReadDrafts = {
  records: [],
  origins: new Map(),
  unlinked: [],
  dropped: new Map(),
  proposals: null,
};

async function prepare(
  prisma: PrismaClient,
  input: IngestArticleInput,
  extractor: Extractor,
  model: LanguageModel | null,
): Promise<Prepared> {
  const given = readGiven(input);
  const source = await sourceKeyOf(prisma, given.document, input);
  // What was read before is not read again, nor sent to a model.
  const dataset = datasetKey(given.document.sha256, extractor);
  if (await prisma.dataset.findFirst({ where: { key: dataset, toRecording: OPEN } }))
    return { ...given, source, drafts: NO_DRAFTS };
  const before = await readBefore(prisma, given.document);
  const drafts = await readArticle(prisma, { ...given, source, extractor, model, ...before });
  return { ...given, drafts, source };
}

/** Reads what was given, without the database. Throws a Refusal. */
export function readGiven(
  input: Pick<IngestArticleInput, 'text' | 'html' | 'language' | 'publishedAt'>,
): Given {
  if ((input.text == null) === (input.html == null))
    throw new Refusal(UserErrorCode.INVALID, null, 'Give either text or html');
  const day = dayOf(input.publishedAt);
  if (input.text != null)
    return { document: readDocument(input.text, input.language, 'text'), title: null, day };
  const { text, title } = readHtml(input.html as string);
  return { document: readDocument(text, input.language, 'html'), title, day };
}

/** The day as of which an article is read: the last of its publication. */
function dayOf(publishedAt: string): string {
  const { earliest, latest } = parseSpan(publishedAt);
  const day = latest ?? earliest;
  if (day === null || earliest === null)
    throw new Refusal(
      UserErrorCode.INVALID,
      ['publishedAt'],
      'publishedAt must be a time that has begun and ended, such as 2025-08-28',
    );
  return earliest === latest ? day : earliest;
}

/** The key of the source: that of the recorded article with the text or the URL, or a new one. */
async function sourceKeyOf(
  prisma: PrismaClient,
  document: Document,
  { url }: IngestArticleInput,
): Promise<string> {
  const read = await prisma.document.findUnique({ where: { sha256: document.sha256 } });
  const where = read ? { id: read.sourceId } : url == null ? null : { url };
  const source = where && (await prisma.source.findFirst({ where: { ...where, toRecording: OPEN } }));
  return source?.key ?? prefixOf(document);
}

/** What reviewers said of the names of an article that was read before, and what a model proposed then. */
async function readBefore(prisma: PrismaClient, { sha256 }: Document) {
  const read = await prisma.document.findUnique({ where: { sha256 } });
  const links = read ? await prisma.mentionLink.findMany({ where: { sourceId: read.sourceId } }) : [];
  return {
    reviewed: new Map(links.map(({ name, slug }) => [name, slug])),
    proposals: read?.proposals as Proposals | null | undefined,
  };
}

async function ingest(
  rec: RecordingTx,
  articles: Articles,
  input: IngestArticleInput,
  prepared: Prepared,
  extractor: Extractor,
): Promise<bigint> {
  const { document, drafts } = prepared;
  const dataset = datasetKey(document.sha256, extractor);
  const read = await rec.tx.document.findUnique({ where: { sha256: document.sha256 } });
  if (read) await refuseOtherDay(rec, read.sourceId, input);
  if (read && (await rec.tx.dataset.findFirst({ where: { key: dataset, toRecording: OPEN } })))
    return read.sourceId;
  await refuseFuture(rec, input);
  const source = await sourceRecord(rec, input, prepared, read?.sourceId);
  const sourceId = await storeDrafts(rec, articles, {
    document,
    drafts,
    extractor,
    dataset,
    source,
    model: drafts.proposals?.model,
  });
  if (read) await markUnsaid(rec, sourceId, { drafts, extractor });
  else
    await rec.tx.document.create({
      data: {
        sourceId,
        recordingId: rec.id,
        text: input.keepText ? document.text : null,
        sha256: document.sha256,
        language: document.language,
        ...(input.keepText && drafts.proposals && { proposals: drafts.proposals as never }),
      },
    });
  return sourceId;
}

async function refuseOtherDay(
  rec: RecordingTx,
  sourceId: bigint,
  { publishedAt }: IngestArticleInput,
): Promise<void> {
  const source = await rec.tx.source.findFirstOrThrow({ where: { id: sourceId, toRecording: OPEN } });
  if (source.publishedAtEdtf === null || source.publishedAtEdtf === parseSpan(publishedAt).edtf) return;
  throw new Refusal(
    UserErrorCode.CONFLICT,
    ['publishedAt'],
    `The same text is recorded as ${toGlobalId('SOURCE', sourceId)}, published on ${source.publishedAtEdtf}; give that day`,
  );
}

async function refuseFuture(rec: RecordingTx, { publishedAt }: IngestArticleInput): Promise<void> {
  const { earliest } = parseSpan(publishedAt);
  const today = rec.today.toISOString().slice(0, 10);
  if (earliest === null || earliest <= today) return;
  throw new Refusal(
    UserErrorCode.INVALID,
    ['publishedAt'],
    `${publishedAt} is in the future; today is ${today} (UTC)`,
  );
}

/** The source of the article: the recorded one with its URL or text as it is, or a new one. */
async function sourceRecord(
  rec: RecordingTx,
  input: IngestArticleInput,
  { source: key, title, day }: Prepared,
  readAs?: bigint,
) {
  const where = readAs !== undefined ? { id: readAs } : input.url == null ? null : { url: input.url };
  const recorded = where && (await rec.tx.source.findFirst({ where: { ...where, toRecording: OPEN } }));
  if (recorded && recorded.key === null) await revise(rec, 'source', recorded, { key });
  if (recorded) return asRecorded(key, recorded);
  return {
    record: 'source',
    key,
    title: input.title ?? title ?? `Article of ${day}${input.publisher ? `, ${input.publisher}` : ''}`,
    ...(input.publisher != null && { publisher: input.publisher }),
    ...(input.url != null && { url: input.url }),
    publishedAt: input.publishedAt,
    reliability: input.reliability,
  };
}
