// Bundles the browser scripts and the style of the explorer into <outdir>: manifest.json with their URLs by name, and assets/ with
// hashed names, each compressed beside it. Usage: node scripts/build-explorer.mjs [outdir=dist/explorer]
import { hash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compressAll } from './compress.mjs';
import { embedStyle } from './embed-style.mjs';
import { landPath } from './land.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const outdir = resolve(process.argv[2] ?? resolve(root, 'dist/explorer'));
const assets = resolve(outdir, 'assets');
const source = resolve(root, 'src/app/explorer');

await rm(assets, { recursive: true, force: true });
await mkdir(assets, { recursive: true });

// Each script in client/ that a page names is an entry; what they share is in folders below it.
const entries = (await readdir(resolve(source, 'client'), { withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map(({ name }) => resolve(source, 'client', name));

const { metafile } = await build({
  absWorkingDir: root,
  outdir: assets,
  entryNames: '[name]-[hash]',
  chunkNames: 'chunk-[hash]',
  bundle: true,
  minify: true,
  splitting: true,
  format: 'esm',
  metafile: true,
  target: ['es2022'],
  legalComments: 'none',
  logLevel: 'warning',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  entryPoints: [...entries, resolve(source, 'style.css')],
});

const manifest = {};
for (const [file, { entryPoint }] of Object.entries(metafile.outputs))
  if (entryPoint !== undefined)
    manifest[basename(entryPoint).replace(/\.tsx?$/, '.js')] = `/explorer/assets/${basename(file)}`;

const style = basename(manifest['style.css']);
const ofEmbeds = embedStyle(await readFile(resolve(assets, style), 'utf8'));
const name = `embed-${hash('sha256', ofEmbeds, 'base64url').slice(0, 8)}.css`;
await writeFile(resolve(assets, name), ofEmbeds);
manifest['embed.css'] = `/explorer/assets/${name}`;

// By its own name, without a hash: pages of others name it.
await build({
  absWorkingDir: root,
  outfile: resolve(outdir, 'embed.js'),
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['es2022'],
  legalComments: 'none',
  logLevel: 'warning',
  entryPoints: [resolve(source, 'embed/embed.ts')],
});
await writeFile(resolve(outdir, 'land.txt'), await landPath());

await compressAll(assets);
await writeFile(resolve(outdir, 'manifest.json'), JSON.stringify(manifest, null, 2));
