import type { LanguageModel } from '../../api/context';
import type { Document } from './document';
import { draftsOf, type Drafts } from './draft';
import { EXTRACTOR, type Extractor } from './extractor';
import { extractInTurns } from './extract';
import type { Frame } from './frame';
import { gazetteerOf, type Tx } from './knowledge';
import { proposedBy, type Proposed } from './llm';
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
}

const NONE: Proposed = { frames: [], dropped: new Map() };

/** The key of the dataset of what one version of the extractor reads in an article. */
export const datasetKey = (sha256: string, { name, version }: Extractor) =>
  `article-${sha256.slice(0, 12)}-${name}-${version}`;

/** The beginning of all keys of an article. */
export const prefixOf = ({ sha256 }: Document) => `article-${sha256.slice(0, 12)}`;

/** Reads an article by what is recorded; writes nothing. */
export async function readArticle(
  tx: Tx,
  { document, day, source, reviewed, model = null, extractor = EXTRACTOR }: Reading,
): Promise<Drafts> {
  const gazetteer = await gazetteerOf(tx, day);
  const { frames, occasions } = await extractInTurns(document, { gazetteer, today: day, reviewed });
  const proposed = model ? await proposedBy(model, document, { gazetteer, occasions }) : NONE;
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
  return drafts;
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
