import type { Made } from '../support/factories';
import { faultOf, type Rostrum, startRostrum } from '../support/rostrum';

const PARTY = `{
  status level role country { slug }
  participant { ... on Country { slug } ... on Leader { slug } ... on Organization { slug } }
}`;
const QUESTION = `query ($series: String!, $from: String!, $to: String!) {
  compareEditions(series: $series, from: $from, to: $to) {
    from { slug } to { slug }
    arrived ${PARTY} departed ${PARTY}
    changed { country { slug } levelChange from ${PARTY} to ${PARTY} }
    quantities { property from { value low } to { value low } }
  }
}`;

const slugs = (participations: any[]) => participations.map(({ participant }) => participant.slug);
/** A change as one line: the country, the representatives before and after, and the steps of level. */
const lines = (changed: any[]) =>
  changed.map(
    ({ country, from, to, levelChange }) =>
      `${country?.slug ?? '-'}: ${from.participant.slug} to ${to.participant.slug} ${levelChange}`,
  );

describe('the parade of 2015 and that of 2025', () => {
  let rostrum: Rostrum;
  beforeAll(async () => {
    rostrum = await startRostrum({ template: 'story' });
  }, 120_000);
  afterAll(() => rostrum.close());

  const compare = async (series: string, from: string, to: string) =>
    (await rostrum.ask(QUESTION, { series, from, to })).compareEditions;

  test('North Korea goes from a senior official to its leader, four steps up; in one statement', async () => {
    rostrum.server.statements();
    const comparison = await compare('victory-day-parade', '2015', '2025');
    expect(rostrum.server.statements()).toHaveLength(1);
    expect(comparison.from).toEqual({ slug: 'victory-day-parade-2015' });
    expect(comparison.to).toEqual({ slug: 'victory-day-parade-2025' });
    expect(comparison.changed).toEqual([
      {
        country: { slug: 'north-korea' },
        levelChange: 4,
        from: {
          status: 'ATTENDED',
          level: 'SENIOR_OFFICIAL',
          role: 'GUEST',
          country: { slug: 'north-korea' },
          participant: { slug: 'north-korea' },
        },
        to: {
          status: 'ATTENDED',
          level: 'HEAD_OF_STATE',
          role: 'GUEST',
          country: { slug: 'north-korea' },
          participant: { slug: 'kim-jong-un' },
        },
      },
    ]);
  });

  test('a possible participant counts as arrived, with that status; one that is not expected does not', async () => {
    const { arrived, departed } = await compare('victory-day-parade', '2015', '2025');
    expect(arrived.map(({ participant, status }: any) => `${participant.slug} ${status}`)).toEqual([
      'vladimir-putin ATTENDED',
      'lee-jae-myung POSSIBLE',
      'alexander-lukashenko CONFIRMED',
      'masoud-pezeshkian CONFIRMED',
      'prabowo-subianto CONFIRMED',
      'aleksandar-vucic CONFIRMED',
      'robert-fico CONFIRMED',
      'woo-won-shik CONFIRMED',
      'united-nations CONFIRMED',
    ]);
    expect(departed).toEqual([]);
  });

  test('every number of either edition, null if unknown', async () => {
    const { quantities } = await compare('victory-day-parade', '2015', '2025');
    expect(quantities).toContainEqual({
      property: 'quantity.heads-of-state',
      from: null,
      to: { value: 26, low: null },
    });
    expect(quantities.map(({ property }: any) => property)).toEqual([
      'quantity.aircraft',
      'quantity.divisions',
      'quantity.duration',
      'quantity.heads-of-state',
      'quantity.personnel',
    ]);
  });

  test('in the opposite direction, the gains are losses', async () => {
    const { arrived, departed, changed } = await compare('victory-day-parade', '2025', '2015');
    const there = await compare('victory-day-parade', '2015', '2025');
    expect(arrived).toEqual([]);
    expect(departed).toEqual(there.arrived);
    expect(departed).toHaveLength(9);
    expect(lines(changed)).toEqual(['north-korea: kim-jong-un to north-korea -4']);
  });

  test('editions by slug and by id', async () => {
    const { series, event } = await rostrum.ask(
      '{ series(slug: "victory-day-parade") { id } event(slug: "victory-day-parade-2025") { id } }',
    );
    const comparison = await compare(series.id, 'victory-day-parade-2015', event.id);
    expect(lines(comparison.changed)).toEqual(['north-korea: north-korea to kim-jong-un 4']);
  });

  test.each([
    ['series', { series: 'no-such-series', from: '2015', to: '2025' }],
    ['from', { series: 'victory-day-parade', from: '1999', to: '2025' }],
    ['to', { series: 'victory-day-parade', from: '2015', to: 'us-negotiations-over-ukraine' }],
    ['to', { series: 'victory-day-parade', from: '2015', to: 'not_an_id' }],
  ])('NOT_FOUND names %s', async (field, variables) => {
    expect(faultOf(await rostrum.server.query(QUESTION, variables))).toMatchObject({
      code: 'NOT_FOUND',
      field,
    });
  });

  test('an id of something else is refused', async () => {
    const variables = { series: 'victory-day-parade', from: 'leader_1', to: '2025' };
    expect(faultOf(await rostrum.server.query(QUESTION, variables))).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'from',
    });
  });

  test('under saidBy before the article there is no change', async () => {
    const answer = await rostrum.server.query(
      `{ asOf(saidBy: "2020-01-01") {
        compareEditions(series: "victory-day-parade", from: "2015", to: "2025") { changed { levelChange } }
      } }`,
    );
    expect(faultOf(answer)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('two editions made for it', () => {
  let rostrum: Rostrum;
  let series: Made;
  let before: Made;
  let after: Made;
  const made: Record<string, Made> = {};
  beforeAll(async () => {
    rostrum = await startRostrum();
    const { make } = rostrum;
    series = await make.series('Summit');
    const edition = (year: string) =>
      make.event({
        time: `${year}-05-01`,
        status: 'OCCURRED',
        series: series.slug,
        edition: year,
        evidence: { saidAt: '2003' },
      });
    before = await edition('2001');
    after = await edition('2002');
    for (const iso3 of ['FRA', 'DEU', 'ITA', 'ESP', 'PRT'])
      made[iso3] = await make.country({ name: iso3, iso3 });
    for (const name of ['president', 'minister', 'chancellor', 'envoy'])
      made[name] = await make.leader({ name });
    made.bank = await make.organization({ name: 'bank' });
    made.agency = await make.organization({ name: 'agency' });

    const took = (event: Made, who: string, fields: object) =>
      make.participation(event, made[who]!, { status: 'ATTENDED', evidence: { saidAt: '2003' }, ...fields });
    // France sends its president and a minister, then the minister only.
    await took(before, 'president', { country: 'FRA', level: 'HEAD_OF_STATE' });
    await took(before, 'minister', { country: 'FRA', level: 'MINISTER' });
    await took(after, 'minister', { country: 'FRA', level: 'MINISTER' });
    // Germany sends the same chancellor, the second time without a level.
    await took(before, 'chancellor', { country: 'DEU', level: 'HEAD_OF_GOVERNMENT' });
    await took(after, 'chancellor', { country: 'DEU', level: 'UNSPECIFIED' });
    // Italy comes, then is the subject; Spain declines, then comes; Portugal comes, then is absent.
    await took(before, 'ITA', {});
    await took(after, 'ITA', { role: 'SUBJECT' });
    await took(before, 'ESP', { status: 'DECLINED' });
    await took(after, 'envoy', { country: 'ESP', level: 'DELEGATION' });
    await took(before, 'PRT', {});
    await took(after, 'PRT', { status: 'ABSENT' });
    // Two bodies of no country: one changes its role, one goes.
    await took(before, 'bank', { role: 'OBSERVER' });
    await took(after, 'bank', { role: 'PARTICIPANT' });
    await took(before, 'agency', { role: 'OBSERVER' });
    await make.claim(before.id, 'quantity.sessions', { value: 3 });
    await make.claim(after.id, 'quantity.sessions', { value: 3 });
    await make.claim(before.id, 'quantity.guests', { low: 10 });
  });
  afterAll(() => rostrum.close());

  const compare = async (from = '2001', to = '2002') =>
    (await rostrum.ask(QUESTION, { series: series.slug, from, to })).compareEditions;

  test('the highest representatives of a country are compared; an unknown level is no change', async () => {
    expect(lines((await compare()).changed)).toEqual(
      ['FRA: president to minister -3', '-: bank to bank 0'].map((line) => line.replace('FRA', 'fra')),
    );
  });

  test('arrived and departed are countries, or bodies of none', async () => {
    const { arrived, departed } = await compare();
    expect(slugs(arrived)).toEqual(['envoy']);
    expect(slugs(departed).sort()).toEqual(['agency', 'ita', 'prt']);
  });

  test('an unchanged number is shown as well', async () => {
    expect((await compare()).quantities).toEqual([
      { property: 'quantity.guests', from: { value: null, low: 10 }, to: null },
      { property: 'quantity.sessions', from: { value: 3, low: null }, to: { value: 3, low: null } },
    ]);
  });

  test('an edition compared with itself has no differences', async () => {
    const { arrived, departed, changed } = await compare('2001', '2001');
    expect([arrived, departed, changed]).toEqual([[], [], []]);
  });

  test('a correction changes the present result, and no earlier one', async () => {
    const arrivedAsOf = async (times: string) => {
      const { asOf } = await rostrum.ask(
        `{ asOf(${times}) { compareEditions(series: "summit", from: "2001", to: "2002") { arrived ${PARTY} } } }`,
      );
      return slugs(asOf.compareEditions.arrived);
    };
    const { changes } = await rostrum.ask('{ changes(last: 1) { nodes { at } } }');
    const { events } = await rostrum.ask(
      `{ events(where: { edition: { eq: "2002" } }) { nodes { participations(where: { participant: { eq: "envoy" } }) { nodes { id } } } } }`,
    );
    const [{ id }] = events.nodes[0].participations.nodes;
    await rostrum.make.claim(id, 'status', 'WITHDRAWN', { evidence: { saidAt: '2004' } });

    expect(slugs((await compare()).arrived)).toEqual([]);
    expect(await arrivedAsOf(`knownAt: "${changes.nodes[0].at}"`)).toEqual(['envoy']);
    expect(await arrivedAsOf('saidBy: "2003-12-31"')).toEqual(['envoy']);
    expect(await arrivedAsOf('saidBy: "2004-12-31"')).toEqual([]);
    expect(await arrivedAsOf('validAt: "1990-01-01"')).toEqual([]);
  });
});
