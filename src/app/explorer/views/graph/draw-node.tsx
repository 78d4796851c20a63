import { type Box, boxAround, type Point } from '../geometry';
import { BackedText } from '../backed-text';
import type { Paint } from '../paint';
import { textWidth, wrapped } from '../text-width';
import { lowerWords } from '../../words';
import type { GraphNode, NodeKind } from './network';

/** How far a node reaches from its center, at most: lines end here. */
export const NODE_REACH = 22;
const NAME_SIZE = 13;
const NAME_LINE = 15;
const HEXAGON = '-22,0 -11,-18 11,-18 22,0 11,18 -11,18';

/** The lines of the name below a node. */
const nameOf = (node: GraphNode, width: number) => wrapped(node.name, width, NAME_SIZE);

/** What a node and its name cover. */
export function boxesOf(node: GraphNode, at: Point, nameWidth: number): Box[] {
  const lines = nameOf(node, nameWidth);
  const width = Math.max(...lines.map((line) => textWidth(line, NAME_SIZE)));
  const height = lines.length * NAME_LINE;
  return [
    boxAround(at, { width: 2 * NODE_REACH + 4, height: 2 * NODE_REACH }),
    boxAround({ x: at.x, y: at.y + NODE_REACH + 4 + height / 2 }, { width, height }),
  ];
}

function Outline({
  kind,
  ...paint
}: {
  kind: NodeKind;
  fill: string;
  stroke: string;
  'stroke-width': number;
}) {
  switch (kind) {
    case 'Country':
      return <rect x={-23} y={-15} width={46} height={30} rx={6} {...paint} />;
    case 'Leader':
      return <circle r={19} {...paint} />;
    case 'Event':
      return <polygon points="-24,0 0,-20 24,0 0,20" stroke-linejoin="round" {...paint} />;
    case 'Organization':
      return <polygon points={HEXAGON} stroke-linejoin="round" {...paint} />;
  }
}

interface NodeProps {
  readonly node: GraphNode;
  readonly at: Point;
  readonly nameWidth: number;
  readonly paint: Paint;
}

/** A node: a link to its page, with its name below. */
export function Node({ node, at, nameWidth, paint }: NodeProps) {
  const { name, kind, mark, href, depth } = node;
  const isAsked = depth === 0 && kind !== 'Event';
  return (
    <a href={href} class="node">
      <title>{`${name}, ${lowerWords(kind)}`}</title>
      <g transform={`translate(${Math.round(at.x)} ${Math.round(at.y)})`}>
        <Outline
          kind={kind}
          fill={isAsked ? paint.accent : paint.card}
          stroke={isAsked ? paint.accent : paint.ink}
          stroke-width={1.6}
        />
        <text
          dy="0.35em"
          text-anchor="middle"
          font-size={13}
          font-weight="700"
          fill={isAsked ? paint.card : paint.ink}
          aria-hidden="true"
        >
          {mark}
        </text>
        {nameOf(node, nameWidth).map((line, i) => (
          <BackedText
            x={0}
            y={NODE_REACH + 10 + i * NAME_LINE}
            size={NAME_SIZE}
            fill={paint.ink}
            paint={paint}
            text={line}
          />
        ))}
      </g>
    </a>
  );
}
