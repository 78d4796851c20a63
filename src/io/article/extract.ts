import { SentenceContext } from './context';
import { deedsIn } from './deeds';
import type { Document } from './document';
import type { Frame, Occasion } from './frame';
import type { Gazetteer } from './gazetteer';
import { Linker } from './link';
import { tokensOf } from './tokens';

/** What extraction needs besides the text. */
export interface ExtractionSettings {
  gazetteer: Gazetteer;
  /** The day of the article, YYYY-MM-DD. */
  today: string;
  /** What reviewers said that names mean, by name: slugs. */
  reviewed?: ReadonlyMap<string, string>;
}

/** The analyzed sentences of a document, in order: later ones know the names of earlier ones. */
export function contextsOf(
  document: Document,
  { gazetteer, today, reviewed }: ExtractionSettings,
): SentenceContext[] {
  const linker = new Linker(gazetteer, reviewed);
  return tokensOf(document).map((sentence) => {
    const context = new SentenceContext(sentence, document.text, today, linker);
    return context;
  });
}

/** What a document says: frames, and the events that they are about. */
export interface Extraction {
  frames: Frame[];
  occasions: Occasion[];
}

/** Reads a document into frames. */
export function extract(document: Document, settings: ExtractionSettings): Extraction {
  const frames: Frame[] = [];
  for (const context of contextsOf(document, settings)) {
    frames.push(...deedsIn(context));
    context.close();
  }
  return { frames, occasions: [] };
}
