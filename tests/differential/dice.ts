import fc from 'fast-check';

/*
 * Operations are made by a stream of chances that fast-check draws: what is made is whatever code asks of the stream, and
 * a shorter stream makes something smaller, so that a counterexample shrinks without a word about how.
 */

const SIDES = 0x1_0000;

/** The chances of one thing that is made. */
export type Chances = readonly number[];

/** Streams of up to so many chances. */
export const chances = (most: number): fc.Arbitrary<Chances> =>
  fc.noBias(fc.array(fc.nat(SIDES - 1), { maxLength: most, size: 'max' }));

/** Takes chances one by one; where they have run out, the least that can be comes of it. */
export class Dice {
  private next = 0;

  constructor(private readonly stream: Chances) {}

  /** A whole number from 0 up to below `sides`. */
  below(sides: number): number {
    return Math.floor(((this.stream[this.next++] ?? 0) / SIDES) * sides);
  }

  /** True in this share of cases, and never once the chances have run out. */
  chance(share: number): boolean {
    return (this.stream[this.next++] ?? 0) >= SIDES * (1 - share);
  }

  pick<T>(among: readonly T[]): T {
    return among[this.below(among.length)]!;
  }

  /** One by weight; the first is the least. */
  weighed<T>(among: readonly (readonly [weight: number, item: T])[]): T {
    let left = this.below(among.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, item] of among) {
      if (left < weight) return item;
      left -= weight;
    }
    return among[0]![1];
  }

  /** Some of a list, in its order, `least` to `most` of them. */
  some<T>(among: readonly T[], least: number, most: number): T[] {
    const left = among.map((_, i) => i);
    const count = Math.min(among.length, least + this.below(most - least + 1));
    const taken = Array.from({ length: count }, () => left.splice(this.below(left.length), 1)[0]!);
    return taken.sort((a, b) => a - b).map((i) => among[i]!);
  }
}
