import { fold } from '../../../engine/model/letters/fold';

/** Whether two names can be spellings of one: at least half of their pairs of letters are the same (Dice's coefficient). */
export function isRespelled(one: string, other: string): boolean {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  const rest = [...b];
  const shared = a.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  return a.length > 0 && 4 * shared.length >= a.length + b.length;
}

/** Each letter with the next, across words: "El-Sisi" and "Elsisi" differ in nothing else. */
function pairsOf(name: string): string[] {
  const letters = [...fold(name).replaceAll(' ', '')];
  return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
}
