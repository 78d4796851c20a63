import { between, type Box, boxAround, overlap, type Point } from '../geometry';
import { shortened, textWidth } from '../text-width';
import type { Tie } from './network';
import type { Placed } from './ring';

/** A label on a line. */
export interface PlacedLabel extends Point {
  readonly text: string;
}

export const LABEL_SIZE = 12;
const LONGEST = 190;
const SHARES = [0.5, 0.42, 0.58, 0.34, 0.66];

/**
 * A label for each pair of nodes that leaves room for one: where it covers neither a node with its name, given as boxes, nor
 * another label. What is left out is in the table.
 */
export function labelTies(
  ties: readonly Tie[],
  { spots, size }: Placed,
  taken: readonly Box[],
): PlacedLabel[] {
  const pairs = new Map<string, Tie[]>();
  for (const tie of ties) {
    const key = [tie.source, tie.target].sort().join(' ');
    pairs.set(key, [...(pairs.get(key) ?? []), tie]);
  }
  const boxes = [...taken];
  const placed: PlacedLabel[] = [];
  for (const pair of pairs.values()) {
    const [from, to] = [spots.get(pair[0]!.source), spots.get(pair[0]!.target)];
    if (!from || !to) continue;
    if (pair.every(({ labels }) => labels.every((label) => label === ''))) continue;
    const text = shortened(textOf(pair), LONGEST, LABEL_SIZE);
    const room = { width: textWidth(text, LABEL_SIZE) + 8, height: LABEL_SIZE + 6 };
    for (const share of SHARES) {
      const at = between(from, to, share);
      const box = boxAround(at, room);
      if (box.left < 0 || box.right > size.width || boxes.some((other) => overlap(box, other))) continue;
      boxes.push(box);
      placed.push({ ...at, text });
      break;
    }
  }
  return placed;
}

function textOf(pair: readonly Tie[]): string {
  const labels = [...new Set(pair.flatMap((tie) => tie.labels))];
  return labels.length > 1 ? `${labels[0]} and ${labels.length - 1} more` : labels[0]!;
}
