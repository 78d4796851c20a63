import { isSound } from '../../src/io/import/rostrum-jsonl/is-sound';
import { readRecord } from '../../src/io/import/rostrum-jsonl/records';
import type { RostrumRecord } from '../../src/io/import/rostrum-jsonl/records';

const RECORDS: RostrumRecord[] = [
  {
    record: 'source',
    key: 'url:https://www.example.com/a',
    title: 'example.com/a',
    publisher: 'example.com',
    url: 'https://www.example.com/a',
    publishedAt: '2015-09-04',
    dataset: 'gdelt-2.0',
  },
  {
    record: 'organization',
    slug: 'european-union',
    names: [
      { value: 'European Union', language: 'en' },
      { value: 'EU', language: 'en', kind: 'ALIAS', valid: '1993-11-01/..' },
    ],
    codes: [{ scheme: 'CAMEO', value: 'EUR' }],
    kind: 'INTERNATIONAL_ORGANIZATION',
  },
  {
    record: 'event',
    slug: 'gdelt-1',
    label: 'Consultation: China → Russia',
    codes: [{ scheme: 'GDELT', value: '1' }],
    dataset: 'gdelt-2.0',
    cameoCode: '043',
    quadClass: 'VERBAL_COOPERATION',
    goldstein: 2.8,
    recordClaim: 'gdelt-2.0:1',
    type: 'CONSULT',
    status: 'REPORTED',
    time: '2015-09-03',
    place: { name: 'Beijing', country: 'china', latitude: 39.9, longitude: 116.4, precision: 'TOWN' },
  },
  {
    record: 'participation',
    key: 'gdelt-1:source:china',
    event: 'gdelt-1',
    participant: 'china',
    country: 'china',
    role: 'SOURCE',
    recordClaim: 'gdelt-2.0:1',
    status: 'UNKNOWN',
  },
  {
    record: 'claim',
    key: 'gdelt-2.0:1',
    subject: { event: 'gdelt-1' },
    property: 'record',
    value: { EventCode: '043' },
    statement: 'GDELT 2.0 codes a report so.',
    modality: 'ASSERTED',
    source: 'url:https://www.example.com/a',
    locator: 'row 1',
    saidAt: '2015-09-04',
    dataset: 'gdelt-2.0',
  },
  {
    record: 'relationship',
    key: 'cow:1',
    subject: 'china',
    object: 'russia',
    type: 'DEFENSE_PACT',
    directed: false,
    codes: [{ scheme: 'COW_ALLIANCE', value: '1' }],
    attestedUntil: '2012-12-31',
    recordClaim: 'cow:row',
    valid: '1950-02-14/1980-04-11',
  },
  {
    record: 'tenure',
    key: 'reign:1',
    leader: 'putin',
    country: 'russia',
    role: 'EFFECTIVE_LEADER',
    recordClaim: 'reign:row',
    term: '2012-05-07/..',
    office: 'President',
  },
];

const TEXTS = [
  '',
  ' padded',
  'pad\u00a0',
  'nul\0',
  'two words',
  'x'.repeat(201),
  'Größe',
  'a--b',
  '2019-02-30',
];
const NUMBERS = [91, -181, 1000, Number.NaN, Number.POSITIVE_INFINITY];

/** Copies of a record with one text or number changed, or one field missing, in each. */
function* spoiled(value: unknown): Iterable<unknown> {
  if (typeof value === 'string') yield* TEXTS;
  else if (typeof value === 'number') yield* NUMBERS;
  else if (Array.isArray(value)) {
    yield [];
    for (const [index, item] of value.entries())
      for (const other of spoiled(item)) yield value.map((same, at) => (at === index ? other : same));
  } else if (typeof value === 'object' && value !== null) {
    for (const [field, part] of Object.entries(value)) {
      const { [field]: _, ...others } = value as Record<string, unknown>;
      // TypeScript would not let a format make a record without its required fields.
      if (!REQUIRED.has(field)) yield others;
      if (!ENUMS.has(field)) for (const other of spoiled(part)) yield { ...value, [field]: other };
    }
  }
}

const REQUIRED = new Set(
  'record key slug names title value language scheme kind role type event participant subject object leader country property statement source name'.split(
    ' ',
  ),
);
const ENUMS = new Set('record scheme kind role type status precision quadClass modality property'.split(' '));

test.each(RECORDS)('a $record made by a format is valid', (record) => {
  expect(isSound(record)).toBe(true);
  expect(readRecord(record)).toEqual(record);
});

test.each(RECORDS)('a $record that the reader refuses is never accepted as valid', (record) => {
  const variants = [...spoiled(record)] as RostrumRecord[];
  const passed = variants.filter((variant) => isSound(variant) && typeof readRecord(variant) === 'string');
  expect(passed).toEqual([]);
  expect(variants.filter((variant) => !isSound(variant)).length).toBeGreaterThan(variants.length / 4);
});
