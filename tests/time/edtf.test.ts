import fc from 'fast-check';
import { EdtfError, describeSpan, parseSpan } from '../../src/engine/model/time/edtf';
import { arbitrarySpan } from './arbitrary';

const faultOf = (text: string): string => {
  try {
    return `accepted as ${parseSpan(text).edtf}`;
  } catch (error) {
    return (error as EdtfError).message;
  }
};

/** The replacement suggested by the error for a text, without examples; empty if it is accepted. */
function advised(text: string): string[] {
  const [, advice] = /; write ([^,]*)$/.exec(faultOf(text).replace(/ \([^)]*\)/g, '')) ?? [];
  return advice && !/as in|month or day/.test(advice) ? advice.split(' or ') : [];
}

describe('refusals, with a correction', () => {
  it.each([
    ['2025-13-40', /calendar has no 2025-13-40.*2025-09-03/],
    ['2025-02-30', /calendar has no 2025-02-30/],
    ['2003-02-29', /calendar has no 2003-02-29/],
    ['1900-02-29', /calendar has no/],
    ['2025-00', /calendar has no/],
    ['2004/2003-02-29', /calendar has no 2003-02-29/],
    ['0000', /0001 to 9999/],
    ['-0044-03-15', /0001 to 9999/],
    ['Y17000', /0001 to 9999/],
    ['12025-01-01', /0001 to 9999/],
    ['2004/12025', /0001 to 9999/],
    ['9999-24', /0001 to 9999/],
    ['9999-24~', /9999-24~: years run from 0001 to 9999/],
    ['0', /0001 to 9999/],
    ['44 BC', /0001 to 9999/],
    ['2008/2004', /ends before it starts.*2004-06\/2006/],
    ['2008~/2004', /ends before it starts/],
    ['2004-?06', /level 2/],
    ['{2004,2005}', /level 2/],
    ['1XXX', /level 2/],
    ['2004-06-1X', /level 2/],
    ['2001-25', /level 2/],
    ['201X/2025', /level 2/],
    ['2004-06-XX/2004-07-03', /level 2/],
    ['2001-21/2003', /season/],
    ['2001-21~/2003', /season/],
    ['2003/2001-24?', /season/],
    ['2025-09-03T10:00:00Z', /dates only.*2025-09-03/],
    ['2025-09-03/2025-09-04T10:00', /dates only/],
    ['', /empty.*2025-09-03/],
    ['   ', /empty/],
    ['2'.repeat(65), /64 characters/],
    ['tomorrow', /not a date.*2025-09-03/],
    ['30 February 2025', /read as 2025-02-30: the calendar has no 2025-02-30/],
    ['2025/13/40', /read as 2025-13-40: the calendar has no 2025-13-40/],
    ['03/09/25', /a year has four digits/],
    ['..', /not a date/],
    ['/', /write XXXX/],
    ['2004/2005/2006', /one slash/],
    ['2004\u0000', /not a date/],
  ])('%s', (text, message) => {
    expect(() => parseSpan(text)).toThrow(EdtfError);
    expect(() => parseSpan(text)).toThrow(message);
  });
});

describe('a date in another notation is refused, with its EDTF', () => {
  it.each([
    ['03/09/2025', '2025-09-03 (3 September 2025) or 2025-03-09 (9 March 2025)'],
    ['13/09/2025', '2025-09-13'],
    ['03-09-2025', '2025-09-03 (3 September 2025) or 2025-03-09 (9 March 2025)'],
    ['3/3/2025', '2025-03-03'],
    ['3.9.2025', '2025-09-03'],
    ['2025/09/03', '2025-09-03'],
    ['2025-9-3', '2025-09-03'],
    ['20250903', '2025-09-03'],
    ['2025年9月3日', '2025-09-03'],
    ['２０２５－０９－０３', '2025-09-03'],
    ['03/2025', '2025-03'],
    ['2004/06', '2004-06 (June 2004) or 2004/2006 (from 2004 to 2006)'],
    ['2025-09-03T10:00', '2025-09-03'],
    ['2025-09-03 10:00:00+02', '2025-09-03'],
    ['2025-09-03/2025-09-04T10:00', '2025-09-03/2025-09-04'],
    ['Wed Sep 03 2025 10:00:00 GMT+0200', '2025-09-03'],
    ['3 September 2025', '2025-09-03'],
    ['September 3rd, 2025', '2025-09-03'],
    ['03-SEP-2025', '2025-09-03'],
    ['Sept 2025', '2025-09'],
    ['3–5 September 2025', '2025-09-03/2025-09-05'],
    ['March 2014 to May 2015', '2014-03/2015-05'],
    ['03/09/2025 - 04/09/2025', '2025-09-03/2025-09-04 or 2025-03-09/2025-04-09'],
    ['2004–2006', '2004/2006'],
    ['1939/45', '1939/1945'],
    ['2025-09-03/05', '2025-09-03/2025-09-05'],
    ['2014-present', '2014/..'],
    ['2014/open', '2014/..'],
    ['unknown/2014', '/2014'],
    ['since May 2014', '2014-05/..'],
    ['until 2016', '../2016'],
    ['c. 1960', '1960~'],
    ['circa June 1960', '1960-06~'],
    ['1984?~', '1984%'],
    ['perhaps 1960', '1960?'],
    ['1960s', '196X'],
    ['1900s', '190X (1900 to 1909) or 19XX (1900 to 1999)'],
    ['19th century', '18XX'],
    ['1st century', '0001/0099'],
    ['19', '0019 (the year 19) or 19XX (1900 to 1999)'],
    ['476', '0476'],
    ['AD 476', '0476'],
    ['199u', '199X'],
    ['19--', '19XX'],
    ['autumn 2003', '2003-23'],
    ['early 2004', '2004'],
    ['2025-W36', '2025-09-01/2025-09-07'],
    ['2020-W53-5', '2021-01-01'],
    ['2024-366', '2024-12-31'],
    ['Q3 2025', '2025-07/2025-09'],
    ['undated', 'XXXX'],
  ])('%s', (text, instead) => {
    expect(() => parseSpan(text)).toThrow(EdtfError);
    const [, advice] = /; write (.*)$/.exec(faultOf(text)) ?? [];
    expect(advice).toBe(instead);
  });

  it('suggests only that day for a day in a common notation', () => {
    const days = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number];
        const long = date.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
        const american = date.toLocaleDateString('en-US', { dateStyle: 'full', timeZone: 'UTC' });
        const unpadded = `${dayOfMonth}.${month}.${String(year).padStart(4, '0')}`;
        for (const text of [long, american, unpadded, day.replaceAll('-', ''), date.toUTCString()])
          expect([text, advised(text)]).toEqual([text, [day]]);
        // In figures alone the order is ambiguous, so both are suggested unless one is no date.
        for (const text of [`${dayOfMonth}/${month}/${year}`, `${month}/${dayOfMonth}/${year}`])
          expect([text, advised(text)]).toEqual([text, expect.arrayContaining([day])]);
      }),
      { numRuns: 300 },
    );
  });

  it('any number of nested notations in a text is parsed quickly', () => {
    // Each pair of marks can be removed from either side: 2 ** 30 ways, if all were tried.
    const text = `${'~'.repeat(30)}x${' ?'.repeat(15)}`;
    expect(faultOf(text)).toMatch(/not a date/);
    expect(faultOf('\uFDFA'.repeat(60))).toMatch(/not a date/);
  });

  it('every suggestion is accepted, and differs from the input', () => {
    const figures =
      '2025 1960 9 03 31 45 2025-09-03 2004-06 201X .. / - . , ~ ? u X 年 W36 Q3 1900s 19th'.split(' ');
    const words = [
      'Sept',
      'May',
      'spring',
      'BC',
      ' ',
      ' - ',
      'circa ',
      ' to ',
      'since ',
      'present',
      ' century',
    ];
    const word = fc.constantFrom(...figures, ...words, 'T10:00');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (parts) => {
        const text = parts.join('');
        const named = advised(text);
        expect(named).not.toContain(text.trim());
        for (const edtf of named) expect([text, parseSpan(edtf).edtf]).toEqual([text, edtf]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the days that a time can include', () => {
  it.each([
    ['2025-09-03', '2025-09-03', '2025-09-03'],
    ['2025-09', '2025-09-01', '2025-09-30'],
    ['2015', '2015-01-01', '2015-12-31'],
    ['2004~', '2004-01-01', '2004-12-31'],
    ['1984?', '1984-01-01', '1984-12-31'],
    ['2004%', '2004-01-01', '2004-12-31'],
    ['0476', '0476-01-01', '0476-12-31'],
    ['0001-01-01', '0001-01-01', '0001-01-01'],
    ['9999-12-31', '9999-12-31', '9999-12-31'],
    ['1961-07-11/..', '1961-07-11', null],
    ['../1985', null, '1985-12-31'],
    ['/1985', null, '1985-12-31'],
    ['1985/', '1985-01-01', null],
    ['201X', '2010-01-01', '2019-12-31'],
    ['19XX', '1900-01-01', '1999-12-31'],
    ['2004-06-XX', '2004-06-01', '2004-06-30'],
    ['2004-02-XX', '2004-02-01', '2004-02-29'],
    ['2004-XX', '2004-01-01', '2004-12-31'],
    ['2004-XX-XX', '2004-01-01', '2004-12-31'],
    ['XXXX', null, null],
    ['2001-21', '2001-03-01', '2001-05-31'],
    ['2003-24', '2003-12-01', '2004-02-29'],
    ['2001-21~', '2001-03-01', '2001-05-31'],
    ['2003-24?', '2003-12-01', '2004-02-29'],
    ['2004-06/2006', '2004-06-01', '2006-12-31'],
    ['2004-06~/2006?', '2004-06-01', '2006-12-31'],
    ['2004-06/2004', '2004-06-01', '2004-12-31'],
    [' 2015 ', '2015-01-01', '2015-12-31'],
  ])('%s', (text, earliest, latest) => {
    expect(parseSpan(text)).toMatchObject({ edtf: text.trim(), earliest, latest });
  });

  it('parses every notation of a wholly unknown date as one', () => {
    expect(['XXXX-XX', 'XXXX-XX-XX'].map((text) => parseSpan(text).edtf)).toEqual(['XXXX', 'XXXX']);
  });
});

describe('the days that a time certainly includes', () => {
  it.each([
    ['2025-09-03', '2025-09-03', '2025-09-03'],
    ['2003', null, null],
    ['2025-09-03~', null, null],
    ['2001-21%', null, null],
    ['2004/2008', '2004-12-31', '2008-01-01'],
    ['1961-07-11/..', '1961-07-11', null],
    ['1961/..', '1961-12-31', null],
    ['../1985', null, '1985-01-01'],
    ['1985/', null, null],
    ['1985-03-01/', '1985-03-01', '1985-03-01'],
    ['/1985-03-01', '1985-03-01', '1985-03-01'],
    ['2004-06-15/2004-06', '2004-06-15', '2004-06-15'],
    ['2004-06/2004', null, null],
    ['2004~/2008', null, null],
    ['2004-06-01/2008~', '2004-06-01', '2004-06-01'],
    ['XXXX', null, null],
  ])('%s', (text, certainEarliest, certainLatest) => {
    expect(parseSpan(text)).toMatchObject({ certainEarliest, certainLatest });
  });
});

describe('the description of a text', () => {
  it.each([
    ['2025-09-03', 'DAY'],
    ['2025-09', 'MONTH'],
    ['2004-06-XX', 'MONTH'],
    ['2001-21', 'SEASON'],
    ['2015', 'YEAR'],
    ['2004-XX', 'YEAR'],
    ['201X', 'DECADE'],
    ['19XX', 'CENTURY'],
    ['XXXX', 'UNKNOWN'],
    ['2004-06-11/2006', 'YEAR'],
    ['2013-03-14/..', 'DAY'],
    ['2013-03-14/', 'DAY'],
  ])('%s is known to the %s', (text, precision) => {
    expect(describeSpan(text)).toEqual({
      precision,
      approximate: false,
      uncertain: false,
      ongoing: text.endsWith('..'),
    });
  });

  it('distinguishes approximate from uncertain', () => {
    expect(describeSpan('2004~')).toMatchObject({ approximate: true, uncertain: false });
    expect(describeSpan('1984?')).toMatchObject({ approximate: false, uncertain: true });
    expect(describeSpan('2004%')).toMatchObject({ approximate: true, uncertain: true });
    expect(describeSpan('2001-21~')).toMatchObject({ precision: 'SEASON', approximate: true });
    expect(describeSpan('2004/2006-06~')).toMatchObject({ precision: 'YEAR', approximate: true });
    expect(describeSpan('../1985').ongoing).toBe(false);
  });
});

describe('for any text', () => {
  it('bounds are in order, certain days within them, and its own text parses to the same', () => {
    fc.assert(
      fc.property(arbitrarySpan, (text) => {
        const span = parseSpan(text);
        const { earliest, latest, certainEarliest, certainLatest } = span;
        if (earliest && latest) expect(earliest <= latest).toBe(true);
        if (certainEarliest && certainLatest) expect(certainEarliest <= certainLatest).toBe(true);
        if (earliest && certainEarliest) expect(earliest <= certainEarliest).toBe(true);
        if (latest && certainLatest) expect(certainLatest <= latest).toBe(true);
        expect(parseSpan(span.edtf)).toEqual(span);
      }),
      { numRuns: 500 },
    );
  });

  it('a day is its own bounds', () => {
    const days = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(parseSpan(day)).toMatchObject({ earliest: day, latest: day, certainEarliest: day });
      }),
    );
  });

  it('the description agrees with the bounds', () => {
    const longest = { DAY: 1, MONTH: 31, SEASON: 92, YEAR: 366, DECADE: 3653, CENTURY: 36525 };
    fc.assert(
      fc.property(arbitrarySpan, (text) => {
        const span = parseSpan(text);
        const { precision, ongoing } = describeSpan(span.edtf);
        if (ongoing) expect(span.latest).toBeNull();
        if (precision === 'UNKNOWN') return expect([span.earliest, span.latest]).toEqual([null, null]);
        if (span.edtf.includes('/')) return;
        const days = (Date.parse(span.latest!) - Date.parse(span.earliest!)) / 86_400_000 + 1;
        expect(days).toBeLessThanOrEqual(longest[precision]);
        expect(days).toBeGreaterThan(longest[precision] * 0.89);
      }),
      { numRuns: 500 },
    );
  });

  it('a text is either parsed or refused with a reason, never anything else', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80, unit: fc.constantFrom(...'0123456789-/.X~?%T:Z {}') }),
        (text) => {
          try {
            parseSpan(text);
          } catch (error) {
            expect(error).toBeInstanceOf(EdtfError);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
