import { geoEqualEarth, type GeoProjection } from 'd3-geo';
import type { Point, Size } from '../geometry';

const WIDTH = 1920;

/**
 * The world in the projection Equal Earth, which keeps areas: no country looks larger than it is. Also read
 * by scripts/land.mjs, which draws the land.
 * @public
 */
export const worldProjection: GeoProjection = geoEqualEarth().fitWidth(WIDTH, { type: 'Sphere' });

/** The size of the projected world. */
export const WORLD: Size = {
  width: WIDTH,
  height: Math.ceil(2 * worldProjection.translate()[1]),
};

/** A place in degrees (WGS 84), on the projected world. */
export function project(latitude: number, longitude: number): Point {
  const [x, y] = worldProjection([longitude, latitude])!;
  return { x, y };
}
