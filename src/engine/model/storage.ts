import { parseSpan, UNKNOWN } from './time/edtf';
import { joinSpan, spanColumns, splitSpan } from './time/span';
import type { PlaceValue, QuantityValue } from './value-shapes';

/** Columns of a row, by their names in Prisma. */
export type Columns = Record<string, unknown>;

/** The value that stands about a property, and the confidence of its claim; null where none stands. */
export type Standing = { value: unknown; confidence: number | null } | null;

/** The values that stand, by property. */
export type Standings = Readonly<Record<string, Standing>>;

/** A column that follows from claims. */
export interface Column {
  /** Its name in Postgres. */
  name: string;
  /** Its value in SQL, over the alias `standing`, the claim that stands; a reference as its slug. */
  sql: string;
  /** Its value in SQL while no claim stands. */
  before: string;
  /** It holds the id of a country; claims have the slug. */
  isReference?: true;
}

/** How the values of some properties are stored in columns of their fact. */
export interface Storage {
  /** Its field in records of ROSTRUM_JSONL: the property, or the common prefix of its properties. */
  field: string;
  /** The name of its range column, if it has one; Postgres generates it. */
  range?: string;
  /** In the order of the table. Empty for a term, which two claims make: see tables.read.ts. */
  columns: readonly Column[];
  /** The columns for the values that stand; throws EdtfError where they make no valid term. */
  write(standing: Standings): Columns;
  /** The columns for the value of a record's field; null for an omitted field. */
  fromRecord(value: any): Columns;
  /** The value of each property, from the columns of a row; a country as `countryOf` returns it. */
  read(row: Columns, countryOf: (id: bigint) => unknown): Columns;
  /** The value of a record's field in SQL, over the row `x`. */
  recordSql(x: string): string;
}

const TEXT = "standing.value #>> '{}'";
const literal = (value: string | null) => (value === null ? 'null' : `'${value}'`);

/** One column that holds the value itself. */
function plain(name: string, column: Omit<Column, 'name'>, before: unknown): Storage {
  const write = (value: unknown) => ({ [name]: value ?? before });
  return {
    field: name,
    columns: [{ name, ...column }],
    write: (standing) => write(standing[name]?.value),
    fromRecord: write,
    read: (row) => ({ [name]: row[name] ?? null }),
    recordSql: (x) => `${x}.${name}`,
  };
}

/** A text; `before` is its value while no claim stands. */
export const textColumn = (name: string, before: string | null = null): Storage => ({
  ...plain(name, { sql: TEXT, before: literal(before) }, before),
  recordSql: (x) => (before === null ? `${x}.${name}` : `nullif(${x}.${name}, ${literal(before)})`),
});

/** A number. */
export const numberColumn = (name: string): Storage =>
  plain(name, { sql: `(${TEXT})::float8`, before: 'null::float8' }, null);

/** A value of the enum `type`. */
export const enumColumn = (name: string, type: string, before: string | null): Storage =>
  plain(name, { sql: `(${TEXT})::"${type}"`, before: `${literal(before)}::"${type}"` }, before);

/** The status of a participation, with the confidence of its claim. */
export function attendanceColumns(): Storage {
  const status = enumColumn('status', 'AttendanceStatus', 'UNKNOWN');
  return {
    ...status,
    columns: [...status.columns, { name: 'confidence', sql: 'standing.confidence', before: 'null::int' }],
    write: (standing) => ({
      ...status.write(standing),
      confidence: standing.status?.confidence ?? null,
    }),
  };
}

/** A time in three columns; `before` is its EDTF while no claim stands. `range` adds a column for filters by day. */
export function timeColumns(name: string, before: string | null, { range = false } = {}): Storage {
  const write = (value: string | null | undefined) => {
    const edtf = value ?? before;
    return edtf === null
      ? { [`${name}Edtf`]: null, [`${name}Earliest`]: null, [`${name}Latest`]: null }
      : spanColumns(name, parseSpan(edtf));
  };
  return {
    field: name,
    ...(range && { range: name }),
    columns: [
      { name: `${name}_edtf`, sql: TEXT, before: literal(before) },
      { name: `${name}_earliest`, sql: 'standing.value_earliest', before: 'null::date' },
      { name: `${name}_latest`, sql: 'standing.value_latest', before: 'null::date' },
    ],
    write: (standing) => write(standing[name]?.value as string | undefined),
    fromRecord: write,
    read: (row) => ({ [name]: row[`${name}Edtf`] ?? null }),
    recordSql: (x) => `${x}.${name}_edtf`,
  };
}

/** The place of an event. */
export function placeColumns(): Storage {
  const write = (place: PlaceValue | null | undefined) => ({
    placeName: place?.name ?? null,
    placeCountryId: place?.country ?? null,
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
    placePrecision: place?.precision ?? 'UNKNOWN',
  });
  const part = (name: string) => `standing.value ->> '${name}'`;
  return {
    field: 'place',
    columns: [
      { name: 'place_name', sql: part('name'), before: 'null' },
      { name: 'place_country_id', sql: part('country'), before: 'null::bigint', isReference: true },
      { name: 'latitude', sql: `(${part('latitude')})::float8`, before: 'null::float8' },
      { name: 'longitude', sql: `(${part('longitude')})::float8`, before: 'null::float8' },
      {
        name: 'place_precision',
        sql: `(${part('precision')})::"PlacePrecision"`,
        before: `'UNKNOWN'::"PlacePrecision"`,
      },
    ],
    write: (standing) => write(standing.place?.value as PlaceValue | undefined),
    fromRecord: write,
    read: ({ placeName, placeCountryId, latitude, longitude, placePrecision }, countryOf) => ({
      place:
        placeName === null
          ? null
          : {
              name: placeName,
              ...(placeCountryId !== null && { country: countryOf(placeCountryId as bigint) }),
              ...(latitude !== null && { latitude, longitude }),
              precision: placePrecision,
            },
    }),
    recordSql: (
      x,
    ) => `case when ${x}.place_name is not null then json_strip_nulls(json_build_object('name', ${x}.place_name,
      'country', (select slug from entity where id = ${x}.place_country_id), 'latitude', ${x}.latitude,
      'longitude', ${x}.longitude, 'precision', ${x}.place_precision)) end`,
  };
}

export const [TERM_START, TERM_END] = ['term.start', 'term.end'] as const;

/** The term of a tenure, from the claims about its two ends: without a start it is unknown, without an end open. */
export function termColumns(): Storage {
  return {
    field: 'term',
    range: 'term',
    columns: [],
    write(standing) {
      const [from, to] = [TERM_START, TERM_END].map((property) => standing[property]?.value ?? null);
      return spanColumns('term', parseSpan(joinSpan(from as string | null, to as string | null)));
    },
    fromRecord: (term: string | null) => spanColumns('term', parseSpan(term ?? UNKNOWN)),
    read({ termEdtf }) {
      const { start: from, end: to } = splitSpan(termEdtf as string);
      return { [TERM_START]: from, [TERM_END]: to };
    },
    recordSql: (x) => `${x}.term_edtf`,
  };
}

/** A quantity, stored in its own table. */
export function quantityColumns(): Storage {
  const NUMBERS = ['value', 'low', 'high'];
  const part = (name: string) => `standing.value ->> '${name}'`;
  const write = (quantity: QuantityValue | null | undefined) => ({
    value: quantity?.value ?? null,
    low: quantity?.low ?? null,
    high: quantity?.high ?? null,
    unit: quantity?.unit ?? null,
    approximate: quantity?.approximate ?? false,
  });
  return {
    field: 'quantity',
    columns: [
      ...NUMBERS.map((name) => ({ name, sql: `(${part(name)})::float8`, before: 'null::float8' })),
      { name: 'unit', sql: part('unit'), before: 'null' },
      { name: 'approximate', sql: `(${part('approximate')})::boolean`, before: 'false' },
    ],
    write: (standing) => write(standing.quantity?.value as QuantityValue | undefined),
    fromRecord: write,
    read: ({ value, low, high, unit, approximate }) => ({
      quantity: { value, low, high, unit, approximate },
    }),
    recordSql: () => 'null',
  };
}
