import type { Made } from '../support/factories';
import { faultOf, type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
let leader: Made;
let event: Made;
let source: string;
let claim: string;
let participation: string;
let mortal: Made;
let attended: Made;
let before: string;

beforeAll(async () => {
  rostrum = await startRostrum();
  const { make } = rostrum;
  await make.country({ name: 'Chad', iso3: 'TCD' });
  await make.country({ name: 'Mali' });
  leader = await make.leader({ slug: 'someone' });
  event = await make.event();
  source = await make.source();
  ({ id: participation, claim } = await make.participation(event, leader));
  mortal = await make.leader({ born: '1950', died: '2000' });
  attended = await make.event({ time: '2024-04-01' });
  const saw = { status: 'ATTENDED', evidence: { saidAt: '2024-04-02' } };
  await make.participation(attended, leader, saw);
  before = await rostrum.digest();
});
afterAll(() => rostrum.close());
// Every request of the tests below was refused.
afterEach(async () => expect(await rostrum.digest()).toBe(before));

const evidence = (fields: object = {}) => ({ source, statement: 'So it is said.', ...fields });
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const names = [{ value: 'Name' }];
const NEW_EVENT = () => ({ names, type: 'OTHER', time: '2025', evidence: evidence() });

const MUTATIONS: [name: string, role: string, input: () => object][] = [
  ['createEvent', 'EDITOR', NEW_EVENT],
  ['updateEvent', 'EDITOR', () => ({ id: event.id, expectedVersion: 1, summary: 'New' })],
  ['createLeader', 'EDITOR', () => ({ names })],
  ['createOrganization', 'EDITOR', () => ({ names, kind: 'OTHER' })],
  ['createSource', 'EDITOR', () => ({ title: 'New' })],
  [
    'createRelationship',
    'EDITOR',
    () => ({ subject: 'someone', object: 'TCD', type: 'OTHER', evidence: evidence() }),
  ],
  [
    'createTenure',
    'EDITOR',
    () => ({
      leader: 'someone',
      country: 'TCD',
      office: 'x',
      role: 'OTHER',
      term: '2025',
      evidence: evidence(),
    }),
  ],
  [
    'recordParticipation',
    'EDITOR',
    () => ({ event: event.id, participant: 'TCD', role: 'GUEST', status: 'EXPECTED', evidence: evidence() }),
  ],
  [
    'recordClaim',
    'EDITOR',
    () => ({ subject: event.id, property: 'occasion', value: 'x', evidence: evidence() }),
  ],
  ['retractClaim', 'EDITOR', () => ({ claim, reason: 'x' })],
  ['rankClaim', 'REVIEWER', () => ({ claim, rank: 'PREFERRED', reason: 'x' })],
  ['reviewClaims', 'REVIEWER', () => ({ claims: [claim], review: 'REJECTED', reason: 'x' })],
];

describe.each(MUTATIONS)('%s', (name, role, input) => {
  const send = (token?: string) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
    const document = `mutation ($input: ${type}) { ${name}(input: $input) { userErrors { code } } }`;
    return rostrum.server.query(document, { input: input() }, { token });
  };

  test('is not for anonymous clients', async () => {
    const answer = await send();
    expect(answer.status).toBe(401);
    expect(faultOf(answer)).toMatchObject({
      code: 'UNAUTHENTICATED',
      message: expect.stringContaining(role),
    });
  });

  test('is not for an invalid token', async () => {
    const answer = await send('rostrum_000000000000_nothing');
    expect([answer.status, faultOf(answer).code]).toEqual([401, 'UNAUTHENTICATED']);
  });

  test(`requires the role ${role}`, async () => {
    for (const lesser of role === 'EDITOR' ? (['READER'] as const) : (['READER', 'EDITOR'] as const)) {
      const answer = await send(rostrum.tokens[lesser]);
      expect([answer.status, faultOf(answer).code]).toEqual([403, 'FORBIDDEN']);
    }
  });
});

type Refused = [
  name: string,
  mutation: string,
  input: () => object,
  code: string,
  field: string,
  message: RegExp,
];

const said = (fields: object) => () => ({
  subject: event.id,
  property: 'occasion',
  value: 'x',
  evidence: evidence(),
  ...fields,
});
const about = (property: string, value: unknown) => said({ property, value });
const joined = (fields: object) => () => ({
  event: event.id,
  participant: 'TCD',
  role: 'GUEST',
  status: 'EXPECTED',
  evidence: evidence(),
  ...fields,
});

const REFUSALS: Refused[] = [
  [
    'an unknown source',
    'recordClaim',
    said({ evidence: { source: 'source_999999', statement: 'x' } }),
    'NOT_FOUND',
    'evidence.source',
    /source_999999/,
  ],
  [
    'an event for a source',
    'recordClaim',
    () => said({ evidence: evidence({ source: event.id }) })(),
    'INVALID',
    'evidence.source',
    /source_12/,
  ],
  [
    'an unknown speaker',
    'recordClaim',
    () => said({ evidence: evidence({ speaker: 'nobody' }) })(),
    'NOT_FOUND',
    'evidence.speaker',
    /nobody/,
  ],
  [
    'an event for a speaker',
    'recordClaim',
    () => said({ evidence: evidence({ speaker: event.id }) })(),
    'INVALID',
    'evidence.speaker',
    /not/,
  ],
  [
    'an unknown subject',
    'recordClaim',
    said({ subject: 'event_999999' }),
    'NOT_FOUND',
    'subject',
    /event_999999/,
  ],
  ['a source as a subject', 'recordClaim', () => said({ subject: source })(), 'INVALID', 'subject', /./],
  ['an unknown property', 'recordClaim', about('color', 'red'), 'INVALID', 'property', /time, status, place/],
  [
    'a property of another kind',
    'recordClaim',
    about('born', '1950'),
    'INVALID',
    'property',
    /the properties of an event are/,
  ],
  [
    'a quantity without a name',
    'recordClaim',
    about('quantity.', { value: 1 }),
    'INVALID',
    'property',
    /quantity\.<kebab-name>/,
  ],
  ['a record that no import brought', 'recordClaim', about('record', {}), 'INVALID', 'property', /import/],
  ['a time that is none', 'recordClaim', about('time', '2025-13-40'), 'INVALID', 'value', /2025-13-40/],
  ['a number for a time', 'recordClaim', about('time', 2025), 'INVALID', 'value', /2025-09-03/],
  [
    'an unknown status',
    'recordClaim',
    about('status', 'HELD'),
    'INVALID',
    'value',
    /^status takes one of SCHEDULED, POSTPONED, [A-Z_, ]+\. What is wrong: "HELD" is not one of them$/,
  ],
  ['a list for a status', 'recordClaim', about('status', ['OCCURRED']), 'INVALID', 'value', /SCHEDULED/],
  ['a text for a place', 'recordClaim', about('place', 'Beijing'), 'INVALID', 'value', /\{name, country/],
  [
    'a place in no country',
    'recordClaim',
    about('place', { name: 'x', country: 'nowhere' }),
    'NOT_FOUND',
    'value.country',
    /nowhere/,
  ],
  [
    'a place beyond the pole',
    'recordClaim',
    about('place', { name: 'x', latitude: 91, longitude: 0 }),
    'INVALID',
    'value',
    /between -90 and 90/,
  ],
  [
    'half of a place',
    'recordClaim',
    about('place', { name: 'x', latitude: 9 }),
    'INVALID',
    'value',
    /together/,
  ],
  [
    'a number for a quantity',
    'recordClaim',
    about('quantity.tanks', 5),
    'INVALID',
    'value',
    /value\?, low\?/,
  ],
  ['a quantity of nothing', 'recordClaim', about('quantity.tanks', {}), 'INVALID', 'value', /none of/],
  [
    'a quantity upside down',
    'recordClaim',
    about('quantity.tanks', { low: 2, high: 1 }),
    'INVALID',
    'value',
    /above/,
  ],
  [
    'fewer than none',
    'recordClaim',
    about('quantity.heads-of-state', { value: -3 }),
    'INVALID',
    'value',
    /each a number from 0 up.*value: it is below 0/,
  ],
  [
    'less than no time at least',
    'recordClaim',
    about('quantity.duration', { low: -0.5, high: 70, unit: 'minutes' }),
    'INVALID',
    'value',
    /low: it is below 0/,
  ],
  [
    'a day month first or day first',
    'recordClaim',
    about('time', '03/09/2025'),
    'INVALID',
    'value',
    /year first.*2025-09-03 \(3 September 2025\) or 2025-03-09 \(9 March 2025\)/,
  ],
  ['an empty text', 'recordClaim', about('occasion', ' '), 'INVALID', 'value', /empty/],
  [
    'half a surrogate pair deep in a value',
    'recordClaim',
    about('quantity.tanks', { value: 1, unit: 'a\ud800' }),
    'INVALID',
    'value.unit',
    /surrogate/,
  ],
  [
    'confidence beyond 100',
    'recordClaim',
    () => said({ evidence: evidence({ confidence: 101 }) })(),
    'INVALID',
    'evidence.confidence',
    /0 .* 100/,
  ],
  [
    'a hypothetical without its condition',
    'recordClaim',
    () => said({ evidence: evidence({ modality: 'HYPOTHETICAL' }) })(),
    'INVALID',
    'evidence.condition',
    /what must happen first/,
  ],
  [
    'a condition of what is not hypothetical',
    'recordClaim',
    () => said({ evidence: evidence({ condition: 'if' }) })(),
    'INVALID',
    'evidence.condition',
    /HYPOTHETICAL/,
  ],
  [
    'a blank statement',
    'recordClaim',
    () => said({ evidence: evidence({ statement: '  ' }) })(),
    'INVALID',
    'evidence.statement',
    /not blank/,
  ],
  [
    'attendance before the event',
    'recordParticipation',
    () => joined({ status: 'ATTENDED', evidence: evidence({ saidAt: '2025-09-02' }) })(),
    'INVALID',
    'status',
    /begun|2025-09-03/,
  ],
  [
    'an unknown event',
    'recordParticipation',
    joined({ event: 'event_999999' }),
    'NOT_FOUND',
    'event',
    /event_999999/,
  ],
  [
    'a leader for an event',
    'recordParticipation',
    joined({ event: 'someone' }),
    'INVALID',
    'event',
    /not an event/,
  ],
  [
    'a leader for a country',
    'recordParticipation',
    joined({ country: 'someone' }),
    'INVALID',
    'country',
    /not a country/,
  ],
  [
    'an unknown participant',
    'recordParticipation',
    joined({ participant: 'XYZ' }),
    'NOT_FOUND',
    'participant',
    /XYZ/,
  ],
  [
    'what has been said already',
    'recordParticipation',
    () => joined({ participant: 'someone', evidence: { source: usual(), statement: 'x' } })(),
    'DUPLICATE',
    'status',
    /claim_\d+/,
  ],
  [
    'an event without a name',
    'createEvent',
    () => ({ ...NEW_EVENT(), names: [] }),
    'INVALID',
    'names',
    /1 to/,
  ],
  [
    'a slug with blanks',
    'createEvent',
    () => ({ ...NEW_EVENT(), slug: 'A slug' }),
    'INVALID',
    'slug',
    /hyphens/,
  ],
  [
    'a slug that is taken',
    'createEvent',
    () => ({ ...NEW_EVENT(), slug: 'someone' }),
    'DUPLICATE',
    'slug',
    /taken/,
  ],
  [
    'a series that is none',
    'createEvent',
    () => ({ ...NEW_EVENT(), series: 'nothing' }),
    'NOT_FOUND',
    'series',
    /nothing/,
  ],
  [
    'an edition of nothing',
    'createEvent',
    () => ({ ...NEW_EVENT(), edition: '2025' }),
    'INVALID',
    'edition',
    /requires a series/,
  ],
  ...[
    ['ISO_ALPHA2', 'TD1', /two capital letters/],
    ['ISO_ALPHA3', 'tcd', /three capital letters/],
    ['ISO_NUMERIC', '48', /three digits/],
    ['FIPS', '12', /two capital letters/],
    ['COW', 'CHA', /one to three digits/],
    ['WIKIDATA', '657', /Q and a number/],
    ['GLEDITSCH_WARD', 'Q1', /one to four digits/],
  ].map(([scheme, value, message]): Refused => [
    `${value as string} for a code of ${scheme as string}`,
    'createLeader',
    () => ({ names, externalIds: [{ scheme, value }] }),
    'INVALID',
    'externalIds.0.value',
    message as RegExp,
  ]),
  [
    'a place with half of its coordinates',
    'createEvent',
    () => ({ ...NEW_EVENT(), place: { name: 'x', latitude: 1 } }),
    'INVALID',
    'place.longitude',
    /together/,
  ],
  [
    'an event that is part of itself',
    'updateEvent',
    () => ({ id: event.id, expectedVersion: 1, superEvent: event.id }),
    'INVALID',
    'superEvent',
    /part/,
  ],
  [
    'an unknown event to update',
    'updateEvent',
    () => ({ id: 'event_999999', expectedVersion: 1 }),
    'NOT_FOUND',
    'id',
    /event_999999/,
  ],
  [
    'a relation to oneself',
    'createRelationship',
    () => ({ subject: 'TCD', object: 'chad', type: 'RIVALRY', evidence: evidence() }),
    'INVALID',
    'object',
    /itself/,
  ],
  [
    'a border with a person',
    'createRelationship',
    () => ({ subject: 'TCD', object: 'someone', type: 'BORDER', evidence: evidence() }),
    'INVALID',
    'object',
    /BORDER must be a country; someone is a leader/,
  ],
  [
    'the border of a person',
    'createRelationship',
    () => ({ subject: 'someone', object: 'TCD', type: 'BORDER', evidence: evidence() }),
    'INVALID',
    'subject',
    /BORDER must be a country/,
  ],
  [
    'a member of a country',
    'createRelationship',
    () => ({ subject: 'someone', object: 'TCD', type: 'MEMBERSHIP', evidence: evidence() }),
    'INVALID',
    'object',
    /MEMBERSHIP must be an organization; chad is a country/,
  ],
  [
    'a country in the name of another',
    'recordParticipation',
    joined({ country: 'mali' }),
    'INVALID',
    'country',
    /represents itself/,
  ],
  [
    'the source of what is not reported',
    'recordParticipation',
    joined({ role: 'SOURCE' }),
    'INVALID',
    'role',
    /REPORTED event, and event-\d+ is SCHEDULED/,
  ],
  [
    'polarity beyond its scale',
    'createRelationship',
    () => ({ subject: 'TCD', object: 'someone', type: 'RIVALRY', polarity: 11, evidence: evidence() }),
    'INVALID',
    'polarity',
    /-10 to 10/,
  ],
  ['a source without a title', 'createSource', () => ({ title: '' }), 'INVALID', 'title', /not blank/],
  [
    'an id of another type for a claim',
    'retractClaim',
    () => ({ claim: event.id, reason: 'x' }),
    'INVALID',
    'claim',
    /claim_12/,
  ],
  [
    'an unknown claim',
    'retractClaim',
    () => ({ claim: 'claim_999999', reason: 'x' }),
    'NOT_FOUND',
    'claim',
    /claim_999999/,
  ],
  [
    'one unknown claim among several',
    'reviewClaims',
    () => ({ claims: [claim, 'claim_999999'], review: 'REJECTED', reason: 'x' }),
    'NOT_FOUND',
    'claims.1',
    /claim_999999/,
  ],
  [
    'a rejection without a reason',
    'reviewClaims',
    () => ({ claims: [claim], review: 'REJECTED' }),
    'INVALID',
    'reason',
    /requires a reason/,
  ],
  [
    'a status that nobody knows',
    'recordParticipation',
    joined({ status: 'UNKNOWN' }),
    'INVALID',
    'status',
    /while no claim decides.*INVITED, .*ABSENT$/,
  ],
  [
    'a claim of what nobody knows',
    'recordClaim',
    () => ({ ...said({ property: 'status', value: 'UNKNOWN' })(), subject: participation }),
    'INVALID',
    'value',
    /while no claim decides/,
  ],
  [
    'what was said tomorrow',
    'recordClaim',
    () => said({ evidence: evidence({ saidAt: tomorrow() }) })(),
    'INVALID',
    'evidence.saidAt',
    /in the future/,
  ],
  ...['XXXX', '2015-01-10/..', '../2015', '2014/'].map((saidAt): Refused => [
    `what was said at ${saidAt}`,
    'recordClaim',
    () => said({ evidence: evidence({ saidAt }) })(),
    'INVALID',
    'evidence.saidAt',
    /omit it if the day is not known/,
  ]),
  [
    'a death before the birth',
    'recordClaim',
    () => ({ ...about('died', '1949')(), subject: mortal.id }),
    'INVALID',
    'value',
    /1949 is before 1950/,
  ],
  [
    'a birth after the death',
    'recordClaim',
    () => ({ ...about('born', '2001')(), subject: mortal.id }),
    'INVALID',
    'value',
    /2000 is before 2001/,
  ],
  [
    'the capital of a person',
    'recordClaim',
    () => ({ ...about('capital', 'x')(), subject: leader.id }),
    'INVALID',
    'property',
    /the properties of a leader are name, code, born, died,/,
  ],
  [
    'the birth of a country',
    'recordClaim',
    () => ({ ...about('born', '1950')(), subject: 'TCD' }),
    'INVALID',
    'property',
    /the properties of a country are name, code, capital,/,
  ],
  [
    'a beginning after it was said who came',
    'recordClaim',
    () => ({ ...about('time', '2024-05')(), subject: attended.id }),
    'INVALID',
    'value',
    /participation_\d+ is ATTENDED by a claim of 2024-04-02/,
  ],
  [
    'an event that is over before it begins',
    'createEvent',
    () => ({ ...NEW_EVENT(), status: 'OCCURRED', evidence: evidence({ saidAt: '2024' }) }),
    'INVALID',
    'status',
    /2025-01-01 at the earliest/,
  ],
  [
    'an event that goes on tomorrow',
    'createEvent',
    () => ({ ...NEW_EVENT(), status: 'UNDERWAY', time: tomorrow() }),
    'INVALID',
    'status',
    /at the earliest/,
  ],
  [
    'a participation for an event',
    'updateEvent',
    () => ({ id: participation, expectedVersion: 1 }),
    'INVALID',
    'id',
    /not an event/,
  ],
];

/** The source that the factories cite. */
let usualSource = '';
const usual = () => usualSource;
beforeAll(async () => {
  const { node } = await rostrum.ask(
    'query ($id: ID!) { node(id: $id) { ... on Claim { source { id } } } }',
    { id: claim },
  );
  usualSource = node.source.id;
});

test.each(REFUSALS)('%s', async (_name, mutation, input, code, field, message) => {
  const payload = await rostrum.tell(mutation, input(), '{ userErrors { code field message } }', 'ADMIN');
  expect(payload.userErrors).toEqual([
    { code, field: ['input', ...field.split('.')], message: expect.stringMatching(message) },
  ]);
});

test.each([
  ['a date that is none', 'createLeader', '{ names: [{ value: "x" }], born: "2025-13-40" }', /2025-13-40/],
  ['an address that is none', 'createSource', '{ title: "x", url: "example" }', /absolute web address/],
  ['an unknown enum value', 'createOrganization', '{ names: [{ value: "x" }], kind: PARTY }', /PARTY/],
  ['a version beyond int32', 'updateEvent', '{ id: "event_1", expectedVersion: 99999999999 }', /32-bit/],
  ['NUL in a literal', 'createSource', '{ title: "a\\u0000" }', /NUL/],
  ['a field that is required, left out', 'retractClaim', '{ reason: "x" }', /claim/],
])('%s', async (_name, mutation, input, message) => {
  const document = `mutation { ${mutation}(input: ${input}) { userErrors { code } } }`;
  const { code, message: text } = faultOf(
    await rostrum.server.query(document, {}, { token: rostrum.tokens.ADMIN }),
  );
  expect(code).toMatch(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/);
  expect(text).toMatch(message);
});

test('all errors in an input are reported together', async () => {
  const input = {
    names: [{ value: ' ' }, { value: 'x', language: 'not a language' }],
    slug: 'A',
    externalIds: [{ scheme: 'OTHER', value: '' }],
  };
  const { userErrors } = await rostrum.tell('createLeader', input, '{ leader { id } userErrors { field } }');
  const fields = userErrors.map(({ field }: any) => field.join('.'));
  expect(fields.sort()).toEqual([
    'input.externalIds.0.value',
    'input.names.0.value',
    'input.names.1.language',
    'input.slug',
  ]);
});
