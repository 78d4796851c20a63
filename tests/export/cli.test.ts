import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { exitOf, runIn } from '../support/process';

jest.setTimeout(240_000);
let folder: string;
let story: TestDatabase;
let empty: TestDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rostrum-export-'));
  [story, empty] = [await createTestDatabase('story'), await createTestDatabase()];
});
afterAll(async () => {
  await Promise.all([story.drop(), empty.drop()]);
  await rm(folder, { recursive: true });
});

/** Runs a command on a database, and returns its exit code and output. */
async function rostrum(database: TestDatabase, ...args: string[]) {
  const running = runIn(folder, 'cli.ts', args, { DATABASE_URL: database.url });
  return { code: await exitOf(running), ...running.output };
}

describe('rostrum export and restore', () => {
  it('report errors, and write nothing', async () => {
    const file = join(folder, 'nothing.jsonl');
    const where = await rostrum(story, 'export', 'leaders', '--where', '{"nam": 1}', '-o', file);
    expect([where.code, where.err]).toEqual([1, expect.stringContaining('Field "nam" is not defined')]);
    const format = await rostrum(story, 'export', 'all', '--format', 'csv', '-o', file);
    expect([format.code, format.err]).toEqual([1, expect.stringContaining('always jsonl')]);
    const whole = await rostrum(story, 'export', 'all', '--said-by', '2025-01-01', '-o', file);
    expect([whole.code, whole.err]).toEqual([1, expect.stringContaining('single list')]);
    await expect(readFile(file)).rejects.toThrow('ENOENT');
    await writeFile(file, '{"record":"country","slug":"here"}\n');
    const restored = await rostrum(empty, 'restore', file);
    expect([restored.code, restored.err]).toEqual([1, expect.stringContaining('not a complete export')]);
  });

  it('write a list in the format of the file extension, and to stdout as JSON lines', async () => {
    const file = join(folder, 'leaders.csv');
    expect(await rostrum(story, 'export', 'leaders', '-o', file)).toMatchObject({ code: 0, out: '' });
    expect((await readFile(file, 'utf8')).split('\r\n')[0]).toMatch(/^id,slug,name,/);
    const where = '{"country": {"eq": "PRK"}}';
    const { out } = await rostrum(story, 'export', 'leaders', '--where', where);
    expect(JSON.parse(out.split('\n')[0]!)).toMatchObject({ slug: 'kim-jong-un' });
  });

  it('transfer everything from one database to another', async () => {
    const [before, after] = [join(folder, 'before.jsonl'), join(folder, 'after.jsonl')];
    expect((await rostrum(story, 'export', 'all', '-o', before)).code).toBe(0);
    const restored = await rostrum(empty, 'restore', before);
    expect(restored).toMatchObject({
      code: 0,
      out: expect.stringMatching(/before\.jsonl: [\d,]+ rows restored/),
    });
    expect((await rostrum(empty, 'export', 'all', '-o', after)).code).toBe(0);
    expect((await readFile(after)).equals(await readFile(before))).toBe(true);
    expect((await rostrum(empty, 'restore', before)).err).toContain('The database is not empty');
  });
});
