import type { Pool } from 'pg';
import type { Format, Row } from '../format';
import type { InputFile } from '../input-file';
import { readBatches, type Rejection, type RowBatch } from '../read/read-batches';
import { NeedsResolver, NO_RESOLVER, type Resolver } from '../resolver';
import { Resolvers } from '../resolving/resolvers';
import type { RostrumRecord } from '../rostrum-jsonl/records';
import { readUnresolved, type UnresolvedText } from '../unresolved';
import { prepareBatch, type Preparation, distinctRecords } from './prepare-batch';

const BATCH_SIZE = 1_000;

/** What rows would make if they were imported for the first time. */
export interface PreviewedRows {
  rows: number;
  records: RostrumRecord[];
  rejections: Rejection[];
  /** Names that could not be resolved, once for each row that has them. */
  unresolved: (UnresolvedText & { row: number })[];
}

/**
 * Prepares the first rows of a file as an import would; writes nothing. The resolver, which needs the database, is made
 * only if a row has to be linked with what is recorded.
 */
export async function* previewImport(
  format: Format,
  file: InputFile,
  { limit, resolverFor }: { limit: number; resolverFor: () => Promise<Resolver> },
): AsyncIterable<PreviewedRows> {
  const dataset = format.dataset(file);
  if (dataset.record !== null) yield { rows: 0, records: [dataset], rejections: [], unresolved: [] };
  let resolver = NO_RESOLVER;
  for await (const batch of readBatches(firstOf(format.read(file), limit), { from: 0, size: BATCH_SIZE })) {
    const preview = () => previewBatch({ format, dataset: dataset.key, resolver }, batch);
    yield await preview().catch(async (error: unknown) => {
      if (!(error instanceof NeedsResolver)) throw error;
      resolver = await resolverFor();
      return preview();
    });
  }
}

/** A resolver of what is recorded now. */
export async function resolverOfNow(pool: Pool): Promise<Resolver> {
  const { rows } = await pool.query<{ id: string }>('SELECT coalesce(max(id), 0) AS id FROM recording');
  return new Resolvers(pool).at(BigInt(rows[0]!.id));
}

async function previewBatch(how: Preparation, batch: RowBatch): Promise<PreviewedRows> {
  const prepared = await prepareBatch(how, batch);
  return {
    rows: batch.rows.length + batch.rejections.length + batch.repeated.length,
    records: prepared.flatMap(({ rows }) => distinctRecords(rows).map(({ record }) => record)),
    rejections: prepared.flatMap(({ rejections }) => rejections).sort((a, b) => a.position - b.position),
    unresolved: prepared.flatMap(({ rows }) =>
      rows.flatMap(({ row, made }) =>
        made.unresolved.map((text) => ({ ...readUnresolved(text), row: row.number })),
      ),
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
