import fc from 'fast-check';

/*
 * Operations are generated from a stream of random numbers drawn by fast-check: each generator takes what
 * it needs, and a shorter stream makes something smaller, so that counterexamples shrink without custom
 * shrinkers.
 */

const SIDES = 0x1_0000;

/** The random numbers for one generated value. */
export type Chances = readonly number[];

/** Streams of up to a given length. */
export const chances = (most: number): fc.Arbitrary<Chances> =>
  fc.noBias(fc.array(fc.nat(SIDES - 1), { maxLength: most, size: 'max' }));

/** Takes numbers one by one; an exhausted stream yields the smallest value. */
export class Dice {
  private next = 0;

  constructor(private readonly stream: Chances) {}

  /** A whole number from 0 to below `sides`. */
  below(sides: number): number {
    return Math.floor(((this.stream[this.next++] ?? 0) / SIDES) * sides);
  }

  /** True with this probability, and never once the stream is exhausted. */
  chance(share: number): boolean {
    return (this.stream[this.next++] ?? 0) >= SIDES * (1 - share);
  }

  pick<T>(among: readonly T[]): T {
    return among[this.below(among.length)]!;
  }

  /** One by weight; the first is the smallest. */
  weighed<T>(among: readonly (readonly [weight: number, item: T])[]): T {
    let left = this.below(among.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, item] of among) {
      if (left < weight) return item;
      left -= weight;
    }
    return among[0]![1];
  }

  /** Some items of a list, in its order, `least` to `most` of them. */
  some<T>(among: readonly T[], least: number, most: number): T[] {
    const left = among.map((_, i) => i);
    const count = Math.min(among.length, least + this.below(most - least + 1));
    const taken = Array.from({ length: count }, () => left.splice(this.below(left.length), 1)[0]!);
    return taken.sort((a, b) => a - b).map((i) => among[i]!);
  }
}
