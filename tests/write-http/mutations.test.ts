import type { Made } from '../support/factories';
import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
let country: Made;
let leader: Made;
let source: string;

beforeAll(async () => {
  rostrum = await startRostrum();
  country = await rostrum.make.country({ name: 'North Korea', iso3: 'PRK' });
  leader = await rostrum.make.leader({ name: 'Kim Jong Un', slug: 'kim-jong-un' });
  source = await rostrum.make.source({ publishedAt: '2025-08-28/..' });
});
afterAll(() => rostrum.close());

const ERRORS = 'userErrors { code field message }';
const CLAIM =
  'property value statement modality speaker { slug } source { id } locator saidAt { edtf } review rank';
const evidence = (fields: object = {}) => ({
  source,
  statement: 'So it is said.',
  locator: 'para 1',
  ...fields,
});

/** The payload of a mutation that must be accepted. */
async function accept(mutation: string, input: object, selection: string, role?: 'REVIEWER') {
  const payload = await rostrum.tell(mutation, input, `{ ${selection} ${ERRORS} }`, role);
  expect(payload.userErrors).toEqual([]);
  return payload;
}

/** The last change and its actor, from the list of changes. */
async function lastChange() {
  const { changes } = await rostrum.ask(
    '{ changes(last: 1) { nodes { action actor fields before after subject { __typename id } } } }',
  );
  return changes.nodes[0];
}

test('createSource', async () => {
  const input = {
    title: 'An article',
    publisher: 'A paper',
    url: 'https://example.org/a',
    publishedAt: '2025-08',
    reliability: 'B',
  };
  const { source: made } = await accept(
    'createSource',
    input,
    'source { id title publisher url publishedAt { edtf earliest latest precision } reliability claims { totalCount } dataset { id } }',
  );
  expect(made).toEqual({
    ...input,
    id: expect.stringMatching(/^source_\d+$/),
    publishedAt: { edtf: '2025-08', earliest: '2025-08-01', latest: '2025-08-31', precision: 'MONTH' },
    claims: { totalCount: 0 },
    dataset: null,
  });
  expect(await lastChange()).toMatchObject({
    action: 'CREATED',
    actor: expect.stringMatching(/^test EDITOR \(key:[0-9a-f]{12}\)$/),
    subject: { id: made.id },
  });
});

test('createLeader', async () => {
  const { leader: made } = await accept(
    'createLeader',
    {
      names: [{ value: 'Xi Jinping' }, { value: '习近平', language: 'zh', kind: 'OFFICIAL' }],
      born: '1953-06-15',
      externalIds: [{ scheme: 'WIKIDATA', value: 'Q15031' }],
    },
    'leader { slug version name zh: name(language: "zh") names { value language kind } born { edtf } died { edtf } externalIds { scheme value valid { edtf } } country { slug } history { nodes { action actor } } }',
  );
  expect(made).toEqual({
    slug: 'xi-jinping',
    version: 1,
    name: 'Xi Jinping',
    zh: '习近平',
    names: [
      { value: 'Xi Jinping', language: 'en', kind: 'COMMON' },
      { value: '习近平', language: 'zh', kind: 'OFFICIAL' },
    ],
    born: { edtf: '1953-06-15' },
    died: null,
    externalIds: [{ scheme: 'WIKIDATA', value: 'Q15031', valid: null }],
    country: null,
    history: {
      nodes: [{ action: 'CREATED', actor: expect.stringMatching(/^test EDITOR \(key:[0-9a-f]{12}\)$/) }],
    },
  });
});

test('createOrganization', async () => {
  const { organization } = await accept(
    'createOrganization',
    { names: [{ value: 'Foreign ministry' }], kind: 'MINISTRY', country: 'PRK' },
    'organization { slug kind country { slug } members { slug } name }',
  );
  expect(organization).toEqual({
    slug: 'foreign-ministry',
    kind: 'MINISTRY',
    country: { slug: 'north-korea' },
    members: [],
    name: 'Foreign ministry',
  });
});

test('createEvent, and its facts are the claims of the evidence', async () => {
  const { event } = await accept(
    'createEvent',
    {
      names: [{ value: 'A parade' }],
      summary: 'They march.',
      type: 'CEREMONY',
      time: '2025-09-03',
      place: { name: 'The square', country: 'PRK', latitude: 39.1, longitude: 125.7, precision: 'EXACT' },
      evidence: evidence({
        modality: 'ANNOUNCED',
        speaker: 'kim-jong-un',
        saidAt: '2025-08-27',
        confidence: 80,
      }),
    },
    `event {
      slug version status type summary time { edtf precision ongoing } place { name country { slug } latitude longitude precision }
      claims(orderBy: { field: RECORDED }) { totalCount nodes { ${CLAIM} confidence subject { ... on Event { slug } } } }
      history { nodes { action } }
    }`,
  );
  expect(event).toMatchObject({
    slug: 'a-parade',
    version: 1,
    status: 'SCHEDULED',
    type: 'CEREMONY',
    summary: 'They march.',
    time: { edtf: '2025-09-03', precision: 'DAY', ongoing: false },
    place: {
      name: 'The square',
      country: { slug: 'north-korea' },
      latitude: 39.1,
      longitude: 125.7,
      precision: 'EXACT',
    },
    history: { nodes: [{ action: 'CREATED' }] },
  });
  expect(event.claims.nodes.map(({ property }: any) => property)).toEqual([
    'type',
    'status',
    'time',
    'place',
  ]);
  expect(event.claims.nodes[2]).toEqual({
    property: 'time',
    value: '2025-09-03',
    statement: 'So it is said.',
    modality: 'ANNOUNCED',
    speaker: { slug: 'kim-jong-un' },
    source: { id: source },
    locator: 'para 1',
    saidAt: { edtf: '2025-08-27' },
    review: 'ACCEPTED',
    rank: 'NORMAL',
    confidence: 80,
    subject: { slug: 'a-parade' },
  });
});

test('updateEvent edits it by the version read; a second one by the old version is STALE', async () => {
  const { id } = await rostrum.make.event({ name: 'Old name', summary: 'Old' });
  const selection =
    'event { version name summary history(first: 1) { nodes { action fields before after } } }';
  const input = { id, expectedVersion: 1, names: [{ value: 'New name' }], summary: 'New' };
  const { event } = await accept('updateEvent', input, selection);
  expect(event).toMatchObject({ version: 2, name: 'New name', summary: 'New' });
  expect(event.history.nodes[0]).toMatchObject({
    action: 'UPDATED',
    before: { summary: 'Old' },
    after: { summary: 'New' },
  });

  const before = await rostrum.digest();
  const stale = await rostrum.tell(
    'updateEvent',
    { ...input, summary: 'Mine' },
    `{ event { id } ${ERRORS} }`,
  );
  expect(stale).toEqual({
    event: null,
    userErrors: [
      {
        code: 'STALE',
        field: ['input', 'expectedVersion'],
        message: expect.stringMatching(/version 2, not 1/),
      },
    ],
  });
  expect(await rostrum.digest()).toBe(before);
});

test('recordParticipation, and its ledger grows', async () => {
  const event = await rostrum.make.event();
  const input = {
    event: event.slug,
    participant: 'kim-jong-un',
    country: 'PRK',
    role: 'GUEST',
    level: 'HEAD_OF_STATE',
    status: 'EXPECTED',
    evidence: evidence({ modality: 'EXPECTED', saidAt: '2025-08-20' }),
  };
  const selection = `
    participation {
      id status level role country { slug } participant { ... on Leader { slug } } event { slug }
      ledger { status saidAt { edtf } recordedAt claim { id modality } }
      claims { property }
    }
    claim { ${CLAIM} }`;
  const first = await accept('recordParticipation', input, selection);
  expect(first.participation).toMatchObject({
    status: 'EXPECTED',
    level: 'HEAD_OF_STATE',
    role: 'GUEST',
    country: { slug: 'north-korea' },
    participant: { slug: 'kim-jong-un' },
    event: { slug: event.slug },
    ledger: [{ status: 'EXPECTED', saidAt: { edtf: '2025-08-20' }, claim: { modality: 'EXPECTED' } }],
  });
  expect(first.claim).toMatchObject({ property: 'status', value: 'EXPECTED' });

  const again = { ...input, status: 'CONFIRMED', evidence: evidence({ saidAt: '2025-08-28' }) };
  const second = await accept('recordParticipation', again, selection);
  expect(second.participation).toMatchObject({ id: first.participation.id, status: 'CONFIRMED' });
  expect(second.participation.ledger.map(({ status }: any) => status)).toEqual(['EXPECTED', 'CONFIRMED']);
});

test('createRelationship, seen from either end', async () => {
  const { relationship } = await accept(
    'createRelationship',
    {
      subject: 'kim-jong-un',
      object: 'PRK',
      type: 'FRIENDSHIP',
      valid: '2011-12/..',
      polarity: 7,
      summary: 'Long',
      evidence: evidence(),
    },
    'relationship { id directed status type polarity summary valid { edtf ongoing earliest latest } claims { property value } }',
  );
  expect(relationship).toMatchObject({
    directed: false,
    status: 'ACTIVE',
    type: 'FRIENDSHIP',
    polarity: 7,
    summary: 'Long',
    valid: { edtf: '2011-12/..', ongoing: true, earliest: '2011-12-01', latest: null },
  });
  expect(relationship.claims).toEqual(
    expect.arrayContaining([
      { property: 'status', value: 'ACTIVE' },
      { property: 'valid', value: '2011-12/..' },
      { property: 'polarity', value: 7 },
    ]),
  );
  const seen = await rostrum.ask(`{
    leader(slug: "kim-jong-un") { relationships { edges { node { id } counterpart { ... on Country { slug } } } } }
    country(iso3: "PRK") { relationships { edges { node { id } counterpart { ... on Leader { slug } } } } }
  }`);
  expect(seen.leader.relationships.edges).toEqual([
    { node: { id: relationship.id }, counterpart: { slug: 'north-korea' } },
  ]);
  expect(seen.country.relationships.edges).toEqual([
    { node: { id: relationship.id }, counterpart: { slug: 'kim-jong-un' } },
  ]);
});

test('createTenure, and the leader leads; one that certainly overlaps is refused', async () => {
  const input = {
    leader: leader.id,
    country: country.id,
    office: 'President',
    role: 'HEAD_OF_STATE',
    term: '2016-06-29/..',
    evidence: evidence(),
  };
  const { tenure } = await accept(
    'createTenure',
    input,
    'tenure { id office role term { edtf ongoing } leader { slug country { slug } } country { tenures { totalCount } } claims { property value } }',
  );
  expect(tenure).toMatchObject({
    office: 'President',
    role: 'HEAD_OF_STATE',
    term: { edtf: '2016-06-29/..', ongoing: true },
    leader: { slug: 'kim-jong-un', country: { slug: 'north-korea' } },
    country: { tenures: { totalCount: 1 } },
  });
  const before = await rostrum.digest();
  const refused = await rostrum.tell(
    'createTenure',
    { ...input, term: '2020/2022' },
    `{ tenure { id } ${ERRORS} }`,
  );
  expect(refused).toEqual({
    tenure: null,
    userErrors: [{ code: 'CONFLICT', field: ['input', 'term'], message: expect.stringContaining(tenure.id) }],
  });
  expect(await rostrum.digest()).toBe(before);
});

test('recordClaim, rankClaim, reviewClaims and retractClaim together decide what stands', async () => {
  const event = await rostrum.make.event();
  const status = async () => {
    const data = await rostrum.ask(
      `query ($id: ID) { event(id: $id) { quantities { value claims { value review rank retractedAt } } } }`,
      { id: event.id },
    );
    return data.event.quantities;
  };
  const say = async (value: number, fields: object = {}) =>
    (
      await accept(
        'recordClaim',
        {
          subject: event.id,
          property: 'quantity.heads-of-state',
          value: { value },
          evidence: evidence(fields),
        },
        `claim { id ${CLAIM} subject { ... on Event { quantities { value } } } }`,
      )
    ).claim;
  const first = await say(26, { modality: 'EXPECTED', saidAt: '2025-08-01' });
  expect(first).toMatchObject({ value: { value: 26 }, subject: { quantities: [{ value: 26 }] } });
  const second = await say(24, { saidAt: '2025-08-02' });
  expect(second.subject.quantities).toEqual([{ value: 24 }]);

  const { claim: ranked } = await accept(
    'rankClaim',
    { claim: first.id, rank: 'PREFERRED', reason: 'From the host' },
    'claim { rank subject { ... on Event { quantities { value } } } }',
    'REVIEWER',
  );
  expect(ranked).toEqual({ rank: 'PREFERRED', subject: { quantities: [{ value: 26 }] } });

  const { claims: reviewed } = await accept(
    'reviewClaims',
    { claims: [second.id, first.id], review: 'REJECTED', reason: 'Misread' },
    'claims { id review }',
    'REVIEWER',
  );
  expect(reviewed).toEqual([
    { id: second.id, review: 'REJECTED' },
    { id: first.id, review: 'REJECTED' },
  ]);
  expect(await status()).toEqual([]);

  await accept('reviewClaims', { claims: [second.id], review: 'ACCEPTED' }, 'claims { id }', 'REVIEWER');
  expect((await status())[0].value).toBe(24);
  const { claim: retracted } = await accept(
    'retractClaim',
    { claim: second.id, reason: 'Taken back' },
    'claim { retractedAt review }',
  );
  expect(retracted).toEqual({ retractedAt: expect.stringMatching(/Z$/), review: 'ACCEPTED' });
  expect(await status()).toEqual([]);
  expect(await lastChange()).toMatchObject({ action: 'RETRACTED', subject: { id: second.id } });
});

test('a retry with the same idempotencyKey gets the first response, even after changes', async () => {
  const { id } = await rostrum.make.event({ name: 'Before' });
  const input = { id, expectedVersion: 1, summary: 'First', idempotencyKey: 'retry-1' };
  const selection = 'event { version summary }';
  const first = await accept('updateEvent', input, selection);
  await accept('updateEvent', { id, expectedVersion: 2, summary: 'Second' }, selection);
  const before = await rostrum.digest();
  expect(await accept('updateEvent', input, selection)).toEqual(first);
  expect(await rostrum.digest()).toBe(before);

  const other = await rostrum.tell(
    'updateEvent',
    { ...input, summary: 'Other' },
    `{ ${selection} ${ERRORS} }`,
  );
  expect(other.userErrors).toEqual([
    { code: 'CONFLICT', field: ['input', 'idempotencyKey'], message: expect.stringContaining('retry-1') },
  ]);
  expect(other.event).toBeNull();
});

test('a retry with null for an omitted field is the same; not where null clears', async () => {
  const input = { title: 'Sent twice', idempotencyKey: 'retry-null' };
  const first = await accept('createSource', input, 'source { id }');
  const again = { ...input, publisher: null, url: null, publishedAt: null };
  expect(await accept('createSource', again, 'source { id }')).toEqual(first);

  const about = (fields: object) => ({
    subject: leader.id,
    property: 'born',
    value: '1983',
    idempotencyKey: 'retry-claim',
    evidence: evidence(fields),
  });
  const claim = await accept('recordClaim', about({ speaker: null }), 'claim { id }');
  expect(await accept('recordClaim', about({}), 'claim { id }')).toEqual(claim);

  const { id } = await rostrum.make.event();
  const update = { id, expectedVersion: 1, idempotencyKey: 'retry-clear' };
  await accept('updateEvent', { ...update, summary: null }, 'event { id }');
  const other = await rostrum.tell('updateEvent', update, `{ ${ERRORS} }`);
  expect(other.userErrors).toMatchObject([{ code: 'CONFLICT', field: ['input', 'idempotencyKey'] }]);
});

test.each([
  ['9007199254740993', 'value'],
  ['-9007199254740993', 'value'],
  ['{"low": [1, 12345678901234567890]}', 'value'],
])('an integer that would lose digits is refused by name: %s', async (json, field) => {
  const before = await rostrum.digest();
  const body = `{"query": "mutation ($value: JSON!, $e: EvidenceInput!) { recordClaim(input: {subject: \\"kim-jong-un\\", property: \\"born\\", value: $value, evidence: $e}) { claim { id } } }",
    "variables": {"value": ${json}, "e": ${JSON.stringify(evidence())}}}`;
  const response = await fetch(`${rostrum.server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${rostrum.tokens.EDITOR}` },
    body,
  });
  const { errors } = (await response.json()) as any;
  expect(errors).toMatchObject([
    { message: expect.stringContaining('beyond 2^53'), extensions: { code: 'BAD_USER_INPUT', field } },
  ]);
  // The same in the document itself.
  const literal = json.replace('"low"', 'low');
  const answer = await rostrum.server.query(
    `mutation ($e: EvidenceInput!) { recordClaim(input: {subject: "kim-jong-un", property: "born", value: ${literal}, evidence: $e}) { claim { id } } }`,
    { e: evidence() },
    { token: rostrum.tokens.EDITOR },
  );
  expect(answer.errors).toMatchObject([
    {
      message: expect.stringContaining('beyond 2^53'),
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED', field: 'input.value' },
    },
  ]);
  expect(await rostrum.digest()).toBe(before);
});

test('two mutations of one operation run in turn, the second sees the first', async () => {
  const document = `mutation ($evidence: EvidenceInput!) {
    a: createLeader(input: { names: [{ value: "Twin" }], slug: "twin" }) { leader { slug } }
    b: createTenure(input: { leader: "twin", country: "PRK", office: "Minister", role: MINISTER, term: "2000", evidence: $evidence }) { tenure { leader { slug } } }
    c: createLeader(input: { names: [{ value: "Twin" }], slug: "twin" }) { leader { slug } userErrors { code field } }
  }`;
  const { data } = await rostrum.server.query(
    document,
    { evidence: evidence() },
    { token: rostrum.tokens.EDITOR },
  );
  expect(data).toEqual({
    a: { leader: { slug: 'twin' } },
    b: { tenure: { leader: { slug: 'twin' } } },
    c: { leader: null, userErrors: [{ code: 'DUPLICATE', field: ['input', 'slug'] }] },
  });
});

test('a recorded one takes one statement for its response, for any selection', async () => {
  rostrum.server.statements();
  await accept('createSource', { title: 'Plain' }, 'source { id }');
  const few = rostrum.server.statements().length;
  await accept(
    'createSource',
    { title: 'Full' },
    'source { id claims { nodes { id subject { __typename } } } dataset { covers { time { edtf } } } }',
  );
  expect(rostrum.server.statements()).toHaveLength(few);
});
