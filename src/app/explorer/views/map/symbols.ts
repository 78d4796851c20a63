import { scaleSqrt } from 'd3-scale';
import { type Box, boxAround, overlap, type Point, type Shape, type Size, WIDTHS } from '../geometry';
import { shortened, textWidth } from '../text-width';
import { project, WORLD } from './world';

/** A place with a number. */
export interface MapPlace {
  readonly name: string;
  readonly href: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly count: number;
}

/** A place in a drawing: a circle whose area is its number. */
export interface PlacedSymbol extends Point {
  readonly place: MapPlace;
  readonly radius: number;
  /** Null where there is no room for a name; the table has it. */
  readonly label: (Point & { readonly text: string }) | null;
}

/** The part of the world that is shown, in its units. */
export interface View extends Point, Size {}

// The most; a view of the whole world is lower on a phone.
const HEIGHTS: Readonly<Record<Shape, number>> = { wide: 470, narrow: 420 };
const MAX_RADIUS: Readonly<Record<Shape, number>> = { wide: 34, narrow: 24 };
const MIN_RADIUS = 4;
const RADIUS_OF_ONE = 7;
// Nearer than this share of the world, its coasts would be too coarse.
const NEAREST: Readonly<Record<Shape, number>> = { wide: 0.36, narrow: 0.24 };
const AROUND = 1.35;
export const NAME_SIZE = 12;

/** The radius of the circle of a number, by area, among numbers up to a largest one. */
export function radiusScale(most: number, shape: Shape): (count: number) => number {
  const scale = scaleSqrt()
    .domain([0, Math.max(most, 1)])
    .range([0, Math.min(MAX_RADIUS[shape], RADIUS_OF_ONE * Math.sqrt(Math.max(most, 1)))]);
  return (count) => Math.max(scale(count), MIN_RADIUS);
}

// South of it is only Antarctica, which is left out unless something took place there.
const SOUTH = project(-60, 0).y;

/** The smallest part of the world that has all places and room around them; without places all of it. */
export function viewOf(places: readonly MapPlace[], shape: Shape): View {
  const spots = places.map(({ latitude, longitude }) => project(latitude, longitude));
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  const world = { width: WORLD.width, height: Math.max(...ys) > SOUTH ? WORLD.height : SOUTH };
  const [left, right] = [Math.min(WORLD.width, ...xs), Math.max(0, ...xs)];
  const [top, bottom] = [Math.min(world.height, ...ys), Math.max(0, ...ys)];
  const ratio = WIDTHS[shape] / HEIGHTS[shape];
  const needed = Math.max((right - left) * AROUND, (bottom - top) * AROUND * ratio);
  const width =
    spots.length === 0 ? world.width : Math.min(Math.max(needed, world.width * NEAREST[shape]), world.width);
  const height = Math.min(width / ratio, world.height);
  const within = (middle: number, length: number, most: number) =>
    Math.min(Math.max(middle - length / 2, 0), most - length);
  return {
    x: within((left + right) / 2, width, world.width),
    y: within((top + bottom) / 2, height, world.height),
    width,
    height,
  };
}

/** The size of the drawing of a view. */
export const sizeOf = ({ width, height }: View, shape: Shape): Size => ({
  width: WIDTHS[shape],
  height: Math.round((height / width) * WIDTHS[shape]),
});

/** The circles of places, the largest first so that none hides a smaller one, with names where there is room. */
export function placeSymbols(places: readonly MapPlace[], shape: Shape): PlacedSymbol[] {
  const view = viewOf(places, shape);
  const size = sizeOf(view, shape);
  const scale = size.width / view.width;
  const spots = merged(places);
  const radius = radiusScale(Math.max(0, ...spots.map(({ count }) => count)), shape);
  const circles = spots
    .sort((one, other) => other.count - one.count || one.name.localeCompare(other.name))
    .map((place) => {
      const spot = project(place.latitude, place.longitude);
      return {
        place,
        x: (spot.x - view.x) * scale,
        y: (spot.y - view.y) * scale,
        radius: radius(place.count),
      };
    });
  const taken: Box[] = circles.map((circle) =>
    boxAround(circle, { width: 2 * circle.radius, height: 2 * circle.radius }),
  );
  return circles.map((circle, i) => ({ ...circle, label: labelFor(circle, taken, i, size) }));
}

/** Places of which the circles would cover each other, a tenth of a degree apart, as one. */
function merged(places: readonly MapPlace[]): MapPlace[] {
  const groups = new Map<string, MapPlace[]>();
  for (const place of places) {
    const key = `${place.latitude.toFixed(1)} ${place.longitude.toFixed(1)}`;
    groups.set(key, [...(groups.get(key) ?? []), place]);
  }
  return [...groups.values()].map(([first, ...others]) => ({
    ...first!,
    name: others.length === 0 ? first!.name : `${first!.name} and ${others.length} more`,
    count: others.reduce((sum, { count }) => sum + count, first!.count),
  }));
}

const LONGEST = 150;

/** The name of a place, or if it is long what precedes the region: "New York City, state of New York" is "New York City". */
const shortName = (name: string): string =>
  textWidth(name, NAME_SIZE) <= LONGEST ? name : shortened(name.split(',', 1)[0]!, LONGEST, NAME_SIZE);

/** A name right of, left of, below or above a circle, the first of these where it covers no other; it is then taken. */
function labelFor(
  { place, x, y, radius }: Omit<PlacedSymbol, 'label'>,
  taken: Box[],
  own: number,
  size: Size,
): PlacedSymbol['label'] {
  const text = shortName(place.name);
  const room = { width: textWidth(text, NAME_SIZE) + 4, height: NAME_SIZE + 4 };
  const aside = radius + 4 + room.width / 2;
  const above = radius + 2 + room.height / 2;
  const spots = [
    { x: x + aside, y },
    { x: x - aside, y },
    { x, y: y + above },
    { x, y: y - above },
  ];
  for (const spot of spots) {
    const box = boxAround(spot, room);
    const isInside = box.left >= 0 && box.right <= size.width && box.top >= 0 && box.bottom <= size.height;
    if (!isInside || taken.some((other, i) => i !== own && overlap(box, other))) continue;
    taken.push(box);
    return { ...spot, text };
  }
  return null;
}
