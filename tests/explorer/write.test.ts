import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Page } from 'playwright-core';
import { createKey } from '../../src/platform/auth/keys';
import { Role } from '../../src/platform/auth/policy';
import { describeInBrowser } from '../support/chromium';
import { type Explorer, startExplorer } from './browser';

jest.setTimeout(120_000);

describeInBrowser('an editor', () => {
  let explorer: Explorer;
  let token: string;
  let source: string;
  beforeAll(async () => {
    explorer = await startExplorer();
    ({ token } = await createKey(explorer.database.prisma, { name: 'Editor', role: Role.EDITOR }));
    const { data } = await explorer.server.query('{ sources(first: 1) { nodes { id } } }');
    source = data!.sources.nodes[0].id;
  });
  afterAll(() => explorer?.close());

  const EVENT = '/event/victory-day-parade-2025';
  const roster = (page: Page) => page.locator('#content table').innerText();

  async function formFor(page: Page, title: string, id: string) {
    await page.getByText('Record new evidence').click();
    await page.locator(`#write-${id} > summary`, { hasText: title }).click();
    return page.locator(`#write-${id} form`);
  }

  it('shows each error at its field, and what was recorded', async () => {
    const { page } = await explorer.open(EVENT);
    const form = await formFor(page, 'A participation', 'participation');
    const record = form.getByRole('button', { name: 'Record' });
    const errors = () => form.locator('.error').filter({ hasText: /./ }).allInnerTexts();

    await record.click();
    await form.getByText('This is needed.').first().waitFor();
    expect(await form.getByLabel('Who').getAttribute('aria-invalid')).toBe('true');
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('participant');

    await form.getByLabel('Who').fill('nobody-at-all');
    await form.getByLabel('Statement').fill('Donald Trump does not come.');
    await form.getByLabel('Source by its id').fill(source);
    await record.click();
    await form
      .getByText('The header', { exact: false })
      .or(form.locator('.outcome:not(:empty)'))
      .first()
      .waitFor();
    // Without a key nothing can be recorded.
    expect(await errors()).toEqual([expect.stringMatching(/key|sign|bearer/i)]);

    await page.getByLabel('Key of an editor').fill(token);
    await record.click();
    await form.getByText('Nothing is recorded as "nobody-at-all"').waitFor();
    expect(await errors()).toEqual(['Nothing is recorded as "nobody-at-all"']);

    await form.getByLabel('Who').fill('donald-trump');
    await form.getByLabel('Status').selectOption('NOT_EXPECTED');
    await form.getByLabel('Said on').fill('last week');
    await record.click();
    await form.getByText('not a date or interval').waitFor();
    expect(await form.getByLabel('Said on').getAttribute('aria-invalid')).toBe('true');

    await form.getByLabel('Said on').fill('2025-08-29');
    await record.click();
    await form.getByText('Recorded.').waitFor();
    await page.getByRole('rowheader', { name: /^Donald Trump/ }).waitFor();
    expect(await roster(page)).toContain('Not expected');
  });

  it('records a name with a new source, and the key is forgotten with the page', async () => {
    const { page } = await explorer.open('/leader/kim-jong-un');
    await page.getByText('Record new evidence').click();
    await page.getByLabel('Key of an editor').fill(token);
    await page.locator('#write-name > summary').click();
    const form = page.locator('#write-name form');
    await form.getByLabel('Name', { exact: false }).first().fill('Ким Чен Ын');
    await form.getByLabel('Language').fill('ru');
    await form.getByLabel('Statement').fill('He is called Ким Чен Ын in Russian.');
    await form.getByLabel('Or a new source').fill('A list of names');
    await form.getByRole('button', { name: 'Record' }).click();
    await form.getByText('Recorded.').waitFor();
    const { data } = await explorer.server.query(
      '{ leader(slug: "kim-jong-un") { names { value language claims { source { title } } } } }',
    );
    expect(data!.leader.names).toContainEqual({
      value: 'Ким Чен Ын',
      language: 'ru',
      claims: expect.arrayContaining([{ source: { title: 'A list of names' } }]),
    });
    await page.reload();
    await page.getByText('Record new evidence').click();
    expect(await page.getByLabel('Key of an editor').inputValue()).toBe('');
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
      0,
      0,
      '',
    ]);
  });

  it('of another page is seen when the reader asks for it, and nothing moves before', async () => {
    const { page, complaints } = await explorer.open(EVENT);
    await page.waitForFunction(() => document.getElementById('live') !== null);
    const before = await page.locator('#content').innerText();
    for (const value of ['a first', 'a second']) {
      const { data } = await explorer.server.query(
        `mutation ($input: RecordClaimInput!) { recordClaim(input: $input) { userErrors { message } } }`,
        {
          input: {
            subject: 'victory-day-parade-2025',
            property: 'significance',
            value,
            evidence: { source, statement: `It is ${value}.`, saidAt: '2025-08-30' },
          },
        },
        { token },
      );
      expect(data!.recordClaim.userErrors).toEqual([]);
    }
    await page.getByRole('button', { name: '2 new statements: show' }).waitFor();
    expect(await page.locator('#content').innerText()).toBe(before);
    await page.getByRole('button', { name: '2 new statements: show' }).click();
    await page.locator('#live:empty').waitFor({ state: 'attached' });
    expect(await page.locator('#marks svg').getAttribute('aria-label')).not.toBe('');
    await page.locator('#history ~ ol', { hasText: 'significance' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('loses and repeats nothing of what is new when its stream is cut', async () => {
    const proxy = await startProxy(explorer.server.url);
    const { page } = await explorer.open('/leader/donald-trump', { origin: proxy.url });
    const recorded = 6;
    for (let index = 0; index < recorded; index += 1) {
      const { data } = await explorer.server.query(
        `mutation ($input: RecordClaimInput!) { recordClaim(input: $input) { userErrors { message } } }`,
        {
          input: {
            subject: 'donald-trump',
            property: 'intention',
            value: `Intention ${index}`,
            evidence: { source, statement: `He means to do ${index}.` },
          },
        },
        { token },
      );
      expect(data!.recordClaim.userErrors).toEqual([]);
      if (index % 3 === 1) proxy.cut();
    }
    await page.getByRole('button', { name: `${recorded} new statements: show` }).waitFor({ timeout: 60_000 });
    await proxy.close();
  });
});

/** A proxy of the server that can cut all of its connections. */
async function startProxy(to: string) {
  const sockets = new Set<Socket>();
  const proxy = createServer((client) => {
    const { hostname, port } = new URL(to);
    const upstream = connect(Number(port), hostname);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    client.pipe(upstream).pipe(client);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    cut,
    async close() {
      proxy.close();
      cut();
      await once(proxy, 'close');
    },
  };
}
