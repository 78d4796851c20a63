import type { Page } from 'playwright-core';
import { createKey } from '../../src/platform/auth/keys';
import { Role } from '../../src/platform/auth/policy';
import { describeInBrowser } from '../support/chromium';
import { type Explorer, startExplorer } from './browser';

jest.setTimeout(120_000);

const TEXT = 'Japan condemned North Korea on Monday. Iranian officials accused Iraq of spying.';

describeInBrowser('the review page', () => {
  let explorer: Explorer;
  let reviewer: string;
  let reader: string;
  beforeAll(async () => {
    explorer = await startExplorer();
    const { prisma } = explorer.database;
    reviewer = (await createKey(prisma, { name: 'Rita', role: Role.REVIEWER })).token;
    reader = (await createKey(prisma, { name: 'Ron', role: Role.READER })).token;
    const { token } = await createKey(prisma, { name: 'Ed', role: Role.EDITOR });
    const { data } = await explorer.server.query(
      `mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { userErrors { message } } }`,
      { input: { text: TEXT, title: 'Words of Monday', publishedAt: '2025-08-28' } },
      { token },
    );
    expect(data!.ingestArticle.userErrors).toEqual([]);
  });
  afterAll(() => explorer?.close());

  const drafts = async () => {
    const { data } = await explorer.server.query(
      '{ claims(first: 100, where: { review: { eq: DRAFT } }) { nodes { id origin { group } } } }',
    );
    return data!.claims.nodes as { id: string; origin: { group: string } }[];
  };
  const reviewOf = async (id: string) => {
    const { data } = await explorer.server.query(
      'query ($id: ID!) { node(id: $id) { ... on Claim { review note } } }',
      {
        id,
      },
    );
    return data!.node as { review: string; note: string | null };
  };

  async function signIn(key: string): Promise<Page> {
    const { page } = await explorer.open('/review');
    await page.getByLabel('API key of a reviewer').fill(key);
    await page.getByRole('button', { name: 'Review' }).click();
    return page;
  }
  const current = (page: Page) => page.locator('.draft[data-current=true]').getAttribute('id');
  const said = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();

  it('lists the drafts without script, and as rows', async () => {
    const { page } = await explorer.open('/review', { javaScriptEnabled: false });
    expect(await page.locator('article.said').count()).toBe((await drafts()).length);
    const csv = await (await fetch(`${explorer.server.url}/review.csv`)).text();
    expect(csv.trim().split('\n')).toHaveLength((await drafts()).length + 1);
  });

  it('opens for reviewers only', async () => {
    const page = await signIn(reader);
    await page
      .getByRole('alert')
      .filter({ hasText: 'Ron has the role READER; reviewing needs REVIEWER' })
      .waitFor();
  });

  it('keeps the key in memory only, and shows the quotes in the text', async () => {
    const page = await signIn(reviewer);
    expect(await page.locator('.article').innerText()).toContain('Iranian officials accused Iraq of spying.');
    expect(await page.locator('mark[data-current=true]').count()).toBeGreaterThan(0);
    const kept = await page.evaluate(() => [
      localStorage.length,
      sessionStorage.length,
      document.cookie,
      location.href,
    ]);
    expect(kept).toEqual([0, 0, '', `${explorer.server.url}/review`]);
  });

  it('replaces a draft by what a reviewer writes, in one write', async () => {
    const page = await signIn(reviewer);
    await page.locator('.draft').first().waitFor();
    const draft = (await current(page))!;
    await page.keyboard.press('e');
    await page.getByLabel('In one sentence').fill('As the reviewer reads it.');
    // A refusal says why, and takes nothing away from what was typed.
    await page.getByLabel('Speaker, by slug').fill('nobody-at-all');
    await page.getByRole('button', { name: 'Record in its place' }).click();
    await said(page, 'nobody-at-all');
    expect(await page.getByLabel('In one sentence').inputValue()).toBe('As the reviewer reads it.');
    await page.getByLabel('Speaker, by slug').fill('');
    await page.getByRole('button', { name: 'Record in its place' }).click();
    await said(page, 'Replaced: 1 draft');
    expect((await reviewOf(draft)).review).toBe('REJECTED');
    const { data } = await explorer.server.query(
      `{ sources(first: 1, where: { text: "Words of Monday" }) { nodes {
        claims(first: 100) { nodes { statement review quote } }
      } } }`,
    );
    const [source] = data!.sources.nodes;
    const found = source.claims.nodes.filter(
      ({ statement }: { statement: string }) => statement === 'As the reviewer reads it.',
    );
    expect(found).toMatchObject([{ review: 'ACCEPTED' }]);
    expect(TEXT).toContain(found[0].quote);
  });

  it('decides by keys: accept, reject with a reason, undo, a group at once', async () => {
    const [before, page] = [await drafts(), await signIn(reviewer)];
    await page.locator('.draft').first().waitFor();
    const first = (await current(page))!;

    await page.keyboard.press('j');
    const second = (await current(page))!;
    expect(second).not.toBe(first);
    await page.keyboard.press('k');
    expect(await current(page)).toBe(first);

    await page.keyboard.press('a');
    await said(page, 'Accepted: 1 draft');
    expect(await reviewOf(first)).toEqual({ review: 'ACCEPTED', note: null });
    await page.keyboard.press('u');
    await said(page, 'Undone');
    expect((await reviewOf(first)).review).toBe('DRAFT');

    await page.keyboard.press('r');
    await page.getByLabel('Why is it rejected?').fill('Not what the article says');
    await page.keyboard.press('Enter');
    await said(page, 'Rejected: 1 draft');
    expect(await reviewOf(first)).toEqual({ review: 'REJECTED', note: 'Not what the article says' });
    await page.keyboard.press('u');
    await said(page, 'Undone');

    await page.keyboard.press('g');
    await said(page, 'Accepted:');
    const { group } = before.find(({ id }) => id === first)!.origin;
    const ofGroup = before.filter(({ origin }) => origin.group === group);
    for (const { id } of ofGroup) expect((await reviewOf(id)).review).toBe('ACCEPTED');
    expect(await drafts()).toHaveLength(before.length - ofGroup.length);
  });
});
