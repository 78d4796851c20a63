import { GraphQLError, GraphQLObjectType, GraphQLSchema, graphql, parseValue } from 'graphql';
import { DateScalar, DateTimeScalar, EdtfScalar } from '../../src/time/scalars';

const literal = (text: string) => parseValue(text);

describe('EDTF', () => {
  it('refuses what is none, saying what would be right', () => {
    expect(() => EdtfScalar.parseValue('2025-13-40')).toThrow(GraphQLError);
    expect(() => EdtfScalar.parseValue('2025-13-40')).toThrow(/^EDTF: 2025-13-40: the calendar has no/);
    expect(() => EdtfScalar.parseValue(2025)).toThrow(/EDTF: 2025 is not a text/);
    expect(() => EdtfScalar.parseLiteral(literal('2025'))).toThrow(/EDTF: 2025 is not a text/);
    expect(() => EdtfScalar.parseLiteral(literal('XXXX'))).toThrow(/double quotes/);
  });

  it('gives the normalised text', () => {
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

  it('takes a day, an instant or epoch milliseconds, and keeps the UTC day', () => {
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

  it('says what would be right instead of a year as a number', () => {
    expect(() => DateScalar.parseValue(2025)).toThrow(/2025 ms after .*; write "2025-01-01"$/);
  });

  it('writes what the database gives', () => {
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

  it('takes RFC 3339 and epoch milliseconds', () => {
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

it('tells a client which argument is wrong, and why', async () => {
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
