import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium';
import { type Explorer, startExplorer } from './browser';
import { pathsOfStory } from './paths';

jest.setTimeout(300_000);

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules about colors: what else axe looks at is the same, light and dark. */
const OF_COLORS = ['color-contrast', 'link-in-text-block'];

const LOOKS = [
  { colorScheme: 'light', width: 1280, rules: STANDARDS },
  { colorScheme: 'dark', width: 1280, rules: OF_COLORS },
  { colorScheme: 'dark', width: 390, rules: STANDARDS },
  { colorScheme: 'light', width: 390, rules: OF_COLORS },
] as const;

/** What was found on a page, which is opened once for all that is looked at. */
interface Visit {
  path: string;
  violations: unknown[];
  /** In bytes, compressed. */
  sizes: { html: number; js: number; css: number };
  /** The cumulative layout shift until the page has loaded. */
  shift: number;
}

describeInBrowser('every page', () => {
  let explorer: Explorer;
  let complaints: string[];
  const visits: Visit[] = [];

  beforeAll(async () => {
    explorer = await startExplorer();
    // For axe itself, which is put into the page.
    const opened = await explorer.open('/', { bypassCSP: true });
    ({ complaints } = opened);
    const { page, requests } = opened;
    for (const path of await pathsOfStory(explorer.server)) {
      requests.length = 0;
      await page.goto(`${explorer.server.url}${path}`);
      const shift = await shiftOf(page);
      const sizes = await sizesOf([path, ...requests.filter((each) => /\.(js|css)$/.test(each))]);
      visits.push({ path, shift, sizes, violations: await violationsOn(page) });
    }
  });
  afterAll(() => explorer?.close());

  const shiftOf = (page: Page) =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as never as { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
        }),
    );

  const known = new Map<string, number>();
  async function sizesOf(addresses: readonly string[]) {
    const sizes = { html: 0, js: 0, css: 0 };
    for (const address of addresses) {
      if (!known.has(address)) {
        const body = await (await fetch(`${explorer.server.url}${address}`)).arrayBuffer();
        known.set(address, gzipSync(new Uint8Array(body), { level: 6 }).length);
      }
      const kind = (/\.(js|css)$/.exec(address)?.[1] ?? 'html') as keyof typeof sizes;
      sizes[kind] += known.get(address)!;
    }
    return sizes;
  }

  async function violationsOn(page: Page): Promise<unknown[]> {
    const found: unknown[] = [];
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    await page.evaluate(AXE);
    for (const { colorScheme, width, rules } of LOOKS) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const { violations } = (await page.evaluate(
        (runOnly) =>
          (globalThis as never as { axe: typeof import('axe-core') }).axe.run({
            runOnly: [...runOnly],
            resultTypes: ['violations'],
          }),
        rules,
      )) as AxeResults;
      found.push(...violations.map(({ id, nodes }) => ({ colorScheme, width, id, html: nodes[0]!.html })));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (overflow > 0) found.push({ width, overflow });
    }
    return found;
  }

  it('has no violation that axe finds, light and dark, at 1280 and 390 px, and no horizontal scrolling', () => {
    expect(visits.length).toBeGreaterThan(25);
    expect(visits.filter(({ violations }) => violations.length > 0)).toEqual([]);
  });

  it('requests nothing from elsewhere, and the console is silent', () => {
    // The console says that pages of errors are no success.
    expect(complaints.filter((each) => !each.includes('the server responded with a status'))).toEqual([]);
  });

  it('keeps to the budgets: HTML 20, scripts 35, style 6 kB, compressed', () => {
    const isOver = ({ sizes: { html, js, css } }: Visit) => html > 20_000 || js > 35_000 || css > 6_000;
    expect(visits.filter(isOver)).toEqual([]);
    expect(visits.every(({ sizes: { html, js, css } }) => html > 0 && js > 0 && css > 0)).toBe(true);
  });

  it('does not move while it loads', () => {
    expect(visits.filter(({ shift }) => shift > 0.01)).toEqual([]);
  });
});
