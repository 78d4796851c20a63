import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, type Page, chromium } from 'playwright-core';
import { QUESTIONS } from '../../src/app/graphiql/questions';
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
  async function open(): Promise<{ page: Page; complaints: string[] }> {
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
    await page.goto(`${server.url}/graphiql`);
    return { page, complaints };
  }

  test('opens with the queries of the story, and runs the first at a click', async () => {
    const { page, complaints } = await open();
    await page.getByText('WhoComes').first().waitFor();
    await page.locator('.graphiql-response .monaco-editor').waitFor();
    expect(page.url()).toBe(`${server.url}/graphiql`);
    expect(await page.getByRole('tab').count()).toBe(QUESTIONS.length);

    await page.getByRole('button', { name: /^Execute query/ }).click();

    const answer = page.locator('.graphiql-response .view-lines');
    await answer.getByText('Victory Day parade 2025').waitFor();
    expect(complaints).toEqual([]);
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
