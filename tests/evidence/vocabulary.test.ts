import { checkClaim, findProperty, storedValuesOf, VOCABULARY } from '../../src/engine/model/vocabulary';
import type { SubjectKind } from '../../src/generated/prisma/enums';
import { Refusal, UserErrorCode } from '../../src/platform/errors';

const refusal = (subjectKind: SubjectKind, property: string, value: unknown): Refusal => {
  try {
    checkClaim({ subjectKind, property, value });
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error(`${property} took ${JSON.stringify(value)}`);
};

describe('a property that the subject does not have', () => {
  it('is refused, with a list of the valid ones', () => {
    const { code, field, message } = refusal('PARTICIPATION', 'mood', 'good');
    expect([code, field]).toEqual([UserErrorCode.INVALID, ['property']]);
    expect(message).toBe(
      'mood is not a property of a participation; the properties of a participation are status, level, role, reason',
    );
  });

  it.each([
    ['EVENT', 'quantity'],
    ['EVENT', 'quantity.'],
    ['EVENT', 'quantity.Heads of State'],
    ['EVENT', 'quantity.heads--of'],
    ['EVENT', `quantity.${'a'.repeat(100)}`],
    ['EVENT', 'polarity'],
    ['EVENT', 'constructor'],
    ['TENURE', 'term'],
    ['LEADER', 'first.'],
    ['SOURCE', 'status'],
    ['SERIES', 'name'],
  ] as const)('%s has no %s', (kind, property) => {
    expect(refusal(kind, property, 'x').field).toEqual(['property']);
  });

  it('is `record` for anything not imported', () => {
    expect(refusal('EVENT', 'record', { row: 1 }).message).toMatch(
      /^record comes only from an import; the properties of an event/,
    );
    expect(
      checkClaim({ subjectKind: 'EVENT', property: 'record', value: { row: 1 }, byImport: true }),
    ).toEqual({ row: 1 });
  });
});

describe('a value of the wrong shape', () => {
  it.each<[SubjectKind, string, unknown, RegExp]>([
    [
      'PARTICIPATION',
      'status',
      'MAYBE',
      /one of INVITED, POSSIBLE, [A-Z_, ]+\. .*"MAYBE" is not one of them$/,
    ],
    ['PARTICIPATION', 'status', 'UNKNOWN', /while no claim decides it; claim one of INVITED/],
    ['PARTICIPATION', 'status', null, /one of INVITED/],
    ['PARTICIPATION', 'level', null, /one of HEAD_OF_STATE/],
    ['EVENT', 'status', 'ATTENDED', /one of SCHEDULED/],
    ['EVENT', 'type', 'PARADE', /CEREMONY/],
    ['EVENT', 'time', '2025-13-40', /such as 2025-09-03.*calendar has no 2025-13-40/],
    ['EVENT', 'time', 2025, /EDTF/],
    ['EVENT', 'quantity.heads-of-state', 26, /\{value\?, low\?, high\?, unit\?, approximate\?\}/],
    ['EVENT', 'quantity.heads-of-state', {}, /none of value, low and high/],
    ['EVENT', 'quantity.heads-of-state', { unit: 'heads' }, /none of value, low and high/],
    ['EVENT', 'quantity.heads-of-state', { low: 2, high: 1 }, /low is above high/],
    ['EVENT', 'quantity.heads-of-state', { value: -3 }, /from 0 up.*value: it is below 0/],
    ['EVENT', 'quantity.heads-of-state', { high: -1e-9 }, /high: it is below 0/],
    ['EVENT', 'quantity.heads-of-state', { value: '26' }, /value: /],
    ['EVENT', 'quantity.heads-of-state', { value: Infinity }, /value: /],
    ['EVENT', 'quantity.heads-of-state', { value: 26, count: 26 }, /count/],
    ['EVENT', 'place', 'Beijing', /\{name, country\?, latitude\?/],
    ['EVENT', 'place', { country: 'CHN' }, /name: /],
    ['EVENT', 'place', { name: 'Beijing', latitude: 39.9 }, /given together/],
    ['EVENT', 'place', { name: 'Beijing', latitude: 99, longitude: 116 }, /between -90 and 90/],
    ['EVENT', 'place', { name: 'Beijing', precision: 'CITY' }, /precision/],
    ['EVENT', 'occasion', '', /1 to 2000 characters.*empty/],
    ['EVENT', 'occasion', '  ', /empty/],
    ['EVENT', 'occasion', 'x'.repeat(2001), /more than 2000/],
    ['EVENT', 'occasion', 'a\u0000b', /NUL/],
    ['EVENT', 'occasion', 'a\ud800b', /surrogate/],
    ['RELATIONSHIP', 'polarity', 11, /between -10 and 10/],
    ['RELATIONSHIP', 'polarity', NaN, /number from -10 to 10/],
    ['RELATIONSHIP', 'polarity', '3', /number from -10 to 10/],
    ['TENURE', 'term.start', '..', /2013-03-14/],
    ['TENURE', 'term.end', '2013/2014', /one date/],
    ['TENURE', 'term.end', null, /if it is open/],
    ['LEADER', 'born', 'long ago', /EDTF/],
  ])('%s %s: %j', (kind, property, value, message) => {
    const { code, field, message: said } = refusal(kind, property, value);
    expect([code, field]).toEqual([UserErrorCode.INVALID, ['value']]);
    expect(said).toMatch(message);
  });
});

describe('the valid properties', () => {
  it('are more for an import, which may name people without stating whether they came', () => {
    const claim = { subjectKind: 'PARTICIPATION', property: 'status', value: 'UNKNOWN' } as const;
    expect(checkClaim({ ...claim, byImport: true })).toBe('UNKNOWN');
  });

  it.each<[SubjectKind, string, unknown, unknown]>([
    ['EVENT', 'time', ' 2025-09-03', '2025-09-03'],
    ['EVENT', 'quantity.heads-of-state', { value: 26 }, { value: 26 }],
    [
      'EVENT',
      'quantity.personnel',
      { low: 10000, high: 99999, value: null, approximate: true },
      { low: 10000, high: 99999, approximate: true },
    ],
    ['EVENT', 'quantity.divisions', { value: 45, approximate: false }, { value: 45 }],
    ['EVENT', 'quantity.arrests', { value: -0, low: 0 }, { value: 0, low: 0 }],
    [
      'EVENT',
      'place',
      { name: 'Beijing', country: 'CHN' },
      { name: 'Beijing', country: 'CHN', precision: 'UNKNOWN' },
    ],
    ['PARTICIPATION', 'status', 'EXPECTED', 'EXPECTED'],
    ['RELATIONSHIP', 'polarity', -0, 0],
    ['RELATIONSHIP', 'valid', '1961-07-11/..', '1961-07-11/..'],
    ['TENURE', 'term.end', '..', '..'],
    ['TENURE', 'term.start', '2013~', '2013~'],
    ['LEADER', 'first.multilateral-event', 'His first multilateral event', 'His first multilateral event'],
    ['COUNTRY', 'capital', 'Pyongyang', 'Pyongyang'],
    ['ORGANIZATION', 'intention', 'to stay', 'to stay'],
  ])('%s %s: %j', (subjectKind, property, value, normalized) => {
    expect(checkClaim({ subjectKind, property, value })).toStrictEqual(normalized);
  });

  it('is normalized on input', () => {
    const place = checkClaim({ subjectKind: 'EVENT', property: 'place', value: { name: 'Beijing' } });
    expect(checkClaim({ subjectKind: 'EVENT', property: 'place', value: place })).toStrictEqual(place);
  });
});

describe('storage of what stands', () => {
  const written = (kind: SubjectKind, property: string, value: unknown) => {
    const storage = findProperty(kind, property)?.storage;
    return storage?.write(value === null ? {} : { [storage.field]: { value, confidence: null } });
  };

  it('is in columns of the fact, which have a value even if nothing stands', () => {
    expect(written('PARTICIPATION', 'status', 'CONFIRMED')).toEqual({
      status: 'CONFIRMED',
      confidence: null,
    });
    expect(written('PARTICIPATION', 'status', null)).toEqual({ status: 'UNKNOWN', confidence: null });
    expect(written('EVENT', 'time', '2025-09')).toEqual({
      timeEdtf: '2025-09',
      timeEarliest: new Date('2025-09-01T00:00:00Z'),
      timeLatest: new Date('2025-09-30T00:00:00Z'),
    });
    expect(written('LEADER', 'died', null)).toEqual({ diedEdtf: null, diedEarliest: null, diedLatest: null });
    expect(written('EVENT', 'quantity.personnel', { low: 10000 })).toEqual({
      value: null,
      low: 10000,
      high: null,
      unit: null,
      approximate: false,
    });
    expect(written('EVENT', 'significance', 'great')).toBeUndefined();
    expect(written('COUNTRY', 'born', '1948')).toBeUndefined();
  });

  it('is read back as written, and has the same columns in SQL', () => {
    const samples: Record<string, unknown> = {
      time: '2025',
      valid: '2025',
      born: '2025',
      died: '2025',
      existed: '1949-10-07/1990-10-02',
      'term.start': '2011-12-17',
      'term.end': '..',
      polarity: -3,
      place: { name: 'Beijing', country: 'china', latitude: 39.9, longitude: 116.4, precision: 'TOWN' },
    };
    for (const kind of Object.keys(VOCABULARY) as SubjectKind[])
      for (const { storage, properties } of storedValuesOf(kind)) {
        const valueOf = (property: string) => samples[property] ?? 'x';
        const standing = properties.map(({ name }) => [name, { value: valueOf(name), confidence: null }]);
        const row = storage.write(Object.fromEntries(standing));
        expect(storage.read(row, (slug) => slug)).toEqual(
          Object.fromEntries(properties.map(({ name }) => [name, valueOf(name)])),
        );
        const before = storage.write({});
        expect(Object.keys(before)).toEqual(Object.keys(row));
        const inSql = storage.columns.map(({ name }) => name.replace(/_(.)/g, (_, c) => c.toUpperCase()));
        if (storage.field !== 'term') expect(inSql).toEqual(Object.keys(row));
      }
  });

  it('uses the ledger for statuses only', () => {
    const ledgers = Object.values(VOCABULARY).flatMap((lines) =>
      lines.filter(({ order }) => order === 'ledger'),
    );
    expect(new Set(ledgers.map(({ name }) => name))).toEqual(new Set(['status']));
    expect(findProperty('EVENT', 'quantity.heads-of-state')?.order).toBe('other');
  });
});
