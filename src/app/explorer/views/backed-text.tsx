import type { Paint } from './paint';
import { textWidth } from './text-width';

interface BackedTextProps {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  readonly paint: Paint;
  readonly text: string;
}

/** Text centered on a point, on a ground that hides lines below it. */
export function BackedText({ x, y, size, fill, paint, text }: BackedTextProps) {
  const width = Math.round(textWidth(text, size)) + 6;
  return (
    <>
      <rect x={x - width / 2} y={y - size * 0.65} width={width} height={size * 1.3} fill={paint.card} />
      <text x={x} y={y} dy="0.35em" text-anchor="middle" font-size={size} fill={fill}>
        {text}
      </text>
    </>
  );
}
