import type { ClientBase } from 'pg';
import { WRITE_LOCK } from '../../../engine/write/recording';
import { copyRows, toCopy } from '../../../platform/postgres/copy-rows';
import { columnsOf, KEPT, KEYS, type KeptTable } from './tables';
import { digestOfLines, EDITION } from './write-complete';

/** The file is not a complete export, or the target database is not empty. The message is for users. */
class CannotRestore extends Error {}

/** The number of rows restored. */
export interface Restored {
  rows: number;
}

const AT_ONCE = 2_000;

/** The columns that an earlier edition has under another name, by edition. */
const FORMER_COLUMNS: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  1: { supported: 'effective' },
};

/**
 * Restores a complete export into an empty database, including recordings and ids: all of it, or nothing.
 * The records of the current state are skipped, since the rows contain it as well.
 */
export async function restore(client: ClientBase, lines: AsyncIterable<string>): Promise<Restored> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [WRITE_LOCK]);
    await refuseFull(client, KEPT);
    await client.query('create temp table restored (line json) on commit drop');
    const restored = await putBack(client, lines);
    await client.query(`select setval('rostrum_id', greatest((select max(last_id) from recording),
      (select max(id) from entity), (select max(id) from claim), 1))`);
    await client.query(`select setval(pg_get_serial_sequence('import_job', 'id'), max(id)) from import_job`);
    await client.query('commit');
    return restored;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function refuseFull(client: ClientBase, tables: readonly KeptTable[]): Promise<void> {
  for (const { name } of tables) {
    const { rowCount } = await client.query(`select from "${name}" limit 1`);
    if (rowCount)
      throw new CannotRestore(
        `The database is not empty (table ${name}); a restore requires an empty one. To add a file to existing data, import it.`,
      );
  }
}

async function putBack(client: ClientBase, lines: AsyncIterable<string>): Promise<Restored> {
  const kept = new Set([...KEPT, KEYS].map(({ name }) => name));
  let table = '';
  let waiting: { line: string }[] = [];
  let rows = 0;
  let number = 0;
  let edition = EDITION;
  const digest = digestOfLines();
  let end: End | null = null;
  const flush = async () => {
    if (waiting.length > 0)
      await insertInto(client, table, waiting, FORMER_COLUMNS[edition] ?? {}).catch((error: Error) => {
        throw IS_OF_THE_DATA.test((error as { code?: string }).code ?? '')
          ? new CannotRestore(`The file is damaged, at line ${number} or before: ${error.message}`)
          : error;
      });
    waiting = [];
  };
  for await (const line of lines) {
    if (++number === 1) edition = editionIn(line);
    if (line === '') continue;
    if (end) throw new CannotRestore(`Line ${number}: unexpected line after the end.`);
    end = endIn(line);
    if (end) continue;
    digest.update(`${line}\n`);
    const of = /^\{"record":"row","table":"(\w+)","row":/.exec(line)?.[1];
    if (of === undefined) continue;
    if (!kept.has(of)) throw new CannotRestore(`Line ${number}: there is no table "${of}".`);
    if (of !== table || waiting.length >= AT_ONCE) await flush();
    if (of !== table && of === KEYS.name) await refuseFull(client, [KEYS]);
    table = of;
    waiting.push({ line });
    rows++;
  }
  await flush();
  if (end?.rows !== rows)
    throw new CannotRestore(
      `The file is truncated: it has ${rows} rows, and ${end ? `should have ${end.rows}` : 'no end'}.`,
    );
  // Files of earlier versions have no digest.
  if (end.sha256 !== undefined && end.sha256 !== digest.digest('hex')) throw new CannotRestore(CHANGED);
  return { rows };
}

// https://www.postgresql.org/docs/current/errcodes-appendix.html: data exceptions and violated constraints.
const IS_OF_THE_DATA = /^2[23]/;

const CHANGED =
  'The file is damaged or was edited: its lines do not have the SHA-256 that its last line names. If it was edited on purpose, remove "sha256" there.';

interface End {
  readonly rows: number;
  readonly sha256?: string;
}

/** The last line of a file, if this is it, and whole. */
function endIn(line: string): End | null {
  if (!line.startsWith('{"record":"end"') || !line.endsWith('}')) return null;
  return JSON.parse(line) as End;
}

/** The edition of a file, by its first line. */
function editionIn(line: string): number {
  let head: { record?: unknown; edition?: unknown } = {};
  try {
    head = JSON.parse(line) as typeof head;
  } catch {
    // Falls through to the refusal: whatever was parsed is not a head.
  }
  if (head.record !== 'rostrum')
    throw new CannotRestore(
      'This is not a complete export: its first line is not {"record":"rostrum",…}. Import plain records instead: npx rostrum import rostrum-jsonl.',
    );
  if (typeof head.edition !== 'number' || !(head.edition >= 1 && head.edition <= EDITION))
    throw new CannotRestore(
      `The file is of edition ${String(head.edition)}; this Rostrum reads editions 1 to ${EDITION}.`,
    );
  return head.edition;
}

async function insertInto(
  client: ClientBase,
  table: string,
  lines: readonly { line: string }[],
  former: Readonly<Record<string, string>>,
): Promise<void> {
  await copyRows(client, toCopy('restored', new Map([['line', 'line']]), lines));
  const columns = (await columnsOf(client, table)).map(({ name }) => name);
  const row = Object.entries(former).reduce(
    (sql, [was, is]) =>
      `case when ${sql} ? '${was}' then ${sql} - '${was}' || jsonb_build_object('${is}', ${sql} -> '${was}') else ${sql} end`,
    `(line -> 'row')::jsonb`,
  );
  const { rows } = await client.query<{ name: string }>(
    `select distinct name from restored, jsonb_object_keys(${row}) as name where name <> all($1)`,
    [columns],
  );
  if (rows[0])
    throw new CannotRestore(`Rows of ${table} have a "${rows[0].name}", a column that does not exist here.`);
  const list = columns.map((name) => `"${name}"`).join(', ');
  await client.query(`insert into "${table}" (${list})
    select ${columns.map((name) => `kept."${name}"`).join(', ')}
    from restored, jsonb_populate_record(null::"${table}", ${row}) kept`);
  await client.query('truncate restored');
}
