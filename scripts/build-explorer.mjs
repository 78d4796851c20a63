// Bundles the browser scripts and the style of the explorer into <outdir>: manifest.json with their URLs by name, and assets/ with
// hashed names, each compressed beside it. Usage: node scripts/build-explorer.mjs [outdir=dist/explorer]
import { mkdir, rm, writeFile, readdir } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compressAll } from './compress.mjs';

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

await compressAll(assets);
await writeFile(resolve(outdir, 'manifest.json'), JSON.stringify(manifest, null, 2));
