import { counted } from '../../words';
import type { Draw } from '../drawing';
import { rounded, type Shape } from '../geometry';
import { drawLegend } from '../legend';
import { type Paint, pagePaint } from '../paint';
import { landPath } from './land';
import { type MapPlace, NAME_SIZE, placeSymbols, radiusScale, sizeOf, viewOf } from './symbols';

const MARGIN = 16;
const OPACITY = 0.72;
// A page has its land once, for both shapes.
const LAND = 'land';

/** Draws places as circles on land, and a legend of their sizes; what is counted is a noun: "event". */
export const drawMap =
  (places: readonly MapPlace[], noun: string): Draw =>
  (shape, paint) => {
    const view = viewOf(places, shape);
    const { width, height } = sizeOf(view, shape);
    const legend = drawLegend(legendOf(places, shape, noun, paint), width - 2 * MARGIN, paint);
    return {
      size: { width, height: height + legend.size.height + MARGIN },
      content: (
        <>
          <svg
            width={width}
            height={height}
            viewBox={[view.x, view.y, view.width, view.height].map(rounded).join(' ')}
            aria-hidden="true"
          >
            <g fill={paint.land}>
              {paint === pagePaint && shape === 'narrow' ? (
                <use href={`#${LAND}`} />
              ) : (
                <path id={LAND} d={landPath()} />
              )}
            </g>
          </svg>
          {placeSymbols(places, shape).map(({ place, x, y, radius, label }) => (
            <a href={place.href} class="node">
              <title>{`${place.name}: ${counted(place.count, noun)}`}</title>
              <circle
                cx={rounded(x)}
                cy={rounded(y)}
                r={rounded(radius)}
                fill={paint.accent}
                fill-opacity={OPACITY}
                stroke={paint.card}
              />
              {label && (
                <text
                  x={rounded(label.x)}
                  y={rounded(label.y)}
                  dy="0.35em"
                  text-anchor="middle"
                  font-size={NAME_SIZE}
                  fill={paint.ink}
                  stroke={paint.card}
                  stroke-width={3}
                  stroke-linejoin="round"
                  paint-order="stroke"
                >
                  {label.text}
                </text>
              )}
            </a>
          ))}
          <g transform={`translate(${MARGIN} ${height + MARGIN / 2})`}>{legend.content}</g>
        </>
      ),
    };
  };

// What still fits into the line of a legend.
const LEGEND_RADIUS = 10;

/** The circle of a round number, by which the others can be judged. */
function legendOf(places: readonly MapPlace[], shape: Shape, noun: string, paint: Paint) {
  const most = Math.max(0, ...places.map(({ count }) => count));
  const radius = radiusScale(most, shape);
  const count = roundNumbers(most)
    .filter((number) => radius(number) <= LEGEND_RADIUS)
    .at(-1);
  if (count === undefined) return [];
  const r = radius(count);
  return [
    {
      text: counted(count, noun),
      sampleWidth: 2 * r,
      sample: <circle cx={r} r={rounded(r)} fill={paint.accent} fill-opacity={OPACITY} />,
    },
  ];
}

/** 1, 2, 5, 10, 20, 50 and so on, up to a number. */
const roundNumbers = (most: number): number[] =>
  Array.from({ length: 24 }, (_, i) => [1, 2, 5][i % 3]! * 10 ** Math.floor(i / 3)).filter(
    (number) => number <= most,
  );
