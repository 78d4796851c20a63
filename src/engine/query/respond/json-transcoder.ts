import { CodeGenerator, codeOf, requiredOf, type Json } from './code-generator';
import { HELPERS, Scanner } from './scanner';
import {
  nestedIn,
  placeOf,
  type ConnectionField,
  type ConnectionShape,
  type CursorShape,
  type ListShape,
  type PageInfoField,
  type RowShape,
  type Shape,
  type ValueShape,
  type Nested,
} from './shape';
import { WIDTH } from '../compile/sql';

/*
 * Makes a response without parsing values: one pass over the JSON of an answer copies the text of each column to its
 * place in the response. Each shape gets a generated function, since interpreting the shape for each value takes longer
 * than copying the value.
 */

/** From the JSON of a row to the JSON of its value. Throws Incomplete where a required value is null. */
export type JsonTranscoder = (json: string) => string;

/** The transcoder for rows of this shape; null where part of it needs parsed values, of which `refused` is notified. */
export function jsonTranscoder(row: RowShape, refused?: (what: string) => void): JsonTranscoder | null {
  try {
    return new TranscoderGenerator().function(row);
  } catch (error) {
    if (!(error instanceof UnsupportedShape)) throw error;
    refused?.(error.message);
    return null;
  }
}

/** A shape that needs parsed values; the message names it. */
class UnsupportedShape extends Error {}

const tooWide = () => new UnsupportedShape(`a row of more than ${WIDTH} columns`);

/** The columns read of a row: the code for each by its place, and the results for columns with nested rows. */
interface Read {
  columns: Map<number, string>;
  nested: Map<Shape, Json>;
  pages: Map<ConnectionShape, ReadPage>;
}

/** The parts read of a page: its rows by field, and code for their number and for the keys of the first and the last. */
interface ReadPage {
  rows: Map<ConnectionField, Json>;
  count: string;
  first: (at: number) => string;
  last: (at: number) => string;
}

/** Generates the code of a transcoder. */
class TranscoderGenerator {
  private readonly code = new CodeGenerator();

  /** The function for a row. */
  function(row: RowShape): JsonTranscoder {
    this.code.emit('const scan = new Scanner(json);');
    return this.code.build<JsonTranscoder>('json', this.row(row), { Scanner, ...HELPERS });
  }

  /** Reads a row and returns its value. The first columns may have been read already. */
  row(row: RowShape, from = 0): Json {
    return this.value(row.value, this.columns(row, [row.value], from));
  }

  /** Reads the columns of a row for these shapes. */
  private columns({ columns, isAlone }: Omit<RowShape, 'value'>, shapes: readonly Shape[], from = 0): Read {
    if (columns > WIDTH) throw tooWide();
    const read: Read = { columns: new Map(), nested: new Map(), pages: new Map() };
    const nested = shapes.flatMap(nestedIn);
    if (!isAlone && from === 0) this.code.emit('scan.open();');
    for (let at = from; at < columns; at += 1) {
      if (at > 0) this.code.emit('scan.next();');
      const [shape, ...others] = nested.filter((each) => placeOf(each) === at);
      // A column that two shapes read has to be parsed first.
      if (others.length > 0) throw new UnsupportedShape('rows that two fields are made of');
      if (shape) this.nested(shape, read);
      else read.columns.set(at, this.code.variable('const', 'scan.value()'));
    }
    if (!isAlone) this.code.emit('scan.close();');
    return read;
  }

  /** Reads a column that contains rows. */
  private nested(shape: Nested, read: Read): void {
    if (shape.is === 'connection') read.pages.set(shape, this.page(shape));
    else if (shape.is === 'list') read.nested.set(shape, this.list(shape));
    else read.nested.set(shape, this.single(shape));
  }

  /** Null, or a row. */
  private single(shape: Extract<Shape, { is: 'one' | 'member' }>): Json {
    const value = this.code.variable('let', '"null"');
    this.code.emit('if (!scan.null()) {');
    if (shape.is === 'one') this.code.emit(`${value} = ${codeOf(this.row(shape.row))};`);
    else {
      this.code.emit('scan.open(); const tag = scan.value(); switch (tag) {');
      for (const [tag, row] of shape.members) {
        if (row.columns > WIDTH) throw tooWide();
        this.code.emit(`case ${JSON.stringify(JSON.stringify(tag))}: {`);
        this.code.emit(`${value} = ${codeOf(this.row(row, 1))}; break; }`);
      }
      this.code.emit('default: unknown(tag); }');
    }
    this.code.emit('}');
    return [{ code: value }];
  }

  private list({ item, refusal, areItemsRequired }: ListShape): Json {
    if (refusal) throw new UnsupportedShape('a list that may turn out to have no answer');
    const items = this.code.variable('let', '""');
    this.code.emit(`scan.open(); while (scan.item()) {`);
    const value = this.row(item);
    this.append(items, areItemsRequired ? requiredOf(value) : value);
    this.code.emit('} scan.close();');
    return ['[', { code: items }, ']'];
  }

  private append(list: string, value: Json): void {
    this.code.emit(`${list} += (${list} === "" ? "" : ",") + ${codeOf(value)};`);
  }

  private page({ row, size, isBackward, fields }: ConnectionShape): ReadPage {
    const count = this.code.variable('let', '0');
    const lists = fields.flatMap(([, field]) => (field.is === 'rows' ? [field] : []));
    const names = new Map(lists.map((field) => [field, this.code.variable('let', '""')]));
    const places = [
      ...new Set(fields.flatMap(([, field]) => cursorsIn(field)).flatMap(({ places }) => places)),
    ];
    const [first, last] = [0, 1].map(
      () => new Map(places.map((at) => [at, this.code.variable('let', '"null"')])),
    ) as [Map<number, string>, Map<number, string>];
    this.code.emit(`scan.open(); for (; scan.item(); ${count} += 1) {`);
    this.code.emit(`if (${count} === ${size}) { scan.value(); continue; }`);
    const read = this.columns(
      row,
      lists.map((field) => field.row),
    );
    for (const [field, name] of names) {
      const value = this.value(field.row, read);
      const code = codeOf(field.areItemsRequired ? requiredOf(value) : value);
      this.code.emit(
        isBackward
          ? `${name} = ${code} + (${count} === 0 ? "" : ",") + ${name};`
          : `${name} += (${count} === 0 ? "" : ",") + ${code};`,
      );
    }
    for (const at of places) {
      this.code.emit(`if (${count} === 0) ${first.get(at)} = ${columnIn(read, at)};`);
      this.code.emit(`${last.get(at)} = ${columnIn(read, at)};`);
    }
    this.code.emit('} scan.close();');
    const keyIn = (keys: Map<number, string>) => (at: number) => keys.get(at)!;
    return {
      rows: new Map(Array.from(names, ([field, name]) => [field, ['[', { code: name }, ']']])),
      count,
      first: keyIn(isBackward ? last : first),
      last: keyIn(isBackward ? first : last),
    };
  }

  /** The value of a shape from a row that was read. */
  private value(shape: Shape, read: Read): Json {
    switch (shape.is) {
      case 'value':
        return [{ code: this.leaf(shape, columnIn(read, shape.at)) }];
      case 'given':
        return [JSON.stringify(shape.value ?? null)];
      case 'object':
        return this.object(shape, (field) => this.value(field, read));
      case 'embedded':
        return [
          {
            code: `(${columnIn(read, shape.at)} === "null" ? "null" : ${codeOf(this.value(shape.value, read))})`,
          },
        ];
      case 'cursor':
        return [{ code: this.cursor(shape.cursor, (at) => columnIn(read, at)) }];
      case 'connection': {
        const page = read.pages.get(shape)!;
        const total = shape.totalAt === null ? '' : columnIn(read, shape.totalAt);
        return this.object(shape, (field) => this.connectionField(field, shape, page, total, read));
      }
      case 'required':
        return requiredOf(this.value(shape.value, read));
      default:
        return read.nested.get(shape)!;
    }
  }

  private object<T>(
    { fields }: { fields: (readonly [key: string, T])[] },
    valueOf: (field: T) => Json,
  ): Json {
    const members = fields.flatMap(([key, field], i) => [`${i > 0 ? ',' : ''}"${key}":`, ...valueOf(field)]);
    return ['{', ...members, '}'];
  }

  private leaf({ step, written }: ValueShape, column: string): string {
    if (written) return `written(${this.code.constant(written)}, ${column})`;
    return step ? `stepped(${this.code.constant(step)}, ${column})` : column;
  }

  private cursor(cursor: CursorShape, keyAt: (at: number) => string): string {
    return `cursor(${this.code.constant(cursor)}, [${cursor.places.map(keyAt).join()}])`;
  }

  private connectionField(
    field: ConnectionField,
    { size }: ConnectionShape,
    page: ReadPage,
    total: string,
    read: Read,
  ): Json {
    switch (field.is) {
      case 'given':
        return [JSON.stringify(field.value)];
      case 'total':
        return [{ code: total }];
      case 'rows':
        return page.rows.get(field)!;
      case 'pageInfo':
        return this.object(field, (each) => this.pageInfoField(each, size, page, read));
    }
  }

  private pageInfoField(
    field: PageInfoField,
    size: number,
    { count, first, last }: ReadPage,
    read: Read,
  ): Json {
    switch (field.is) {
      case 'given':
        return [JSON.stringify(field.value)];
      case 'more': {
        const isCut = field.isCut ? [`${count} > ${size}`] : [];
        const isBeyond = field.at === null ? [] : [`${columnIn(read, field.at)} === "true"`];
        return [{ code: `(${[...isCut, ...isBeyond].join(' || ') || 'false'})` }];
      }
      default: {
        // A page of size 0 has one row at most: it shows that there are more, and is not part of the response.
        if (size === 0) return ['null'];
        const cursor = this.cursor(field.cursor, field.is === 'start' ? first : last);
        return [{ code: `(${count} === 0 ? "null" : ${cursor})` }];
      }
    }
  }
}

function columnIn({ columns }: Read, at: number): string {
  const column = columns.get(at);
  // It contains rows, and so is not a value itself.
  if (column === undefined) throw new UnsupportedShape('a value that rows are nested in');
  return column;
}

/** The cursors in the information about a page. */
const cursorsIn = (field: ConnectionField): CursorShape[] =>
  field.is === 'pageInfo' ? field.fields.flatMap(([, each]) => ('cursor' in each ? [each.cursor] : [])) : [];
