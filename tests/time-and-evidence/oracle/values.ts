import fc from 'fast-check';

/* The values of claims in arbitrary histories, and their attributions. */

/** The attribution of a claim; the source is a number that selects one. */
export interface HowClaimed {
  source: number;
  saidAt: string | null;
  modality: string;
  confidence: number | null;
  review: 'ACCEPTED' | 'DRAFT';
}

/** Few days, so that they tie and contradict one another. */
export const DAYS = [
  '2014-03-01',
  '2014-09-01',
  '2015-01-10',
  '2015-05-08',
  '2015-05-09',
  '2015-05-10',
  '2015-12-31',
  '2017-02-02',
];
/** It reaches into the future, on any day of the test run but one. */
export const THIS_YEAR = new Date().toISOString().slice(0, 4);
const POINTS = ['2014-03-01', '2014~', '2014-09', '2015-01-10', '2015', '2015-05-09', '2016-06', '201X'];
export const SPANS = [
  ...POINTS,
  'XXXX',
  '2014-09-01/2015-05-09',
  '2015-01-10/..',
  '/2015-05-09',
  '../2015',
  '2014-03/',
];
const ENDS = POINTS.filter((point) => !point.includes('X'));
export const TERMS = [
  '2014-03-01/..',
  '2015-01-10/..',
  '2015-05-09/..',
  '2014~/2015-05-09',
  '2014-09/2015',
  '2015-05-09',
  '2015-12-31/',
  '/2015-05-09',
  '/..',
  'XXXX',
];

export const some = fc.nat(99);
export const from = <T>(...values: T[]) => fc.constantFrom(...values);
export const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 2 });

export const said: fc.Arbitrary<HowClaimed> = fc.record({
  source: some,
  saidAt: from(
    null,
    null,
    ...DAYS,
    ...DAYS,
    THIS_YEAR,
    '2015',
    '2014-09/2015-01-10',
    '2014~',
    '2015-01-10/..',
    'XXXX',
  ),
  modality: from(
    ...Array.from({ length: 6 }, () => 'ASSERTED'),
    'ANNOUNCED',
    'EXPECTED',
    'BELIEVED',
    'POSSIBLE',
    'DESIRED',
    'HYPOTHETICAL',
  ),
  confidence: maybe(from(10, 50, 90)),
  review: from('ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'DRAFT'),
});

export const attendance = from(
  'POSSIBLE',
  'EXPECTED',
  'CONFIRMED',
  'DECLINED',
  'WITHDRAWN',
  'ATTENDED',
  'ABSENT',
  'DELEGATED',
);
export const level = from('HEAD_OF_STATE', 'MINISTER', 'DELEGATION', 'UNSPECIFIED');
export const role = from('HOST', 'GUEST', 'GUEST', 'SUBJECT');
export const eventStatus = from('SCHEDULED', 'POSTPONED', 'CANCELLED', 'UNDERWAY', 'OCCURRED', 'REPORTED');
export const eventType = from('CEREMONY', 'CONSULT', 'STATEMENT');
export const relationStatus = from('ACTIVE', 'ACTIVE', 'ACTIVE', 'PROPOSED', 'ENDED');
export const office = from('President', 'Prime minister');
const reason = from('Illness', 'Another journey');
const place = from<unknown>(
  { name: 'Red Square', precision: 'EXACT' },
  { name: 'Beijing', precision: 'TOWN', country: 0 },
  { name: 'Moscow', precision: 'UNKNOWN', country: 1 },
);
const quantity = from<unknown>(
  { value: 26 },
  { low: 20, high: 30, approximate: true },
  { value: 70, unit: 'minutes' },
  { unit: 'minutes', value: 70 },
);

/** A name by the number of its text, of which each world has its own. */
const name = fc.record({
  value: fc.nat(3),
  language: from('en', 'en', 'ko'),
  kind: from('COMMON', 'COMMON', 'OFFICIAL', 'ALIAS'),
});

/** A code by its number among those that a thing may have. */
const code = fc.nat(4);

/** The properties of claims, according to the vocabulary of evidence.md. */
export const PROPERTIES: [about: string, property: string, value: fc.Arbitrary<unknown>, weight?: number][] =
  [
    ['event', 'time', from(...SPANS), 2],
    ['event', 'status', eventStatus, 3],
    ['event', 'place', place],
    ['event', 'type', eventType],
    ['event', 'quantity.guests', quantity, 2],
    ['event', 'quantity.duration', quantity],
    ['event', 'significance', reason],
    ['participation', 'status', attendance, 6],
    ['participation', 'level', level, 2],
    ['participation', 'role', role],
    ['participation', 'reason', reason],
    ['relationship', 'status', relationStatus, 2],
    ['relationship', 'valid', from(...SPANS), 2],
    ['relationship', 'polarity', from(-3.5, 0, 8)],
    ['relationship', 'reason', reason],
    ['tenure', 'term.start', from(...ENDS, 'XXXX'), 2],
    ['tenure', 'term.end', from(...ENDS, 'XXXX', '..', '..'), 2],
    ['tenure', 'office', office],
    ['leader', 'born', from('1953-10-07', '1953', 'XXXX')],
    ['leader', 'died', from('2025-09-05', '2026-11')],
    ['country', 'existed', from('1949/..', '1949/2025-09-10')],
    ['leader', 'intention', reason],
    ['country', 'capital', from('Old town', 'New town'), 2],
    ['event', 'name', name, 2],
    ['leader', 'name', name, 2],
    ['country', 'name', name, 2],
    ['organization', 'name', name],
    ['leader', 'code', code, 2],
    ['country', 'code', code, 3],
    ['organization', 'code', code],
    ['event', 'code', code],
  ];
