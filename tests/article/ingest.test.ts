import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
});
afterAll(() => rostrum.close());

const SELECTION = `{ source { id title text } unresolved userErrors { code field message }
  drafts { id key: statement property value modality review locator quote speaker { __typename ... on Country { slug } }
    origin { start end extractor rule score group } effect { kind current wouldStand } subject { __typename } } }`;

const ingest = (input: object, role: 'EDITOR' | 'READER' = 'EDITOR') =>
  rostrum.tell('ingestArticle', { publishedAt: '2025-08-28', ...input }, SELECTION, role);

describe('an article', () => {
  test('becomes drafts that change nothing until they are accepted', async () => {
    const text = 'Japan condemned North Korea on Monday. Iranian officials accused Iraq of spying.';
    const { source, drafts, userErrors } = await ingest({ text });
    expect(userErrors).toEqual([]);
    expect(source.text).toBe(text);
    expect(drafts.length).toBeGreaterThan(0);
    for (const { quote, origin, review } of drafts) {
      expect(review).toBe('DRAFT');
      expect(text.slice(origin.start, origin.end)).toBe(quote);
    }
    const [{ origin }] = drafts;
    const before = await rostrum.digest();
    expect((await ingest({ text })).drafts).toHaveLength(drafts.length);
    expect(await rostrum.digest()).toBe(before);
    const { claims } = await rostrum.tell(
      'reviewClaims',
      { where: { group: { eq: origin.group }, review: { eq: 'DRAFT' } }, review: 'ACCEPTED' },
      '{ claims { id } userErrors { message } }',
      'REVIEWER',
    );
    expect(claims.length).toBeGreaterThan(1);
  });
});
