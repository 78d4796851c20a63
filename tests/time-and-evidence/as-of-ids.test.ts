import { type Rostrum, startRostrum } from '../support/rostrum';
import { withoutTimes } from '../support/without-times';

const PARADE = 'victory-day-parade-2025';
const DAY = '2025-09-02';

let rostrum: Rostrum;
let between: string;
let later: string;
beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
  await new Promise((resolve) => setTimeout(resolve, 5));
  between = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 5));
  const { event } = await rostrum.ask(
    `{ event(slug: "${PARADE}") { participations(first: 1) { nodes { id } } } }`,
  );
  later = await rostrum.make.source({ title: 'Recorded later', publishedAt: '2025-09-04' });
  await rostrum.tell(
    'recordClaim',
    {
      subject: event.participations.nodes[0].id,
      property: 'status',
      value: 'ABSENT',
      evidence: { source: later, statement: 'The place was empty.', saidAt: '2025-09-03' },
    },
    '{ claim { id } }',
  );
});
afterAll(() => rostrum.close());

/** Every id in a response, of any type. */
const idsIn = (answer: unknown): string[] =>
  [...JSON.stringify(answer).matchAll(/"\w*[iI]d":"([^"]+)"/g)].map(([, id]) => id!);

const EVERY_KIND = `
  event(slug: "${PARADE}") {
    id series { id } place { country { id } }
    participations(first: 3) { nodes { id participant { ... on Node { id } } ledger { claim { id source { id } } } } }
    claims(first: 3) { nodes { id subject { ... on Node { id } } } }
    history(first: 3) { nodes { id subject { id } } }
  }
  country(slug: "russia") { id tenures { nodes { id leader { id } } } relationships(first: 3) { nodes { id } } }
  datasets { id } sources(first: 2) { nodes { id } } changes(first: 2) { nodes { id } }`;

describe('ids below asOf', () => {
  it('carry its times, for any kind and at any depth', async () => {
    const answer = await rostrum.ask(`{ asOf(saidBy: "${DAY}") { id ${EVERY_KIND} } }`);
    const [own, ...ids] = idsIn(answer.asOf);
    expect(own).toBe(`asof@s${DAY}`);
    const kinds = new Set(ids.map((id) => id.split('_')[0]));
    for (const kind of [
      'event',
      'series',
      'country',
      'participation',
      'claim',
      'source',
      'change',
      'tenure',
      'leader',
    ])
      expect(kinds).toContain(kind);
    for (const id of ids) expect(id).toMatch(new RegExp(`^[a-z]+_[0-9-]+@s${DAY}$`));
  });

  it('lead back there, by node and by nodes, each with the same id and the same result', async () => {
    const { asOf } = await rostrum.ask(`{ asOf(saidBy: "${DAY}") { ${EVERY_KIND} } }`);
    const ids = [...new Set(idsIn(asOf))];
    const { nodes } = await rostrum.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(nodes).toEqual(ids.map((id) => ({ id })));
    const WHAT = `... on Event { status participations(first: 5) { totalCount nodes { id status ledger { status claim { id } } } } }`;
    const at = `asOf(saidBy: "${DAY}") { event(slug: "${PARADE}") { id ${WHAT} } }`;
    const {
      asOf: { event },
    } = await rostrum.ask(`{ ${at} }`);
    const { node } = await rostrum.ask(`query ($id: ID!) { node(id: $id) { id ${WHAT} } }`, { id: event.id });
    expect(node).toEqual(event);
    const { now } = await rostrum.ask(`{ now: event(slug: "${PARADE}") { id ${WHAT} } }`);
    expect(withoutTimes(node)).not.toEqual(now);
  });

  it('lead to no claim that had not been said by then', async () => {
    const { claims } = await rostrum.ask(
      `{ claims(where: { source: { eq: "${later}" } }) { nodes { id saidAt { edtf } } } }`,
    );
    const [{ id, saidAt }] = claims.nodes;
    expect(saidAt.edtf).toBe('2025-09-03');
    const ids = [`${id}@s${DAY}`, `${id}@s2025-09-03`, id];
    const { nodes } = await rostrum.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(nodes).toEqual([null, { id: ids[1] }, { id }]);
    const { node } = await rostrum.ask('query ($id: ID!) { node(id: $id) { id } }', { id: ids[0] });
    expect(node).toBeNull();
    const { asOf } = await rostrum.ask(`{ asOf(saidBy: "${DAY}") { node(id: "${id}") { id } } }`);
    expect(asOf.node).toBeNull();
  });

  it('lead back to each its own time, in one list and in one statement', async () => {
    const { country } = await rostrum.ask('{ country(slug: "russia") { id } }');
    const ids = [`${country.id}@v2005-06-01`, country.id, `asof@v2005-06-01`, `${country.id}@v1999-06-01`];
    rostrum.server.statements();
    const { nodes } = await rostrum.ask(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Country { tenures { totalCount } }
         ... on AsOf { validAt country(slug: "russia") { id } } } }`,
      { ids },
    );
    expect(nodes).toEqual([
      { id: ids[0], tenures: { totalCount: 1 } },
      { id: ids[1], tenures: { totalCount: 4 } },
      { id: ids[2], validAt: '2005-06-01', country: { id: ids[0] } },
      { id: ids[3], tenures: { totalCount: 0 } },
    ]);
  });

  it('keep their own times under another asOf, completely', async () => {
    const { asOf } = await rostrum.ask(
      `{ asOf(validAt: "2005-06-01") { country(slug: "russia") { id }
           node(id: "asof@s${DAY}") { ... on AsOf { id validAt saidBy country(slug: "russia") { id } } } } }`,
    );
    const plain = asOf.country.id.split('@')[0];
    expect(asOf.node).toEqual({
      id: `asof@s${DAY}`,
      validAt: null,
      saidBy: DAY,
      country: { id: `${plain}@s${DAY}` },
    });
  });

  it('are without times if none is given', async () => {
    const { asOf, event } = await rostrum.ask(
      `{ asOf { id event(slug: "${PARADE}") { id } } event(slug: "${PARADE}") { id } }`,
    );
    expect(asOf).toEqual({ id: 'asof@now', event });
  });
});

describe('equal times', () => {
  const idOf = async (args: string, headers = {}): Promise<string> => {
    const { data, errors } = await rostrum.server.query(`{ asOf${args} { id } }`, {}, { headers });
    expect(errors).toBeUndefined();
    return data!.asOf.id;
  };

  it('have equal ids, written as days, instants or milliseconds', async () => {
    const written = [
      `(saidBy: "${DAY}", validAt: "2005-06-01")`,
      `(validAt: "2005-06-01T23:00:00Z", saidBy: "${DAY}T01:00:00+01:00")`,
      `(validAt: 1117584000000, saidBy: "${DAY}", knownAt: null)`,
      `(validAt: "2005-06-01") { asOf(saidBy: "${DAY}")`,
    ];
    const ids = await Promise.all(
      written.map(async (args) => {
        const { asOf } = await rostrum.ask(`{ asOf${args} { id } }${args.includes('{') ? ' }' : ''}`);
        return asOf.asOf?.id ?? asOf.id;
      }),
    );
    expect(new Set(ids)).toEqual(new Set([`asof@v2005-06-01.s${DAY}`]));
  });

  it('of knowledge are those with the same last recording, in any format', async () => {
    const { asOf } = await rostrum.ask(`{ asOf(knownAt: "${between}") { id knownAt } }`);
    expect(asOf.id).toMatch(/^asof@k\d+$/);
    expect(Date.parse(asOf.knownAt)).toBeLessThanOrEqual(Date.parse(between));
    expect(await idOf(`(knownAt: "${asOf.knownAt}")`)).toBe(asOf.id);
    expect(await idOf(`(knownAt: ${Date.parse(between)})`)).toBe(asOf.id);
    expect(await idOf('(knownAt: "1999-01-01T00:00:00Z")')).toBe('asof@k0');

    const { extensions } = await rostrum.server.query(
      '{ __typename }',
      {},
      { headers: { 'rostrum-snapshot': '1' } },
    );
    const snapshot = { 'rostrum-snapshot': extensions!.snapshot as string };
    const taken = await idOf('', snapshot);
    expect(taken).toBe(await idOf(`(knownAt: "${new Date().toISOString()}")`));
    expect(taken).not.toBe(asOf.id);
  });

  it('keep a result stable, after any recordings', async () => {
    const { asOf } = await rostrum.ask(
      `{ asOf(knownAt: "${between}") { id sources(first: 1) { totalCount nodes { id } } } }`,
    );
    await rostrum.make.source({ title: 'Recorded later still' });
    const { node } = await rostrum.ask(
      `query ($id: ID!) { node(id: $id) { id ... on AsOf { sources(first: 1) { totalCount nodes { id } } } } }`,
      { id: asOf.id },
    );
    expect(node).toEqual(asOf);
  });
});

describe('an id that carries times', () => {
  it('means the thing wherever a reference is accepted', async () => {
    const { country, event, sources } = await rostrum.ask(
      `{ country(slug: "russia") { id } event(slug: "${PARADE}") { id participations(first: 1) { nodes { id } } } sources(first: 1) { nodes { id } } }`,
    );
    const seen = (id: string) => `${id}@v2005-06-01.s2014-01-01.k1`;
    const ask = (of: (id: string) => string) =>
      rostrum.ask(
        `query ($country: ID!, $event: ID!, $source: ID!, $seat: ID!) {
          country(id: $country) { id name } event(id: $event) { id } source(id: $source) { id title }
          events(where: { participant: { all: [$country] } }) { totalCount }
          tenures(where: { country: { in: [$country, "china"] } }) { nodes { id } }
          claims(where: { subject: { eq: $seat } }) { totalCount }
          changes(subject: $event) { totalCount } disputes(subject: $event) { totalCount }
          absences(event: $event) { basis } checkFirst(participant: $country, where: {}, before: "2025-01-01") { verdict }
        }`,
        {
          country: of(country.id),
          event: of(event.id),
          source: of(sources.nodes[0].id),
          seat: of(event.participations.nodes[0].id),
        },
      );
    const answer = await ask(seen);
    expect(answer).toEqual(await ask((id) => id));
    expect(answer.country.id).toBe(country.id);
  });

  it('means the thing in input of mutations', async () => {
    const { make, tell } = rostrum;
    const [event, leader] = [await make.event(), await make.leader()];
    const seen = (id: string) => `${id}@s2014-01-01`;
    const evidence = { source: seen(await make.source()), statement: 'It was so.', speaker: seen(leader.id) };
    const earlierRequest = await tell(
      'recordParticipation',
      { event: seen(event.id), participant: seen(leader.id), role: 'GUEST', status: 'EXPECTED', evidence },
      '{ participation { id event { id } } claim { id speaker { ... on Node { id } } } userErrors { field message } }',
    );
    expect(earlierRequest.userErrors).toEqual([]);
    expect(earlierRequest.participation.event.id).toBe(event.id);
    expect(earlierRequest.claim.speaker.id).toBe(leader.id);
    const { claim, userErrors } = await tell(
      'recordClaim',
      { subject: seen(earlierRequest.participation.id), property: 'status', value: 'CONFIRMED', evidence },
      '{ claim { id subject { ... on Node { id } } } userErrors { field message } }',
    );
    expect(userErrors).toEqual([]);
    expect(claim.subject.id).toBe(earlierRequest.participation.id);
    const retracted = await tell(
      'retractClaim',
      { claim: seen(claim.id), reason: 'It was not.' },
      '{ claim { id } userErrors { message } }',
    );
    expect(retracted).toEqual({ claim: { id: claim.id }, userErrors: [] });
  });

  it.each([
    'event_1@',
    'event_1@2025-09-02',
    'event_1@s2025-02-30',
    'event_1@s2025-9-2',
    'event_1@k01',
    'event_1@k1.s2025-09-02',
    'event_1@s2025-09-02.',
    'asof@',
    'asof@v2025-09-02.v2025-09-02',
    'asof_1',
  ])('has one canonical form only: %s is invalid', async (id) => {
    const { data, errors } = await rostrum.server.query('query ($id: ID!) { node(id: $id) { id } }', { id });
    expect(data).toEqual({ node: null });
    expect(errors![0]!.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'id' });
  });

  it('with a recording that does not exist leads nowhere', async () => {
    expect(
      await rostrum.ask('{ node(id: "country_1@k999999") { id } nodes(ids: ["asof@k999999"]) { id } }'),
    ).toEqual({
      node: null,
      nodes: [null],
    });
  });
});
