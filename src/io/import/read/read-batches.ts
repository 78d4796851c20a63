import { createHash } from 'node:crypto';
import type { GoodRow, Row } from '../format';

/** A row with its position among the rows, counted from 1, and a hash of its text, which shows whether it has changed. */
export type HashedRow = GoodRow & Placed & { hash: string };

/** Something about the row at a position. */
export interface Placed {
  position: number;
}

/** A rejected row, with the reason. */
export interface Rejection extends Placed {
  row: number;
  reason: string;
  text: string;
}

/** Consecutive rows of a file. */
export interface RowBatch {
  rows: HashedRow[];
  rejections: Rejection[];
  /** Rows that repeat another row of the batch word for word. */
  repeated: Placed[];
  /** How many rows of the file are read up to the end of the batch. */
  end: number;
}

/** Whether a text can be the key of a row. Longer ones than documented can, since formats add prefixes of their own. */
export const isRowKey = (key: string): boolean => /^[^\s\0]{1,250}$/.test(key);

const MAX_TEXT_LENGTH = 2_000;
// How many more rows a batch can have because a row in it awaits another.
const MAX_WAIT = 500;

/** The rejection of a row; long text is cut. */
export const rejectionOf = (
  { position, number, text }: Placed & Pick<Row, 'number' | 'text'>,
  reason: string,
): Rejection => ({
  position,
  row: number,
  reason,
  // PostgreSQL's text holds no NUL.
  text: text.slice(0, MAX_TEXT_LENGTH).replaceAll('\0', '\uFFFD'),
});

/**
 * Gathers rows into batches that depend only on the file, so that a resumed import makes the same batches. A batch ends at
 * a multiple of `size`, or later, once the rows are there that others in it await; or before a row that differs from
 * another with its key, or stands apart.
 */
export async function* readBatches(
  rows: AsyncIterable<Row>,
  { from, size }: { from: number; size: number },
): AsyncIterable<RowBatch> {
  let position = 0;
  let gathering = new Gathering(from, size);
  for await (const row of rows) {
    position++;
    if (position <= from) continue;
    const hashed = hashedRow(row, position);
    if (position - 1 > gathering.start && gathering.isAtOdds(hashed)) {
      yield gathering.end(position - 1);
      gathering = new Gathering(position - 1, size);
    }
    gathering.add(hashed);
    if (gathering.isFull(position)) {
      yield gathering.end(position);
      gathering = new Gathering(position, size);
    }
  }
  if (position > gathering.start) yield gathering.end(position);
}

/** A batch that is being gathered: the rows after position `start`. */
class Gathering {
  private readonly batch: Omit<RowBatch, 'end'> = { rows: [], rejections: [], repeated: [] };
  private readonly hashes = new Map<string, string>();
  private readonly awaited = new Set<string>();
  private readonly due: number;

  constructor(
    readonly start: number,
    size: number,
  ) {
    this.due = (Math.floor(start / size) + 1) * size;
  }

  isAtOdds(row: HashedRow | Rejection): boolean {
    if (!('hash' in row)) return false;
    return row.isApart === true || (this.hashes.get(row.key) ?? row.hash) !== row.hash;
  }

  add(row: HashedRow | Rejection): void {
    if (!('hash' in row)) return void this.batch.rejections.push(row);
    if (this.hashes.has(row.key)) return void this.batch.repeated.push(row);
    this.batch.rows.push(row);
    this.hashes.set(row.key, row.hash);
    this.awaited.delete(row.key);
    for (const key of row.awaits ?? []) if (!this.hashes.has(key)) this.awaited.add(key);
  }

  isFull(position: number): boolean {
    return position >= this.due + MAX_WAIT || (position >= this.due && this.awaited.size === 0);
  }

  end(end: number): RowBatch {
    return { ...this.batch, end };
  }
}

function hashedRow(row: Row, position: number): HashedRow | Rejection {
  if ('fault' in row) return rejectionOf({ ...row, position }, row.fault);
  if (!isRowKey(row.key))
    return rejectionOf(
      { ...row, position },
      `"${row.key.slice(0, 100)}" can't be the key of a row: it is empty, long or has spaces`,
    );
  return Object.assign(row, { position, hash: createHash('sha1').update(row.text).digest('hex') });
}
