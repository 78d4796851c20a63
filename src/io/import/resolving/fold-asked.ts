import { fold } from '../../../engine/model/letters/fold';

const MAX_REMEMBERED = 20_000;
const asked = new Map<string, string>();

/** `fold`, cached: rows ask for the same few names again and again. */
export function foldAsked(name: string): string {
  const known = asked.get(name);
  if (known !== undefined) return known;
  const folded = fold(name);
  if (asked.size >= MAX_REMEMBERED) asked.clear();
  asked.set(name, folded);
  return folded;
}
