import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { binOfDebian, type DebianPostgres, startDebianPostgres } from '../support/debian-postgres';
import { exitOf, runIn } from '../support/process';

const describeWhere = binOfDebian ? describe : describe.skip;

describeWhere('backups by pg_dump (Debian: postgresql)', () => {
  let postgres: DebianPostgres;
  const folder = mkdtempSync(join(tmpdir(), 'rostrum-backup-'));
  const file = join(folder, 'rostrum.backup');

  beforeAll(async () => {
    postgres = await startDebianPostgres(binOfDebian!);
    for (const name of ['source', 'target']) await ask('postgres', `create database ${name}`);
  }, 60_000);
  afterAll(async () => {
    await postgres?.close();
    rmSync(folder, { recursive: true });
  });

  async function ask(database: string, sql: string): Promise<unknown[]> {
    const client = new pg.Client(postgres.urlOf(database));
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async function rostrum(database: string, args: string[], env: Record<string, string> = {}) {
    const running = runIn(folder, 'cli.ts', args, { DATABASE_URL: postgres.urlOf(database), ...env });
    return { code: await exitOf(running), ...running.output };
  }

  /** All that was recorded, and the keys. */
  const contentOf = async (database: string) => [
    await ask(database, 'select * from recording order by id'),
    await ask(database, 'select * from change order by recording_id, ordinal'),
    await ask(database, 'select * from event order by id'),
    await ask(database, 'select id, name, role from api_key'),
  ];

  test('a backup restores everything, keys included, into an empty database, and changes no other', async () => {
    const key = ['keys', 'create', '--role', 'editor', '--name', 'Ana'];
    expect(await rostrum('source', key)).toMatchObject({ code: 0 });
    const events = join(folder, 'events.jsonl');
    const names = [{ value: 'Victory Day parade', language: 'en' }];
    writeFileSync(events, JSON.stringify({ record: 'event', slug: 'parade-2025', names }));
    expect(await rostrum('source', ['import', 'rostrum-jsonl', events])).toMatchObject({ code: 0 });
    expect(await rostrum('source', ['backup', file])).toMatchObject({ code: 0 });

    const half = join(folder, 'half.backup');
    const whole = readFileSync(file);
    writeFileSync(half, whole.subarray(0, whole.length >> 1));
    expect(await rostrum('target', ['restore', half])).toMatchObject({ code: 1 });

    expect(await rostrum('target', ['migrate'])).toMatchObject({ code: 0 });
    await ask('target', 'create table of_another_program as select 1 as id');
    const shared = await rostrum('target', ['restore', file]);
    expect(shared).toMatchObject({ code: 1, err: expect.stringContaining('(of_another_program)') });
    expect(await ask('target', 'select id from of_another_program')).toEqual([{ id: 1 }]);
    await ask('target', 'drop table of_another_program');

    expect(await rostrum('target', ['restore', file])).toMatchObject({ code: 0 });
    const restored = await contentOf('target');
    expect(restored.map((rows) => rows.length > 0)).toEqual([true, true, true, true]);
    expect(restored).toEqual(await contentOf('source'));

    const again = await rostrum('target', ['restore', file]);
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('The database is not empty') });
  }, 120_000);
});
