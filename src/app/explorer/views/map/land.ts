import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const BUILT = resolve(__dirname, '../../../../../dist/explorer/land.txt');

let path: string | undefined;

/**
 * The land of the world as the path of an SVG, in the units of `WORLD`; without borders, since disputed ones would make a map a
 * statement. Built by scripts/build-explorer.mjs from Natural Earth, 1:110 million; empty if it was not.
 */
export const landPath = (): string => (path ??= existsSync(BUILT) ? readFileSync(BUILT, 'utf8') : '');
