import type { VNode } from 'preact';
import type { Size } from './geometry';
import type { Paint } from './paint';
import { textWidth } from './text-width';

/** One entry of a legend: a sample, so many units wide and centered on the line of the text, and what it means. */
export interface LegendEntry {
  readonly sample: VNode;
  readonly sampleWidth: number;
  readonly text: string;
}

const FONT_SIZE = 12;
const LINE = 20;
const GAP = 8;

/** A legend in as many lines as it needs within a width. */
export function drawLegend(
  entries: readonly LegendEntry[],
  width: number,
  paint: Paint,
): { readonly size: Size; readonly content: VNode } {
  let [x, y] = [0, LINE / 2];
  const placed = entries.map(({ sample, sampleWidth, text }) => {
    const length = sampleWidth + GAP + textWidth(text, FONT_SIZE);
    if (x > 0 && x + length > width) [x, y] = [0, y + LINE];
    const at = { x, y };
    x += length + 2 * GAP;
    return (
      <g transform={`translate(${at.x} ${at.y})`}>
        {sample}
        <text x={sampleWidth + GAP} dy="0.35em" font-size={FONT_SIZE} fill={paint.soft}>
          {text}
        </text>
      </g>
    );
  });
  return { size: { width, height: entries.length === 0 ? 0 : y + LINE / 2 }, content: <g>{placed}</g> };
}
