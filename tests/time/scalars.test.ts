import fc from 'fast-check';
import { GraphQLError, GraphQLObjectType, GraphQLSchema, graphql, parseValue } from 'graphql';
import { DateScalar, DateTimeScalar, EdtfScalar } from '../../src/api/time/scalars';

const literal = (text: string) => parseValue(text);

describe('EDTF', () => {
  it('refuses malformed input, with a correction', () => {
    expect(() => EdtfScalar.parseValue('2025-13-40')).toThrow(GraphQLError);
    expect(() => EdtfScalar.parseValue('2025-13-40')).toThrow(/^EDTF: 2025-13-40: the calendar has no/);
    expect(() => EdtfScalar.parseValue(2025)).toThrow(/EDTF: 2025 is not a text/);
    expect(() => EdtfScalar.parseLiteral(literal('2025'))).toThrow(/EDTF: 2025 is not a text/);
    expect(() => EdtfScalar.parseLiteral(literal('XXXX'))).toThrow(/double quotes/);
  });

  it('gives the normalized text', () => {
    expect(EdtfScalar.parseValue(' 2004~ ')).toBe('2004~');
    expect(EdtfScalar.parseLiteral(literal('"1961-07-11/.."'))).toBe('1961-07-11/..');
  });
});

describe('Date', () => {
  it.each(['2025-13-40', '2025-02-30', '0000-01-01', '2025-9-3', 'tomorrow', '', true, null, NaN, 1e20])(
    'refuses %s',
    (value) => {
      expect(() => DateScalar.parseValue(value)).toThrow(
        /is not a day; write YYYY-MM-DD, an RFC 3339 instant, or epoch milliseconds/,
      );
    },
  );

  it.each([
    ['2025-9-3', '2025-09-03'],
    ['20250903', '2025-09-03'],
    ['03/09/2025', '2025-09-03 or 2025-03-09'],
    ['2025-09-03T10:00', '2025-09-03'],
    ['September 3, 2025', '2025-09-03'],
  ])('suggests a correction for %s', (text, days) => {
    expect(() => DateScalar.parseValue(text)).toThrow(new RegExp(`; that would be ${days}$`));
  });

  it('accepts a day, an instant or epoch milliseconds, and keeps the UTC day', () => {
    expect(DateScalar.parseValue('2025-09-03')).toBe('2025-09-03');
    expect(DateScalar.parseValue('2025-09-03T01:30:00+08:00')).toBe('2025-09-02');
    expect(DateScalar.parseValue(Date.UTC(2025, 8, 3, 23, 59))).toBe('2025-09-03');
    expect(DateScalar.parseValue(String(Date.UTC(2025, 8, 3)))).toBe('2025-09-03');
    expect(DateScalar.parseLiteral(literal('1756857600000'))).toBe('2025-09-03');
    expect(DateScalar.parseLiteral(literal('0'))).toBe('1970-01-01');
  });

  it.each([2025, 1, 9999, -44])('refuses the number %s, which was meant as a year', (year) => {
    expect(() => DateScalar.parseValue(year)).toThrow(
      /as a number is \d+ ms (after|before) the beginning of 1970/,
    );
    expect(() => DateTimeScalar.parseLiteral(literal(String(year)))).toThrow(/as a number is/);
  });

  it('suggests a correction for a year as a number', () => {
    expect(() => DateScalar.parseValue(2025)).toThrow(/2025 ms after .*; write "2025-01-01"$/);
  });

  it('serializes the values of the database', () => {
    expect(DateScalar.serialize('2025-09-03')).toBe('2025-09-03');
    expect(DateScalar.serialize(new Date('2025-09-03T00:00:00Z'))).toBe('2025-09-03');
  });
});

describe('DateTime', () => {
  it.each(['2025-08-28', '2025-08-28T10:00:00', '2025-02-30T10:00:00Z', '2025-08-28T25:00:00Z', false, 1e20])(
    'refuses %s',
    (value) => {
      expect(() => DateTimeScalar.parseValue(value)).toThrow(/is not an instant; write RFC 3339/);
    },
  );

  it.each([
    ['2025-08-28', '2025-08-28T00:00:00Z'],
    ['2025-08-28T10:00:00', '2025-08-28T10:00:00Z'],
    ['2025-08-28T10:00', '2025-08-28T10:00:00Z'],
    ['2025-08-28 10:00:00+08:00', '2025-08-28T10:00:00\\+08:00'],
  ])('suggests a correction for %s', (text, instant) => {
    expect(() => DateTimeScalar.parseValue(text)).toThrow(new RegExp(`; that would be ${instant}$`));
  });

  it.each([
    '2016-12-31T23:59:60Z',
    '2016-12-31T23:59:60.25Z',
    '2017-01-01T07:59:60+08:00',
    '2016-12-31t18:29:60-05:30',
  ])('converts the leap second %s to the last millisecond before it, on the same day', (text) => {
    expect(DateTimeScalar.parseValue(text)).toEqual(new Date('2016-12-31T23:59:59.999Z'));
    expect(DateScalar.parseValue(text)).toBe('2016-12-31');
  });

  it('accepts all 27 leap seconds that there were until 2017', () => {
    const junes = [1972, 1981, 1982, 1983, 1985, 1992, 1993, 1994, 1997, 2012, 2015];
    const decembers = [
      1972, 1973, 1974, 1975, 1976, 1977, 1978, 1979, 1987, 1989, 1990, 1995, 1998, 2005, 2008, 2016,
    ];
    const days = [...junes.map((year) => `${year}-06-30`), ...decembers.map((year) => `${year}-12-31`)];
    expect(days).toHaveLength(27);
    for (const day of days)
      expect(DateTimeScalar.parseValue(`${day}T23:59:60Z`)).toEqual(new Date(`${day}T23:59:59.999Z`));
  });

  it.each([
    '2016-11-30T23:59:60Z',
    '2016-12-31T22:59:60Z',
    '2016-12-31T23:59:60+01:00',
    '2016-12-31T23:60:60Z',
    '2016-12-31T23:59:61Z',
    '1971-12-31T23:59:60Z',
    '2016-12-31T23:59:60',
  ])('refuses %s, which is no leap second', (text) => {
    expect(() => DateTimeScalar.parseValue(text)).toThrow(/is not an instant/);
  });

  it('parses every instant of RFC 3339 to the millisecond', () => {
    const two = (number: number) => String(number).padStart(2, '0');
    const offset = fc.integer({ min: -23 * 60 - 59, max: 23 * 60 + 59 });
    const instants = fc.date({
      min: new Date('1000-01-01T00:00:00Z'),
      max: new Date('9998-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, offset, (instant, minutes) => {
        const local = new Date(instant.getTime() + minutes * 60_000).toISOString().slice(0, -1);
        const [sign, size] = [minutes < 0 ? '-' : '+', Math.abs(minutes)];
        const text = `${local}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
        expect(DateTimeScalar.parseValue(text)).toEqual(instant);
        expect(DateTimeScalar.parseValue(text.replace('T', 't'))).toEqual(instant);
      }),
    );
  });

  it('accepts RFC 3339 and epoch milliseconds', () => {
    const instant = new Date('2025-08-28T10:00:00.000Z');
    expect(DateTimeScalar.parseValue('2025-08-28T18:00:00+08:00')).toEqual(instant);
    expect(DateTimeScalar.parseValue(instant.getTime())).toEqual(instant);
    expect(DateTimeScalar.parseLiteral(literal(String(instant.getTime())))).toEqual(instant);
  });

  it.each([
    new Date('2025-08-28T10:00:00Z'),
    '2025-08-28T10:00:00+00:00',
    '2025-08-28T10:00:00.000123+00:00',
    '2025-08-28 10:00:00+00',
  ])('writes %s as RFC 3339 in UTC', (value) => {
    expect(DateTimeScalar.serialize(value)).toBe('2025-08-28T10:00:00.000Z');
  });
});

it('names the invalid argument, and the reason', async () => {
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: { day: { type: DateScalar, args: { on: { type: DateScalar } }, resolve: (_, { on }) => on } },
    }),
  });
  const answer = await graphql({ schema, source: '{ day(on: "2025-13-40") }' });
  expect(answer.errors?.map((error) => error.message)).toEqual([
    expect.stringContaining('Date: 2025-13-40 is not a day; write YYYY-MM-DD'),
  ]);
  expect(answer.errors?.[0]?.locations).toEqual([{ line: 1, column: 11 }]);
  expect(answer.data).toBeUndefined();
});
