import type { Logger } from 'pino';
import type { Documents } from './documents';

/** Parses and validates documents before anybody asks with them, as many as are kept; says of which no longer fit the schema. */
export function warm(
  documents: Documents,
  texts: ReadonlyMap<string, string>,
  log: Pick<Logger, 'warn'>,
): void {
  for (const [id, text] of texts) {
    if (!documents.hasRoomFor(text.length)) return;
    const read = documents.read(text);
    if (Array.isArray(read))
      log.warn({ id, problem: String(read[0]) }, 'a trusted document cannot be asked with');
  }
}
