import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/chromium';
import { type Explorer, startExplorer } from './browser';

jest.setTimeout(120_000);

describeInBrowser('the time bar', () => {
  let explorer: Explorer;
  beforeAll(async () => {
    explorer = await startExplorer();
  });
  afterAll(() => explorer?.close());

  const EVENT = '/event/victory-day-parade-2025';
  const textOf = (page: Page) => page.locator('main').innerText();
  const sentence = (page: Page, text: string | RegExp) =>
    page.locator('#sentence', { hasText: text }).waitFor({ timeout: 30_000 });

  /** What a reader sees who opens the address of this page afresh. */
  async function afresh(page: Page): Promise<string> {
    const { page: other } = await explorer.open(page.url().slice(explorer.server.url.length));
    // The script adds the slider, which has no text.
    const text = await textOf(other);
    await other.context().close();
    return text;
  }

  it('changes the page in place, and its address opens the same page; back and forward as well', async () => {
    const { page, complaints } = await explorer.open(EVENT);
    const now = await textOf(page);
    await page.getByRole('link', { name: 'Statement before' }).click();
    await sentence(page, 'As said in public by 28 August 2025');
    const then = await textOf(page);
    expect(then).toContain('of 79 statements are hidden');
    expect(new URL(page.url()).search).toBe('?saidBy=2025-08-28');
    expect(await afresh(page)).toBe(then);

    await page.getByRole('link', { name: 'Statement before' }).click();
    await sentence(page, '22 August 2025');
    const before = await textOf(page);
    expect(await afresh(page)).toBe(before);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('before');

    await page.goBack();
    await sentence(page, '28 August 2025');
    expect(await textOf(page)).toBe(then);
    await page.goBack();
    await sentence(page, 'Now');
    expect(await textOf(page)).toBe(now);
    await page.goForward();
    await sentence(page, '28 August 2025');
    expect(await textOf(page)).toBe(then);

    await page.getByRole('link', { name: 'Back to now' }).click();
    await sentence(page, 'Now');
    expect(await textOf(page)).toBe(now);
    expect(complaints).toEqual([]);
  });

  it('has a slider by keyboard that says its day in words, and a scrub of 50 steps sends at most 10 requests', async () => {
    const { page, complaints, requests } = await explorer.open(EVENT);
    const slider = page.getByRole('slider', { name: 'Said in public by' });
    expect(await slider.getAttribute('aria-valuetext')).toBe('now');
    await slider.focus();
    for (let step = 0; step < 50; step += 1) await page.keyboard.press('ArrowLeft');
    expect(await slider.getAttribute('aria-valuetext')).toBe('16 July 2025');
    await sentence(page, 'As said in public by 16 July 2025');
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.length).toBeLessThanOrEqual(10);
    expect(await slider.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await afresh(page)).toBe(await textOf(page));

    await page.keyboard.press('End');
    await sentence(page, 'Now');
    expect(new URL(page.url()).search).toBe('');
    expect(complaints).toEqual([]);
  });

  it('reaches the day that the page shows, and now after it', async () => {
    const { page } = await explorer.open(`${EVENT}?saidBy=2025-10-01`);
    const slider = page.getByRole('slider', { name: 'Said in public by' });
    const day = () => slider.getAttribute('aria-valuetext');
    expect(await day()).toBe('1 October 2025');
    await page.getByRole('link', { name: 'Statement before' }).click();
    await sentence(page, 'As said in public by 3 September 2025');
    expect(await day()).toBe('3 September 2025');
    await slider.press('ArrowRight');
    await sentence(page, 'Now');
    expect(await day()).toBe('now');
  });

  it('has the statements about a country on its axis, and steps from one to the other', async () => {
    const { page } = await explorer.open('/country/north-korea');
    await page.getByRole('link', { name: 'Statement before' }).click();
    await sentence(page, /28 August 2025\. \d+ of \d+ statements (is|are) hidden/);
    expect(await page.getByRole('slider').getAttribute('aria-valuetext')).toBe('28 August 2025');
    const then = await textOf(page);
    expect(await afresh(page)).toBe(then);
  });

  it('has a form for the three times, with script and without', async () => {
    const { page, complaints } = await explorer.open(EVENT);
    await page.getByText('Set times').click();
    await page.getByLabel('Said in public by', { exact: true }).first().fill('2025-08-21');
    await page.getByRole('button', { name: 'Show' }).click();
    await sentence(page, '21 August 2025');
    const url = new URL(page.url());
    expect([url.pathname, url.search]).toEqual([EVENT, '?saidBy=2025-08-21']);
    const withScript = await textOf(page);

    const plain = await explorer.open(EVENT, { javaScriptEnabled: false });
    await plain.page.locator('summary', { hasText: 'Set times' }).click();
    await plain.page.locator('input[name=saidBy]').fill('2025-08-21');
    await plain.page.getByRole('button', { name: 'Show' }).click();
    await plain.page.locator('#sentence', { hasText: '21 August 2025' }).waitFor();
    await plain.page.locator('summary', { hasText: 'Set times' }).click();
    await page.locator('summary', { hasText: 'Set times' }).click();
    expect(await plain.page.locator('#content').innerText()).toBe(await page.locator('#content').innerText());
    expect(withScript).toContain('Not expected');
    expect([...complaints, ...plain.complaints]).toEqual([]);
  });

  it('keeps open what is being read', async () => {
    const { page } = await explorer.open(EVENT);
    const row = page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: /^Vladimir Putin/ }) });
    await row.locator('summary').click();
    await row.getByText('Yury Ushakov').first().waitFor();
    await page.getByRole('link', { name: 'Statement before' }).click();
    await sentence(page, '28 August 2025');
    expect(await row.locator('details').evaluate((details) => (details as HTMLDetailsElement).open)).toBe(
      true,
    );
  });

  it('and every other control is reached by Tab, in the order of the page, and seen when it has the focus', async () => {
    const { page } = await explorer.open(`${EVENT}?saidBy=2025-08-28`);
    const reached: string[] = [];
    for (;;) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const outline = getComputedStyle(element).outlineStyle;
        return {
          name: element.id || element.textContent?.trim() || element.tagName,
          isSeen: outline !== 'none',
        };
      });
      if (focused.name === 'BODY' || reached.length > 60) break;
      expect(focused).toEqual({ name: focused.name, isSeen: true });
      reached.push(focused.name);
    }
    const order = ['Skip to the page', 'before', 'after', 'now', 'Set times', 'slider', 'Kim Jong Un'];
    expect(reached.filter((name) => order.includes(name)).slice(0, order.length)).toEqual(order);
  });

  it('suggests finds while one types, which arrows choose and Enter opens', async () => {
    const { page, complaints } = await explorer.open('/?saidBy=2025-08-28');
    const field = page.getByRole('combobox');
    await field.fill('kim jung');
    await page.getByRole('option', { name: /Kim Jong Un/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await field.getAttribute('aria-activedescendant')).toBe('find-0');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/leader/kim-jong-un?saidBy=2025-08-28');
    expect(complaints).toEqual([]);
  });
});
