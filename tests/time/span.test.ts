import fc from 'fast-check';
import { parseSpan } from '../../src/engine/model/time/edtf';
import { checkSpanEnd, joinSpan, spanColumns, splitSpan } from '../../src/engine/model/time/span';
import { arbitrarySpan } from './arbitrary';

it('gives Prisma the three columns of a span, its days at midnight UTC', () => {
  expect(spanColumns('term', parseSpan('2013-03-14/..'))).toEqual({
    termEdtf: '2013-03-14/..',
    termEarliest: new Date('2013-03-14T00:00:00.000Z'),
    termLatest: null,
  });
  expect(spanColumns('born', parseSpan('0099')).bornLatest).toEqual(new Date('0099-12-31T00:00:00.000Z'));
});

describe('a term from the claims about its ends', () => {
  it.each([
    ['2013-03-14', null, '2013-03-14/..'],
    ['2013-03-14', '..', '2013-03-14/..'],
    ['2013-03-14', 'XXXX', '2013-03-14/'],
    [null, '2013-03-14', '/2013-03-14'],
    [null, null, '/..'],
    ['XXXX', 'XXXX', 'XXXX'],
    ['2013-XX', '2014-06-XX', '2013/2014-06'],
    ['2013', '2013', '2013'],
    ['2004~', '2008?', '2004~/2008?'],
  ])('%s and %s make %s', (start, end, term) => {
    expect(joinSpan(start, end)).toBe(term);
  });

  it('refuses a term that would end before it starts', () => {
    expect(() => joinSpan('2013', '2012')).toThrow(/ends before it starts/);
  });

  it('refuses an invalid end, and accepts an open one', () => {
    expect(() => checkSpanEnd('201X')).toThrow(/level 2/);
    expect(() => checkSpanEnd('2001-21')).toThrow(/season/);
    expect(() => checkSpanEnd('2004/2006')).toThrow(/one date, such as 2013-03-14/);
    expect(['..', 'XXXX', '2013-XX', '2013-03-14'].map(checkSpanEnd)).toEqual([
      '..',
      'XXXX',
      '2013-XX',
      '2013-03-14',
    ]);
  });

  it('splits into ends that combine to the same term', () => {
    expect(splitSpan('2013-03-14/')).toEqual({ start: '2013-03-14', end: 'XXXX' });
    fc.assert(
      fc.property(arbitrarySpan, (text) => {
        const term = parseSpan(text);
        const { start, end } = splitSpan(term.edtf);
        expect(parseSpan(joinSpan(start, end))).toMatchObject({
          earliest: term.earliest,
          latest: term.latest,
        });
      }),
      { numRuns: 500 },
    );
  });
});
