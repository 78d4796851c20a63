import { LRUCache } from 'lru-cache';

export interface SqlSummary {
  /** Such as SELECT. */
  readonly operation: string;
  /** The operation and the tables, in the order of the text. */
  readonly summary: string;
}

/** As the semantic conventions bound it, in characters. */
const MAX_SUMMARY = 255;
/** Texts of reads have up to some hundred thousand characters. */
const MAX_SCANNED = 20_000;
const OPERATION = /^\s*(?:--[^\n]*\n\s*|\/\*[^]*?\*\/\s*)*\(*\s*([a-z]+)/i;
const WRITES = /\b(insert|update|delete|merge)\b/i;
const TABLES = /\b(?:from|join|into|update)\s+(?:only\s+)?((?:"[^"]+"|\w+)(?:\.(?:"[^"]+"|\w+))?)(?!\s*\()/gi;
const COMMON =
  /(?:\bwith\s+(?:recursive\s+)?|,\s*)(\w+)(?:\s*\([^()]*\))?\s+as\s+(?:not\s+)?(?:materialized\s+)?\(/gi;
const EXTRACTED = /\bextract\s*\([^()]*\)/gi;
const WORDS = new Set(['select', 'lateral', 'unnest', 'set', 'values', 'skip', 'nowait', 'of']);

const known = new LRUCache<string, SqlSummary>({ max: 300 });

/** What a statement does, in a few words: the same for all statements that differ in their values. */
export function summaryOf(text: string): SqlSummary {
  const found = known.get(text);
  if (found) return found;
  const made = summarize(text.slice(0, MAX_SCANNED));
  known.set(text, made);
  return made;
}

function summarize(text: string): SqlSummary {
  const first = (OPERATION.exec(text)?.[1] ?? 'sql').toUpperCase();
  const operation = first === 'WITH' ? (WRITES.exec(text)?.[1] ?? 'select').toUpperCase() : first;
  const own = new Set(Array.from(text.matchAll(COMMON), ([, name]) => name!.toLowerCase()));
  // extract(epoch from at) reads no table.
  const tables = Array.from(text.replace(EXTRACTED, '').matchAll(TABLES), ([, name]) =>
    name!.replaceAll('"', '').replace(/^public\./, ''),
  );
  const names = [...new Set(tables)].filter(
    (name) => !own.has(name.toLowerCase()) && !WORDS.has(name.toLowerCase()),
  );
  let summary = operation;
  for (const name of names) {
    if (summary.length + 1 + name.length > MAX_SUMMARY) break;
    summary += ` ${name}`;
  }
  return { operation, summary };
}
