import { ingestArticle } from '../../src/io/article/ingest-article';
import { IngestArticleInput } from '../../src/io/article/article.input';
import { articlesWith } from '../../src/app/articles';
import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
});
afterAll(() => rostrum.close());

const SELECTION = `{ source { id title text publishedAt { edtf } mentions { text start end candidates { via score entity { __typename } } } }
  unresolved userErrors { code field message }
  drafts { id statement property value modality review locator quote note speaker { __typename }
    origin { start end extractor rule score group } effect { kind current wouldStand }
    subject { __typename ... on Participation { id participant { ... on Leader { slug } ... on Country { slug } ... on Organization { slug } } event { slug } } } } }`;

const ingest = (input: object) =>
  rostrum.tell('ingestArticle', { publishedAt: '2025-08-28', ...input }, SELECTION);
const asReviewer = (mutation: string, input: object, selection: string) =>
  rostrum.tell(mutation, input, selection, 'REVIEWER');
const review = (input: object) =>
  asReviewer('reviewClaims', input, '{ claims { id } userErrors { code message } }');
const draftsOf = (source: string) =>
  rostrum.ask(
    `{ claims(first: 100, where: { source: { eq: "${source}" }, review: { eq: DRAFT } }) { totalCount nodes { id note origin { group } } } }`,
  );

const EVERYTHING = `{ events(first: 100) { totalCount nodes { slug status time { edtf } participations(first: 30) { nodes { status level } } quantities { property value } } }
  relationships(first: 100) { totalCount } tenures(first: 100) { totalCount } search(query: "parade", first: 50) { totalCount }
  disputes(first: 50) { totalCount } leaders(first: 100) { totalCount } organizations(first: 100) { totalCount } }`;

async function everything() {
  const body = EVERYTHING.slice(1, -1);
  const scopes = [
    `{ ${body} }`,
    `{ asOf(saidBy: "2025-09-10") { ${body} } }`,
    `{ asOf(validAt: "2025-09-03") { ${body} } }`,
  ];
  return Promise.all(scopes.map((scope) => rostrum.ask(scope)));
}

describe('an article', () => {
  test('becomes drafts that change no answer, at any of the three times', async () => {
    const before = await everything();
    const text = 'Japan condemned North Korea on Monday.\n\nIranian officials accused Iraq of spying.';
    const { source, drafts, userErrors } = await ingest({ text, publisher: 'The Herald' });
    expect(userErrors).toEqual([]);
    expect(source).toMatchObject({
      text,
      title: 'Article of 2025-08-28, The Herald',
      publishedAt: { edtf: '2025-08-28' },
    });
    expect(drafts.map(({ property, value, locator }: any) => `${locator}: ${property} ${value}`)).toEqual([
      'para 1: type ACCUSE',
      'para 1: status OCCURRED',
      'para 1: time 2025-08-25',
      'para 1: role SOURCE',
      'para 1: role TARGET',
      'para 2: type ACCUSE',
      'para 2: status OCCURRED',
      'para 2: role SOURCE',
      'para 2: role TARGET',
    ]);
    for (const { quote, origin, review: state, effect } of drafts) {
      expect(state).toBe('DRAFT');
      expect(text.slice(origin.start, origin.end)).toBe(quote);
      expect(origin.extractor).toBe('rostrum-en 1');
      expect(effect).toEqual({ kind: 'ADDS', current: null, wouldStand: true });
    }
    expect(await everything()).toEqual(before);
  });

  test('changes nothing when it is sent again, whatever was reviewed', async () => {
    const text = 'Serbia praised Hungary on Monday.';
    const { source, drafts } = await ingest({ text });
    await review({ claims: [drafts[0].id], review: 'REJECTED', reason: 'No event' });
    const before = await rostrum.digest();
    const again = await ingest({ text: `${text}\r\n` });
    expect(again.source.id).toBe(source.id);
    expect(again.drafts).toHaveLength(drafts.length - 1);
    expect(await rostrum.digest()).toBe(before);
  });

  test('is reviewed by group: all of it is accepted, or nothing', async () => {
    const { drafts } = await ingest({ text: 'Kenya threatened Uganda on Tuesday.' });
    const [{ origin }] = drafts;
    const { claims, userErrors } = await review({
      where: { group: { eq: origin.group } },
      review: 'ACCEPTED',
    });
    expect(userErrors).toEqual([]);
    expect(claims).toHaveLength(drafts.length);
    const { event } = await rostrum.ask(
      `{ event(slug: "${origin.group}") { type status time { edtf } participations { nodes { role participant { ... on Country { slug } } } } } }`,
    );
    expect(event).toMatchObject({ type: 'THREATEN', status: 'OCCURRED', time: { edtf: '2025-08-26' } });
    expect(event.participations.nodes).toHaveLength(2);
  });

  test('shows nothing of a new event until drafts about the event itself are accepted', async () => {
    const { drafts } = await ingest({ text: 'Malawi threatened Rwanda on Tuesday.' });
    const about = (kind: string) =>
      drafts.filter(({ subject }: any) => subject.__typename === kind).map(({ id }: any) => id);
    const [seats, own] = [about('Participation'), about('Event')];
    const { group } = drafts[0].origin;
    const shown = async () => (await rostrum.ask(`{ event(slug: "${group}") { type } }`)).event;
    const lone = { code: 'CONFLICT', message: expect.stringContaining(`group: {eq: "${group}"}`) };
    expect((await review({ claims: seats, review: 'ACCEPTED' })).userErrors).toEqual([lone]);
    expect(await shown()).toBeNull();
    expect((await review({ claims: [...seats, ...own], review: 'ACCEPTED' })).userErrors).toEqual([]);
    expect(await shown()).toEqual({ type: 'THREATEN' });
    const back = { claims: own, review: 'DRAFT' };
    expect((await review(back)).userErrors).toEqual([lone]);
    expect((await review({ ...back, claims: [...own, ...seats] })).userErrors).toEqual([]);
    expect(await shown()).toBeNull();
  });

  test('about an event that is recorded says what each draft would change', async () => {
    const text =
      'South Korean President Lee Jae Myung will not attend the Victory Day parade in Beijing on September 3, officials said.';
    const { drafts } = await ingest({ text });
    const status = drafts.find(
      ({ property, subject }: any) => property === 'status' && subject.__typename === 'Participation',
    );
    expect(status.subject).toMatchObject({
      participant: { slug: 'lee-jae-myung' },
      event: { slug: 'victory-day-parade-2025' },
    });
    expect(status.value).toBe('NOT_EXPECTED');
    expect(['CONTRADICTS', 'SUCCEEDS']).toContain(status.effect.kind);
    expect(status.effect.current).toEqual(expect.any(String));
    const level = drafts.find(({ property }: any) => property === 'level');
    expect(level.effect).toMatchObject({ kind: 'AGREES', current: 'HEAD_OF_STATE' });
  });

  test('has a draft accepted with an edit in one write, which does not come back', async () => {
    const text = 'Angola praised Zambia on Tuesday.';
    const { source, drafts } = await ingest({ text });
    const type = drafts.find(({ property }: any) => property === 'type');
    const edit = (input: object) =>
      asReviewer(
        'editDraft',
        { claim: type.id, ...input },
        '{ claim { id value review quote locator origin { group } } userErrors { code field message } }',
      );
    expect((await edit({ value: 'NONSENSE' })).userErrors).toMatchObject([
      { code: 'INVALID', field: ['input', 'value'] },
    ]);
    const { claim, userErrors } = await edit({ value: 'CONSULT', reason: 'They met' });
    expect(userErrors).toEqual([]);
    expect(claim).toMatchObject({ value: 'CONSULT', review: 'ACCEPTED', quote: text, locator: 'para 1' });
    expect((await edit({ value: 'AID' })).userErrors).toMatchObject([
      { code: 'CONFLICT', field: ['input', 'claim'] },
    ]);
    const { node } = await rostrum.ask(`{ node(id: "${type.id}") { ... on Claim { review note } } }`);
    expect(node).toEqual({ review: 'REJECTED', note: 'They met' });
    await ingest({ text });
    const { claims } = await draftsOf(source.id);
    expect(claims.nodes.map(({ id }: any) => id)).not.toContain(type.id);
  });

  test('has names that a reviewer links in one write, after which the rest follows', async () => {
    const text =
      'Josiah Tembo will attend the Victory Day parade in Beijing on September 3. Tembo praised China.';
    const before = await rostrum.ask('{ leaders { totalCount } }');
    const { source, unresolved, drafts } = await ingest({ text });
    expect(unresolved).toEqual(['Josiah Tembo']);
    expect(source.mentions).toMatchObject([{ text: 'Josiah Tembo', start: 0, end: 12, candidates: [] }]);
    expect(drafts.some(({ subject }: any) => subject.__typename === 'Participation')).toBe(false);
    expect(await rostrum.ask('{ leaders { totalCount } }')).toEqual(before);
    const leader = await rostrum.make.leader({ name: 'J. M. Tembo' });
    const link = (mention: string) =>
      asReviewer('linkMention', { source: source.id, mention, entity: leader.id }, SELECTION);
    expect((await link('Nobody')).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['input', 'mention'] },
    ]);
    const linked = await link('Josiah Tembo');
    expect(linked.userErrors).toEqual([]);
    expect(linked.unresolved).toEqual([]);
    expect(linked.source.mentions).toEqual([]);
    const seats = linked.drafts.filter(
      ({ property, subject }: any) => property === 'status' && subject.__typename === 'Participation',
    );
    expect(seats.map(({ value, subject }: any) => [value, subject.participant.slug])).toEqual([
      ['EXPECTED', leader.slug],
    ]);
    const digest = await rostrum.digest();
    expect((await link('Josiah Tembo')).drafts).toHaveLength(linked.drafts.length);
    expect(await rostrum.digest()).toBe(digest);
  });

  test('read by a new version keeps what was reviewed, and marks what that version does not read', async () => {
    const text = 'Chad praised Niger on Tuesday. Mali criticized Togo.';
    const { source, drafts } = await ingest({ text });
    await review({ claims: [drafts[0].id], review: 'REJECTED', reason: 'No' });
    const { prisma } = rostrum.database;
    const [stray] = drafts.slice(-1);
    await prisma.claim.updateMany({
      where: { id: BigInt(stray.id.slice(6)) },
      data: { key: 'of-an-older-rule' },
    });
    const input = Object.assign(new IngestArticleInput(), { text, publishedAt: '2025-08-28' });
    const outcome = await ingestArticle(articlesWith(null), prisma, { name: 'rostrum-en', version: '2' })(
      { prisma },
      'test',
      input,
    );
    expect(outcome.userErrors).toEqual([]);
    const { claims } = await draftsOf(source.id);
    // One is rejected; the one that is read under another key is drafted beside the old one.
    expect(claims.totalCount).toBe(drafts.length);
    const marked = claims.nodes.filter(({ note }: any) => note !== null);
    expect(marked).toMatchObject([{ id: stray.id, note: 'rostrum-en 2 does not read this' }]);
  });

  test('is kept without its text if that is asked, and then cannot be linked', async () => {
    const text = 'Samuel Okoro will attend the Victory Day parade in Beijing on September 3.';
    const { source } = await ingest({ text, keepText: false });
    expect(source.text).toBeNull();
    const { userErrors } = await asReviewer(
      'linkMention',
      { source: source.id, mention: 'Samuel Okoro', entity: 'xi-jinping' },
      SELECTION,
    );
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', field: ['input', 'source'] }]);
  });

  test.each([
    [{}, 'INVALID', null, /either text or html/],
    [{ text: '  ' }, 'INVALID', ['input', 'text'], /no text/],
    [
      { text: 'Le président est arrivé.', language: 'fr' },
      'INVALID',
      ['input', 'language'],
      /French \(fr\).*English/,
    ],
    [
      {
        text: 'Le président de la République est arrivé à Pékin pour le défilé, et il est parti dans la soirée avec les autres.',
      },
      'INVALID',
      ['input', 'text'],
      /French \(fr\)/,
    ],
    [
      { text: 'Iran attacked Iraq.', publishedAt: '2999-01-01' },
      'INVALID',
      ['input', 'publishedAt'],
      /future/,
    ],
  ])('%j is refused, and changes nothing', async (input, code, field, message) => {
    const before = await rostrum.digest();
    const { userErrors, drafts } = await ingest(input);
    expect(userErrors).toEqual([{ code, field, message: expect.stringMatching(message) }]);
    expect(drafts).toEqual([]);
    expect(await rostrum.digest()).toBe(before);
  });

  test('of the same text on another day is refused', async () => {
    await ingest({ text: 'Peru praised Chile.' });
    const { userErrors } = await ingest({ text: 'Peru praised Chile.', publishedAt: '2025-08-27' });
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', field: ['input', 'publishedAt'] }]);
  });

  test('as a page is read without its menus and scripts', async () => {
    const html = `<html><head><title>Two countries</title><script>var a = "Iran attacked Iraq";</script></head><body>
      <nav><a href="/">Fiji praised Tonga</a></nav><article><h1>Two countries</h1>
      <p>Norway praised Sweden on Tuesday.</p><p>It was a <a href="/x">long</a> day in <b>Oslo</b> for everybody who was there.</p></article></body></html>`;
    const { source, drafts } = await ingest({ html });
    expect(source.title).toBe('Two countries');
    expect(source.text).toContain('Norway praised Sweden on Tuesday.');
    expect(source.text).not.toMatch(/Iran|Fiji|var a/);
    expect(new Set(drafts.map(({ quote }: any) => quote))).toEqual(
      new Set(['Norway praised Sweden on Tuesday.']),
    );
  });
});
