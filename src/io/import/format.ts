import type { ImportFormat } from '../../generated/prisma/enums';
import type { InputFile } from './input-file';
import type { Resolver } from './resolver';
import type { DatasetRecord, RostrumRecord } from './rostrum-jsonl/records';

/**
 * A format that data is published in: it turns a file into rows and each row into records, and knows nothing of the
 * database but what it asks the resolver. Whatever it does is a function of the file and of what is recorded, so that
 * an import which was cut off and one which was not come to the same.
 */
export interface Format {
  name: ImportFormat;
  /** What it is, for `--help`, in a few words: "GDELT events, 1.0 and 2.0". */
  title: string;
  /** How its files end, in lower case and without a dot: of a folder only these are read, compressed or not. */
  extensions: readonly string[];
  /**
   * The body of data, in one version, that a file belongs to, with licence, citation and coverage. Name, head and path
   * of the file are at hand; leave `importedAt` and `rows` out, the engine knows them. Throws WrongFormat.
   */
  dataset(file: InputFile): DatasetRecord | OwnDatasets;
  /**
   * Reads a file into its rows, in order, as a stream: it asks for the next piece only when a row is asked for. Throws
   * WrongFormat before the first row where the file is something else; a single bad row is a BadRow and no error.
   */
  read(file: InputFile): AsyncIterable<Row>;
  /**
   * The records that one row makes, each after those it refers to; throws RejectedRow. The same row always makes the
   * same records. Keys are `<dataset key>:<native id>`. A record that many rows share (an organization, the
   * source that a dataset is) is given by each of them in the same words: the engine loads it once a batch. A source
   * without a dataset is cited, and keeps the words of who cited it first.
   */
  records(row: GoodRow, context: FormatContext): RostrumRecord[];
  /** What of a file that was read to its end is no row and was passed over, in words; null where nothing was. */
  passedOver?(file: InputFile): string | null;
}

/** For a file whose records bring their datasets along: all such files share one space of row keys, called `key`. */
export interface OwnDatasets {
  key: string;
  record: null;
}

/** What a format may ask while it makes records. */
export interface FormatContext {
  /** The key of the dataset: what `dataset` of each record says, and what keys begin with. */
  dataset: string;
  resolver: Resolver;
  /** Puts a name that the resolver does not know into the queue of `rostrum unresolved`. */
  unresolved(name: string, note: UnresolvedNote): void;
}

/** What kind of thing a name that could not be resolved seems to stand for. */
export type UnresolvedKind = 'COUNTRY' | 'LEADER' | 'ORGANIZATION';

export interface UnresolvedNote {
  kind: UnresolvedKind;
  /** Slug of the country that the row connects the name with. */
  country?: string;
  /** The number of the row. */
  row: number;
}

/** One row as it was read. */
export type Row = GoodRow | BadRow;

export interface GoodRow {
  /** 1-based, as an editor or spreadsheet that shows the file counts: a header is row 1. */
  number: number;
  /** What the row is known by within its dataset, from one edition of the file to the next; without spaces, at most 180 characters. */
  key: string;
  /** As it was read: what it is rejected with, and what tells whether it has changed. */
  text: string;
  /** What the format makes of it. */
  values: unknown;
  /** Keys of rows a little below that must be loaded together with this one. */
  awaits?: readonly string[];
  /** It is loaded in another recording than what stands above it. */
  isApart?: true;
}

/** A row that can't be read, not even its key: it is rejected with this reason. */
export interface BadRow {
  number: number;
  text: string;
  fault: string;
}

/** The file is not of this format; the message says what was expected and what was found. */
export class WrongFormat extends Error {}

/** Why a row makes no records; the message is for whoever looks after the file. What it made before it was so, stays. */
export class RejectedRow extends Error {}

/** Why a row that is well made makes no records: what it made before it was so, is taken back. */
export class EmptyRow extends RejectedRow {}
