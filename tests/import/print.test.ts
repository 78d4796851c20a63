import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { exitOf, runIn } from '../support/process';
import { type GdeltCells, gdeltFile } from './formats/gdelt-file';

jest.setTimeout(120_000);
const UNREACHABLE = 'postgresql://me:secret@127.0.0.1:1/db';
let folder: string;
let rostrum: Rostrum;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rostrum-print-'));
  rostrum = await startRostrum({ template: 'story' });
});
afterAll(async () => {
  await rostrum.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs an import on a database, and returns the exit code and output. */
async function imported(args: string[], url = rostrum.database.url) {
  const running = runIn(folder, 'cli.ts', ['import', ...args], { DATABASE_URL: url });
  running.child.stdin!.end();
  const code = await exitOf(running);
  return { code, ...running.output };
}

async function fileOf(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const recordsIn = (out: string): any[] =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

describe('rostrum import --print', () => {
  const rows: GdeltCells[] = [
    {},
    { Actor1Code: 'ATL', Actor1Name: 'ATLANTIS', Actor1CountryCode: 'ATL' },
    { Actor1Code: 'ATL', Actor1Name: 'ATLANTIS', Actor1CountryCode: 'ATL' },
    { SQLDATE: 'once' },
  ];

  it('shows the records, rejected rows and unresolved names, and writes nothing', async () => {
    const file = await fileOf('few.export.CSV', gdeltFile(61, rows));
    const before = await rostrum.digest();
    const { code, out, err } = await imported(['gdelt-events', file, '--print']);
    expect(code).toBe(0);
    expect(await rostrum.digest()).toBe(before);
    const records = recordsIn(out);
    expect(records.map(({ record }) => record).slice(0, 2)).toEqual(['dataset', 'source']);
    expect(records.filter(({ record }) => record === 'event').map(({ slug }) => slug)).toEqual([
      'gdelt-410000001',
      'gdelt-410000002',
      'gdelt-410000003',
    ]);
    expect(records).toContainEqual(
      expect.objectContaining({ record: 'participation', event: 'gdelt-410000001', participant: 'china' }),
    );
    // The source is cited by three rows, and is one record.
    expect(records.filter(({ record }) => record === 'source')).toHaveLength(1);
    expect(err.split('\n')).toEqual([
      `${file}: 4 rows read: ${records.length} records, 1 row rejected, 1 name unresolved; nothing was written`,
      '  row 4: SQLDATE is to be a day as YYYYMMDD; it is "once"',
      '      2  country       ATLANTIS, first in row 2',
      '',
    ]);
  });

  it('equals an import of the printed records', async () => {
    const file = await fileOf('whole.export.CSV', gdeltFile(61, [{ GLOBALEVENTID: '5' }]));
    const { out } = await imported(['gdelt-events', file, '--print']);
    const shown = await fileOf('shown.jsonl', out);
    expect((await imported(['rostrum-jsonl', shown])).out).toBe(
      `${shown}: ${recordsIn(out).length} rows: ${recordsIn(out).length} created, 0 updated, 0 unchanged, 0 rejected\n`,
    );
    const { event } = await rostrum.ask('{ event(slug: "gdelt-5") { participations { totalCount } } }');
    expect(event).toEqual({ participations: { totalCount: 2 } });
  });

  it('reads a hundred rows, or the given limit, over all files', async () => {
    const record = (n: number) =>
      `{"record":"organization","slug":"o-${n}","names":[{"value":"O ${n}","language":"en"}],"kind":"GROUP"}\n`;
    const lines = Array.from({ length: 150 }, (_, n) => record(n)).join('');
    const [first, second] = [
      await fileOf('1.jsonl', record(1000) + record(1001)),
      await fileOf('2.jsonl', lines),
    ];
    const many = await imported(['rostrum-jsonl', second, '--print']);
    expect(recordsIn(many.out)).toHaveLength(100);
    const three = await imported(['rostrum-jsonl', first, second, '--print', '--limit', '3']);
    expect(recordsIn(three.out).map(({ slug }) => slug)).toEqual(['o-1000', 'o-1001', 'o-0']);
    const refused = await imported(['rostrum-jsonl', first, '--limit', '3']);
    expect([refused.code, refused.out, refused.err]).toEqual([1, '', 'rostrum: --limit requires --print.\n']);
  });

  it('needs no database if nothing has to be linked, and says so otherwise', async () => {
    const own = await fileOf(
      'own.jsonl',
      '{"record":"organization","slug":"o","names":[{"value":"O","language":"en"}],"kind":"GROUP"}\n{"record":"organization"}\n',
    );
    const { code, out, err } = await imported(['rostrum-jsonl', own, '--print'], UNREACHABLE);
    expect([code, recordsIn(out).length]).toEqual([0, 1]);
    expect(err).toContain('2 rows read: 1 record, 1 row rejected, 0 names unresolved');
    const linked = await fileOf('linked.export.CSV', gdeltFile(61, [{}]));
    const refused = await imported(['gdelt-events', linked, '--print'], UNREACHABLE);
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/^rostrum: The database cannot be reached\./);
    expect(refused.err).not.toContain('secret');
  });

  it('refuses a file of another format', async () => {
    const file = await fileOf('not.export.CSV', 'a,b\n');
    expect(await imported(['gdelt-events', file, '--print'])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('is not GDELT events'),
    });
  });
});
