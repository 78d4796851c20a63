import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { serveBuilt } from '../built-files';

/** Where the built assets are on this server. */
const ASSETS = '/explorer/assets/';

/** The URLs of the built assets, by name: style.css, page.js. */
export type Assets = Readonly<Record<string, string>>;

/**
 * Serves the scripts and the style that scripts/build-explorer.mjs built into `directory`. Pages are complete
 * without them, so that a missing build is no error.
 */
export async function serveAssets(app: FastifyInstance, directory: string): Promise<Assets> {
  const manifest = join(directory, 'manifest.json');
  if (!existsSync(manifest)) return {};
  await serveBuilt(app, join(directory, 'assets'), ASSETS, {
    // The style of embeds is read by pages of any origin.
    'access-control-allow-origin': '*',
  });
  return JSON.parse(readFileSync(manifest, 'utf8')) as Assets;
}
