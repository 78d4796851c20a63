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

const HEIGHTS: Readonly<Record<Shape, number>> = { wide: 460, narrow: 420 };
const MAX_RADIUS: Readonly<Record<Shape, number>> = { wide: 34, narrow: 24 };
const MIN_RADIUS = 4;
const RADIUS_OF_ONE = 7;
// Nearer than this share of the world, its coasts would be too coarse.
const NEAREST: Readonly<Record<Shape, number>> = { wide: 0.36, narrow: 0.24 };
const AROUND = 1.35;
export const NAME_SIZE = 12;

export const mapSize = (shape: Shape): Size => ({ width: WIDTHS[shape], height: HEIGHTS[shape] });

/** The radius of the circle of a number, by area, among numbers up to a largest one. */
export function radiusScale(most: number, shape: Shape): (count: number) => number {
  const scale = scaleSqrt()
    .domain([0, Math.max(most, 1)])
    .range([0, Math.min(MAX_RADIUS[shape], RADIUS_OF_ONE * Math.sqrt(Math.max(most, 1)))]);
  return (count) => Math.max(scale(count), MIN_RADIUS);
}

/** The smallest part of the world that has all places and room around them; all of it without places. */
export function viewOf(places: readonly MapPlace[], shape: Shape): View {
  const { width, height } = mapSize(shape);
  const spots = places.map(({ latitude, longitude }) => project(latitude, longitude));
  if (spots.length === 0)
    return fitted(WORLD.width, { x: WORLD.width / 2, y: WORLD.height / 2 }, width / height);
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const needed = Math.max((right - left) * AROUND, (bottom - top) * AROUND * (width / height));
  const wide = Math.max(needed, WORLD.width * NEAREST[shape]);
  return fitted(wide, { x: (left + right) / 2, y: (top + bottom) / 2 }, width / height);
}

/** A part of the world so wide around a point, moved to lie within it as far as it can. */
function fitted(wide: number, { x, y }: Point, ratio: number): View {
  const width = Math.min(wide, Math.max(WORLD.width, WORLD.height * ratio));
  const height = width / ratio;
  const within = (value: number, length: number, world: number) =>
    length >= world ? (world - length) / 2 : Math.min(Math.max(value - length / 2, 0), world - length);
  return { x: within(x, width, WORLD.width), y: within(y, height, WORLD.height), width, height };
}

/** The circles of places, the largest first so that none hides a smaller one, with names where there is room. */
export function placeSymbols(places: readonly MapPlace[], shape: Shape): PlacedSymbol[] {
  const size = mapSize(shape);
  const view = viewOf(places, shape);
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

/** A name right of, left of, below or above a circle, the first of these where it covers no other; it is then taken. */
function labelFor(
  { place, x, y, radius }: Omit<PlacedSymbol, 'label'>,
  taken: Box[],
  own: number,
  size: Size,
): PlacedSymbol['label'] {
  const text = shortened(place.name, 150, NAME_SIZE);
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
