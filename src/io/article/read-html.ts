import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { Refusal, UserErrorCode } from '../../platform/errors';
import { normalize } from './document';

/** The text of an article on a page, a paragraph a line, and the title of the page. */
export interface Page {
  text: string;
  title: string | null;
}

const DEEPEST = 2_000;
/** Elements whose text is a paragraph of its own. */
const BLOCKS = 'p, li, blockquote, h1, h2, h3, h4, pre, td, figcaption';

/**
 * Takes the article from a page. Mozilla's Readability finds it; as it can drop a paragraph of links, what a plain walk of
 * the paragraphs in <article> finds counts if it is more.
 */
export function readHtml(html: string): Page {
  if (depthOf(html) > MAX_DEPTH)
    throw new Refusal(
      UserErrorCode.INVALID,
      ['html'],
      `The elements of the page are nested more than ${MAX_DEPTH} deep; send the text of the article`,
    );
  const { document } = parseHTML(isPage(html) ? html : `<!doctype html><html><body>${html}</body></html>`);
  for (const element of document.querySelectorAll(
    'script, style, noscript, template, iframe, svg, nav, form',
  ))
    element.remove();
  const title = (
    document.querySelector('meta[property="og:title"]')?.getAttribute('content') ??
    document.querySelector('title')?.textContent ??
    ''
  ).trim();
  const walked = paragraphsIn(document.querySelector('article') ?? document.body ?? document.documentElement);
  const readable = readably(document);
  const all = readable.length > 0 && total(readable) >= total(walked) * 0.9 ? readable : walked;
  const plain = all.length > 0 ? all : [document.body?.textContent ?? ''];
  return { text: normalize(plain.join('\n')), title: title === '' ? null : normalize(title).slice(0, 500) };
}

// Parsers take time by the square of the depth. Pages of news are some 30 deep.
const MAX_DEPTH = 500;

/** How deep elements are open at most, by their tags alone. */
function depthOf(html: string): number {
  let [depth, deepest] = [0, 0];
  for (const [, closing, name] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (closing) depth = Math.max(0, depth - 1);
    else if (
      !/^(p|li|br|img|hr|meta|link|input|td|tr|th|option|source|wbr|area|base|col|embed|track)$/i.test(name!)
    )
      depth += 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

const isPage = (html: string) => /<(html|body|!doctype)/i.test(html.slice(0, DEEPEST));
const total = (paragraphs: readonly string[]) => paragraphs.reduce((sum, each) => sum + each.length, 0);

function readably(document: Document): string[] {
  try {
    const article = new Readability(document.cloneNode(true) as Document, {
      maxElemsToParse: 50_000,
    }).parse();
    if (!article?.content) return [];
    return paragraphsIn(
      parseHTML(`<!doctype html><html><body>${article.content}</body></html>`).document.body,
    );
  } catch {
    // A page that it cannot take apart is walked as it is.
    return [];
  }
}

function paragraphsIn(root: Element | null): string[] {
  const blocks = [...(root?.querySelectorAll(BLOCKS) ?? [])].filter(
    (element) => !element.querySelector(BLOCKS),
  );
  return blocks
    .map((element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '');
}
