// Writes the README's table of configuration from src/settings.ts, as built in dist/. A test compares the
// two.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const { configTable } = createRequire(import.meta.url)('../dist/config.js');
const readme = fileURLToPath(new URL('../README.md', import.meta.url));
const rows = configTable.map(
  ({ name, fallback, description }) => `| \`${name}\` | ${fallback && `\`${fallback}\``} | ${description} |`,
);
const table = ['| variable | default | |', '|---|---|---|', ...rows].join('\n');
const text = readFileSync(readme, 'utf8');
const written = text.replace(/\| variable .*?\n(?=\n)/s, `${table}\n`);
if (!written.includes(table)) throw new Error('The README has no table of configuration to replace');
writeFileSync(readme, written);
