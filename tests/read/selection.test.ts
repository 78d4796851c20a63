import type { Made } from '../support/factories';
import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
let country: Made;
let leader: Made;
let event: Made;
let participation: { id: string; claim: string };

beforeAll(async () => {
  rostrum = await startRostrum();
  const { make } = rostrum;
  country = await make.country({
    name: 'North Korea',
    iso3: 'PRK',
    iso2: 'KP',
    aliases: [
      { value: 'Corée du Nord', language: 'fr' },
      { value: '朝鲜', language: 'zh' },
      { value: '朝鮮', language: 'zh-Hant' },
    ],
  });
  leader = await make.leader({
    names: [
      { value: '김정은', language: 'ko' },
      { value: 'Kim Jong Un', language: 'en' },
      { value: 'Rocket man', language: 'en', kind: 'ALIAS' },
    ],
    slug: 'kim-jong-un',
  });
  await make.tenure(leader, country);
  event = await make.event({ name: 'Parade', place: { name: 'Here', latitude: 1.5, longitude: 2.25 } });
  participation = await make.participation(event, leader, { country: 'PRK', evidence: { speaker: 'PRK' } });
  await make.participation(event, country, { role: 'OBSERVER' });
});
afterAll(() => rostrum.close());

test('one field under several aliases, each with its own arguments', async () => {
  const data = await rostrum.ask(`{
    a: country(iso3: "PRK") { fr: name(language: "fr") zh: name(language: "zh") name same: name }
    b: country(iso2: "KP") { fr: name(language: "ko") }
    parade: event(slug: "parade") {
      guests: participations(where: { role: { eq: GUEST } }) { totalCount nodes { role } }
      observers: participations(where: { role: { eq: OBSERVER } }) { n: totalCount edges { node { r: role role } } }
      first: participations(first: 1, orderBy: { field: NAME }) { nodes { id } pageInfo { hasNextPage } }
    }
  }`);
  expect(data).toEqual({
    a: { fr: 'Corée du Nord', zh: '朝鲜', name: 'North Korea', same: 'North Korea' },
    b: { fr: 'North Korea' },
    parade: {
      guests: { totalCount: 1, nodes: [{ role: 'GUEST' }] },
      observers: { n: 1, edges: [{ node: { r: 'OBSERVER', role: 'OBSERVER' } }] },
      first: { nodes: [{ id: participation.id }], pageInfo: { hasNextPage: true } },
    },
  });
});

test('a name in a language, its nearest variant, or else the label', async () => {
  const names = async (slug: string, language: string) => {
    const { node } = await rostrum.ask(
      `query ($id: ID!, $language: String) { node(id: $id) { ... on Entity { name(language: $language) } } }`,
      { id: slug === 'kim' ? leader.id : country.id, language },
    );
    return node.name;
  };
  expect(await names('prk', 'zh-Hant')).toBe('朝鮮');
  expect(await names('prk', 'zh-Hans')).toBe('朝鲜');
  expect(await names('prk', 'fr-CA')).toBe('Corée du Nord');
  expect(await names('prk', 'sw')).toBe('North Korea');
  expect(await names('kim', 'ko')).toBe('김정은');
  expect(await names('kim', 'KO')).toBe('김정은');
  expect(await names('prk', 'ZH-hant')).toBe('朝鮮');
  expect(await names('kim', 'en')).toBe('Kim Jong Un');
  expect(await names('kim', 'en-GB')).toBe('Kim Jong Un');
});

test('fragments, named and inline, nested and repeated, on types and on interfaces', async () => {
  const { event: found } = await rostrum.ask(`
    query {
      event(slug: "parade") {
        ...Named
        ... on Entity { version }
        ... { participations(first: 5, orderBy: { field: NAME }) { nodes { participant { ...Who } } } }
        participations(first: 5, orderBy: { field: NAME }) { nodes { role participant { __typename } } }
      }
    }
    fragment Named on Event { slug ...Id }
    fragment Id on Node { id __typename }
    fragment Who on Participant { ... on Leader { slug born { edtf } } ... on Country { slug iso3 } ... on Entity { name } }
  `);
  expect(found).toEqual({
    slug: 'parade',
    id: event.id,
    __typename: 'Event',
    version: 1,
    participations: {
      nodes: [
        {
          role: 'GUEST',
          participant: { __typename: 'Leader', slug: 'kim-jong-un', born: null, name: 'Kim Jong Un' },
        },
        {
          role: 'OBSERVER',
          participant: { __typename: 'Country', slug: 'north-korea', iso3: 'PRK', name: 'North Korea' },
        },
      ],
    },
  });
});

test('@skip and @include, on fields and fragments, with variables that have defaults', async () => {
  const document = `
    query ($yes: Boolean! = true, $no: Boolean! = false, $first: Int = 1, $language: String! = "fr") {
      event(slug: "parade") {
        id @skip(if: $yes)
        slug @include(if: $yes)
        name @include(if: $no) @skip(if: $no)
        ... @include(if: $no) { summary }
        ...More @skip(if: $no)
      }
      country(iso3: "PRK") @include(if: $yes) { name(language: $language) }
      gone: country(iso3: "PRK") @skip(if: $yes) { name }
    }
    fragment More on Event { participations(first: $first) { nodes { country { iso3 } } } }`;
  expect(await rostrum.ask(document)).toEqual({
    event: { slug: 'parade', participations: { nodes: [{ country: { iso3: 'PRK' } }] } },
    country: { name: 'Corée du Nord' },
  });
  expect(await rostrum.ask(document, { yes: false, language: 'zh' })).toEqual({
    event: { id: event.id, participations: { nodes: [{ country: { iso3: 'PRK' } }] } },
    gone: { name: 'North Korea' },
  });
});

test('a connection without selected rows', async () => {
  expect(
    await rostrum.ask(`{
      events { t: __typename n: totalCount totalCount }
      guests: event(slug: "parade") { participations(where: { role: { eq: GUEST } }) { totalCount } }
      there: events(where: { participant: { all: ["PRK"] } }) { __typename }
    }`),
  ).toEqual({
    events: { t: 'EventConnection', n: 1, totalCount: 1 },
    guests: { participations: { totalCount: 1 } },
    there: { __typename: 'EventConnection' },
  });
});

test('a variable that is omitted or null leaves the field of an object out', async () => {
  const document = `query ($id: ID!, $role: ParticipationRole = GUEST, $roles: [ParticipationRole!]) {
    event(id: $id) { participations(where: { role: { eq: $role, in: $roles } }) { nodes { role } } }
  }`;
  const rolesFor = async (variables: Record<string, unknown>) => {
    const { event: asked } = await rostrum.ask(document, { id: event.id, ...variables });
    return asked.participations.nodes.map(({ role }: { role: string }) => role).sort();
  };
  expect(await rolesFor({})).toEqual(['GUEST']);
  expect(await rolesFor({ role: null })).toEqual(['GUEST', 'OBSERVER']);
  expect(await rolesFor({ role: null, roles: ['OBSERVER'] })).toEqual(['OBSERVER']);
  expect(await rolesFor({ role: 'OBSERVER', roles: ['GUEST'] })).toEqual([]);
  expect(await rolesFor({ role: 'OBSERVER', roles: null })).toEqual(['OBSERVER']);
  expect(await rolesFor({ roles: ['GUEST', 'OBSERVER'] })).toEqual(['GUEST']);
});

test('__typename everywhere, also alone', async () => {
  expect(
    await rostrum.ask(`{
      __typename
      event(slug: "parade") { __typename place { __typename } time { __typename } names { __typename } }
      events { __typename edges { __typename node { __typename } } nodes { __typename } pageInfo { __typename } }
      claims(first: 1, where: { speaker: { eq: "PRK" }, property: { eq: "status" } }) {
        nodes { t: __typename subject { __typename } speaker { __typename } source { __typename } }
      }
      nothing: event(slug: "nothing") { __typename }
      changes(first: 1) { nodes { __typename subject { __typename } } }
      viewer { __typename }
    }`),
  ).toEqual({
    __typename: 'Query',
    event: {
      __typename: 'Event',
      place: { __typename: 'Place' },
      time: { __typename: 'TimeSpan' },
      names: [{ __typename: 'Name' }],
    },
    events: {
      __typename: 'EventConnection',
      edges: [{ __typename: 'EventEdge', node: { __typename: 'Event' } }],
      nodes: [{ __typename: 'Event' }],
      pageInfo: { __typename: 'PageInfo' },
    },
    claims: {
      nodes: [
        {
          t: 'Claim',
          subject: { __typename: 'Participation' },
          speaker: { __typename: 'Country' },
          source: { __typename: 'Source' },
        },
      ],
    },
    nothing: null,
    changes: { nodes: [{ __typename: 'Change', subject: { __typename: 'Leader' } }] },
    viewer: { __typename: 'Viewer' },
  });
});

test('lists within lists, each with its own page', async () => {
  const { leader: kim } = await rostrum.ask(`{
    leader(slug: "kim-jong-un") {
      country { iso3 tenures(first: 1) { totalCount nodes { leader { slug events(first: 1) { totalCount nodes { slug } } } } } }
      participations(first: 1) {
        nodes {
          event { participations(first: 1, orderBy: { field: NAME, direction: DESC }) { totalCount nodes { role event { slug } } } }
          ledger { status claim { source { claims(first: 1) { totalCount nodes { id } } } } }
        }
      }
    }
  }`);
  expect(kim.country).toEqual({
    iso3: 'PRK',
    tenures: {
      totalCount: 1,
      nodes: [{ leader: { slug: 'kim-jong-un', events: { totalCount: 1, nodes: [{ slug: 'parade' }] } } }],
    },
  });
  const [{ event: parade, ledger }] = kim.participations.nodes;
  expect(parade.participations).toEqual({
    totalCount: 2,
    nodes: [{ role: 'OBSERVER', event: { slug: 'parade' } }],
  });
  expect(ledger[0].status).toBe('EXPECTED');
  expect(ledger[0].claim.source.claims.nodes).toHaveLength(1);
});

test('nodes come in the order of the ids, repeated if an id is, null if there is none', async () => {
  const ids = [
    participation.claim,
    'event_999999',
    event.id,
    'change_1-0',
    country.id,
    event.id,
    'change_1-77',
  ];
  const { nodes, node, lost } = await rostrum.ask(
    `query ($ids: [ID!]!, $id: ID!) {
      nodes(ids: $ids) { id __typename ... on Entity { slug } }
      node(id: $id) { ... on Participation { event { slug } } }
      lost: node(id: "tenure_999999") { id }
    }`,
    { ids, id: participation.id },
  );
  expect(nodes).toEqual([
    { id: participation.claim, __typename: 'Claim' },
    null,
    { id: event.id, __typename: 'Event', slug: 'parade' },
    null,
    { id: country.id, __typename: 'Country', slug: 'north-korea' },
    { id: event.id, __typename: 'Event', slug: 'parade' },
    null,
  ]);
  expect(node).toEqual({ event: { slug: 'parade' } });
  expect(lost).toBeNull();
  expect(await rostrum.ask('{ nodes(ids: []) { id } }')).toEqual({ nodes: [] });
});

test('an id of one kind does not match a thing of another', async () => {
  const asOther = event.id.replace('event', 'leader');
  expect(await rostrum.ask(`query ($id: ID!) { node(id: $id) { id } }`, { id: asOther })).toEqual({
    node: null,
  });
  expect(await rostrum.ask(`query ($id: ID) { leader(id: $id) { id } }`, { id: asOther })).toEqual({
    leader: null,
  });
});

test('lookups by every key; null if there is none', async () => {
  expect(
    await rostrum.ask(
      `query ($id: ID, $event: ID) {
        a: country(id: $id) { slug } b: country(slug: "north-korea") { slug }
        c: country(iso2: "KP") { slug } d: country(iso3: "prk") { slug }
        e: event(id: $event) { slug } f: leader(slug: "kim-jong-un") { slug }
        g: organization(slug: "kim-jong-un") { slug } h: country(iso2: "kp") { slug }
        i: series(slug: "none") { slug } j: source(id: "source_999999") { title }
        k: country(id: "north-korea") { slug } l: country(id: "PRK") { slug }
      }`,
      { id: country.id, event: event.id },
    ),
  ).toEqual({
    a: { slug: 'north-korea' },
    b: { slug: 'north-korea' },
    c: { slug: 'north-korea' },
    d: { slug: 'north-korea' },
    e: { slug: 'parade' },
    f: { slug: 'kim-jong-un' },
    g: null,
    h: { slug: 'north-korea' },
    i: null,
    j: null,
    k: { slug: 'north-korea' },
    l: { slug: 'north-korea' },
  });
});

test('an omitted variable is omitted, even with a name that every object has', async () => {
  const answers = await Promise.all(
    ['constructor', 'constructed'].flatMap((name) => [
      rostrum.server.query(`query ($${name}: String) { event(slug: $${name}) { id } }`),
      rostrum.server.query(`query ($${name}: Int) { countries(first: $${name}) { nodes { name } } }`),
      rostrum.server.query(
        `query ($${name}: String) { events(where: { edition: { eq: $${name} } }) { totalCount } }`,
      ),
    ]),
  );
  const said = answers.map(({ data, errors }) => ({ data, errors }));
  expect(said.slice(0, 3)).toEqual(said.slice(3));
  const [event, countries, events] = answers as any[];
  expect(event.errors[0].extensions.code).toBe('BAD_USER_INPUT');
  expect(countries.data.countries.nodes).toEqual([{ name: 'North Korea' }]);
  expect(events.data.events.totalCount).toBe(1);
});
