import { type Rostrum, startRostrum } from '../support/rostrum';
import type { Made } from '../support/factories';

let rostrum: Rostrum;
let event: Made;
let leader: Made;
let country: Made;
let other: Made;
beforeAll(async () => {
  rostrum = await startRostrum();
  const { make } = rostrum;
  country = await make.country({ name: 'Atlantis', iso3: 'ATL' });
  other = await make.country({ name: 'Lemuria', iso3: 'LEM' });
  leader = await make.leader({ name: 'Ada Atlas' });
  event = await make.event({
    name: 'Sea parade',
    status: 'OCCURRED',
    time: '2024-05-09',
    place: { name: 'Harbour', country: country.id },
    evidence: { saidAt: '2024-05-10' },
  });
  await make.participation(event, leader, { country: country.id, status: 'EXPECTED' });
  await make.tenure(leader, country, { evidence: { saidAt: '2024-01-01' } });
  await make.relationship(country, other, { type: 'BORDER' });
});
afterAll(() => rostrum.close());

const DRAFT = { review: 'DRAFT', saidAt: '2024-06-01' };

/** All queries, except lists of claims and of changes, which show drafts as such. */
const EVERYTHING = `{
  events(first: 100) { totalCount nodes { ...event } }
  filtered: events(where: { type: { in: [AID, CEREMONY] }, participant: { any: ["ATL", "LEM"] } }) { totalCount nodes { slug } }
  inCountry: events(where: { time: { during: "2024" }, placeCountry: { eq: "LEM" } }) { totalCount }
  text: events(where: { text: "parade" }) { totalCount }
  search(query: "parade", first: 50) { totalCount nodes { id } }
  named: search(query: "Mer-people", first: 50) { totalCount nodes { id } }
  leaders(first: 50) { nodes { slug names { value } externalIds { value } born { edtf } country { slug }
    tenures(first: 50) { totalCount nodes { office term { edtf } } } events(first: 50) { totalCount }
    relationships(first: 50) { totalCount } } }
  countries(first: 50) { nodes { slug capital names { value } borders { slug } tenures(first: 50) { totalCount }
    events(first: 50) { totalCount nodes { slug } } relationships(first: 50) { totalCount } } }
  tenures(first: 50) { totalCount nodes { id term { edtf } } }
  relationships(first: 50) { totalCount nodes { id status } }
  disputes(first: 50) { totalCount nodes { property positions { value } } }
  timeline(interval: YEAR) { label time value }
  eventStats(groupBy: TYPE) { label value }
  coPresence(a: "LEADER", b: "LEM") { count }
  absences(event: "EVENT") { participant { __typename } status }
  paths(from: "ATL", to: "LEM") { __typename }
}
fragment event on Event { slug version type status time { edtf } place { name } names { value } summary
  quantities { property value } participations(first: 50) { totalCount nodes { status level country { slug } participant { ... on Leader { slug } ... on Country { slug } } } } }`;

async function everything(): Promise<unknown[]> {
  const document = EVERYTHING.replace('LEADER', leader.slug).replace('EVENT', event.slug);
  const [body, fragment] = [
    document.slice(1, document.indexOf('}\nfragment')),
    document.slice(document.indexOf('fragment')),
  ];
  const scopes = [
    '',
    'asOf(saidBy: "2024-07-01")',
    'asOf(validAt: "2024-05-09")',
    'asOf(saidBy: "2024-05-20", validAt: "2024-05-09")',
  ];
  return Promise.all(
    scopes.map((scope) =>
      rostrum.ask(scope ? `{ ${scope} { ${body} } } ${fragment}` : `{ ${body} } ${fragment}`),
    ),
  );
}

const review = async (input: object) => {
  const { claims, userErrors } = await rostrum.tell(
    'reviewClaims',
    { review: 'ACCEPTED', ...input },
    '{ claims { id review } userErrors { code field message } }',
    'REVIEWER',
  );
  return { claims, userErrors };
};

describe('a draft', () => {
  test('affects no result at any of the three times until it is accepted', async () => {
    const { make, tell } = rostrum;
    const before = await everything();
    const known = (await rostrum.ask('{ changes(last: 1) { nodes { at } } }')).changes.nodes[0].at;
    const evidence = DRAFT;

    const source = await make.source({ title: 'Rumours' });
    const said = { evidence: { ...evidence, source } };
    const parade = await make.event({
      name: 'Second parade of the Mer-people',
      type: 'AID',
      status: 'OCCURRED',
      time: '2024-03-01',
      summary: 'A parade of which nobody knew',
      place: { name: 'Reef', country: other.id },
      ...said,
    });
    const guest = await make.participation(parade, leader, {
      status: 'ATTENDED',
      country: country.id,
      ...said,
    });
    await make.participation(event, other, { status: 'ATTENDED', level: 'DELEGATION', ...said });
    const reign = await make.tenure(leader, other, { office: 'Queen', term: '2024-01-01/..', ...said });
    const alliance = await make.relationship(country, leader, { type: 'RIVALRY', status: 'ACTIVE', ...said });
    await make.claim(event.id, 'time', '2024-05-08', said);
    await make.claim(event.id, 'status', 'CANCELLED', said);
    await make.claim(event.id, 'quantity.ships', { value: 12 }, said);
    await make.claim(leader.id, 'name', { value: 'Mer-people’s Ada', language: 'en' }, said);
    await make.claim(leader.id, 'code', { scheme: 'WIKIDATA', value: 'Q99' }, said);
    await make.claim(leader.id, 'born', '1970', said);
    await make.claim(country.id, 'capital', 'Deep town', said);
    expect(await everything()).toEqual(before);
    expect(await rostrum.ask(`{ event(slug: "${parade.slug}") { id } }`)).toEqual({ event: null });
    const drafts = await rostrum.ask(
      '{ claims(first: 50, where: { review: { eq: DRAFT } }) { totalCount nodes { review source { title } } } }',
    );
    expect(drafts.claims.totalCount).toBe(18);

    const { claims, userErrors } = await review({
      where: { source: { eq: source }, review: { eq: 'DRAFT' } },
    });
    expect(userErrors).toEqual([]);
    expect(claims).toHaveLength(18);
    expect(
      await rostrum.ask(`{ event(slug: "${parade.slug}") { type status time { edtf } place { name }
      participations { nodes { id status role country { slug } } } }
      tenure: node(id: "${reign}") { ... on Tenure { office term { edtf } country { slug } } }
      alliance: node(id: "${alliance}") { ... on Relationship { type status } }
      changed: event(slug: "${event.slug}") { status time { edtf } quantities { property value } }
      leader(slug: "${leader.slug}") { names { value } externalIds { value } born { edtf } }
      country(slug: "${country.slug}") { capital } }`),
    ).toMatchObject({
      event: {
        type: 'AID',
        status: 'OCCURRED',
        time: { edtf: '2024-03-01' },
        place: { name: 'Reef' },
        participations: {
          nodes: [{ id: guest.id, status: 'ATTENDED', role: 'GUEST', country: { slug: country.slug } }],
        },
      },
      tenure: { office: 'Queen', term: { edtf: '2024-01-01/..' }, country: { slug: other.slug } },
      alliance: { type: 'RIVALRY', status: 'ACTIVE' },
      changed: { status: 'CANCELLED', quantities: [{ property: 'quantity.ships', value: 12 }] },
      leader: {
        names: [{ value: 'Ada Atlas' }, { value: 'Mer-people’s Ada' }],
        externalIds: [{ value: 'Q99' }],
        born: { edtf: '1970' },
      },
      country: { capital: 'Deep town' },
    });
    const then = await rostrum.ask(
      `{ asOf(knownAt: "${known}") { events { totalCount } event(slug: "${parade.slug}") { id } } }`,
    );
    expect(then.asOf).toEqual({ events: { totalCount: 1 }, event: null });
    // After retraction, all is as it was, except versions.
    const { userErrors: none } = await tell(
      'retractSource',
      { source, reason: 'Rumours' },
      '{ userErrors { code } }',
    );
    expect(none).toEqual([]);
    const strip = (answers: unknown) => JSON.stringify(answers).replace(/"version":\d+/g, '');
    expect(strip(await everything())).toBe(strip(before));
  });

  test('of a participation stands as recorded once its claim is accepted', async () => {
    const { make } = rostrum;
    const gala = await make.event({ time: '2024-02-01' });
    const participation = await make.participation(gala, leader, {
      role: 'HOST',
      status: 'INVITED',
      evidence: DRAFT,
    });
    const participationRows = `{ event(slug: "${gala.slug}") { participations { nodes { id role status } } } }`;
    expect((await rostrum.ask(participationRows)).event.participations.nodes).toEqual([]);
    // Further claims before the review concern the same participation.
    const again = await make.participation(gala, leader, {
      role: 'HOST',
      status: 'CONFIRMED',
      evidence: DRAFT,
    });
    expect(again.id).toBe(participation.id);
    expect((await review({ claims: [participation.claim] })).userErrors).toEqual([]);
    expect((await rostrum.ask(participationRows)).event.participations.nodes).toEqual([
      { id: participation.id, role: 'HOST', status: 'INVITED' },
    ]);
  });

  test.each(['createEvent', 'createRelationship', 'createTenure', 'recordParticipation', 'recordClaim'])(
    'is what %s records, but never a rejected claim',
    async (mutation) => {
      const evidence = { ...(await rostrum.make.evidence()), review: 'REJECTED' };
      const inputs: Record<string, object> = {
        createEvent: { names: [{ value: 'X' }], type: 'AID', time: '2024', evidence },
        createRelationship: { subject: country.id, object: other.id, type: 'RIVALRY', evidence },
        createTenure: {
          leader: leader.id,
          country: other.id,
          office: 'King',
          role: 'OTHER',
          term: '2020',
          evidence,
        },
        recordParticipation: {
          event: event.id,
          participant: other.id,
          role: 'HOST',
          status: 'INVITED',
          evidence,
        },
        recordClaim: { subject: event.id, property: 'occasion', value: 'Victory', evidence },
      };
      const before = await rostrum.digest();
      const { userErrors } = await rostrum.tell(
        mutation,
        inputs[mutation]!,
        '{ userErrors { code field message } }',
      );
      expect(userErrors).toEqual([
        {
          code: 'INVALID',
          field: ['input', 'evidence', 'review'],
          message: expect.stringMatching(/ACCEPTED, or a DRAFT.*reviewClaims/),
        },
      ]);
      expect(await rostrum.digest()).toBe(before);
    },
  );

  test('is not recorded twice, nor beside the claim it repeats', async () => {
    const evidence = await rostrum.make.evidence(DRAFT);
    const tell = (input: object, mutation = 'recordClaim') =>
      rostrum.tell(mutation, input, '{ userErrors { code message } }');
    const claim = { subject: event.id, property: 'occasion', value: 'Peace', evidence };
    expect((await tell(claim)).userErrors).toEqual([]);
    const same = {
      code: 'DUPLICATE',
      message: expect.stringMatching(/exists already: claim_\d+, which is DRAFT/),
    };
    expect((await tell(claim)).userErrors).toEqual([same]);
    expect((await tell({ ...claim, evidence: { ...evidence, review: 'ACCEPTED' } })).userErrors).toEqual([
      same,
    ]);
    const relation = { subject: other.id, object: leader.id, type: 'RIVALRY', valid: '2020/2021', evidence };
    expect((await tell(relation, 'createRelationship')).userErrors).toEqual([]);
    expect((await tell(relation, 'createRelationship')).userErrors).toMatchObject([
      { code: 'DUPLICATE', message: expect.stringMatching(/in a draft: relationship_\d+/) },
    ]);
    expect((await tell({ ...relation, valid: '2022' }, 'createRelationship')).userErrors).toEqual([]);
  });

  test('is marked in the changes, and increments no version', async () => {
    const version = async () =>
      (await rostrum.ask(`{ event(slug: "${event.slug}") { version } }`)).event.version;
    const before = await version();
    const claim = await rostrum.make.claim(event.id, 'significance', 'None', { evidence: DRAFT });
    expect(await version()).toBe(before);
    const { changes } = await rostrum.ask('{ changes(last: 1) { nodes { action fields after } } }');
    expect(changes.nodes).toEqual([
      {
        action: 'CLAIMED',
        fields: ['significance', 'review'],
        after: { significance: null, review: 'DRAFT' },
      },
    ]);
    expect((await review({ claims: [claim], review: 'REJECTED', reason: 'No' })).userErrors).toEqual([]);
    expect(await version()).toBe(before);
  });

  test('is validated when it is accepted', async () => {
    const { make } = rostrum;
    const coming = await make.event({ time: '2024-09-01' });
    const early = await make.participation(coming, leader, { status: 'ATTENDED', evidence: DRAFT });
    const before = await rostrum.digest();
    expect((await review({ claims: [early.claim] })).userErrors).toEqual([
      {
        code: 'INVALID',
        field: ['input', 'claims'],
        message: expect.stringMatching(/ATTENDED was said on 2024-06-01, but the event begins on 2024-09-01/),
      },
    ]);
    expect(await rostrum.digest()).toBe(before);
  });
});
