import { createHash } from 'node:crypto';
import type { SourceRecord } from '../rostrum-jsonl/records';

const MAX_KEY_LENGTH = 200;

/**
 * The source at a web address, the same for each address in all formats; null if the text is not a web address. Without a
 * given title, host and path are its title. It belongs to no dataset, since several can cite it.
 */
export function sourceAt(
  text: string,
  said: Partial<Pick<SourceRecord, 'title' | 'publisher' | 'publishedAt'>> = {},
): SourceRecord | null {
  const url = parseWeb(text);
  if (!url) return null;
  const host = url.host.replace(/^www\./, '');
  return {
    record: 'source',
    key: keyOf(text),
    title: `${host}${readable(url.pathname).replace(/\/$/, '')}`,
    publisher: host,
    url: text,
    ...said,
  };
}

// The address as it was read, so that it can be found; the hash of one that is too long for a key.
function keyOf(url: string): string {
  const key = `url:${url}`;
  return key.length <= MAX_KEY_LENGTH ? key : `url:sha1:${createHash('sha1').update(url).digest('hex')}`;
}

function parseWeb(text: string): URL | null {
  if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) return null;
  return new URL(text);
}

/** A path, decoded; unchanged if it does not decode to printable text. */
function readable(path: string): string {
  try {
    const decoded = decodeURI(path);
    return /[\p{C}\p{Z}]/u.test(decoded) ? path : decoded;
  } catch {
    return path;
  }
}
