import { scaleLinear, scaleUtc } from 'd3-scale';
import type { Draw } from '../drawing';
import { rounded, type Shape, WIDTHS } from '../geometry';
import type { Paint } from '../paint';
import { shortened, textWidth } from '../text-width';
import { barsOf } from './bars';
import { endOf, type Interval, type TimelineLine } from './line';
import { timeTicks } from './ticks';

const SIZE = 12;
const MARGIN = 12;
const AXIS = 28;
// The room of numbers beside the bars.
const NUMBERS = 44;
const LONGEST_NAME = 170;
const NAME_SIZE = 13;

interface Strip {
  readonly top: number;
  readonly height: number;
}

/**
 * Draws each line as a strip of bars, below each other over one axis of time and with one scale of values, so that no line is
 * told from another by its color. Values below zero are hostile, and hang down.
 */
export const drawTimeline =
  (lines: readonly TimelineLine[], interval: Interval, isSigned: boolean): Draw =>
  (shape, paint) => {
    const width = WIDTHS[shape];
    const isNamed = lines.length > 1 || lines[0]!.label !== '';
    const isBeside = isNamed && shape === 'wide';
    const names = isBeside
      ? Math.min(LONGEST_NAME, Math.max(...lines.map(({ label }) => textWidth(label, NAME_SIZE))))
      : 0;
    const left = MARGIN + names + NUMBERS;
    const strips = stripsOf(lines.length, shape, isNamed && !isBeside);
    const bottom = strips.at(-1)!.top + strips.at(-1)!.height;
    const times = lines.flatMap(({ points }) => points.map(({ time }) => time)).sort();
    const x = scaleUtc()
      .domain([new Date(times[0]!), endOf(times.at(-1)!, interval)])
      .range([left, width - MARGIN]);
    const values = lines.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []));
    const y = scaleLinear()
      .domain([Math.min(0, ...values), Math.max(0, ...values) || (isSigned ? 0 : 1)])
      .nice(3);
    return {
      size: { width, height: bottom + AXIS },
      content: (
        <>
          {timeTicks(x, shape === 'wide' ? 8 : 4).map(({ at, text }) => (
            <g>
              <line x1={rounded(at)} x2={rounded(at)} y1={strips[0]!.top} y2={bottom} stroke={paint.line} />
              <text
                x={rounded(Math.min(at, width - MARGIN - textWidth(text, SIZE) / 2))}
                y={bottom + 18}
                text-anchor="middle"
                font-size={SIZE}
                fill={paint.soft}
              >
                {text}
              </text>
            </g>
          ))}
          {lines.map((line, i) => {
            const strip = strips[i]!;
            const scale = y.copy().range([strip.top + strip.height - 2, strip.top + 4]);
            return (
              <>
                {isNamed && <Name line={line} strip={strip} isBeside={isBeside} paint={paint} />}
                <Numbers
                  ticks={ticksOf(scale, strip, i === 0)}
                  scale={scale}
                  left={left}
                  width={width}
                  paint={paint}
                />
                <Bars paths={barsOf(line, interval, x, scale)} isSigned={isSigned} paint={paint} />
              </>
            );
          })}
        </>
      ),
    };
  };

/** Where the strips are; with room for a name above each. */
function stripsOf(count: number, shape: Shape, isNamed: boolean): Strip[] {
  const height = count === 1 ? (shape === 'wide' ? 260 : 220) : count <= 6 ? 76 : 48;
  const above = isNamed ? 20 : 10;
  return Array.from({ length: count }, (_, i) => ({ top: MARGIN + i * (height + above) + above, height }));
}

type Scale = ReturnType<typeof scaleLinear<number, number>>;

/** Few numbers for a low strip, and below the first only zero, since all have one scale. */
const ticksOf = (scale: Scale, { height }: Strip, isFirst: boolean) =>
  height > 100 ? scale.ticks(4) : isFirst ? [...new Set([...scale.domain(), 0])] : [0];

function Name({
  line,
  strip,
  isBeside,
  paint,
}: {
  line: TimelineLine;
  strip: Strip;
  isBeside: boolean;
  paint: Paint;
}) {
  const text = (
    <text
      x={MARGIN}
      y={isBeside ? strip.top + strip.height / 2 : strip.top - 6}
      dy={isBeside ? '0.35em' : undefined}
      font-size={NAME_SIZE}
      fill={paint.ink}
    >
      {shortened(line.label, isBeside ? LONGEST_NAME : WIDTHS.narrow - 2 * MARGIN, NAME_SIZE)}
    </text>
  );
  return line.href === null ? text : <a href={line.href}>{text}</a>;
}

interface NumbersProps {
  readonly ticks: readonly number[];
  readonly scale: Scale;
  readonly left: number;
  readonly width: number;
  readonly paint: Paint;
}

/** Numbers at the left of a strip, each with a line across it. */
const Numbers = ({ ticks, scale, left, width, paint }: NumbersProps) => (
  <>
    {ticks.map((tick) => (
      <g>
        <line
          x1={left}
          x2={width - MARGIN}
          y1={rounded(scale(tick))}
          y2={rounded(scale(tick))}
          stroke={tick === 0 ? paint.edge : paint.line}
        />
        <text
          x={left - 6}
          y={rounded(scale(tick))}
          dy="0.35em"
          text-anchor="end"
          font-size={11}
          fill={paint.soft}
        >
          {tick.toLocaleString('en', { notation: 'compact' })}
        </text>
      </g>
    ))}
  </>
);

const Bars = ({
  paths: { above, below },
  isSigned,
  paint,
}: {
  paths: ReturnType<typeof barsOf>;
  isSigned: boolean;
  paint: Paint;
}) => (
  <>
    {above !== '' && <path d={above} fill={isSigned ? paint.friendly : paint.accent} />}
    {below !== '' && <path d={below} fill={paint.hostile} />}
  </>
);
