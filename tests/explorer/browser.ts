import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { createSchema } from '../../src/schema';
import { CHROMIUM } from '../support/chromium';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { startTestServer, type TestServer } from '../support/server';

/** A page in a browser that may reach no other host, and everything that it complained about. */
export interface Opened {
  page: Page;
  /** Errors on the console or in scripts, and requests that left the server. */
  complaints: string[];
  /** The addresses requested since the page was opened, without the page itself. */
  requests: string[];
}

/** The explorer of the story with its built scripts and style, and a browser. */
export interface Explorer {
  server: TestServer;
  database: TestDatabase;
  /** For pages of other sites. */
  browser: Browser;
  /** Opens a page, of the server itself or by another address of it. */
  open(path: string, options?: BrowserContextOptions & { origin?: string }): Promise<Opened>;
  close(): Promise<void>;
}

/** Builds the scripts, starts the server over the story, and a browser. */
export async function startExplorer(): Promise<Explorer> {
  const directory = mkdtempSync(join(tmpdir(), 'rostrum-explorer-'));
  execFileSync(process.execPath, [resolve(__dirname, '../../scripts/build-explorer.mjs'), directory]);
  const database = await createTestDatabase('story');
  const server = await startTestServer({ database, schema: createSchema(), explorerDirectory: directory });
  const browser = await chromium.launch(CHROMIUM);
  return {
    server,
    database,
    browser,
    async open(path, { origin = server.url, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      const page = await context.newPage();
      const complaints: string[] = [];
      const requests: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.route('**', (route) => {
        const url = new URL(route.request().url());
        if (url.origin === origin || ['data:', 'blob:'].includes(url.protocol)) return route.continue();
        complaints.push(`fetched ${url.href}`);
        return route.abort();
      });
      await page.goto(`${origin}${path}`);
      page.on('request', (request) => requests.push(request.url().slice(origin.length)));
      return { page, complaints, requests };
    },
    async close() {
      await browser.close();
      await server.close();
      await database.drop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
