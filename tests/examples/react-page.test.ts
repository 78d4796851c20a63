import { createReadStream, existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { type Browser, type Page, chromium } from 'playwright-core';
import { CHROMIUM, describeInBrowser } from '../support/chromium';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { type TestServer } from '../support/server';
import { copyExample, type Example } from './example';

const SCHEMA = resolve(__dirname, '../../schema.graphql');

/** Serves the files of a folder at an origin of its own. */
async function serveFolder(folder: string): Promise<{ server: Server; origin: string }> {
  const types: Record<string, string> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };
  const server = createServer(({ url }, response) => {
    const file = join(folder, url === '/' ? 'index.html' : url!);
    if (!existsSync(file)) return response.writeHead(404).end();
    response.setHeader('content-type', types[file.split('.').at(-1)!]!);
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describeInBrowser('the React page', () => {
  let rostrum: Rostrum;
  let open: TestServer;
  let example: Example;
  let files: Awaited<ReturnType<typeof serveFolder>>;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];
  /** The variables of the page's queries. */
  const asked: object[] = [];

  beforeAll(async () => {
    rostrum = await startRostrum({ template: 'story' });
    example = await copyExample('react-page', { '../../schema.graphql': SCHEMA });
    files = await serveFolder(join(example.directory, 'www'));
    open = await rostrum.serve({ corsOrigins: [files.origin] });
    await example.edit('src/main.tsx', 'http://127.0.0.1:4000', open.url);
    await example.run('graphql-codegen');
    await example.run('npm', 'run', 'build');
    browser = await chromium.launch(CHROMIUM);
    page = await browser.newPage();
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      if (request.method() === 'POST') asked.push(request.postDataJSON().variables);
    });
    await page.goto(files.origin);
  });
  afterAll(async () => {
    await browser?.close();
    files?.server.close();
    await example?.remove();
    await rostrum.close();
  });

  const rows = () => page.locator('tbody tr').evaluateAll((all) => all.map((row) => row.textContent));
  const months = () => page.locator('svg title').evaluateAll((all) => all.map((title) => title.textContent));
  const choose = (day: string) => page.locator('input[type=date]').fill(day);

  it('is well typed', async () => {
    await example.run('tsc');
  });

  it('lists the participants, and the events of each month', async () => {
    await page.getByText('Kim Jong Un').waitFor();
    expect(await rows()).toHaveLength(14);
    expect((await rows())[0]).toBe('Kim Jong UnHEAD_OF_STATEATTENDED');
    expect((await months()).slice(-2)).toEqual(['2025-08: 0', '2025-09: 3']);
    expect(complaints).toEqual([]);
  });

  it('shows the state of another day, and queries no day twice', async () => {
    await choose('2025-08-21');
    await page.getByText('INVITED', { exact: true }).waitFor();
    expect(await rows()).toEqual([
      'Vladimir PutinHEAD_OF_STATECONFIRMED',
      'Lee Jae MyungHEAD_OF_STATENOT_EXPECTED',
      'Woo Won-shikSENIOR_OFFICIALINVITED',
    ]);
    await choose('2014-01-01');
    await page.getByText('No claim about it had been made by then.').waitFor();
    await choose('2025-09-03');
    await page.getByText('Kim Jong Un').waitFor();
    expect(await rows()).toHaveLength(14);
    expect(asked).toEqual(['2025-09-03', '2025-08-21', '2014-01-01'].map((saidBy) => ({ saidBy })));
    expect(complaints).toEqual([]);
  });
});
