import { type Point, rounded } from '../geometry';
import type { Paint } from '../paint';
import { NODE_REACH } from './draw-node';
import type { Sureness, Tie, Tone } from './network';

export const DASHES: Readonly<Record<Sureness, string | undefined>> = {
  solid: undefined,
  dashed: '7 5',
  dotted: '1.5 5',
};

export const colorOf = (tone: Tone, paint: Paint): string =>
  ({ friendly: paint.friendly, hostile: paint.hostile, other: paint.edge, border: paint.edge })[tone];

/** The width of a line: what is over is thinner, and a border thinnest. */
export const widthOf = ({ tone, isPast }: Pick<Tie, 'tone' | 'isPast'>): number =>
  tone === 'border' ? 0.7 : isPast ? 1.2 : 2.4;

const ARROW = 9;

interface TieProps {
  readonly tie: Tie;
  readonly from: Point;
  readonly to: Point;
  /** How far it is beside the line between the centers, for several lines of one pair. */
  readonly aside: number;
  /** Whether it stands back behind others. */
  readonly isFaint: boolean;
  readonly paint: Paint;
}

/** A line between two nodes, ending at their outlines, with an arrow where it leads one way. */
export function TieLine({ tie, from, to, aside, isFaint, paint }: TieProps) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  const point = (share: number, reach: number) => ({
    x: rounded((share === 0 ? from.x : to.x) + along.x * reach - along.y * aside),
    y: rounded((share === 0 ? from.y : to.y) + along.y * reach + along.x * aside),
  });
  const [begin, end] = [point(0, NODE_REACH + 3), point(1, -NODE_REACH - 3)];
  const color = isFaint ? paint.line : colorOf(tie.tone, paint);
  return (
    <g>
      {tie.labels.some((label) => label !== '') && <title>{tie.labels.join(', ')}</title>}
      <line
        x1={begin.x}
        y1={begin.y}
        x2={end.x}
        y2={end.y}
        stroke={color}
        stroke-width={isFaint ? 1 : widthOf(tie)}
        stroke-dasharray={DASHES[tie.sureness]}
        stroke-linecap={tie.sureness === 'dotted' ? 'round' : undefined}
      />
      {tie.arrow && !isFaint && (
        <Arrow
          at={tie.arrow === 'target' ? end : begin}
          along={along}
          isBack={tie.arrow === 'source'}
          color={color}
        />
      )}
    </g>
  );
}

function Arrow({ at, along, isBack, color }: { at: Point; along: Point; isBack: boolean; color: string }) {
  const angle = (Math.atan2(along.y, along.x) * 180) / Math.PI + (isBack ? 180 : 0);
  return (
    <path
      d={`M0 0L${-ARROW} ${-ARROW / 2}V${ARROW / 2}z`}
      transform={`translate(${at.x} ${at.y}) rotate(${Math.round(angle)})`}
      fill={color}
    />
  );
}
