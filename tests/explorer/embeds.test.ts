import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { filePaint } from '../../src/app/explorer/views/paint';
import { createSchema } from '../../src/schema';
import { describeInBrowser } from '../support/chromium';
import { startTestServer } from '../support/server';
import { type Explorer, startExplorer } from './browser';

jest.setTimeout(120_000);

const ROOT = resolve(__dirname, '../..');

/** The examples of docs/embeds.md, which name another server. */
const examples = [...readFileSync(join(ROOT, 'docs/embeds.md'), 'utf8').matchAll(/```html\n(.*?)```/gs)].map(
  ([, code]) => code!,
);

describeInBrowser('embeds', () => {
  let explorer: Explorer;
  /** A site of another origin, with the page that was put there last. */
  let site: Server;
  let html = '';

  beforeAll(async () => {
    explorer = await startExplorer();
    site = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(html));
    await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
  });
  afterAll(async () => {
    site?.close();
    await explorer?.close();
  });

  const pageWith = (body: string) =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A newspaper</title></head><body><main><h1>A newspaper</h1>${body.replaceAll('https://rostrum.example', explorer.server.url)}</main></body></html>`;

  /** Opens a page of another site, and collects what it complains about and what it requests of other hosts than its own. */
  async function visit(body: string, options = {}, at: 'site' | 'file' = 'site') {
    html = pageWith(body);
    const page = await explorer.browser.newPage({ viewport: { width: 1000, height: 900 }, ...options });
    const complaints: string[] = [];
    const requests: { url: string; method: string; body: string | null }[] = [];
    const address = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('favicon')) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(address) && !url.startsWith('file:'))
        requests.push({ url, method: request.method(), body: request.postData() });
    });
    if (at === 'site') await page.goto(address);
    else {
      const file = join(tmpdir(), `rostrum-embed-${process.pid}.html`);
      writeFileSync(file, html);
      await page.goto(pathToFileURL(file).href);
      rmSync(file);
    }
    return { page, complaints, requests };
  }

  const shadowText = (page: Page, tag: string) =>
    page.waitForFunction(
      (name) => {
        const element = document.querySelector(name);
        const text = element?.shadowRoot?.querySelector('section')?.textContent;
        return element && !element.hasAttribute('aria-busy') && text;
      },
      tag,
      { timeout: 30_000 },
    );

  test.each(['site', 'file'] as const)('the examples of the documentation work in a %s', async (at) => {
    const { page, complaints, requests } = await visit(examples.join('\n'), {}, at);
    const texts: Record<string, string> = {};
    for (const tag of ['rostrum-roster', 'rostrum-graph', 'rostrum-timeline', 'rostrum-map'])
      texts[tag] = String(await (await shadowText(page, tag)).jsonValue());
    expect(texts['rostrum-roster']).toContain('As said in public by 28 August 2025.');
    expect(texts['rostrum-roster']).toMatch(/Lee Jae Myung.*Possible/);
    expect(texts['rostrum-graph']).toContain('What binds North Korea to others');
    expect(texts['rostrum-timeline']).toContain('Events with North Korea by year');
    expect(texts['rostrum-map']).toContain('on the map');
    const frame = page.frameLocator('iframe');
    await frame.getByText('What binds Kim Jong Un to others').waitFor();
    expect(complaints).toEqual([]);
    // Of this server only, without a query or a body.
    for (const request of requests)
      expect(request).toEqual({
        url: expect.stringMatching(new RegExp(`^${explorer.server.url}/(embed[./]|explorer/assets/)`)),
        method: 'GET',
        body: null,
      });
    expect(requests.some(({ url }) => /query|%7B%20/.test(url))).toBe(false);
    const rows = await page.evaluate(
      async (address) => (await fetch(address)).text(),
      `${explorer.server.url}/event/victory-day-parade-2025.csv?saidBy=2025-08-28`,
    );
    expect(rows).toMatch(/^lee-jae-myung,.*,POSSIBLE,/m);
    await page.close();
  });

  test('links within an element lead to the pages of the server, at its times', async () => {
    const { page } = await visit(examples[0]!);
    await shadowText(page, 'rostrum-roster');
    const links = await page.evaluate(() =>
      [...document.querySelector('rostrum-roster')!.shadowRoot!.querySelectorAll('a')].map((link) => [
        link.getAttribute('href'),
        link.getAttribute('target'),
      ]),
    );
    expect(links).toContainEqual([`${explorer.server.url}/leader/lee-jae-myung?saidBy=2025-08-28`, '_blank']);
    expect(
      links.every(([href, target]) => href!.startsWith(explorer.server.url) && target === '_blank'),
    ).toBe(true);
    await page.close();
  });

  test('an element that is changed shows the new view, and what is wrong with it', async () => {
    const { page } = await visit(
      '<rostrum-roster event="victory-day-parade-2025" said-by="2025-08-21"></rostrum-roster><script src="https://rostrum.example/embed.js"></script>',
    );
    expect(String(await (await shadowText(page, 'rostrum-roster')).jsonValue())).toMatch(
      /Lee Jae Myung.*Not expected/,
    );
    const change = (name: string, value: string) =>
      page.evaluate(
        ([attribute, to]) =>
          new Promise((shown) => {
            const element = document.querySelector('rostrum-roster')!;
            element.addEventListener('rostrum:shown', () => shown(element.shadowRoot!.textContent), {
              once: true,
            });
            element.setAttribute(attribute!, to!);
          }),
        [name, value],
      );
    expect(await change('said-by', '2025-08-28')).toMatch(/Lee Jae Myung.*Possible/);
    expect(await change('theme', 'blue')).toContain('theme must be one of light, dark, not "blue".');
    expect(await change('theme', 'dark')).toMatch(/Lee Jae Myung.*Possible/);
    expect(await change('event', 'victory-day')).toBe(
      'There is nothing hereNothing is recorded as "victory-day" at this time.Source: Rostrum',
    );
    const colors = await page.evaluate(() => {
      const host = document.querySelector('rostrum-roster')!;
      return getComputedStyle(host).backgroundColor;
    });
    expect(colors).toBe('rgb(22, 24, 27)');
    await page.close();
  });

  test.each([1000, 420])('a frame is as high as its view, %d px wide, and stays so', async (width) => {
    const { page } = await visit(examples[1]!, { viewport: { width, height: 900 } });
    const inside = page.frameLocator('iframe').locator('html');
    await page.frameLocator('iframe').getByText('Source:').waitFor();
    const differs = async () => {
      const [outer, inner] = await Promise.all([
        page.locator('iframe').evaluate((frame) => frame.getBoundingClientRect().height),
        inside.evaluate((html) => html.getBoundingClientRect().height),
      ]);
      return Math.abs(outer - inner);
    };
    const settle = async () => {
      for (let i = 0; i < 200 && (await differs()) > 2; i += 1)
        await page.evaluate(() => new Promise((next) => requestAnimationFrame(next)));
      return differs();
    };
    expect(await settle()).toBeLessThanOrEqual(2);
    await page.setViewportSize({ width: width - 100, height: 900 });
    expect(await settle()).toBeLessThanOrEqual(2);
    await page.close();
  });

  test.each(['site', 'file'] as const)(
    'frames of a %s are as high as their views, out of sight, and where the script comes later',
    async (at) => {
      const paths = ['graph?of=north-korea', 'roster?event=victory-day-parade-2025', 'roster?event=nothing'];
      const frames = paths.map(
        (path) =>
          `<p style="height: 1500px"></p><iframe style="border: 0" src="https://rostrum.example/embed/${path}"></iframe>`,
      );
      const { page } = await visit(frames.join(''), {}, at);
      await page.waitForLoadState('load');
      await page.evaluate((src) => {
        const script = document.createElement('script');
        document.head.append(Object.assign(script, { src }));
      }, `${explorer.server.url}/embed.js`);
      await page.waitForFunction(() =>
        [...document.querySelectorAll('iframe')].every(({ style }) => style.height),
      );
      for (const frame of await page.locator('iframe').all()) {
        const outer = await frame.evaluate((element) => element.getBoundingClientRect().height);
        const inner = await frame
          .contentFrame()
          .locator('html')
          .evaluate((html) => html.getBoundingClientRect().height);
        expect(Math.abs(outer - inner)).toBeLessThanOrEqual(2);
      }
      await page.close();
    },
  );

  test('a frame has the theme that it is asked for, whatever the system has', async () => {
    const { page } = await explorer.open('/embed/graph?of=kim-jong-un&theme=dark', { colorScheme: 'light' });
    const background = () =>
      page.locator('.drawing').evaluate((each) => getComputedStyle(each).backgroundColor);
    expect(await background()).toBe('rgb(30, 33, 36)');
    await page.goto(`${explorer.server.url}/embed/graph?of=kim-jong-un&theme=light`);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await background()).toBe('rgb(255, 255, 255)');
    await page.goto(`${explorer.server.url}/embed/graph?of=kim-jong-un`);
    expect(await background()).toBe('rgb(30, 33, 36)');
    await page.context().close();
  });

  /** Which sites may frame what is at a path, and which may read it. */
  async function framing(path: string, server = explorer.server) {
    const { headers } = await fetch(`${server.url}${path}`, { headers: { origin: 'https://news.example' } });
    const ancestors = /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1];
    return [ancestors, headers.get('access-control-allow-origin')];
  }

  test('only pages under /embed may be framed, and they and files be read by other origins', async () => {
    for (const file of ['graph.csv?of=china', 'graph.svg?of=china', 'event/victory-day-parade-2025.json'])
      expect([file, await framing(`/${file}`)]).toEqual([file, ["'none'", '*']]);
    expect(await framing('/embed/roster?event=nothing')).toEqual(['* file:', '*']);
    expect(await framing('/embed/graph?of=north-korea')).toEqual(['* file:', '*']);
    expect(await framing('/embed/roster?event=victory-day-parade-2025')).toEqual(['* file:', '*']);
    expect(await framing('/graph?of=north-korea')).toEqual(["'none'", null]);
    expect(await framing('/')).toEqual(["'none'", null]);
    expect(await framing('/graphiql')).toEqual(["'none'", null]);
  });

  test('can be turned off', async () => {
    const server = await startTestServer({
      database: explorer.database,
      schema: createSchema(),
      config: { embeds: false },
    });
    expect((await fetch(`${server.url}/embed.js`)).status).toBe(404);
    expect((await fetch(`${server.url}/embed/map`)).status).toBe(404);
    expect((await fetch(`${server.url}/map`)).status).toBe(200);
    expect(await framing('/map.csv', server)).toEqual(["'none'", null]);
    await server.close();
  });

  test('keep to their budgets: embed.js 12 kB, the script of drawings 8 kB and the page of the map 20 kB with its land', async () => {
    const sizeOf = async (path: string) => {
      const response = await fetch(`${explorer.server.url}${path}`);
      expect(response.status).toBe(200);
      return gzipSync(new Uint8Array(await response.arrayBuffer())).length;
    };
    expect(await sizeOf('/embed.js')).toBeLessThanOrEqual(12_000);
    const text = await (await fetch(`${explorer.server.url}/graph?of=north-korea`)).text();
    const script = /src="(\/explorer\/assets\/drawing-[^"]+)"/.exec(text)![1]!;
    expect(await sizeOf(script)).toBeLessThanOrEqual(8_000);
    expect(await sizeOf('/map')).toBeLessThanOrEqual(20_000);
  });

  test('a drawing can be taken along as PNG, in the theme and shape that the reader sees', async () => {
    const { page, complaints } = await explorer.open('/graph?of=north-korea&saidBy=2025-09-01', {
      colorScheme: 'dark',
      viewport: { width: 390, height: 800 },
      acceptDownloads: true,
    });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'PNG' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('rostrum-graph.png');
    const png = readFileSync((await download.path())!);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    // The narrow drawing with its margins, at twice its size; see RFC 2083, 4.1.1.
    expect(png.readUInt32BE(16)).toBe(2 * (390 + 48));
    expect(complaints).toEqual([]);
    const corner = await page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d')!;
      context.drawImage(bitmap, 0, 0);
      return [...context.getImageData(1, 1, 1, 1).data].slice(0, 3);
    }, png.toString('base64'));
    const [, ...channels] = /#(..)(..)(..)/.exec(filePaint.dark.card)!;
    expect(corner).toEqual(channels.map((channel) => parseInt(channel, 16)));
    await page.context().close();
  });

  test('pages of views are complete without script', async () => {
    const { page } = await explorer.open('/map?of=kim-jong-un', { javaScriptEnabled: false });
    expect(await page.locator('.drawing svg.wide a').count()).toBeGreaterThan(0);
    expect(await page.getByRole('button', { name: 'PNG' }).isVisible()).toBe(false);
    await page.locator('input[name=country]').fill('china');
    await page.getByRole('button', { name: 'Show' }).last().click();
    expect(new URL(page.url()).searchParams.get('country')).toBe('china');
    expect(await page.locator('h1').innerText()).toBe('Events with Kim Jong Un in China on the map');
    await page.context().close();
  });

  test('the query of a page, opened in GraphiQL, has the data of the page', async () => {
    const { page } = await explorer.open('/graph?of=kim-jong-un&via=RELATIONSHIP&saidBy=2025-09-01');
    const href = (await page.getByRole('link', { name: 'View query' }).getAttribute('href'))!;
    const given = new URLSearchParams(href.split('#')[1]);
    const { data } = await explorer.server.query(given.get('q')!, JSON.parse(given.get('v')!));
    expect(data!.asOf.graph.edges).toMatchObject([{ label: 'overture (proposed)' }]);
    expect(given.get('q')).toMatch(/^# What binds Kim Jong Un to others\n/);
    await page.context().close();
  });
});
