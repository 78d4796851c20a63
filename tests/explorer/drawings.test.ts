import fc from 'fast-check';
import { SHAPES, WIDTHS } from '../../src/app/explorer/views/geometry';
import { placeSymbols, sizeOf, viewOf } from '../../src/app/explorer/views/map/symbols';
import { project, WORLD } from '../../src/app/explorer/views/map/world';
import { shortened, textWidth, wrapped } from '../../src/app/explorer/views/text-width';
import { barsOf } from '../../src/app/explorer/views/timeline/bars';
import { bucketEdtf, endOf, INTERVALS } from '../../src/app/explorer/views/timeline/line';

const places = fc.array(
  fc.record({
    name: fc.string({ minLength: 1, maxLength: 40 }),
    href: fc.constant('/country/x'),
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    count: fc.integer({ min: 1, max: 100_000 }),
  }),
  { maxLength: 30 },
);

describe('a map', () => {
  test('shows every place and its name within the drawing, and no event is lost where places are one circle', () => {
    fc.assert(
      fc.property(places, fc.constantFrom(...SHAPES), (all, shape) => {
        const size = sizeOf(viewOf(all, shape), shape);
        expect(size.width).toBe(WIDTHS[shape]);
        const symbols = placeSymbols(all, shape);
        const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
        expect(sum(symbols.map(({ place }) => place.count))).toBe(sum(all.map(({ count }) => count)));
        for (const { x, y, radius, label } of symbols) {
          expect(radius).toBeGreaterThanOrEqual(4);
          expect(x).toBeGreaterThanOrEqual(-0.01);
          expect(x).toBeLessThanOrEqual(size.width + 0.01);
          expect(y).toBeGreaterThanOrEqual(-0.01);
          expect(y).toBeLessThanOrEqual(size.height + 0.5);
          if (label) expect(label.x).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('has circles whose areas are the numbers', () => {
    const at = (latitude: number, count: number) => ({ name: 'x', href: '/', latitude, longitude: 0, count });
    const [large, small] = placeSymbols([at(0, 400), at(40, 100)], 'wide');
    expect(large!.radius / small!.radius).toBeCloseTo(2);
  });

  test('has north above south and east right of west', () => {
    const [beijing, sydney, lima] = [project(40, 116), project(-34, 151), project(-12, -77)];
    expect(beijing.y).toBeLessThan(sydney.y);
    expect(lima.x).toBeLessThan(beijing.x);
    expect(project(90, 0).y).toBeCloseTo(0, 0);
    expect(project(-90, 0).y).toBeCloseTo(WORLD.height, -1);
  });
});

describe('a timeline', () => {
  test('has buckets that end where the next begins', () => {
    expect(endOf('2024-02-01T00:00:00.000Z', 'MONTH').toISOString()).toBe('2024-03-01T00:00:00.000Z');
    expect(endOf('2024-10-01T00:00:00.000Z', 'QUARTER').toISOString()).toBe('2025-01-01T00:00:00.000Z');
    expect(endOf('2024-12-30T00:00:00.000Z', 'WEEK').toISOString()).toBe('2025-01-06T00:00:00.000Z');
    expect(endOf('2024-02-28T00:00:00.000Z', 'DAY').toISOString()).toBe('2024-02-29T00:00:00.000Z');
    expect(INTERVALS.map((interval) => bucketEdtf('2024-01-01T00:00:00.000Z', interval))).toEqual([
      '2024-01-01',
      '2024-01-01/2024-01-07',
      '2024-01',
      '2024-01-01/2024-03-31',
      '2024',
    ]);
  });

  test('has bars above and below zero, and none for nothing', () => {
    const points = [1, 0, null, -2].map((value, i) => ({ time: `202${i}-01-01T00:00:00.000Z`, value }));
    const { above, below } = barsOf(
      { label: '', href: null, points },
      'YEAR',
      (time) => (time.getUTCFullYear() - 2020) * 10,
      (value) => 50 - value * 10,
    );
    expect(above).toBe('M0 50v-10h9v10z');
    expect(below).toBe('M30 50v20h9v-20z');
  });
});

test('text in lines keeps to the width and loses nothing but what the last line has no room for', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 120, unit: 'grapheme' }),
      fc.integer({ min: 40, max: 300 }),
      (text, width) => {
        const lines = wrapped(text, width, 12, 50);
        for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(width);
        const bare = (each: string) => each.replace(/\s+/g, '');
        if (!lines.some((line) => line.endsWith('…'))) expect(bare(lines.join(''))).toBe(bare(text));
        expect(wrapped(text, width, 12, 1)).toHaveLength(1);
      },
    ),
  );
});

test('a text of any length, as that of an address, is wrapped by one look at each character', () => {
  const text = 'a,'.repeat(200_000);
  expect(wrapped(text, 600, 12, 3).map((line) => line.length)).toEqual([105, 105, 105]);
  expect(shortened(text, 600, 12)).toMatch(/^(a,)+a?…$/);
});
