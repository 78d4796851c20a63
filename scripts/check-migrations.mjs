// Which migrations are safe while processes of the version before still run (a rolling upgrade): those that only add. Any
// other must be split over two releases, or say in a comment why it is safe: "-- rolling: ...". Those up to FIRST came
// with the first release, before which nothing ran. Usage: node scripts/check-migrations.mjs [folder]
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const FIRST = '20261201';

/** What breaks a process of the version before, or stops it for long. */
const UNSAFE = [
  [/\bdrop\s+(table|column|view|function|type|sequence)\b/i, 'drops what the version before still uses'],
  [/\brename\s+(to|column|value|constraint)\b/i, 'renames what the version before still uses'],
  [/\balter\s+column\s+\S+\s+(set\s+data\s+)?type\b/i, 'rewrites the table, which is locked meanwhile'],
  [/\balter\s+column\s+\S+\s+set\s+not\s+null\b/i, 'refuses rows that the version before writes'],
  [
    /\badd\s+(column\s+)?"?\w+"?\s+(?![^,;]*\bdefault\b)[^,;]*\bnot\s+null\b/i,
    'refuses rows that the version before writes',
  ],
  [
    /\badd\s+constraint\b(?![^;]*\bnot\s+valid\b)/i,
    'checks all rows under a lock; add it NOT VALID, and validate it in the next migration',
  ],
  [
    /\bcreate\s+(unique\s+)?index\s+(?!concurrently)/i,
    'keeps all writes waiting while it is built; on a small or new table, say so',
  ],
  [/\bdrop\s+(trigger|index|constraint)\b/i, 'removes what the version before relies on'],
];
const REASON = /^\s*--\s*rolling:\s*\S/im;

const folder = resolve(process.argv[2] ?? join(fileURLToPath(import.meta.url), '../../prisma/migrations'));
const withoutComments = (sql) => sql.replaceAll(/--.*$/gm, '').replaceAll(/\/\*[\s\S]*?\*\//g, '');
/** Without the statements about tables that the same migration makes, which no process uses yet. */
const withoutNewTables = (sql) => {
  const made = Array.from(
    sql.matchAll(/\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?("?\w+"?)/gi),
    ([, name]) => name,
  );
  return sql
    .split(';')
    .filter(
      (statement) => !made.some((name) => new RegExp(`\\b(on|table)\\s+${name}(?!\\w)`, 'i').test(statement)),
    )
    .join(';');
};

const faults = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name >= FIRST)
  .flatMap(({ name }) => {
    const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
    if (REASON.test(sql)) return [];
    const bare = withoutNewTables(withoutComments(sql));
    return UNSAFE.filter(([form]) => form.test(bare)).map(([, why]) => `${name}: ${why}`);
  });
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);
