import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { Refusal, UserErrorCode } from '../../platform/errors';
import { normalize } from './document';
import { pruneHtml } from './prune-html';

/** The text of an article on a page, a paragraph a line, and the title of the page. */
export interface Page {
  text: string;
  title: string | null;
}

/** Elements whose text is a paragraph of its own. */
const BLOCKS = new Set('p li blockquote h1 h2 h3 h4 pre td figcaption'.split(' '));

/** The maximum length of a page, in UTF-16 units. */
const MAX_PAGE = 2_000_000;
// Parsers take time by the square of the depth. Pages of news are some 30 deep, and have some 3,000 elements.
const MAX_DEPTH = 500;
const MAX_PIECES = 20_000;
// Readability takes a second for 10,000 elements, in which nothing else is answered.
const MAX_READABLE = 4_000;

/**
 * Takes the article from a page. Mozilla's Readability finds it; as it can drop a paragraph of links, what a plain walk of
 * the paragraphs in <article> finds counts if it is more.
 */
export function readHtml(html: string): Page {
  refuseAbove(MAX_PAGE, 'characters', html.length);
  const page = pruneHtml(html, MAX_PIECES);
  refuseAbove(MAX_PIECES, 'elements and character references', page.pieces);
  if (page.depth > MAX_DEPTH)
    throw refusal(`The elements of the page are nested more than ${MAX_DEPTH} deep`);
  const { document } = parseHTML(
    isPage(html) ? page.html : `<!doctype html><html><body>${page.html}</body></html>`,
  );
  const title = (
    document.querySelector('meta[property="og:title"]')?.getAttribute('content') ??
    document.querySelector('title')?.textContent ??
    ''
  ).trim();
  const walked = paragraphsIn(document.querySelector('article') ?? document.body ?? document.documentElement);
  const readable = page.pieces > MAX_READABLE ? [] : readably(document);
  const all = readable.length > 0 && total(readable) >= total(walked) * 0.9 ? readable : walked;
  const plain = all.length > 0 ? all : [document.body?.textContent ?? ''];
  return { text: normalize(plain.join('\n')), title: title === '' ? null : normalize(title).slice(0, 500) };
}

function refuseAbove(most: number, what: string, count: number): void {
  if (count > most) throw refusal(`The page has more than ${most.toLocaleString('en')} ${what}`);
}

const refusal = (message: string) =>
  new Refusal(UserErrorCode.INVALID, ['html'], `${message}; send the text of the article`);

const isPage = (html: string) => /<(html|body|!doctype)/i.test(html.slice(0, 2_000));
const total = (paragraphs: readonly string[]) => paragraphs.reduce((sum, each) => sum + each.length, 0);

function readably(document: Document): string[] {
  try {
    const article = new Readability(document.cloneNode(true) as Document).parse();
    if (!article?.content) return [];
    return paragraphsIn(
      parseHTML(`<!doctype html><html><body>${article.content}</body></html>`).document.body,
    );
  } catch {
    // A page that it cannot take apart is walked as it is.
    return [];
  }
}

/** The texts of the blocks that have no blocks in them, in order. */
function paragraphsIn(root: Element | null): string[] {
  const paragraphs: string[] = [];
  const walk = (element: Element): boolean => {
    let hasBlocks = false;
    for (const child of element.children) hasBlocks = walk(child) || hasBlocks;
    const isBlock = BLOCKS.has(element.localName);
    const text = isBlock && !hasBlocks ? (element.textContent ?? '').replace(/\s+/g, ' ').trim() : '';
    if (text !== '') paragraphs.push(text);
    return hasBlocks || isBlock;
  };
  if (root) walk(root);
  return paragraphs;
}
