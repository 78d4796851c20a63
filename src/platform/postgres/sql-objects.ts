import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** The folder with the current text of functions, views and triggers, one file for each subject; migrations are made from it. */
const SQL_FOLDER = join(__dirname, '../../../prisma/sql');

/** The differences between a database and prisma/sql. */
export interface SqlDrift {
  /** Files with objects that differ from those of the database, or are missing there. */
  files: string[];
  /** Functions, views and triggers of the database that are in no file. */
  unknown: string[];
}

// Excludes the objects of extensions.
const OWN = (oid: string) => `not exists (select from pg_depend where objid = ${oid} and deptype = 'e')`;
const DEFINITIONS = `
  select 'function ' || proname as name, pg_get_functiondef(oid) as definition from pg_proc
  where pronamespace = 'public'::regnamespace and prokind = 'f' and ${OWN('oid')}
  union all
  select 'view ' || relname, pg_get_viewdef(oid) from pg_class
  where relnamespace = 'public'::regnamespace and relkind = 'v' and ${OWN('oid')}
  union all
  select 'trigger ' || tgname || ' on ' || tgrelid::regclass, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal`;

/** Compares the functions, views and triggers of a migrated database with prisma/sql; changes nothing. */
export async function sqlDrift(databaseUrl: string): Promise<SqlDrift> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const definitions = async () => {
    const { rows } = await client.query<{ name: string; definition: string }>(DEFINITIONS);
    return new Map(rows.map(({ name, definition }) => [name, definition]));
  };
  try {
    await client.query('begin');
    let before = await definitions();
    const files: string[] = [];
    for (const file of sqlFiles()) {
      await client.query(readFileSync(join(SQL_FOLDER, file), 'utf8'));
      const after = await definitions();
      if ([...after].some(([name, definition]) => before.get(name) !== definition)) files.push(file);
      before = after;
    }
    const texts = sqlFiles().map((file) => readFileSync(join(SQL_FOLDER, file), 'utf8'));
    const unknown = [...before.keys()].filter((name) => !texts.some((text) => defines(text, name)));
    return { files, unknown };
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

const sqlFiles = (): string[] =>
  readdirSync(SQL_FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .sort();

function defines(text: string, object: string): boolean {
  const [kind, name, , table] = object.split(' ') as [string, string, string?, string?];
  const begin = `CREATE OR REPLACE ${kind.toUpperCase()} ${name}\\b`;
  return new RegExp(table ? `${begin}[^;]*? ON ${table}\\b` : begin).test(text);
}
