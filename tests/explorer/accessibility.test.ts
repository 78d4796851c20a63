import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { AxeResults } from 'axe-core';
import { describeInBrowser } from '../support/chromium';
import { type Explorer, startExplorer } from './browser';
import { pathsOfStory } from './paths';

jest.setTimeout(300_000);

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const LOOKS = [
  ['light', 1280],
  ['dark', 1280],
  ['dark', 390],
  ['light', 390],
] as const;

describeInBrowser('every page', () => {
  let explorer: Explorer;
  let paths: readonly string[];
  beforeAll(async () => {
    explorer = await startExplorer();
    paths = await pathsOfStory(explorer.server);
  });
  afterAll(() => explorer?.close());

  it('has no violation that axe finds, light and dark, at 1280 and 390 px, and no horizontal scrolling', async () => {
    // For axe itself, which is put into the page.
    const { page, complaints } = await explorer.open('/', { bypassCSP: true });
    const found: unknown[] = [];
    for (const path of paths) {
      await page.goto(`${explorer.server.url}${path}`);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      await page.evaluate(AXE);
      for (const [colorScheme, width] of LOOKS) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        const { violations } = (await page.evaluate(
          (standards) =>
            (globalThis as never as { axe: typeof import('axe-core') }).axe.run({
              runOnly: standards,
              resultTypes: ['violations'],
            }),
          STANDARDS,
        )) as AxeResults;
        found.push(
          ...violations.map(({ id, nodes }) => ({ path, colorScheme, width, id, html: nodes[0]!.html })),
        );
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (overflow > 0) found.push({ path, width, overflow });
      }
    }
    expect(found).toEqual([]);
    // The console says that pages of errors are no success.
    expect(complaints.filter((each) => !each.includes('the server responded with a status'))).toEqual([]);
  });

  it('keeps to the budgets: HTML 20, scripts 35, style 6 kB, compressed; nothing moves while it loads', async () => {
    for (const path of paths) {
      const { page, requests } = await explorer.open('/');
      await page.goto(`${explorer.server.url}${path}`);
      const sizes: Record<string, number> = { html: 0, js: 0, css: 0 };
      for (const request of new Set(requests)) {
        const kind = /\.(js|css)$/.exec(request)?.[1] ?? 'html';
        const body = await (await fetch(`${explorer.server.url}${request}`)).arrayBuffer();
        sizes[kind]! += gzipSync(new Uint8Array(body), { level: 6 }).length;
      }
      expect({ path, fits: sizes.html! <= 20_000 && sizes.js! <= 35_000 && sizes.css! <= 6_000 }).toEqual({
        path,
        fits: true,
      });
      const shift = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let sum = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) sum += (entry as never as { value: number }).value;
            }).observe({ type: 'layout-shift', buffered: true });
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
          }),
      );
      expect({ path, shift: shift <= 0.01 }).toEqual({ path, shift: true });
      await page.context().close();
    }
  });
});
