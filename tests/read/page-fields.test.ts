import { type Rostrum, faultOf, startRostrum } from '../support/rostrum';
import { coded, GROUND, load } from '../import/row-world';

describe('what pages ask of the story', () => {
  let rostrum: Rostrum;
  beforeAll(async () => {
    rostrum = await startRostrum({ template: 'story' });
  }, 120_000);
  afterAll(() => rostrum.close());

  const PARADE = 'event(slug: "victory-day-parade-2025")';
  const ABSENCE = '{ basis status reason participant { ... on Entity { slug } } claim { id } }';
  const DISPUTE = '{ property kind rule subject { ... on Participation { id } } positions { value } }';
  const COMPARISON =
    '{ from { slug } to { slug } arrived { id } departed { id } changed { levelChange to { id } } quantities { property } }';

  it('gives the answers of three root fields as fields of an event, in one statement', async () => {
    rostrum.server.statements();
    const { event, absences, compareEditions, disputes } = await rostrum.ask(`{
      ${PARADE} { absences ${ABSENCE} disputes ${DISPUTE} comparison ${COMPARISON} named: comparison(with: "2015") ${COMPARISON} }
      absences(event: "victory-day-parade-2025") ${ABSENCE}
      disputes(subject: "victory-day-parade-2025", first: 100) { nodes ${DISPUTE} }
      compareEditions(series: "victory-day-parade", from: "2015", to: "2025") ${COMPARISON}
    }`);
    expect(rostrum.server.statements()).toHaveLength(1);
    expect(event.absences).toEqual(absences);
    expect(absences.map(({ participant }: any) => participant.slug)).toEqual(['western-leaders']);
    expect(event.disputes).toEqual(disputes.nodes);
    expect(event.disputes.map(({ property }: any) => property)).toEqual(['status']);
    expect(event.comparison).toEqual(compareEditions);
    expect(event.named).toEqual(compareEditions);
    expect(compareEditions.changed[0].levelChange).toBe(4);
  });

  it('gives them for each of several events, as of each time', async () => {
    const fields = `{ slug absences ${ABSENCE} disputes ${DISPUTE} }`;
    for (const scope of ['saidBy: "2025-08-31"', 'validAt: "2025-09-03"', `knownAt: ${Date.now()}`]) {
      const { asOf } = await rostrum.ask(
        `{ asOf(${scope}) { events { nodes ${fields} } absences(event: "victory-day-parade-2025") ${ABSENCE}
          disputes(subject: "victory-day-parade-2025") { nodes ${DISPUTE} } } }`,
      );
      const parade = asOf.events.nodes.find(({ slug }: any) => slug === 'victory-day-parade-2025');
      expect(parade.absences).toEqual(asOf.absences);
      expect(parade.disputes).toEqual(asOf.disputes.nodes);
    }
  });

  it('compares with no edition that there is not', async () => {
    const { event } = await rostrum.ask(
      `{ ${PARADE} { previousEdition { comparison { to { slug } } } comparison(with: "1999") { to { slug } } } }`,
    );
    expect(event).toEqual({ previousEdition: { comparison: null }, comparison: null });
    const answer = await rostrum.server.query(
      `{ ${PARADE} { comparison(with: "country_3") { to { slug } } } }`,
    );
    expect(faultOf(answer)).toEqual({
      code: 'BAD_USER_INPUT',
      field: 'comparison.with',
      message: expect.stringContaining('event_12'),
    });
  });

  it('compares the other way as well', async () => {
    const { event } = await rostrum.ask(
      `{ event(slug: "victory-day-parade-2015") { comparison(with: "victory-day-parade-2025") { from { slug } to { slug } changed { levelChange } } } }`,
    );
    expect(event.comparison).toMatchObject({
      from: { slug: 'victory-day-parade-2025' },
      to: { slug: 'victory-day-parade-2015' },
      changed: [{ levelChange: -4 }],
    });
  });

  it('names the claim by which each status and number stands: on each day the one that has its value', async () => {
    const ROSTER = `participations(first: 100) { nodes { status ledger { claim { id } } standing { id value saidOn } } }
      quantities { value low standing { value property } property }`;
    for (const day of ['2025-08-27', '2025-08-29', '2025-09-02', '2025-09-04']) {
      const { asOf } = await rostrum.ask(`{ asOf(saidBy: "${day}") { ${PARADE} { ${ROSTER} } } }`);
      for (const { status, standing, ledger } of asOf.event?.participations.nodes ?? []) {
        expect(standing?.value ?? 'UNKNOWN').toBe(status);
        if (!standing) continue;
        expect(standing.saidOn <= day).toBe(true);
        expect(ledger).toContainEqual({ claim: { id: standing.id } });
      }
      for (const { value, low, standing, property } of asOf.event?.quantities ?? []) {
        expect(standing.property).toBe(property);
        expect(standing.value).toMatchObject(value === null ? { low } : { value });
      }
    }
  });

  it('lists what is said of a thing and of its facts: neither more nor less than each of them has', async () => {
    const { event } = await rostrum.ask(`{ ${PARADE} {
      own: claims(first: 100) { nodes { id } }
      claims(includeFacts: true, first: 100) { totalCount nodes { id saidOn } }
      participations(first: 100) { nodes { claims { id } } }
    } }`);
    const ids = (claims: { id: string }[]) => claims.map(({ id }) => id);
    const expected = new Set([
      ...ids(event.own.nodes),
      ...event.participations.nodes.flatMap(({ claims }: any) => ids(claims)),
    ]);
    expect(expected.size).toBeGreaterThan(event.own.nodes.length);
    expect(new Set(ids(event.claims.nodes))).toEqual(expected);
    expect(event.claims.totalCount).toBe(expected.size);
    const days = event.claims.nodes.map(({ saidOn }: any) => saidOn);
    expect(days).toEqual([...days].sort().reverse());
  });

  it('filters the claims of facts like others', async () => {
    const { leader } = await rostrum.ask(`{ leader(slug: "kim-jong-un") {
      claims(includeFacts: true, where: { property: { eq: "status" } }, first: 100) { nodes { property subject { __typename } } }
      none: claims(where: { property: { eq: "status" } }) { totalCount }
    } }`);
    expect(leader.none.totalCount).toBe(0);
    expect(leader.claims.nodes.length).toBeGreaterThan(0);
    for (const { property, subject } of leader.claims.nodes)
      expect([property, subject.__typename]).toEqual([
        'status',
        expect.stringMatching(/^(Participation|Relationship)$/),
      ]);
  });

  it('knows the numeric codes of countries, also of those that are no more', async () => {
    const { countries } = await rostrum.ask(
      `{ countries(where: { iso3: { in: ["PRK", "AFG", "DDR"] } }) { nodes { iso3 isoNumeric externalIds { scheme value } } } }`,
    );
    const found = Object.fromEntries(countries.nodes.map(({ iso3, isoNumeric }: any) => [iso3, isoNumeric]));
    expect(found).toMatchObject({ PRK: '408', AFG: '004' });
    for (const { isoNumeric, externalIds } of countries.nodes)
      expect(externalIds).toContainEqual({ scheme: 'ISO_NUMERIC', value: isoNumeric });
  });

  it('finds series by search, among all kinds and alone', async () => {
    const FOUND = '{ nodes { __typename slug name description } }';
    const { all, series, events } = await rostrum.ask(`{
      all: search(query: "Victory Day parade", first: 100) ${FOUND}
      series: search(query: "victory day prade", kinds: [SERIES]) ${FOUND}
      events: search(query: "Victory Day parade", kinds: [EVENT]) ${FOUND}
    }`);
    const parade = {
      __typename: 'EventSeries',
      slug: 'victory-day-parade',
      name: 'Victory Day parade',
      description: 'Series of 2 events, 2015 to 2025',
    };
    expect(all.nodes).toContainEqual(parade);
    expect(all.nodes[0].slug).toBe('victory-day-parade-2025');
    expect(series.nodes).toEqual([parade]);
    expect(events.nodes.map(({ __typename }: any) => __typename)).not.toContain('EventSeries');
  });

  it('says by what filters call it which group a point of a timeline is of', async () => {
    const { timeline, eventStats } = await rostrum.ask(`{
      timeline(interval: YEAR, groupBy: PARTICIPANT) { key label }
      eventStats(groupBy: PARTICIPANT, first: 100) { key label }
    }`);
    const keys = (points: { key: string | null; label: string }[]) =>
      Object.fromEntries(points.map(({ key, label }) => [label, key]));
    expect(keys(timeline)).toEqual({ ...keys(eventStats), none: null });
    const { plain } = await rostrum.ask(`{ plain: timeline(interval: YEAR) { key } }`);
    expect(plain[0]).toEqual({ key: null });
  });
});

describe('what pages ask of a small world', () => {
  let rostrum: Rostrum;
  beforeAll(async () => {
    rostrum = await startRostrum();
    await load(rostrum, GROUND);
  });
  afterAll(() => rostrum.close());

  it('names the row by which an imported status stands, until a claim is made about it', async () => {
    const { make, ask } = rostrum;
    await load(rostrum, coded('meeting', { source: { status: 'ATTENDED' }, target: {} }));
    const standing = async () => {
      const { event } = await ask(
        `{ event(slug: "meeting") { participations(orderBy: [{ field: NAME }]) { nodes { id status standing { property value } } } } }`,
      );
      return event.participations.nodes;
    };
    const [source, target] = await standing();
    expect(source).toMatchObject({ status: 'ATTENDED', standing: { property: 'record' } });
    expect(target).toMatchObject({ status: 'UNKNOWN', standing: null });
    await make.claim(source.id, 'status', 'ABSENT', {
      evidence: { saidAt: '2021-01-01', source: await make.source({ reliability: 'A' }) },
    });
    expect((await standing())[0]).toMatchObject({
      status: 'ABSENT',
      standing: { property: 'status', value: 'ABSENT' },
    });
  });

  it('lists with the claims of a participant the row from which the participation came', async () => {
    await load(rostrum, coded('plain'));
    const { country, event } = await rostrum.ask(`{
      country(slug: "bland") { claims(includeFacts: true, first: 100) { nodes { id } } }
      event(slug: "plain") { claims { nodes { id } } }
    }`);
    expect(country.claims.nodes).toContainEqual(event.claims.nodes[0]);
  });

  it('pages through all series by name', async () => {
    const { make, ask } = rostrum;
    for (const name of ['Vigil', 'Ascent', 'Easter']) await make.series(name);
    const first = await ask(
      `{ allSeries(first: 2) { totalCount nodes { slug } pageInfo { hasNextPage endCursor } } }`,
    );
    expect(first.allSeries).toMatchObject({ totalCount: 3, nodes: [{ slug: 'ascent' }, { slug: 'easter' }] });
    const rest = await ask(
      `query ($after: String) { allSeries(first: 2, after: $after) { nodes { slug editions { id } } } }`,
      {
        after: first.allSeries.pageInfo.endCursor,
      },
    );
    expect(rest.allSeries.nodes).toEqual([{ slug: 'vigil', editions: [] }]);
  });

  describe('sources', () => {
    beforeAll(async () => {
      const { make } = rostrum;
      await make.source({ title: 'Défilé à Pékin', publisher: 'Le Monde', publishedAt: '2015-09' });
      await make.source({ title: 'Parade in Beijing', publisher: 'The Herald', publishedAt: '2025-09-03' });
      await make.source({ title: 'Undated', publisher: 'The Herald' });
    });

    it.each([
      ['{ text: "defile" }', ['Défilé à Pékin']],
      ['{ text: "herald" }', ['Undated', 'Parade in Beijing']],
      ['{ publisher: { eq: "The Herald" }, text: "BEIJING" }', ['Parade in Beijing']],
      ['{ publisher: { startsWith: "le " } }', ['Défilé à Pékin']],
      ['{ publishedAt: { from: "2015-09-30", to: "2015-10-02" } }', ['Défilé à Pékin']],
      // The Daily appears since 2020.
      ['{ publishedAt: { during: "2025" } }', ['Parade in Beijing', 'The Daily']],
      ['{ text: "of nothing" }', []],
    ])('are filtered by %s', async (where, titles) => {
      const { sources } = await rostrum.ask(`{ sources(where: ${where}) { totalCount nodes { title } } }`);
      expect(sources.nodes.map(({ title }: { title: string }) => title)).toEqual(titles);
      expect(sources.totalCount).toBe(titles.length);
    });

    it('are filtered by dataset, and refuse one that is not there', async () => {
      const { datasets } = await rostrum.ask(`{ datasets { id } }`);
      const question = `query ($id: ID!) { sources(where: { dataset: { eq: $id } }) { nodes { title } } }`;
      const { sources } = await rostrum.ask(question, { id: datasets[0].id });
      expect(sources.nodes).toEqual([{ title: 'The Daily' }]);
      expect(faultOf(await rostrum.server.query(question, { id: 'dataset_999' }))).toMatchObject({
        code: 'NOT_FOUND',
        field: 'where.dataset.eq',
      });
    });
  });
});
