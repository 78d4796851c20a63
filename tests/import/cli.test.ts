import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zip } from './support/zip';

jest.setTimeout(120_000);
const root = join(__dirname, '../..');
const hook = join(root, 'tests/support/run-typescript.cjs');
let folder: string;
let dataDir: string;
let server: ReturnType<typeof run>;

/** Runs a program of src/ as a user would. */
function run(program: string, args: string[] = [], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['-r', hook, join(root, 'src', program), ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: '0', ROSTRUM_DATA_DIR: dataDir, ROSTRUM_SEED: 'false', ...env },
  });
  const output = { out: '', err: '' };
  child.stdout.on('data', (text) => (output.out += text));
  child.stderr.on('data', (text) => (output.err += text));
  return { child, output };
}

const exitOf = async (child: ChildProcess): Promise<unknown> => (await once(child, 'close'))[0];

/** Imports, and returns the exit code and output. */
async function rostrumImport(args: string[], stdin?: Buffer | string) {
  const { child, output } = run('cli.ts', ['import', 'rostrum-jsonl', ...args]);
  child.stdin.end(stdin);
  return { code: await exitOf(child), ...output };
}

/** Whether an organization is found by the running server. */
async function isRecorded(slug: string): Promise<boolean> {
  const address = /http:\/\/[^/]+\/graphql/.exec(server.output.out)?.[0] as string;
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: `{ organization(slug: "${slug}") { id } }` }),
  });
  const { data } = (await answer.json()) as { data: { organization: object | null } };
  return data.organization !== null;
}

const record = (slug: string) =>
  `${JSON.stringify({ record: 'organization', slug, names: [{ value: slug, language: 'en' }], kind: 'GROUP' })}\n`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rostrum-cli-'));
  dataDir = join(folder, 'data');
  server = run('main.ts');
  while (!server.output.out.includes('http://')) {
    await Promise.race([
      once(server.child.stdout, 'data'),
      once(server.child, 'close').then(() => Promise.reject(new Error(server.output.err))),
    ]);
  }
}, 60_000);
afterAll(async () => {
  server.child.kill('SIGTERM');
  await exitOf(server.child);
  await rm(folder, { recursive: true, force: true });
});

test('a file, while the server runs; again, it changes nothing', async () => {
  await writeFile(join(folder, 'a.jsonl'), record('one') + record('two'));
  expect(await rostrumImport(['a.jsonl'])).toEqual({
    code: 0,
    out: 'a.jsonl: 2 rows: 2 created, 0 updated, 0 unchanged, 0 rejected\n',
    err: '',
  });
  const again = await rostrumImport(['a.jsonl']);
  expect(again.out).toBe('a.jsonl: 2 rows: 0 created, 0 updated, 2 unchanged, 0 rejected\n');
});

test('a folder, a glob, gzip, ZIP and stdin', async () => {
  await mkdir(join(folder, 'many/deep'), { recursive: true });
  await writeFile(join(folder, 'many/a.jsonl'), record('in-a-folder'));
  await writeFile(join(folder, 'many/deep/b.jsonl'), record('deep-in-a-folder'));
  await writeFile(join(folder, 'c.jsonl.gz'), gzipSync(record('gzipped')));
  await writeFile(
    join(folder, 'd.zip'),
    zip({ 'x/e.jsonl': record('zipped'), 'x/f.jsonl': record('zipped-too'), '__MACOSX/x/._e.jsonl': 'no' }),
  );
  const many = await rostrumImport(
    ['many', 'many/d*/*.jsonl', 'c.jsonl.gz', 'd.zip', '-'],
    gzipSync(record('piped')),
  );
  expect(many.err).toBe('');
  expect(many.out.split('\n')).toEqual([
    'many/a.jsonl: 1 rows: 1 created, 0 updated, 0 unchanged, 0 rejected',
    'many/deep/b.jsonl: 1 rows: 1 created, 0 updated, 0 unchanged, 0 rejected',
    'many/deep/b.jsonl: 1 rows: 0 created, 0 updated, 1 unchanged, 0 rejected',
    'c.jsonl.gz: 1 rows: 1 created, 0 updated, 0 unchanged, 0 rejected',
    'd.zip/x/e.jsonl: 1 rows: 1 created, 0 updated, 0 unchanged, 0 rejected',
    'd.zip/x/f.jsonl: 1 rows: 1 created, 0 updated, 0 unchanged, 0 rejected',
    'stdin: 1 rows: 1 created, 0 updated, 0 unchanged, 0 rejected',
    '',
  ]);
});

test('other files in a folder or an archive are skipped, and named', async () => {
  const passedOver = (path: string) =>
    `${path}: 1 rows: 1 created, 0 updated, 0 unchanged, 0 rejected\n  Passed over in `;
  await mkdir(join(folder, 'mixed/deep/.hidden'), { recursive: true });
  await mkdir(join(folder, 'mixed/.git'), { recursive: true });
  await writeFile(join(folder, 'mixed/README.md'), '# Not read');
  await writeFile(join(folder, 'mixed/.git/c.jsonl'), record('hidden-in-a-folder'));
  await writeFile(join(folder, 'mixed/.d.jsonl'), record('hidden'));
  await writeFile(join(folder, 'mixed/deep/package.json'), '{}');
  await writeFile(join(folder, 'mixed/deep/other.jsonl'), 'text\n');
  await writeFile(join(folder, 'mixed/deep/torn.zip'), zip({ 'x.jsonl': record('torn') }).subarray(0, 60));
  await writeFile(
    join(folder, 'mixed/a.zip'),
    zip({ 'LICENSE.txt': 'free', 'in.jsonl': record('mixed-zip') }),
  );
  const mixed = await rostrumImport(['mixed']);
  expect(mixed).toMatchObject({ code: 0, err: '' });
  const notJson =
    'expected a record in JSON on each line, such as {"record":"country",…}; row 1: this line is not JSON';
  expect(mixed.out).toBe(
    `${passedOver('mixed/a.zip/in.jsonl')}mixed: ` +
      'README.md, deep/package.json (it does not end in .jsonl, .ndjson, .gz or .zip); ' +
      `a.zip/LICENSE.txt, deep/other.jsonl (${notJson}); ` +
      'deep/torn.zip (mixed/deep/torn.zip is no ZIP archive that can be read: End of central directory record signature not found. Either not a zip file, or file is truncated.).\n',
  );
  expect([await isRecorded('hidden-in-a-folder'), await isRecorded('hidden')]).toEqual([false, false]);

  const files = { 'a.jsonl': record('archived'), 'b/README.md': '# Read, and not JSON' };
  await writeFile(join(folder, 'archive.zip'), zip(files));
  expect((await rostrumImport(['archive.zip'])).out).toBe(
    `${passedOver('archive.zip/a.jsonl')}archive.zip: b/README.md (${notJson}).\n`,
  );
});

test.each([
  [
    'a folder without a file of the format',
    'none',
    "nothing in none is Rostrum's own JSON Lines, one record a line: a.jsonl (expected",
  ],
  ['an archive without one', 'none.zip', "nothing in none.zip is Rostrum's own JSON Lines"],
  [
    'a folder of other files',
    'others',
    'there is no file in others that ends in .jsonl, .ndjson, .gz or .zip',
  ],
  ['an empty folder', 'nothing', 'there is no file in nothing that ends in'],
  ['a file of a mixed folder by its name', 'mixed/deep/other.jsonl', 'mixed/deep/other.jsonl is not Rostrum'],
  ['an archive that is torn, by its name', 'mixed/deep/torn.zip', 'mixed/deep/torn.zip is no ZIP archive'],
])('%s is refused, together with the other arguments', async (_, named, message) => {
  await mkdir(join(folder, 'none'), { recursive: true });
  await mkdir(join(folder, 'others'), { recursive: true });
  await mkdir(join(folder, 'nothing'), { recursive: true });
  await writeFile(join(folder, 'none/a.jsonl'), 'text');
  await writeFile(join(folder, 'others/a.md'), 'text');
  await writeFile(join(folder, 'none.zip'), zip({ 'a.jsonl': 'text' }));
  await writeFile(join(folder, 'beside.jsonl'), record('beside-nothing'));
  const refused = await rostrumImport(['beside.jsonl', named]);
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toContain(`rostrum: ${message}`);
  expect(await isRecorded('beside-nothing')).toBe(false);
});

test('if one of several files has another format, none is imported', async () => {
  await writeFile(join(folder, 'good.jsonl'), record('never'));
  await writeFile(join(folder, 'bad.csv'), 'a,b\n1,2\n');
  const refused = await rostrumImport(['good.jsonl', 'bad.csv']);
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toMatch(/^rostrum: bad\.csv is not Rostrum's own JSON Lines.*\n$/);
  expect((await rostrumImport(['good.jsonl'])).out).toContain('1 created');
});

test('rejections are reported by row; too many end it with exit code 1', async () => {
  await writeFile(join(folder, 'r.jsonl'), `${record('right')}{"record":"organization"}\nnot JSON\n`);
  const rejected = await rostrumImport(['r.jsonl']);
  expect(rejected).toMatchObject({ code: 0, err: '' });
  expect(rejected.out).toMatch(
    /^r\.jsonl: 3 rows: 1 created, 0 updated, 0 unchanged, 2 rejected\n {2}row 2: .*"slug".*\n {4}\{"record":"organization"\}\n {2}row 3: this line is not JSON\n {4}not JSON\n$/,
  );
  const stopped = await rostrumImport(['r.jsonl', '--max-rejects', '1']);
  expect(stopped.code).toBe(1);
  expect(stopped.err).toBe(
    'rostrum: 2 rows are rejected; at most 1 were to be. Run the same command again to resume.\n',
  );
});

test.each([
  [['nothing.jsonl'], /there is no file nothing\.jsonl/],
  [['--max-rejects', 'many', 'a.jsonl'], /Must be a whole number/],
  [['--batch', '0', 'a.jsonl'], /from 1 to 20000/],
])('%j is refused with a message', async (args, message) => {
  const refused = await rostrumImport(args);
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toMatch(message);
});

test('an unknown format is refused by name', async () => {
  const { child, output } = run('cli.ts', ['import', 'gdelt', 'a.jsonl']);
  expect(await exitOf(child)).toBe(1);
  expect(output.err).toMatch(/Must be one of .*rostrum-jsonl/);
});

test('a damaged archive and a missing database are reported in one line', async () => {
  const whole = gzipSync(Array.from({ length: 20_000 }, (_, i) => record(`cut-${i}`)).join(''));
  await writeFile(join(folder, 'cut.gz'), whole.subarray(0, whole.length / 2));
  const damaged = await rostrumImport(['cut.gz']);
  expect(damaged).toMatchObject({ code: 1, err: expect.stringContaining('The file is damaged') });

  const { child, output } = run('cli.ts', ['import', 'rostrum-jsonl', 'a.jsonl'], {
    DATABASE_URL: 'postgresql://me:secret@127.0.0.1:1/db',
  });
  expect(await exitOf(child)).toBe(1);
  expect(output.err).toMatch(/^rostrum: The database cannot be reached\./);
  expect(output.err).not.toContain('secret');
});

test('interrupted, it says how to resume, and resumes', async () => {
  const rows = Array.from({ length: 3_000 }, (_, i) => record(`interrupted-${i}`));
  await writeFile(join(folder, 'long.jsonl'), rows.join(''));
  const { child, output } = run('cli.ts', ['import', 'rostrum-jsonl', 'long.jsonl', '--batch', '5']);
  const ended = exitOf(child);
  while (!(await isRecorded('interrupted-0'))) expect(child.exitCode).toBeNull();
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(output.err).toMatch(/It was stopped after row \d+\. Run the same command again to resume\.\n$/);
  const whole = await rostrumImport(['long.jsonl', '--batch', '1000']);
  expect(whole.out).toBe('long.jsonl: 3,000 rows: 3,000 created, 0 updated, 0 unchanged, 0 rejected\n');
});

test('unresolved names: none so far', async () => {
  const { child, output } = run('cli.ts', ['unresolved', '--dataset', 'gdelt']);
  expect(await exitOf(child)).toBe(0);
  expect(output).toEqual({ out: 'Every name is resolved.\n', err: '' });
});
