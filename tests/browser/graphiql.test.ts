import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, type Page, chromium } from 'playwright-core';
import { linkTo } from '../../src/app/graphiql/link';
import { QUESTIONS } from '../../src/app/graphiql/questions';
import { createKey } from '../../src/platform/auth/keys';
import { Role } from '../../src/platform/auth/policy';
import { createSchema } from '../../src/schema';
import { CHROMIUM, describeInBrowser } from '../support/chromium';
import { type TestDatabase, createTestDatabase } from '../support/database';
import { type TestServer, startTestServer } from '../support/server';

jest.setTimeout(60_000);

describeInBrowser('GraphiQL', () => {
  const directory = mkdtempSync(join(tmpdir(), 'rostrum-graphiql-'));
  let database: TestDatabase;
  let server: TestServer;
  let browser: Browser;

  beforeAll(async () => {
    execFileSync(process.execPath, [resolve(__dirname, '../../scripts/build-graphiql.mjs'), directory]);
    database = await createTestDatabase('story');
    server = await startTestServer({ database, schema: createSchema(), graphiqlDirectory: directory });
    browser = await chromium.launch(CHROMIUM);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await database?.drop();
    rmSync(directory, { recursive: true, force: true });
  });

  /**
   * Opens the page with every other host blocked; collects its errors and the requests that it attempted.
   */
  async function open(path = '/graphiql'): Promise<{ page: Page; complaints: string[] }> {
    const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.route(
      (url) => url.origin !== server.url,
      (route) => {
        complaints.push(`fetched ${route.request().url()}`);
        return route.abort();
      },
    );
    await page.goto(`${server.url}${path}`);
    return { page, complaints };
  }

  test('opens with the queries of the story, and runs the first at a click', async () => {
    const { page, complaints } = await open();
    await page.locator('.graphiql-response .monaco-editor').waitFor();
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(QUESTIONS.map(({ title }) => title));

    await page.getByRole('button', { name: /^Execute query/ }).click();

    const answer = page.locator('.graphiql-response .view-lines');
    await answer.getByText('Victory Day parade 2025').waitFor();
    expect(complaints).toEqual([]);
  });

  test('keeps the title of a tab as its query is edited, until the first line is another', async () => {
    const { page } = await open();
    await page.locator('.graphiql-query-editor .view-lines').getByText('WhoComes').waitFor();
    await page.locator('.graphiql-query-editor .monaco-editor').first().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('# more', { delay: 5 });
    await page.locator('.graphiql-query-editor .view-lines').getByText('# more').waitFor();
    expect(await page.getByRole('tab').first().innerText()).toBe(QUESTIONS[0]!.title);

    await page.keyboard.press('Control+A');
    await page.keyboard.type('# Another question', { delay: 5 });

    await page.getByRole('tab', { name: 'Another question' }).waitFor();
  });

  test('opens the query and variables of a link, which the server does not see, beside the tabs of before', async () => {
    const query = '# One event, by slug\nquery One($slug: String) { event(slug: $slug) { name } }';
    const link = linkTo(query, { slug: 'victory-day-parade-2015' });
    const { page, complaints } = await open(link);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const answer = page.locator('.graphiql-response .view-lines');
    const run = page.getByRole('button', { name: /^Execute query/ });
    await page.locator('.graphiql-response .monaco-editor').waitFor();
    expect(await page.getByRole('tab', { selected: true }).innerText()).toBe('One event, by slug');
    await run.click();
    await answer.getByText('Victory Day parade 2015').waitFor();
    expect(requests.filter((url) => url.includes('One'))).toEqual([]);

    // The same page, with another link in its address.
    await page.evaluate(
      (hash) => void (location.hash = hash),
      linkTo(query, { slug: 'victory-day-parade-2025' }).split('#')[1]!,
    );
    await page.locator('.graphiql-editor-tool').getByText('victory-day-parade-2025').waitFor();
    expect(await page.getByRole('tab', { name: 'One event, by slug' }).count()).toBe(2);
    await run.click();
    await answer.getByText('Victory Day parade 2025').waitFor();
    expect(complaints).toEqual([]);
  });

  test('follows a subscription until it is stopped', async () => {
    const { page, complaints } = await open(linkTo('subscription New { changes { action } }'));
    const answer = page.locator('.graphiql-response .view-lines');
    await page.locator('.graphiql-response .monaco-editor').waitFor();
    const followed = page.waitForRequest((request) => request.headers().accept === 'text/event-stream');
    await page.getByRole('button', { name: /^Execute query/ }).click();
    const request = await followed;
    await request.response();
    const { token } = await createKey(database.prisma, { name: 'News desk', role: Role.EDITOR });
    const seen = answer.getByText('CREATED').first();
    // Until it follows, each write is one that it sees or does not.
    while (!(await seen.isVisible())) {
      const recorded = await server.query(
        'mutation { createSource(input: {title: "A paper"}) { userErrors { message } } }',
        {},
        { token },
      );
      expect(recorded.data).toEqual({ createSource: { userErrors: [] } });
    }
    const ended = page.waitForEvent('requestfailed', (each) => each === request);
    await page.getByRole('button', { name: /^Stop query/ }).click();
    await ended;
    expect(complaints).toEqual([]);
  });

  test('explains the schema as a whole', async () => {
    const { data } = await server.query('{ __schema { description } }');
    expect(data!.__schema.description).toContain('who was expected, according to whom');
  });

  test('sends its files compressed', async () => {
    const page = await (await fetch(`${server.url}/graphiql`)).text();
    const files = [...page.matchAll(/(?:src|href)="(\/graphiql\/[^"]+)"/g)].map(([, path]) => path!);
    const encodings = await Promise.all(
      files.map(async (path) => {
        const headers = { 'accept-encoding': 'br' };
        const response = await fetch(`${server.url}${path}`, { method: 'HEAD', headers });
        return response.headers.get('content-encoding');
      }),
    );
    expect(encodings).toEqual(['br', 'br']);
  });

  test('completes field names from the schema, in a worker of its own', async () => {
    const { page, complaints } = await open();
    await page.getByRole('button', { name: 'New tab' }).click();
    const editor = page.locator('.graphiql-query-editor .monaco-editor').first();
    await editor.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('{ ev', { delay: 20 });
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget').getByText('event', { exact: true }).first().waitFor();
    const workers = page.workers().map((worker) => worker.url());
    expect(workers).toContainEqual(expect.stringContaining(`${server.url}/graphiql/assets/graphql-`));
    expect(complaints).toEqual([]);
  });
});
