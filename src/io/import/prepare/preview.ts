import type { Pool } from 'pg';
import type { Format, Row } from '../format';
import type { InputFile } from '../input-file';
import type { Resolver } from '../resolver';
import { Resolvers } from '../resolving/resolvers';
import type { RostrumRecord } from '../rostrum-jsonl/records';
import { type UnresolvedText, readUnresolved } from '../jobs/unresolved';
import { linesOf } from '../running/load-rows';
import { makeRecords, partsOf } from '../running/make-records';
import { type Rejection, type RowBatch, readBatches } from '../read/read-batches';

const BATCH_SIZE = 1_000;

/** What some rows would make, were they imported for the first time. */
export interface PreviewedRows {
  rows: number;
  records: RostrumRecord[];
  rejections: Rejection[];
  /** Names that nobody bears here, each as often as rows have it. */
  unresolved: (UnresolvedText & { row: number })[];
}

/**
 * Reads the first rows of a file and makes their records as an import would, and writes nothing. What is recorded is
 * asked for only where a row has to be linked with it.
 */
export async function* previewImport(
  format: Format,
  file: InputFile,
  { limit, resolverFor }: { limit: number; resolverFor: () => Promise<Resolver> },
): AsyncIterable<PreviewedRows> {
  const dataset = format.dataset(file);
  if (dataset.record !== null) yield { rows: 0, records: [dataset], rejections: [], unresolved: [] };
  let resolver = WITHOUT_DATABASE;
  for await (const batch of readBatches(firstOf(format.read(file), limit), { from: 0, size: BATCH_SIZE })) {
    const preview = () => previewBatch(format, dataset.key, resolver, batch);
    yield await preview().catch(async (error: unknown) => {
      if (!(error instanceof NeedsDatabase)) throw error;
      resolver = await resolverFor();
      return preview();
    });
  }
}

/** Resolves by what is recorded now. */
export async function resolverOfNow(pool: Pool): Promise<Resolver> {
  const { rows } = await pool.query<{ id: string }>('SELECT coalesce(max(id), 0) AS id FROM recording');
  return new Resolvers(pool).at(BigInt(rows[0]!.id));
}

class NeedsDatabase extends Error {}

/** Answers nothing: whoever asks needs one that can. */
const WITHOUT_DATABASE = new Proxy({} as Resolver, {
  get: () => () => {
    throw new NeedsDatabase();
  },
});

async function previewBatch(
  format: Format,
  dataset: string,
  resolver: Resolver,
  { rows, rejections, repeated, end }: RowBatch,
): Promise<PreviewedRows> {
  const fresh = rows.map((row) => ({ row, before: null }));
  const prepared = await makeRecords(format, { dataset, resolver }, fresh);
  return {
    rows: rows.length + rejections.length + repeated.length,
    records: partsOf(prepared.made, end).flatMap((part) => linesOf(part.rows).map(({ record }) => record)),
    rejections: [...rejections, ...prepared.rejections].sort((a, b) => a.position - b.position),
    unresolved: prepared.made.flatMap(({ row, made }) =>
      made.unresolved.map((text) => ({ ...readUnresolved(text), row: row.number })),
    ),
  };
}

async function* firstOf(rows: AsyncIterable<Row>, limit: number): AsyncIterable<Row> {
  let left = limit;
  for await (const row of rows) {
    yield row;
    left -= 1;
    if (left <= 0) return;
  }
}
