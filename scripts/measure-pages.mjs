// What each page of a running server costs a reader: the largest contentful paint (LCP) and the layout shift (CLS), and the
// kilobytes of HTML, scripts and style as they are sent. Each page is opened in a browser without a cache, several times;
// the median counts. With --pictures, a picture of each in both themes, 1280 and 390 px wide.
// Usage: npm run measure:pages -- [--url http://127.0.0.1:4000] [--times 5] [--width 1280] [--pictures folder] [path ...]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:4000' },
    times: { type: 'string', default: '5' },
    width: { type: 'string', default: '1280' },
    pictures: { type: 'string' },
  },
});
const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium';
const EVENT = 'victory-day-parade-2025';
const PATHS = [
  '/',
  '/search?q=kim+jung-un',
  `/event/${EVENT}`,
  `/event/${EVENT}?saidBy=2025-08-21`,
  '/leader/kim-jong-un',
  '/country/north-korea',
  '/organization/western-leaders',
  '/series/victory-day-parade',
  '/graph?of=north-korea',
  '/graph?of=lee-jae-myung&to=kim-jong-un',
  '/timeline?groupBy=TYPE&interval=MONTH',
  '/map',
  '/disputes',
  '/review',
  `/embed/roster?event=${EVENT}`,
  '/embed/graph?of=kim-jong-un',
  '/embed/timeline?groupBy=TYPE',
  '/embed/map',
];

/** The addresses of a source, a claim and a dataset, which have ids: the first that other pages link to. */
async function pagesWithIds() {
  const pages = await Promise.all(
    ['/', `/event/${EVENT}`].map(async (path) => (await fetch(options.url + path)).text()),
  );
  return ['source', 'claim', 'dataset']
    .map((kind) => new RegExp(`href="(/${kind}/[^"?]+)`).exec(pages.join(''))?.[1])
    .filter((path) => path !== undefined);
}

/** Collects, before anything else runs, what the browser measures. */
function observe() {
  globalThis.measured = { lcp: 0, cls: 0 };
  const on = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  on('largest-contentful-paint', ({ startTime }) => (globalThis.measured.lcp = startTime));
  on('layout-shift', ({ value }) => (globalThis.measured.cls += value));
}

const kindOf = (type, url) =>
  type === 'Document' ? 'html' : url.endsWith('.js') ? 'script' : url.endsWith('.css') ? 'style' : 'other';

/** Opens a page in a context of its own, so that nothing is cached. */
async function measure(browser, path) {
  const context = await browser.newContext({ viewport: { width: Number(options.width), height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(observe);
    const network = await context.newCDPSession(page);
    const sent = { html: 0, script: 0, style: 0, other: 0 };
    const kinds = new Map();
    network.on('Network.responseReceived', ({ requestId, type, response }) =>
      kinds.set(requestId, kindOf(type, response.url)),
    );
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      sent[kinds.get(requestId) ?? 'other'] += encodedDataLength;
    });
    await network.send('Network.enable');
    await page.goto(options.url + path, { waitUntil: 'load' });
    // LCP is reported after the frame in which it is painted.
    await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => setTimeout(next))));
    await page.waitForFunction(() => globalThis.measured.lcp > 0);
    return { ...(await page.evaluate(() => globalThis.measured)), ...sent };
  } finally {
    await context.close();
  }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function takePictures(browser, path, folder) {
  for (const colorScheme of ['light', 'dark'])
    for (const width of [1280, 390]) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
      await page.goto(options.url + path);
      const name = path.slice(1).replaceAll(/[^\w-]+/g, '-') || 'start';
      await page.screenshot({ path: join(folder, `${name}-${colorScheme}-${width}.png`), fullPage: true });
      await page.close();
    }
}

const kilobytes = (bytes) => (bytes / 1000).toFixed(1).padStart(6);
const browser = await chromium.launch({
  executablePath: BROWSER,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  if (options.pictures) mkdirSync(options.pictures, { recursive: true });
  console.log('LCP ms    CLS   HTML kB script  style  page');
  for (const path of positionals.length > 0 ? positionals : [...PATHS, ...(await pagesWithIds())]) {
    const runs = [];
    for (let i = 0; i < Number(options.times); i += 1) runs.push(await measure(browser, path));
    const of = (name) => median(runs.map((run) => run[name]));
    const sizes = ['html', 'script', 'style'].map((name) => kilobytes(of(name))).join(' ');
    console.log(`${of('lcp').toFixed(0).padStart(6)} ${of('cls').toFixed(4)}  ${sizes}  ${path}`);
    if (options.pictures) await takePictures(browser, path, options.pictures);
  }
} finally {
  await browser.close();
}
