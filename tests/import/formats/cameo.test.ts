import { readFileSync } from 'node:fs';
import { allBodies, bodyNamed, groupOf, regionOf, sortOf } from '../../../src/io/import/codes/cameo-actors';
import { withLeadingZero } from '../../../src/io/import/codes/cameo-code';
import { eventTypeOf } from '../../../src/io/import/codes/cameo-plover';
import { goldsteinOf } from '../../../src/io/import/codes/goldstein';
import { quadClassOf, quadClassOfNumber } from '../../../src/io/import/codes/quad-class';
import { countryRecords } from '../../../src/io/import/seed/countries';
import type { CountryRecord } from '../../../src/io/import/rostrum-jsonl/records';
import { realFile } from '../../support/real-files';

const describeReal = realFile('ontology') ? describe : describe.skip;
const read = (path: string) => readFileSync(realFile(path)!, 'utf8');

describe('CAMEO codes', () => {
  it.each([
    ['010', 'STATEMENT'],
    ['025', 'REQUEST'],
    ['081', 'CONCEDE'],
    ['0813', 'RETREAT'],
    ['0871', 'RETREAT'],
    ['09', 'ACCUSE'],
    ['1621', 'SANCTION'],
    ['163', 'COERCE'],
    ['1711', 'COERCE'],
    ['1712', 'ASSAULT'],
    ['175', 'ASSAULT'],
    ['190', 'ASSAULT'],
    ['192', 'COERCE'],
    // Of later coders; their root decides.
    ['176', 'COERCE'],
    ['21', 'OTHER'],
    ['X', 'OTHER'],
    ['', 'OTHER'],
  ])('%s is of type %s', (code, type) => {
    expect(eventTypeOf(code)).toBe(type);
  });

  it('have scores from -10 to 10 and four classes', () => {
    expect(['-10', '0', '3.4', '10', '', '11', 'x'].map(goldsteinOf)).toEqual([
      -10,
      0,
      3.4,
      10,
      undefined,
      undefined,
      undefined,
    ]);
    expect(['057', '090', '100', '141', '150', '204', '21', 'X'].map(quadClassOf)).toEqual([
      'VERBAL_COOPERATION',
      'MATERIAL_COOPERATION',
      'VERBAL_CONFLICT',
      'VERBAL_CONFLICT',
      'MATERIAL_CONFLICT',
      'MATERIAL_CONFLICT',
      undefined,
      undefined,
    ]);
    expect(quadClassOfNumber('5')).toBeUndefined();
  });
});

describe('bodies', () => {
  it('have slugs, names and codes of their own, none of them a country’s', () => {
    const bodies = allBodies();
    const countries = [...countryRecords()].filter(
      (record): record is CountryRecord => record.record === 'country',
    );
    const taken = new Set(countries.map(({ slug }) => slug));
    const codes = new Set(
      countries.flatMap(({ codes: own }) =>
        (own ?? []).filter(({ scheme }) => scheme === 'CAMEO').map(({ value }) => value),
      ),
    );
    expect(new Set(bodies.map(({ slug }) => slug)).size).toBe(bodies.length);
    const coded = bodies.flatMap(({ code }) => code ?? []);
    expect(new Set(coded).size).toBe(coded.length);
    const names = bodies.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
    expect(bodies.filter(({ slug }) => taken.has(slug) || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))).toEqual(
      [],
    );
    expect(coded.filter((code) => codes.has(code))).toEqual([]);
  });

  it('are found by code as the right thing, and by any name', () => {
    expect(regionOf('EUR')?.slug).toBe('europe');
    expect(groupOf('EUR')).toBeUndefined();
    expect(groupOf('NAT')).toMatchObject({ slug: 'north-atlantic-treaty-organization', kind: 'BLOC' });
    expect(sortOf('NGO')?.kind).toBe('GROUP');
    expect(bodyNamed('nato')?.code).toBe('NAT');
    expect(bodyNamed('The European Union')?.code).toBe('EEC');
    expect(bodyNamed('')).toBeUndefined();
  });
});

describeReal('against what is published (skipped without ROSTRUM_TEST_FILES)', () => {
  it('every code has the type of the PLOVER table of 2021', () => {
    const rows = [...read('ontology/CAMEO2PLOVER-2021.txt').matchAll(/^(\d{3,4}): ([A-Z]+),/gm)];
    expect(rows.length).toBeGreaterThan(250);
    expect(rows.filter(([, code, type]) => eventTypeOf(code!) !== type)).toEqual([]);
  });

  it('every CAMEO code that lost its zero gets it back', () => {
    const codes = [...read('ontology/cameo-codes.csv').matchAll(/^"\d+",\d+,"[^"]*","(\d+)"/gm)].map(
      ([, code]) => code!,
    );
    expect(codes.length).toBeGreaterThan(250);
    const particular = codes.filter((code) => code.length > 2);
    expect(particular.filter((code) => withLeadingZero(String(Number(code))) !== code)).toEqual([]);
    expect(particular.filter((code) => withLeadingZero(code) !== code)).toEqual([]);
  });

  it('ICEWS’ Intensity is the Goldstein score of the code', () => {
    const scores = new Map(
      [...read('ontology/cameo-codes.csv').matchAll(/^"\d+",\d+,"[^"]*","(\d+)",(-?[\d.]+)/gm)].map(
        ([, code, score]) => [code, Number(score)],
      ),
    );
    const rows = read('icews/events.2018.first-300.tab').trimEnd().split('\n').slice(1);
    const cells = rows.map((row) => row.split('\t'));
    expect(cells.filter((row) => scores.get(row[6]) !== Number(row[7]))).toEqual([]);
  });

  it('GDELT’s QuadClass is that of the code', () => {
    const rows = read('gdelt/gdelt2-first-300.export.CSV').trimEnd().split('\n');
    const cells = rows.map((row) => row.split('\t'));
    expect(cells.map((row) => quadClassOf(row[26]!))).toEqual(
      cells.map((row) => quadClassOfNumber(row[29]!)),
    );
  });
});
