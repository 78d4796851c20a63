/** What is left of a page: the elements that can carry the text of an article, and how many there are. */
export interface Pruned {
  html: string;
  /** Tags that open an element, and character references. */
  pieces: number;
  /** How deep elements are open at most, by their tags alone. */
  depth: number;
}

/** Elements whose content is never text of the article. */
const SILENT = /^(script|style|noscript|template|iframe|svg|nav|form|math|object|canvas|audio|video|select)$/;
/** Attributes by which the article and its title are found. */
const KEPT =
  /\s(class|id|role|rel|href|property|name|content)\s*=\s*("[^"]{0,2000}"|'[^']{0,2000}'|[^\s"'>]{1,2000})/gi;
/** Elements that are closed by the next of their kind, or have no content. */
const OPEN_ENDED =
  /^(p|li|br|img|hr|meta|link|input|td|tr|th|option|source|wbr|area|base|col|embed|track|dd|dt)$/;
// A tag or element that never ends costs a search to the end of the page; after so many, none is looked for.
const MAX_UNFINISHED = 20;
/** From its beginning only. Readability takes time by the square of its length. */
const LONG_BLANK = /(?<!\s)\s{50,}/g;
const TAG = /<(\/?)([a-z][a-z0-9-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/iy;

/**
 * Takes from a page what cannot be part of an article, in time proportional to its length, since parsers of HTML take time
 * by the square of what is malformed: scripts, comments, attributes that do not help to find the article. A "<" that
 * begins no tag is text. It reads no further than `most` pieces.
 */
export function pruneHtml(html: string, most: number): Pruned {
  const kept: string[] = [];
  let [pieces, open, depth, unfinished, at] = [0, 0, 0, 0, 0];
  const text = (to: number) => {
    const escaped = html.slice(at, to).replaceAll('<', '&lt;').replace(LONG_BLANK, shortBlank);
    pieces += countOf(escaped, '&');
    kept.push(escaped);
  };
  for (
    let next = html.indexOf('<');
    next >= 0 && pieces <= most;
    next = html.indexOf('<', Math.max(at, next + 1))
  ) {
    if (html.startsWith('<!', next) || html.startsWith('<?', next)) {
      text(next);
      at = endOf(html, html.startsWith('<!--', next) ? '-->' : '>', next);
      continue;
    }
    TAG.lastIndex = next;
    const tag = /[a-z/]/i.test(html[next + 1] ?? '') && unfinished < MAX_UNFINISHED ? TAG.exec(html) : null;
    if (!tag) {
      if (/[a-z]/i.test(html[next + 1] ?? '')) unfinished += 1;
      continue;
    }
    text(next);
    at = TAG.lastIndex;
    const name = tag[2]!.toLowerCase();
    if (tag[1] === '/') {
      open = Math.max(0, open - 1);
      if (!SILENT.test(name)) kept.push(`</${name}>`);
      continue;
    }
    if (SILENT.test(name)) {
      const end = tag[3]!.endsWith('/') || unfinished >= MAX_UNFINISHED ? at : endOfElement(html, name, at);
      if (end === null) unfinished += 1;
      at = end ?? at;
      continue;
    }
    pieces += 1;
    if (!OPEN_ENDED.test(name)) depth = Math.max(depth, (open += 1));
    kept.push(`<${name}${[...tag[3]!.matchAll(KEPT)].map(([attribute]) => attribute).join('')}>`);
  }
  text(html.length);
  return { html: kept.join(''), pieces, depth };
}

const shortBlank = (blank: string) => (blank.includes('\n') ? '\n\n' : ' ');

/** The offset after a mark; that of the end of the page where there is none. */
function endOf(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
}

/** The offset after the tag that closes an element, null without one; elements of the same name within it are part of it. */
function endOfElement(html: string, name: string, from: number): number | null {
  const tags = new RegExp(`<(/?)${name}(?=[\\s/>])[^>]*>?`, 'gi');
  tags.lastIndex = from;
  // What a script has looks like tags and is none.
  const isRaw = /^(script|style|noscript|template|iframe)$/.test(name);
  let inside = 1;
  for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
    if (tag[1] === '') inside += isRaw ? 0 : 1;
    else if ((inside -= 1) === 0) return tags.lastIndex;
  }
  return isRaw ? html.length : null;
}

function countOf(text: string, mark: string): number {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count += 1;
  return count;
}
