import { GraphQLError } from 'graphql';
import { encodeCursor } from '../compile/cursor';
import { Incomplete, rowsOf, type Row } from './complete';
import type { Lost } from '../compile/compile-context';
import type {
  ConnectionField,
  ConnectionShape,
  CursorShape,
  ListShape,
  PageInfoField,
  RowShape,
  Shape,
} from './shape';
import { unpack } from '../compile/sql';

/** Decodes a value from the columns of a row. */
type Decode = (columns: readonly any[]) => unknown;

/**
 * The decoder of rows: from their JSON to values. With `lost`, errors become the values of their fields, for graphql-js
 * to report; without, they are thrown. `onKeys` is told how many characters the keys of each object have.
 */
export function rowDecoder(row: RowShape, lost?: Lost, onKeys?: OnKeys): (raw: any) => unknown {
  return new Decoders(lost, onKeys).row(row);
}

export type OnKeys = (length: number) => void;

/** The quotation marks of a key, a colon and a comma. */
const AROUND_KEY = 4;

const valuesIn = ({ columns, isAlone }: Omit<RowShape, 'value'>): ((raw: any) => readonly any[]) =>
  isAlone ? (raw) => [raw] : (raw) => unpack(raw, columns);

/** Makes the decoders of shapes. */
class Decoders {
  constructor(
    private readonly lost: Lost | undefined,
    private readonly onKeys: OnKeys | undefined,
  ) {}

  row({ columns, isAlone, value }: RowShape): (raw: any) => unknown {
    const decode = this.decoder(value);
    const values = valuesIn({ columns, isAlone });
    return (raw) => decode(values(raw));
  }

  /** The decoder of a shape. */
  private readonly decoder = (shape: Shape): Decode => {
    switch (shape.is) {
      case 'value': {
        const { at, step } = shape;
        return step ? (columns) => step(columns[at]) : (columns) => columns[at];
      }
      case 'given':
        return () => shape.value;
      case 'object':
        return this.object(shape.type, shape.fields, this.decoder);
      case 'embedded': {
        const decode = this.decoder(shape.value);
        return (columns) => (columns[shape.at] === null ? null : decode(columns));
      }
      case 'one': {
        const decode = this.row(shape.row);
        return (columns) => (columns[shape.at] === null ? null : decode(columns[shape.at]));
      }
      case 'list':
        return this.list(shape);
      case 'member': {
        const decoders = new Map(Array.from(shape.members, ([tag, row]) => [tag, this.row(row)]));
        return (columns) => {
          const raw = columns[shape.at];
          return raw === null ? null : decoders.get(tagOf(raw))!(raw);
        };
      }
      case 'cursor':
        return cursor(shape.cursor);
      case 'connection':
        return this.connection(shape);
      case 'required': {
        const decode = this.decoder(shape.value);
        return (columns) => required(decode(columns));
      }
      case 'referring': {
        const missing = shape.to.find((reference) => this.lost?.has(reference));
        return missing ? () => this.lost!.get(missing) : this.decoder(shape.value);
      }
    }
  };

  /** An object, whose properties each have a decoder. */
  private object<T, C>(
    type: string,
    fields: readonly (readonly [key: string, T])[],
    decoderOf: (field: T) => (from: C) => unknown,
  ): (from: C) => Row {
    const Rows = rowsOf(type);
    const keys = fields.map(([key]) => key);
    const decoders = fields.map(([, field]) => (this.lost ? orError(decoderOf(field)) : decoderOf(field)));
    const length = keys.reduce((sum, key) => sum + key.length + AROUND_KEY, 0);
    return (from) => {
      this.onKeys?.(length);
      const row = new Rows();
      for (let i = 0; i < keys.length; i++) row[keys[i]!] = decoders[i]!(from);
      return row;
    };
  }

  private list({ at, item, refusal, areItemsRequired }: ListShape): Decode {
    const decode = this.row(item);
    const values = valuesIn(item);
    const check = refusal && ((raw: unknown) => refuse(refusal, values(raw)));
    return (columns) =>
      (columns[at] as unknown[]).map((raw) => {
        check?.(raw);
        return areItemsRequired ? required(decode(raw)) : decode(raw);
      });
  }

  private connection(shape: ConnectionShape): Decode {
    const { type, rowsAt, totalAt, row, size, isBackward, fields } = shape;
    const values = valuesIn(row);
    const decode = this.object(type, fields, this.connectionField);
    return (columns) => {
      const items = columns[rowsAt] as unknown[];
      const kept = items.slice(0, size).map(values);
      return decode({
        rows: isBackward ? kept.reverse() : kept,
        more: items.length > size,
        total: totalAt === null ? null : columns[totalAt],
        columns,
      });
    };
  }

  private readonly connectionField = (field: ConnectionField): ((page: Page) => unknown) => {
    switch (field.is) {
      case 'given':
        return () => field.value;
      case 'total':
        return ({ total }) => total;
      case 'rows': {
        const decode = this.decoder(field.row);
        const each: Decode = field.areItemsRequired ? (columns) => required(decode(columns)) : decode;
        return ({ rows }) => rows.map(each);
      }
      case 'pageInfo':
        return this.object('PageInfo', field.fields, pageInfoField);
    }
  };
}

/** The error of a value, in its place. */
const orError =
  <C>(decode: (from: C) => unknown) =>
  (from: C): unknown => {
    try {
      return decode(from);
    } catch (error) {
      if (error instanceof GraphQLError) return error;
      throw error;
    }
  };

function refuse({ at, error }: NonNullable<ListShape['refusal']>, columns: readonly unknown[]): void {
  if (columns[at] !== null) throw error(columns[at]);
}

function required(value: unknown): unknown {
  if (value == null) throw new Incomplete();
  return value;
}

/** The tag of a member: its first column, however deep wide rows are nested. */
const tagOf = (packed: unknown): string => (Array.isArray(packed) ? tagOf(packed[0]) : (packed as string));

const cursor =
  ({ name, terms, places }: CursorShape) =>
  (columns: readonly unknown[]): string =>
    encodeCursor(
      name,
      terms,
      places.map((at) => columns[at]),
    );

/** One page of rows in the order of the response, each with its columns. */
interface Page {
  rows: (readonly any[])[];
  more: boolean;
  total: number | null;
  /** The columns of the row to which the list belongs. */
  columns: readonly any[];
}

function pageInfoField(field: PageInfoField): (page: Page) => unknown {
  if (field.is === 'given') return () => field.value;
  if (field.is === 'more') {
    const { at } = field;
    return ({ more, columns }) => (field.isCut && more) || (at !== null && columns[at] === true);
  }
  const encode = cursor(field.cursor);
  return ({ rows }) => {
    const row = field.is === 'start' ? rows[0] : rows.at(-1);
    return row ? encode(row) : null;
  };
}

/** How many times as long as the JSON of a row its values may be in the response: a column that several keys have is written for each. */
export const timesWritten = (row: RowShape): number => mostOf([row.value]);

/** The same for the shapes that read the columns of one row. */
function mostOf(shapes: readonly Shape[]): number {
  const times = new Map<number, number>();
  const add = (at: number, more: number) => times.set(at, (times.get(at) ?? 0) + more);
  const count = (shape: Shape): void => {
    switch (shape.is) {
      case 'value':
        return void add(shape.at, 1);
      case 'cursor':
        return shape.cursor.places.forEach((at) => add(at, 1));
      case 'object':
        return shape.fields.forEach(([, field]) => count(field));
      case 'embedded':
      case 'required':
      case 'referring':
        return count(shape.value);
      case 'one':
        return void add(shape.at, timesWritten(shape.row));
      case 'list':
        return void add(shape.at, timesWritten(shape.item));
      case 'member':
        return void add(shape.at, Math.max(...Array.from(shape.members.values(), timesWritten)));
      case 'connection': {
        const rows = shape.fields.flatMap(([, field]) => (field.is === 'rows' ? [field.row] : []));
        return void add(shape.rowsAt, mostOf(rows));
      }
    }
  };
  shapes.forEach(count);
  return Math.max(1, ...times.values());
}
