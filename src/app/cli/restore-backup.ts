import type { ClientBase, Pool } from 'pg';
import { Prisma } from '../../generated/prisma/client';
import { dropObjects } from '../../platform/postgres/drop-objects';
import { gatherStatistics } from '../../platform/postgres/gather-statistics';
import { migrate } from '../../platform/postgres/migrate';
import { type AppliedMigration, demandKnown } from '../../platform/postgres/migrations';
import { rowsInBackup, runTool } from '../../platform/postgres/pg-tools';
import { interruption } from './interruption';
import { withDatabase } from './with-database';

/**
 * Restores a backup of this version, or of one before, into an empty database, and migrates it. If that fails, the database
 * is empty as before.
 */
export async function restoreBackup(file: string): Promise<void> {
  const applied = migrationsIn(await rowsInBackup(file, '_prisma_migrations'));
  if (applied.length === 0) throw new Error(`${file} is a dump of pg_dump, but not of a database of Rostrum`);
  demandKnown(applied, file);
  await withDatabase(
    async ({ pool, prisma }, { directUrl }) => {
      await makeRoom(pool);
      const options = { url: directUrl, signal: interruption };
      await runTool(
        'pg_restore',
        ['--no-owner', '--single-transaction', '--dbname=', '--', file],
        options,
      ).finally(() => migrate(directUrl));
      await gatherStatistics({ prisma });
    },
    { writes: true },
  );
}

/** Drops the tables of an empty database: those of a backup may be of an earlier version. */
async function makeRoom(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin; lock table recording, api_key in access exclusive mode');
    const { rowCount } = await client.query('select from recording union all select from api_key limit 1');
    if (rowCount) throw new Error(NOT_EMPTY);
    await demandOwn(client);
    await dropObjects(client);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** The names of our tables, which those of the models are in another spelling. */
const OWN_TABLES = [
  '_prisma_migrations',
  ...Object.values(Prisma.ModelName).map((name) => name.replaceAll(/\B[A-Z]/g, '_$&').toLowerCase()),
];

/** Throws if the schema has tables that are not ours, since all of it is dropped. */
async function demandOwn(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'f', 'm') and relname <> all ($1)
      and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')
    order by relname`,
    [OWN_TABLES],
  );
  if (rows.length === 0) return;
  const names = rows.map(({ name }) => name).join(', ');
  throw new Error(
    `The database also has tables of other programs (${names}), which a restore would drop. Restore into a database of its own.`,
  );
}

const NOT_EMPTY =
  'The database is not empty: it has recordings, or keys, which those of the backup would replace. A restore requires an empty one; set ROSTRUM_SEED=false before its first start.';

/** The finished migrations among the rows of their table, as pg_restore writes them: COPY in its text format. */
function migrationsIn(sql: string): AppliedMigration[] {
  const [, columns = '', rows = ''] =
    /^COPY [^(]*_prisma_migrations \(([^)]*)\) FROM stdin;\n([^]*?)^\\\.$/m.exec(sql) ?? [];
  const names = columns.split(', ');
  return rows
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Object.fromEntries(line.split('\t').map((cell, i) => [names[i]!, cell])))
    .filter(({ finished_at, rolled_back_at }) => finished_at !== '\\N' && rolled_back_at === '\\N')
    .map(({ migration_name, checksum }) => ({ name: migration_name!, checksum: checksum! }));
}
