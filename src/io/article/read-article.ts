import type { LanguageModel } from '../../api/context';
import type { Document } from './document';
import { draftsOf } from './draft';
import type { Drafts } from './draft-sheet';
import { EXTRACTOR, type Extractor } from './extractor';
import { extractInTurns } from './extract';
import type { Frame } from './frame';
import { gazetteerOf, type Tx } from './knowledge';
import { proposalsOf, type Proposals, provedBy } from './llm';
import { knownFactsOf } from './known-facts';

/** How an article is read. */
export interface Reading {
  document: Document;
  /** The day as of which names are linked, YYYY-MM-DD. */
  day: string;
  /** The key of its source. */
  source: string;
  extractor?: Extractor;
  /** What reviewers said that names mean, by name: slugs. */
  reviewed?: ReadonlyMap<string, string>;
  /** A language model that may propose further drafts; null for none. */
  model?: LanguageModel | null;
  /** What a model proposed when the article was read before, so that none is asked again. */
  proposals?: Proposals | null;
}

/** What an article says, and what a model proposed besides. */
export interface ReadDrafts extends Drafts {
  proposals: Proposals | null;
}

/** The key of the dataset of what one version of the extractor reads in an article. */
export const datasetKey = (sha256: string, { name, version }: Extractor) =>
  `article-${sha256.slice(0, 12)}-${name}-${version}`;

/** The beginning of all keys of an article. */
export const prefixOf = ({ sha256 }: Document) => `article-${sha256.slice(0, 12)}`;

/** Reads an article by what is recorded; writes nothing. */
export async function readArticle(
  tx: Tx,
  { document, day, source, reviewed, model = null, proposals: before = null, extractor = EXTRACTOR }: Reading,
): Promise<ReadDrafts> {
  const gazetteer = await gazetteerOf(tx, day);
  const { frames, occasions } = await extractInTurns(document, { gazetteer, today: day, reviewed });
  const answer = before ?? (model && (await proposalsOf(model, document)));
  const proposals = typeof answer === 'string' ? null : answer;
  const proposed = provedBy(document, proposals ?? { facts: [] }, { gazetteer, occasions, reviewed });
  if (typeof answer === 'string') proposed.dropped.set(answer, 1);
  const all = [...frames, ...proposed.frames];
  const known = await knownFactsOf(tx, slugsOf(all));
  const drafts = draftsOf(all, occasions, {
    document,
    prefix: prefixOf(document),
    source,
    dataset: datasetKey(document.sha256, extractor),
    known,
  });
  for (const [reason, count] of proposed.dropped) drafts.dropped.set(reason, count);
  return { ...drafts, proposals };
}

const slugsOf = (frames: readonly Frame[]): string[] => [
  ...new Set(
    frames.flatMap((frame) => {
      const actors =
        frame.kind === 'relation'
          ? [frame.subject, frame.object]
          : frame.kind === 'tenure'
            ? [frame.leader]
            : [];
      return actors.flatMap(({ thing }) => thing?.slug ?? []);
    }),
  ),
];
