import type { ImportFormat } from '../../generated/prisma/enums';
import type { InputFile } from './input-file';
import type { Resolver } from './resolver';
import type { DatasetRecord, RostrumRecord } from './rostrum-jsonl/records';

/**
 * A format in which data is published: it turns a file into rows and each row into records. It knows of the database only
 * what the resolver returns. The result depends only on the file and on what is recorded, so that an import that was cut
 * off and resumed records the same as one that was not.
 */
export interface Format {
  name: ImportFormat;
  /** A title for `--help`: "GDELT events, 1.0 and 2.0". */
  title: string;
  /** Extensions of its files, in lower case and without a dot. From a folder only these are read, compressed or not. */
  extensions: readonly string[];
  /**
   * The dataset, in one version, that a file belongs to, with license, citation and coverage, as the name, path and head
   * of the file tell. The engine fills `importedAt` and `rows`. Throws WrongFormat.
   */
  dataset(file: InputFile): DatasetRecord | OwnDatasets;
  /**
   * Reads the rows of a file, in order, as a stream: the next piece is read only when another row is needed. Throws
   * WrongFormat before the first row if the file is something else; a single bad row is a BadRow, not an error.
   */
  read(file: InputFile): AsyncIterable<Row>;
  /**
   * The records that one row makes, each after those that it refers to; throws RejectedRow. The same row always makes the
   * same records. Keys are `<dataset key>:<native id>`. Each row gives a record that it shares with others (an
   * organization, the source of the dataset) in the same words; it is recorded once a batch. A source without a dataset is
   * cited, and keeps the title that the first row gives.
   */
  records(row: GoodRow, context: FormatContext): RostrumRecord[];
  /** A message about what was skipped in a file that was read to its end; null if nothing was. */
  passedOver?(file: InputFile): string | null;
}

/** For a file whose records name their own datasets: all such files share one space of row keys, called `key`. */
export interface OwnDatasets {
  key: string;
  record: null;
}

/** What a format can use to make records. */
export interface FormatContext {
  /** The key of the dataset: `dataset` of each record, and the beginning of keys. */
  dataset: string;
  resolver: Resolver;
  /** Reports a name that the resolver does not know, for `rostrum unresolved`. */
  unresolved(name: string, note: UnresolvedNote): void;
}

/** The kind of thing that an unresolved name seems to mean. */
export type UnresolvedKind = 'COUNTRY' | 'LEADER' | 'ORGANIZATION';

export interface UnresolvedNote {
  kind: UnresolvedKind;
  /** Slug of the country that the row connects with the name. */
  country?: string;
  /** The number of the row. */
  row: number;
}

/** One row as it was read. */
export type Row = GoodRow | BadRow;

export interface GoodRow {
  /** 1-based, as an editor or spreadsheet that shows the file counts: a header is row 1. */
  number: number;
  /** Identifies the row within its dataset, from one edition of the file to the next; without spaces, at most 180 characters. */
  key: string;
  /** The row as it was read: shown if it is rejected, and compared to see whether it has changed. */
  text: string;
  /** The values that the format has read. */
  values: unknown;
  /** Keys of rows a little below that must be committed together with this one. */
  awaits?: readonly string[];
  /** Whether the row begins a new recording. */
  isApart?: true;
}

/** A row that cannot be read; it is rejected with this reason. */
export interface BadRow {
  number: number;
  text: string;
  fault: string;
}

/** The file is not of this format; the message says what was expected and what was found. */
export class WrongFormat extends Error {}

/** Why a row makes no records; the message is for the person who maintains the file. What an earlier version of the row made stays. */
export class RejectedRow extends Error {}

/** Why a sound row makes no records. What an earlier version of the row made is retracted. */
export class EmptyRow extends RejectedRow {}
