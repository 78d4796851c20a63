import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitOf, runIn } from '../support/process';
import { type Rostrum, startRostrum } from '../support/rostrum';

jest.setTimeout(120_000);
let folder: string;
let rostrum: Rostrum;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rostrum-ingest-'));
  rostrum = await startRostrum({ template: 'story' });
});
afterAll(async () => {
  await rostrum.close();
  await rm(folder, { recursive: true, force: true });
});

async function ingest(args: string[], stdin = '') {
  const running = runIn(folder, 'cli.ts', ['ingest', ...args], { DATABASE_URL: rostrum.database.url });
  running.child.stdin!.end(stdin);
  const code = await exitOf(running);
  return { code, ...running.output };
}

const TEXT =
  'Japan condemned North Korea on Monday. Josiah Tembo will attend the Victory Day parade in Beijing on September 3.';

describe('rostrum ingest', () => {
  test('prints the drafts and the names to link, and records nothing', async () => {
    const before = await rostrum.digest();
    const { code, out, err } = await ingest(['-', '--published', '2025-08-28', '--print'], TEXT);
    expect(code).toBe(0);
    const records = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const claims = records.filter(({ record }) => record === 'claim');
    expect(new Set(claims.map(({ review }) => review))).toEqual(new Set(['DRAFT']));
    expect(claims.find(({ property }) => property === 'type')).toMatchObject({
      value: 'ACCUSE',
      locator: 'para 1',
    });
    expect(err).toMatch(/needs link: Josiah Tembo/);
    expect(await rostrum.digest()).toBe(before);
  });

  test('records the drafts of a page, once', async () => {
    const file = join(folder, 'page.html');
    await writeFile(file, `<html><title>News</title><body><article><p>${TEXT}</p></article></body></html>`);
    const args = [file, '--published', '2025-08-28', '--publisher', 'The Herald'];
    const first = await ingest(args);
    expect(first).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^source_\d+: \d+ drafts wait for review\nNames to link: Josiah Tembo\n$/),
    });
    const before = await rostrum.digest();
    expect((await ingest(args)).out).toBe(first.out);
    expect(await rostrum.digest()).toBe(before);
  });

  test.each([
    [['-', '--published', 'someday'], /EDTF/],
    [['-'], /required option/],
    [['-', '--published', '2025-08-28', '--language', 'fr'], /French \(fr\)/],
    [['https://example.org/a', '--published', '2025-08-28'], /ROSTRUM_IMPORT_HOSTS/],
    [['absent.txt', '--published', '2025-08-28'], /ENOENT/],
  ])('%j fails, saying why', async (args, message) => {
    const { code, err } = await ingest(args, TEXT);
    expect(code).toBe(1);
    expect(err).toMatch(message);
  });
});
