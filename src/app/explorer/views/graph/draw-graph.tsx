import { BackedText } from '../backed-text';
import type { Draw } from '../drawing';
import { drawLegend, type LegendEntry } from '../legend';
import type { Paint } from '../paint';
import { boxesOf, Node } from './draw-node';
import { colorOf, DASHES, TieLine, widthOf } from './draw-tie';
import { LABEL_SIZE, labelTies } from './labels';
import { type Network, type Sureness, type Tie, tiesOf, type Tone } from './network';
import { drawnPart, place } from './place';

const NAME_WIDTHS = { wide: 112, narrow: 84 };
const BETWEEN_LINES = 8;
const MARGIN = 16;

/** Draws a network: its nodes as links, one line for each tone of what connects two of them, and a legend. */
export const drawGraph =
  (network: Network): Draw =>
  (shape, paint) => {
    const drawn = drawnPart(network);
    const placed = place(drawn, shape);
    const { spots, size } = placed;
    const ties = tiesOf(drawn.edges);
    const near = nearTies(ties, drawn);
    const nameWidth = NAME_WIDTHS[shape];
    const boxes = drawn.nodes.flatMap((node) => boxesOf(node, spots.get(node.id)!, nameWidth));
    const legend = drawLegend(
      legendOf([...near], ties.length > near.size, paint),
      size.width - 2 * MARGIN,
      paint,
    );
    return {
      size: { width: size.width, height: size.height + legend.size.height + MARGIN },
      content: (
        <>
          {[...ties]
            .sort((one, other) => Number(near.has(one)) - Number(near.has(other)))
            .map((tie) => (
              <TieLine
                tie={tie}
                from={spots.get(tie.source)!}
                to={spots.get(tie.target)!}
                aside={asideOf(tie, ties)}
                isFaint={!near.has(tie)}
                paint={paint}
              />
            ))}
          {labelTies([...near], placed, boxes).map(({ x, y, text }) => (
            <BackedText
              x={Math.round(x)}
              y={Math.round(y)}
              size={LABEL_SIZE}
              fill={paint.soft}
              paint={paint}
              text={text}
            />
          ))}
          {drawn.nodes.map((node) => (
            <Node node={node} at={spots.get(node.id)!} nameWidth={nameWidth} paint={paint} />
          ))}
          <g transform={`translate(${MARGIN} ${size.height})`}>{legend.content}</g>
        </>
      ),
    };
  };

/** How far a line is beside the middle, where its pair of nodes has several; seen from the source of each. */
function asideOf(tie: Tie, ties: readonly Tie[]): number {
  const isSame = (other: Tie) =>
    (other.source === tie.source && other.target === tie.target) ||
    (other.source === tie.target && other.target === tie.source);
  const pair = ties.filter(isSame);
  const aside = (pair.indexOf(tie) - (pair.length - 1) / 2) * BETWEEN_LINES;
  return tie.source === pair[0]!.source ? aside : -aside;
}

// With more lines than these, those among the neighbors stand back.
const MAX_NEAR = 18;

/** The lines that have labels and colors: all of a few, and of many those of the things asked about. */
function nearTies(ties: readonly Tie[], { nodes, isPaths }: Network): ReadonlySet<Tie> {
  if (ties.length <= MAX_NEAR || isPaths) return new Set(ties);
  const asked = new Set(nodes.filter(({ depth }) => depth === 0).map(({ id }) => id));
  return new Set(ties.filter(({ source, target }) => asked.has(source) || asked.has(target)));
}

const TONE_WORDS: Readonly<Record<Tone, string>> = {
  friendly: 'friendly',
  hostile: 'hostile',
  other: 'other',
  border: 'land border',
};
const SURE_WORDS: Readonly<Record<Sureness, string>> = {
  solid: 'announced or stated as fact',
  dashed: 'expected or believed',
  dotted: 'possible, wished or refused',
};

/** What of the tones and dashes occurs. */
function legendOf(ties: readonly Tie[], hasFaint: boolean, paint: Paint): LegendEntry[] {
  const line = (color: string, sureness: Sureness, width: number) => (
    <line
      x2={26}
      stroke={color}
      stroke-width={width}
      stroke-dasharray={DASHES[sureness]}
      stroke-linecap={sureness === 'dotted' ? 'round' : undefined}
    />
  );
  const entry = (text: string, sample: LegendEntry['sample']) => ({ text, sample, sampleWidth: 26 });
  const tones = (Object.keys(TONE_WORDS) as Tone[]).filter((tone) => ties.some((tie) => tie.tone === tone));
  const lines = (Object.keys(SURE_WORDS) as Sureness[]).filter((each) =>
    ties.some(({ sureness }) => sureness === each),
  );
  return [
    ...(tones.length > 1 || tones[0] !== 'other' ? tones : []).map((tone) =>
      entry(TONE_WORDS[tone], line(colorOf(tone, paint), 'solid', widthOf({ tone, isPast: false }))),
    ),
    ...(lines.length > 1 || lines[0] !== 'solid'
      ? lines.map((each) => entry(SURE_WORDS[each], line(paint.edge, each, 2.4)))
      : []),
    ...(hasFaint ? [entry('among the others', line(paint.line, 'solid', 1))] : []),
    ...(ties.some(({ isPast }) => isPast) ? [entry('over', line(paint.edge, 'solid', 1))] : []),
  ];
}
