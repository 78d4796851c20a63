import { type Rostrum, startRostrum } from '../support/rostrum';

const LEE = `event(slug: "victory-day-parade-2025") {
  participations(where: { participant: { eq: "lee-jae-myung" } }) { nodes { id status confidence ledger { status } } }
}`;

const statusOf = (answer: any) => answer.event?.participations.nodes[0]?.status ?? null;

describe('the story at another time', () => {
  let rostrum: Rostrum;
  let participation: string;
  let before: string;

  beforeAll(async () => {
    rostrum = await startRostrum({ template: 'story' });
    const { event } = await rostrum.ask(`{ ${LEE} }`);
    participation = event.participations.nodes[0].id;
    before = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const source = await rostrum.make.source({
      title: 'What was seen on the day',
      publishedAt: '2025-09-04',
    });
    const { userErrors } = await rostrum.tell(
      'recordClaim',
      {
        subject: participation,
        property: 'status',
        value: 'ABSENT',
        evidence: { source, statement: 'Lee Jae Myung was not there.', saidAt: '2025-09-03' },
      },
      '{ userErrors { message } }',
    );
    expect(userErrors).toEqual([]);
  });
  afterAll(() => rostrum.close());

  it('shows now that Lee Jae Myung was absent', async () => {
    expect(statusOf(await rostrum.ask(`{ ${LEE} }`))).toBe('ABSENT');
  });

  it('shows that he might come as recorded before', async () => {
    const { asOf } = await rostrum.ask(`query ($t: DateTime) { asOf(knownAt: $t) { ${LEE} } }`, {
      t: before,
    });
    expect(statusOf(asOf)).toBe('POSSIBLE');
    expect(asOf.event.participations.nodes[0].ledger.map(({ status }: any) => status)).toEqual([
      'INVITED',
      'NOT_EXPECTED',
      'POSSIBLE',
    ]);
  });

  it('shows that he might come as claimed before the day', async () => {
    const { asOf } = await rostrum.ask(`{ asOf(saidBy: "2025-09-01") { ${LEE} } }`);
    expect(statusOf(asOf)).toBe('POSSIBLE');
    const { asOf: after } = await rostrum.ask(`{ asOf(saidBy: "2025-09-03") { ${LEE} } }`);
    expect(statusOf(after)).toBe('ABSENT');
  });

  it('shows no parade in 2025 before any claim about it', async () => {
    const { asOf } = await rostrum.ask(`{ asOf(saidBy: "2014-01-01") { ${LEE} events { totalCount } } }`);
    expect(asOf).toEqual({ event: null, events: { totalCount: 0 } });
  });

  it('lists the sources published by then, or with a claim made by then', async () => {
    const { make } = rostrum;
    await make.source({ title: 'Out early', publishedAt: '1901-05' });
    await make.source({ title: 'Undated and unused' });
    const quoted = await make.source({ title: 'Undated, quoted' });
    await make.event({ evidence: { source: quoted, saidAt: '1902-01-01' } });
    const titles = async (day: string) => {
      const { asOf } = await rostrum.ask(
        `query ($day: Date) { asOf(saidBy: $day) { sources { totalCount nodes { title } } } }`,
        { day },
      );
      expect(asOf.sources.totalCount).toBe(asOf.sources.nodes.length);
      return asOf.sources.nodes.map(({ title }: any) => title);
    };
    expect(await titles('1901-05-30')).toEqual([]);
    expect(await titles('1901-05-31')).toEqual(['Out early']);
    expect(await titles('1902-01-01')).toEqual(['Undated, quoted', 'Out early']);
    expect((await rostrum.ask('{ sources(first: 3) { nodes { title } } }')).sources.nodes).toEqual([
      { title: 'Undated, quoted' },
      { title: 'Undated and unused' },
      { title: 'Out early' },
    ]);
  });

  it('finds a source by its id from then on', async () => {
    const { make } = rostrum;
    const source = await make.source({ title: 'Found by id', publishedAt: '1903-05' });
    const found = async (day: string) => {
      const { asOf, node, nodes } = await rostrum.ask(
        `query ($day: Date, $id: ID!, $dated: ID!) {
           asOf(saidBy: $day) { source(id: $id) { title } node(id: $id) { id } nodes(ids: [$id]) { id } }
           node(id: $dated) { id } nodes(ids: [$dated]) { id } }`,
        { day, id: source, dated: `${source}@s${day}` },
      );
      const all = [asOf.source, asOf.node, asOf.nodes[0], node, nodes[0]].map((each) => each !== null);
      expect(new Set(all).size).toBe(1);
      return all[0];
    };
    expect(await found('1903-05-30')).toBe(false);
    expect(await found('1903-05-31')).toBe(true);
  });

  it('nests: the inner time is within the outer one', async () => {
    const { asOf } = await rostrum.ask(
      `query ($t: DateTime) { asOf(knownAt: $t) { asOf(saidBy: "2025-09-30") { ${LEE} } } }`,
      { t: before },
    );
    expect(statusOf(asOf.asOf)).toBe('POSSIBLE');
  });

  it('returns several times side by side', async () => {
    const answer = await rostrum.ask(`{ now: asOf { ${LEE} } then: asOf(saidBy: "2025-09-01") { ${LEE} } }`);
    expect([statusOf(answer.now), statusOf(answer.then)]).toEqual(['ABSENT', 'POSSIBLE']);
  });

  it('refuses times in the future', async () => {
    const { errors } = await rostrum.server.query(`{ asOf(knownAt: "2999-01-01T00:00:00Z") { ${LEE} } }`);
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'knownAt' });
  });

  it.each([
    ['1999-12-30', []],
    ['2010-06-01', ['Dmitry Medvedev']],
    ['2013-01-01', ['Vladimir Putin']],
    ['2025-09-03', ['Vladimir Putin']],
  ])('lists who led Russia on %s, as far as is recorded', async (day, expected) => {
    const { asOf } = await rostrum.ask(
      `query ($day: Date) { asOf(validAt: $day) { country(iso3: "RUS") { tenures(where: { role: { eq: HEAD_OF_STATE } }) { nodes { leader { name country { name } } } } } } }`,
      { day },
    );
    const names = asOf.country.tenures.nodes.map(({ leader }: any) => leader.name);
    // Medvedev is not part of the story; only what was recorded is known.
    expect(names).toEqual(expected.filter((name) => name !== 'Dmitry Medvedev'));
  });

  describe('with a snapshot token', () => {
    const question = `{ ${LEE} changes(last: 3) { nodes { id at } totalCount } search(query: "parade") { totalCount nodes { slug } } }`;

    it('returns byte for byte the same, after any recordings', async () => {
      const first = await rostrum.server.query(question, {}, { headers: { 'rostrum-snapshot': '1' } });
      const token = first.extensions?.snapshot as string;
      for (let i = 0; i < 100; i += 1) await rostrum.make.source();
      await rostrum.make.event({ names: [{ value: 'Another parade' }] });
      const again = await rostrum.server.query(question, {}, { headers: { 'rostrum-snapshot': token } });
      expect(JSON.stringify(again.data)).toBe(JSON.stringify(first.data));
      expect(again.extensions?.snapshot).toBe(token);
      const now = await rostrum.server.query(question);
      expect(now.data?.changes.totalCount).toBeGreaterThan(first.data?.changes.totalCount + 100);
    });

    it('bounds other times within it: what was in the future stays so', async () => {
      const known = `query ($t: DateTime!) { asOf(knownAt: $t) { changes { totalCount } sources { totalCount } } }`;
      const asked = (t: string, snapshot: string) =>
        rostrum.server.query(known, { t }, { headers: { 'rostrum-snapshot': snapshot } });
      const earlier = new Date().toISOString();
      await rostrum.make.source();
      const first = await asked(earlier, '1');
      const token = first.extensions?.snapshot as string;
      expect(first.errors).toBeUndefined();

      await new Promise((resolve) => setTimeout(resolve, 5));
      await rostrum.make.source();
      const later = new Date().toISOString();
      expect((await rostrum.server.query(known, { t: later })).errors).toBeUndefined();
      const refused = await asked(later, token);
      expect(refused.errors?.[0]).toMatchObject({
        message: expect.stringContaining('still to come'),
        extensions: { code: 'BAD_USER_INPUT', field: 'knownAt' },
      });
      expect(JSON.stringify((await asked(earlier, token)).data)).toBe(JSON.stringify(first.data));
    });

    it('refuses again what it refused at first', async () => {
      const soon = new Date(Date.now() + 60).toISOString();
      const question = `{ asOf(knownAt: "${soon}") { changes { totalCount } } }`;
      const first = await rostrum.server.query(question, {}, { headers: { 'rostrum-snapshot': '1' } });
      expect(first.errors?.[0]?.message).toContain('still to come');
      await new Promise((resolve) => setTimeout(resolve, 100));
      const headers = { 'rostrum-snapshot': first.extensions?.snapshot as string };
      expect((await rostrum.server.query(question, {}, { headers })).errors).toEqual(first.errors);
    });

    it('refuses an invalid token', async () => {
      const { errors, data } = await rostrum.server.query(
        question,
        {},
        { headers: { 'rostrum-snapshot': 'abc' } },
      );
      expect(data).toBeUndefined();
      expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'rostrum-snapshot' });
    });
  });
});
