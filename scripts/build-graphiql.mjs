// Bundles GraphiQL and its editor's workers into <outdir>: index.html, and assets/ with hashed names, each compressed beside it.
// Usage: node scripts/build-graphiql.mjs [outdir=dist/graphiql]
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compressAll } from './compress.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const outdir = resolve(process.argv[2] ?? resolve(root, 'dist/graphiql'));
const assets = resolve(outdir, 'assets');

const common = {
  absWorkingDir: root,
  outdir: assets,
  entryNames: '[name]-[hash]',
  chunkNames: 'chunk-[hash]',
  assetNames: '[name]-[hash]',
  bundle: true,
  minify: true,
  metafile: true,
  target: ['es2022'],
  legalComments: 'none',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.ttf': 'file' },
};

/** The output file of an entry point, by its key in entryPoints. */
function written(metafile, name, extension = '.js') {
  const files = Object.keys(metafile.outputs).map((file) => basename(file));
  const file = files.find((candidate) => candidate.startsWith(`${name}-`) && candidate.endsWith(extension));
  if (!file) throw new Error(`esbuild wrote no ${name}${extension}`);
  return `/graphiql/assets/${file}`;
}

/** Has the tabs of GraphiQL titled by src/app/graphiql/tabs.js, which finds the module that it replaces as `original-tabs`. */
const titledTabs = {
  name: 'titled-tabs',
  setup({ onResolve, onEnd }) {
    let original;
    onResolve({ filter: /\/utility\/tabs\.js$/ }, ({ path, resolveDir }) => {
      original = resolve(resolveDir, path);
      return { path: resolve(root, 'src/app/graphiql/tabs.js') };
    });
    onResolve({ filter: /^original-tabs$/ }, () => ({ path: original }));
    onEnd(() => {
      if (!original) throw new Error('@graphiql/react has no utility/tabs.js in which tabs could be titled');
    });
  },
};

await rm(assets, { recursive: true, force: true });
await mkdir(assets, { recursive: true });

const workers = await build({
  ...common,
  format: 'iife',
  entryPoints: {
    editor: 'monaco-editor/esm/vs/editor/editor.worker.js',
    json: 'monaco-editor/esm/vs/language/json/json.worker.js',
    graphql: 'monaco-graphql/esm/graphql.worker.js',
  },
});
const workerUrls = Object.fromEntries(
  ['editor', 'json', 'graphql'].map((name) => [name, written(workers.metafile, name)]),
);

const page = await build({
  ...common,
  format: 'esm',
  splitting: true,
  jsx: 'automatic',
  plugins: [titledTabs],
  entryPoints: { main: 'src/app/graphiql/main.jsx' },
  define: { ...common.define, WORKERS: JSON.stringify(workerUrls) },
});

await writeFile(
  resolve(outdir, 'index.html'),
  `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Rostrum</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="${written(page.metafile, 'main', '.css')}" />
    <script type="module" src="${written(page.metafile, 'main')}"></script>
  </head>
  <body>
    <div id="root">Loading…</div>
  </body>
</html>
`,
);

await compressAll(assets);
