import { assert, integer, jsonValue, property } from 'fast-check';
import { bounded } from '../../src/app/mcp/bound';

const sizeOf = (value: unknown) => JSON.stringify(value).length;

/** Whether a value is another with some of its lists and long texts truncated. */
function isCutOf(part: unknown, whole: unknown): boolean {
  if (typeof part === 'string' && typeof whole === 'string') return whole.startsWith(part);
  if (Array.isArray(part) && Array.isArray(whole))
    return part.length <= whole.length && part.every((item, i) => isCutOf(item, whole[i]));
  if (typeof part !== 'object' || part === null) return part === whole;
  const keys = Object.keys(whole as object);
  return (
    Object.keys(part).join() === keys.join() &&
    keys.every((key) => isCutOf((part as any)[key], (whole as any)[key]))
  );
}

describe('a result that is too long', () => {
  it('fits after truncation, is a prefix of the original, and reports what is missing', () => {
    assert(
      property(jsonValue({ maxDepth: 5 }), integer({ min: 4, max: 400 }), (given, most) => {
        const before = JSON.stringify(given);
        const value = JSON.parse(before) as unknown;
        const cut = bounded(value, most);
        expect(JSON.stringify(value)).toBe(before);
        expect(sizeOf(cut.value)).toBeLessThanOrEqual(most);
        expect(cut.omitted.length > 0).toBe(sizeOf(value) > most);
        if (cut.value !== null) expect(isCutOf(cut.value, value)).toBe(true);
        for (const { shown, of } of cut.omitted) expect(shown).toBeLessThan(of);
      }),
    );
  });

  it('has as many items of every list as fit', () => {
    const guests = (count: number) => Array.from({ length: count }, (_, i) => `guest ${100 + i}`);
    const events = [guests(100), guests(3), guests(40)].map((list) => ({ guests: list }));
    const { value, omitted } = bounded({ events }, 1_500);
    const lengths = (value as { events: typeof events }).events.map((event) => event.guests.length);
    const [longest = 0] = lengths;
    expect(lengths).toEqual([longest, 3, Math.min(longest, 40)]);
    expect(omitted).toEqual([{ path: 'events.*.guests', shown: longest, of: 100 }]);
    // One more in each would be too long.
    expect(sizeOf(value) + 2 * sizeOf('guest 100,')).toBeGreaterThan(1_500);
  });

  it('has the beginning of a long text', () => {
    const note = 'x'.repeat(9_000);
    expect(bounded({ note, names: ['A name'] }, 5_000)).toEqual({
      value: { note: note.slice(0, 2_000), names: ['A name'] },
      omitted: [{ path: 'note', shown: 2_000, of: 9_000 }],
    });
  });

  it('is truncated in no more time than it takes to read it', () => {
    const events = Array.from({ length: 1_000 }, (_, i) => ({
      i,
      guests: Array.from({ length: 300 }, (__, j) => j),
    }));
    const { value, omitted } = bounded({ events }, 40_000);
    expect(sizeOf(value)).toBeGreaterThan(30_000);
    expect(omitted.map(({ path, of }) => [path, of])).toEqual([
      ['events', 1_000],
      ['events.*.guests', 300],
    ]);
  });
});
