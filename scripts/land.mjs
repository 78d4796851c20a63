// The land of the world as the path of an SVG, from Natural Earth at 1:110 million (public domain, in the package world-atlas).
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { geoStream } from 'd3-geo';
import { feature } from 'topojson-client';

const require = createRequire(import.meta.url);
const { worldProjection } = require('../dist/app/explorer/views/map/world.js');

/** The outlines of land on the projected world, each a list of points in whole units. */
function outlines(land) {
  const rings = [];
  let ring = [];
  const stream = worldProjection.stream({
    point: (x, y) => ring.push([Math.round(x), Math.round(y)]),
    lineStart: () => (ring = []),
    lineEnd: () => rings.push(ring),
    polygonStart() {},
    polygonEnd() {},
    sphere() {},
  });
  geoStream(land, stream);
  return rings;
}

/** An outline as a closed path of relative steps; empty if it is smaller than a unit. */
function pathOf([first, ...others]) {
  let [x, y] = first;
  const steps = [];
  for (const [nextX, nextY] of others) {
    if (nextX === x && nextY === y) continue;
    steps.push(nextX - x, nextY - y);
    [x, y] = [nextX, nextY];
  }
  if (steps.length < 4) return '';
  const text = steps.reduce((path, step) => `${path}${path === '' || step < 0 ? '' : ' '}${step}`, '');
  return `M${first.join(' ')}l${text}z`;
}

export async function landPath() {
  const topology = JSON.parse(await readFile(require.resolve('world-atlas/land-110m.json'), 'utf8'));
  return outlines(feature(topology, topology.objects.land)).map(pathOf).join('');
}
