// Which migrations are safe while processes of the version before still run (a rolling upgrade): those that only add. Any
// other must be split over two releases, or say in a comment why it is safe: "-- rolling: ...". Those up to FIRST came
// with the first release, before which nothing ran. Usage: node scripts/check-migrations.mjs [folder]
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const FIRST = '20261201';

/** What breaks a process of the version before, or stops it for long. */
const UNSAFE = [
  [/\bdrop\s+(?!not\s+null\b)\w/i, 'drops what the version before still uses'],
  [/\brename\b/i, 'renames what the version before still uses'],
  [/\b(disable\s+(trigger|rule)|detach\s+partition)\b/i, 'removes what the version before relies on'],
  [/\bset\s+schema\b/i, 'moves what the version before still uses'],
  [
    /\balter\s+(column\s+)?\S+\s+(set\s+data\s+)?type\b|\bset\s+(un)?logged\b|\bset\s+(tablespace|access\s+method)\b/i,
    'rewrites the table, which is locked meanwhile',
  ],
  [/\b(vacuum\s*\(?\s*full|cluster\s+"?\w+"?\s+using)\b/i, 'rewrites the table, which is locked meanwhile'],
  [
    /\badd\s+(column\s+)?"?\w+"?\s[^,;]*(\bgenerated\s+always\s+as\s*\((?![^;]*\bvirtual\b)|\b(small|big)?serial\b|\bidentity\b|\bdefault\s+(\w+\.)?(nextval|random|gen_random_uuid|clock_timestamp|timeofday|uuidv[47])\s*\()/i,
    'computes a value for each row, and rewrites the table, which is locked meanwhile',
  ],
  [/\bset\s+not\s+null\b/i, 'refuses rows that the version before writes'],
  [
    /\badd\s+(column\s+)?"?\w+"?\s+(?![^,;]*\bdefault\b)[^,;]*\bnot\s+null\b/i,
    'refuses rows that the version before writes',
  ],
  [
    /\badd\s+(constraint|check|unique|primary\s+key|foreign\s+key|exclude)\b(?![^;]*\bnot\s+valid\b)/i,
    'checks all rows under a lock; add it NOT VALID, and validate it in the next migration',
  ],
  [
    /\bcreate\s+(unique\s+)?index\s+(?!concurrently)|\breindex\s+(?![^;]*\bconcurrently\b)/i,
    'keeps all writes waiting while it is built; on a small or new table, say so',
  ],
  [/\block\s+(table\s+)?"?\w+"?\s*(in\b|;)/i, 'keeps others waiting'],
  [
    /\b(update\s+(only\s+)?"?\w+"?\s+(as\s+\w+\s+|\w+\s+)?set|delete\s+from|truncate)\b/i,
    'changes rows that the version before reads, and locks them meanwhile',
  ],
];
const REASON = /^\s*--\s*rolling:\s*\S/im;

const folder = resolve(process.argv[2] ?? join(fileURLToPath(import.meta.url), '../../prisma/migrations'));
const withoutComments = (sql) => sql.replaceAll(/--.*$/gm, '').replaceAll(/\/\*[\s\S]*?\*\//g, '');
/** Without the bodies of functions, which are not executed now; those of DO are. */
const withoutBodies = (sql) =>
  sql.replaceAll(/(\bdo\s+)?(\$\w*\$)[\s\S]*?\2/gi, (body, isExecuted) => (isExecuted ? body : "''"));
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
    const bare = withoutNewTables(withoutBodies(withoutComments(sql)));
    return UNSAFE.filter(([form]) => form.test(bare)).map(([, why]) => `${name}: ${why}`);
  });
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);
