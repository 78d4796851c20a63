import fc from 'fast-check';

const digits = (max: number, length = 2) =>
  fc.integer({ min: 1, max }).map((number) => String(number).padStart(length, '0'));
const year = digits(9998, 4);
const month = digits(12);
const qualifier = fc.constantFrom('', '', '', '~', '?', '%');

/** Dates that may end an interval of level 1. */
const arbitraryEnd = fc
  .oneof(year, fc.tuple(year, month), fc.tuple(year, month, digits(28)))
  .chain((parts) => qualifier.map((mark) => [parts].flat().join('-') + mark));

const single = fc.oneof(
  arbitraryEnd,
  fc.tuple(year, fc.constantFrom('XX', 'XX-XX')).map((parts) => parts.join('-')),
  fc
    .tuple(year, fc.constantFrom('21', '22', '23', '24'), qualifier)
    .map(([y, season, mark]) => `${y}-${season}${mark}`),
  fc.tuple(year, month).map(([y, m]) => `${y}-${m}-XX`),
  fc.integer({ min: 10, max: 998 }).map((decade) => `${String(decade).padStart(3, '0')}X`),
  fc.integer({ min: 1, max: 99 }).map((century) => `${String(century).padStart(2, '0')}XX`),
  fc.constant('XXXX'),
);

const interval = fc.oneof(
  fc.tuple(arbitraryEnd, arbitraryEnd).map((ends) => ends.sort((a, b) => compareStarts(a, b)).join('/')),
  fc.tuple(arbitraryEnd, fc.constantFrom('', '..')).map((ends) => ends.join('/')),
  fc.tuple(fc.constantFrom('', '..'), arbitraryEnd).map((ends) => ends.join('/')),
);

/** Any EDTF text of level 0 or 1 that the product accepts. */
export const arbitrarySpan = fc.oneof(single, interval);

const compareStarts = (a: string, b: string) => (a.replace(/[~?%]/, '') < b.replace(/[~?%]/, '') ? -1 : 1);
