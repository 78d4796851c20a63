import type { LoadDeps } from './commit/connection';
import { loadBatch, type Counts, type Line } from './commit/commit-batch';
import { selfOf } from './commit/references';
import { readRecord } from './rostrum-jsonl/read-record';

/** What a line of a file holds: JSON that may be a record, or text that is not even JSON. */
export type JsonLine = { line: number; record: unknown } | { line: number; fault: string };

/** What loading a file came to. */
export interface LoadReport extends Counts {
  read: number;
}

const LARGEST_BATCH = 500;
// How many lines more a batch may take for the row of a fact in it, which may stand below it.
const MAX_WAIT = 500;

/**
 * Loads ROSTRUM_JSONL records, in order: what is new is created, what differs revised, what is the same left alone, and
 * what cannot be is rejected with its line. Each batch is one recording; a batch that changes nothing is none.
 */
export async function loadJsonl(
  deps: LoadDeps,
  lines: AsyncIterable<JsonLine> | Iterable<JsonLine>,
  {
    actor,
    list = 'ROSTRUM_JSONL',
    batchSize = LARGEST_BATCH,
  }: { actor: string; list?: string; batchSize?: number },
): Promise<LoadReport> {
  const report: LoadReport = { read: 0, created: 0, updated: 0, unchanged: 0, rejected: [] };
  let batch: Line[] = [];
  let selves = new Set<string>();
  let awaited = new Set<string>();
  const flush = async () => {
    if (batch.length === 0) return;
    const counts = await loadBatch(deps, { actor, list }, batch);
    report.created += counts.created;
    report.updated += counts.updated;
    report.unchanged += counts.unchanged;
    report.rejected.push(...counts.rejected);
    batch = [];
    selves = new Set();
    awaited = new Set();
  };
  const isFull = () => {
    const size = Math.min(batchSize, LARGEST_BATCH);
    return batch.length >= size + MAX_WAIT || (batch.length >= size && awaited.size === 0);
  };

  for await (const item of lines) {
    report.read++;
    const record = 'fault' in item ? item.fault : readRecord(item.record);
    if (typeof record === 'string') {
      report.rejected.push({ line: item.line, reason: record });
      continue;
    }
    const self = selfOf(record);
    // A second line about the same thing sees what the first one made of it.
    if (isFull() || selves.has(self)) await flush();
    batch.push({ line: item.line, record });
    selves.add(self);
    awaited.delete(self);
    if ('recordClaim' in record && !selves.has(`claim ${record.recordClaim}`)) {
      awaited.add(`claim ${record.recordClaim}`);
    }
  }
  await flush();
  report.rejected.sort((a, b) => a.line - b.line);
  return report;
}

/** Numbers the lines of a file and reads each as JSON; empty lines are passed over. */
export async function* readJsonLines(
  texts: AsyncIterable<string> | Iterable<string>,
): AsyncIterable<JsonLine> {
  let line = 0;
  for await (const text of texts) {
    line++;
    if (text.trim() === '') continue;
    try {
      yield { line, record: JSON.parse(text) as unknown };
    } catch {
      yield { line, fault: 'this line is not JSON' };
    }
  }
}
