import { GraphQLError, GraphQLScalarType, Kind, print, type ValueNode } from 'graphql';
import { GraphQLDate, GraphQLDateTime } from 'graphql-scalars';
import { EdtfError, parseSpan, readingsOf } from '../../engine/model/time/edtf';

/** Date or interval of ISO 8601-2, in and out as normalized text. */
export const EdtfScalar = new GraphQLScalarType<string, string>({
  name: 'EDTF',
  description:
    'Date or interval of ISO 8601-2 (EDTF, levels 0 and 1): 2025-09-03, 2025-09, 2015, 2004~, 1984?, 1961-07-11/.., 201X',
  specifiedByURL: 'https://www.loc.gov/standards/datetime/',
  serialize: String,
  parseValue: toEdtf,
  parseLiteral: (node) => at(node, toEdtf),
});

/** Calendar date, inside the server the text YYYY-MM-DD. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description:
    'Calendar date, YYYY-MM-DD. As input also an instant or epoch milliseconds, whose UTC day counts: that is what dashboards send.',
  serialize: serializeDay,
  extensions: { written: (json: string) => `"${serializeDay(json.slice(1, -1))}"` },
  parseValue: toDay,
  parseLiteral: (node) => at(node, toDay),
});

/** Instant, inside the server a Date. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description:
    'Instant, RFC 3339. As input also epoch milliseconds. A leap second (23:59:60 UTC at the end of June or December) is read as the last millisecond before it, so that it keeps its day.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  serialize: serializeInstant,
  extensions: { written: (json: string) => `"${serializeInstant(json.slice(1, -1))}"` },
  parseValue: toInstant,
  parseLiteral: (node) => at(node, toInstant),
});

function toEdtf(value: unknown): string {
  if (typeof value !== 'string')
    throw new GraphQLError(`EDTF: ${show(value)} is not a text; write 2025-09-03, 2025-09 or 1961-07-11/..`);
  try {
    return parseSpan(value).edtf;
  } catch (error) {
    if (error instanceof EdtfError) throw new GraphQLError(`EDTF: ${error.message}`);
    throw error;
  }
}

function toDay(value: unknown): string {
  if (typeof value === 'string' && SURELY_A_DAY.test(value)) return value;
  refuseLong('Date', value);
  refuseYear('Date', value, '-01-01');
  const day =
    typeof value === 'string' && value.length === 10 && accepts(GraphQLDate, value)
      ? value
      : findInstant(value)?.toISOString().slice(0, 10);
  if (day === undefined || day.startsWith('0000'))
    throw new GraphQLError(
      `Date: ${show(value)} is not a day; write YYYY-MM-DD, an RFC 3339 instant, or epoch milliseconds${orRather(daysIn(value))}`,
    );
  return day;
}

function toInstant(value: unknown): Date {
  refuseLong('DateTime', value);
  refuseYear('DateTime', value, '-01-01T00:00:00Z');
  const instant = findInstant(value);
  if (!instant)
    throw new GraphQLError(
      `DateTime: ${show(value)} is not an instant; write RFC 3339, such as 2025-08-28T10:00:00Z, or epoch milliseconds${orRather(instantsIn(value))}`,
    );
  return instant;
}

/** What a value that is refused may have been meant as, at the end of a message. */
const orRather = (meant: readonly string[]) =>
  meant.length > 0 ? `; that would be ${meant.join(' or ')}` : '';

/** The days that a text in another notation may mean. */
const daysIn = (value: unknown) =>
  typeof value === 'string'
    ? readingsOf(value.trim())
        .map(({ edtf }) => edtf)
        .filter((edtf) => DAY.test(edtf))
    : [];

/** A day or a local time as the instant in UTC that it may mean. */
function instantsIn(value: unknown): string[] {
  if (typeof value !== 'string') return [];
  const text = value.trim().replace(' ', 'T');
  return ['', 'Z', ':00Z', 'T00:00:00Z'].map((rest) => `${text}${rest}`).filter(findInstant);
}

/** Longer than any notation of a day or an instant. */
const MAX_LENGTH = 100;

/** Refuses a text that is too long to be read, since each notation is tried. */
function refuseLong(scalar: string, value: unknown): void {
  if (typeof value !== 'string' || value.length <= MAX_LENGTH) return;
  const length = value.length.toLocaleString('en');
  throw new GraphQLError(`${scalar}: a text of ${length} characters; at most ${MAX_LENGTH} are read`);
}

/** Refuses what would be the first seconds around 1970 as epoch milliseconds, but was surely meant as a year; 0 is no year. */
function refuseYear(scalar: string, value: unknown, rest: string): void {
  if (typeof value !== 'number' || !Number.isInteger(value) || value === 0 || Math.abs(value) > 9999) return;
  const year = String(Math.abs(value)).padStart(4, '0');
  const instead = value > 0 ? `; write "${year}${rest}"` : '';
  const side = value > 0 ? 'after' : 'before';
  throw new GraphQLError(
    `${scalar}: ${value} as a number is ${Math.abs(value)} ms ${side} the beginning of 1970${instead}`,
  );
}

/** Epoch milliseconds arrive as numbers, and as digits where a dashboard pastes its variable into quotes. */
function findInstant(value: unknown): Date | null {
  if (typeof value === 'string' && LEAP_SECOND.test(value)) return beforeLeapSecond(value);
  const isEpoch = typeof value === 'number' || (typeof value === 'string' && /^-?\d{11,15}$/.test(value));
  if (!isEpoch && !accepts(GraphQLDateTime, value)) return null;
  const instant = new Date(isEpoch ? Number(value) : (value as string | Date));
  // NaN fails both comparisons; years outside have no four digits and no place in Postgres.
  return instant.getUTCFullYear() >= 1 && instant.getUTCFullYear() <= 9999 ? instant : null;
}

const LEAP_SECOND = /T\d\d:\d\d:60(?=[.Z+-])/i;

/**
 * The last millisecond before a leap second; null where there can be none. All that there were since 1972 ended a June or
 * December in UTC (IERS, Bulletin C); which of those to come will end in one is known half a year ahead.
 */
function beforeLeapSecond(text: string): Date | null {
  const instant = findInstant(text.replace(/:60(\.\d+)?/, ':59.999'));
  const utc = instant?.toISOString() ?? '';
  return utc >= '1972' && /(06-30|12-31)T23:59:59\.999Z$/.test(utc) ? instant : null;
}

function accepts(scalar: GraphQLScalarType, value: unknown): boolean {
  try {
    scalar.parseValue(value);
    return true;
  } catch {
    return false;
  }
}

// What is as it is written anyway is let through: a list has thousands of them, and reading one takes microseconds.
const DAY = /^(?!0000)\d{4}-\d\d-\d\d$/;
// Every month has these.
const SURELY_A_DAY = /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;

function serializeDay(value: unknown): string {
  if (typeof value === 'string' && DAY.test(value)) return value;
  return toDay(value instanceof Date ? value.toISOString() : value);
}

const WRITTEN = /^((?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?(?:Z|\+00:00)$/;

function serializeInstant(value: unknown): string {
  return (
    instantOf(value) ?? toInstant(typeof value === 'string' ? withFullOffset(value) : value).toISOString()
  );
}

/** An instant as Postgres or we write it; null for any other, which has to be read. */
function instantOf(value: unknown): string | null {
  const written = typeof value === 'string' ? WRITTEN.exec(value) : null;
  return written && `${written[1]}.${(written[2] ?? '').padEnd(3, '0')}Z`;
}

// Postgres writes 2025-08-28 10:00:00+00 outside of JSON.
const withFullOffset = (text: string) => text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');

/** Reads a literal; what is wrong with it is said with where it stands, as clients point there. */
function at<T>(node: ValueNode, read: (value: unknown) => T): T {
  try {
    return read(literalOf(node));
  } catch (error) {
    if (error instanceof GraphQLError) throw new GraphQLError(error.message, { nodes: node });
    throw error;
  }
}

function literalOf(node: ValueNode): unknown {
  if (node.kind === Kind.STRING) return node.value;
  if (node.kind === Kind.INT) return Number(node.value);
  throw new GraphQLError(`${print(node)} is neither a text nor a whole number; put a date in double quotes`);
}

const show = (value: unknown) => (typeof value === 'string' ? value.slice(0, 40) : JSON.stringify(value));
