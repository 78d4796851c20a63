import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replaceFile } from '../../src/app/cli/replace-file';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rostrum-replace-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the former file is kept until another one is complete', async () => {
  const file = join(folder, 'all.jsonl');
  const write = (text: string, fault?: Error) =>
    replaceFile(file, async (path) => {
      await writeFile(path, text);
      if (fault) throw fault;
    });
  await write('yesterday');
  await expect(write('half of tod', new Error('no space left'))).rejects.toThrow('no space left');
  expect(await readFile(file, 'utf8')).toBe('yesterday');
  await write('today');
  expect(await readFile(file, 'utf8')).toBe('today');
  expect(await readdir(folder)).toEqual(['all.jsonl']);
});

test('another process that writes the same file at the same time has one of its own until then', async () => {
  const file = join(folder, 'backup.dump');
  await replaceFile(file, async (path) => {
    expect(path).toBe(`${file}.${process.pid}.unfinished`);
    await writeFile(path, 'whole');
  });
  expect(await readFile(file, 'utf8')).toBe('whole');
});

test('a file that cannot be written is named', async () => {
  const file = join(folder, 'none', 'all.jsonl');
  await expect(replaceFile(file, (path) => writeFile(path, ''))).rejects.toThrow(
    `${file} cannot be written: ENOENT: no such file or directory`,
  );
});

test('a device is written to as it is', async () => {
  await replaceFile('/dev/null', async (path) => expect(path).toBe('/dev/null'));
});
