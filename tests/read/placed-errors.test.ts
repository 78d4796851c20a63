import type { Made } from '../support/factories';
import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
let parade: Made;
let summit: Made;
let chad: Made;

beforeAll(async () => {
  rostrum = await startRostrum({ maxCost: 100_000 });
  const { make } = rostrum;
  chad = await make.country({ name: 'Chad', iso3: 'TCD' });
  parade = await make.event({ name: 'Parade' });
  summit = await make.event({ name: 'Summit' });
  await make.participation(parade, chad);
});
afterAll(() => rostrum.close());

/** The data of a response, and for each error its path and code, in the order of the paths. */
async function answered(document: string, variables: object = {}) {
  const { data, errors = [] } = await rostrum.server.query(document, { ...variables });
  const faults = errors.map(({ path, extensions }) => ({ path, ...extensions }));
  return { data, faults: faults.sort((a, b) => (JSON.stringify(a.path) < JSON.stringify(b.path) ? -1 : 1)) };
}

describe('a malformed id among several', () => {
  const BAD = { code: 'BAD_USER_INPUT', field: 'ids.1' };

  it('is null in its place, and does not affect the others and sibling fields', async () => {
    const document = 'query ($ids: [ID!]!) { viewer { role } nodes(ids: $ids) { id } }';
    const { data, faults } = await answered(document, { ids: [parade.id, 'nope', chad.id] });
    expect(data).toEqual({
      viewer: { role: 'ANONYMOUS' },
      nodes: [{ id: parade.id }, null, { id: chad.id }],
    });
    expect(faults).toEqual([{ path: ['nodes', 1], ...BAD }]);
  });

  it('is reported by the response key, under asOf as well', async () => {
    const { data, faults } = await answered(
      `{ then: asOf(saidBy: "2025-09-01") { all: nodes(ids: ["${parade.id}", "event_12@s2025-02-30"]) { __typename } } }`,
    );
    expect(data?.then.all[1]).toBeNull();
    expect(faults).toEqual([{ path: ['then', 'all', 1], ...BAD }]);
  });

  it('is the only error', async () => {
    const { data, faults } = await answered('{ nodes(ids: ["claim_1", "nope"]) { id } }');
    expect(data).toEqual({ nodes: [null, null] });
    expect(faults).toEqual([{ path: ['nodes', 1], ...BAD }]);
  });
});

describe('an invalid argument', () => {
  it('of a lookup does not affect sibling fields', async () => {
    const { data, faults } = await answered(`{ event { id } country(iso3: "TCD") { name } }`);
    expect(data).toEqual({ event: null, country: { name: 'Chad' } });
    expect(faults).toEqual([{ path: ['event'], code: 'BAD_USER_INPUT' }]);
  });

  it('at a deeper level is reported there, and nulls the nearest nullable parent', async () => {
    const { data, faults } = await answered(
      `{ asked: event(id: "${parade.id}") { id part: participations(first: 101) { totalCount } }
         country(iso3: "TCD") { name } }`,
    );
    expect(data).toEqual({ asked: null, country: { name: 'Chad' } });
    expect(faults).toEqual([
      { path: ['asked', 'part'], code: 'BAD_USER_INPUT', field: 'participations.first' },
    ]);
  });

  it('in a row of a list has the indexes of the list in its path', async () => {
    const { data, faults } = await answered(
      `{ nodes(ids: ["${parade.id}", "${chad.id}"]) { id ... on Event { participations(after: "nope") { totalCount } } } }`,
    );
    expect(data).toEqual({ nodes: [null, { id: chad.id }] });
    expect(faults).toEqual([
      { path: ['nodes', 0, 'participations'], code: 'BAD_USER_INPUT', field: 'participations.after' },
    ]);
  });

  it('is no error if the field is never reached', async () => {
    const { data, faults } = await answered(
      `{ event(slug: "no-such-event") { participations(first: 101) { totalCount } } }`,
    );
    expect({ data, faults }).toEqual({ data: { event: null }, faults: [] });
  });

  it('from a variable is reported in the same way', async () => {
    const document = `query ($after: String, $id: ID) {
      event(id: $id) { id participations(after: $after) { nodes { role } } } viewer { role } }`;
    const { data, faults } = await answered(document, { after: 'nope', id: parade.id });
    expect(data).toEqual({ event: null, viewer: { role: 'ANONYMOUS' } });
    expect(faults).toMatchObject([{ path: ['event', 'participations'] }]);
    const { data: right } = await answered(document, { id: parade.id });
    expect(right?.event.participations.nodes).toHaveLength(1);
  });
});

describe('a reference to a missing thing', () => {
  it('fails its field only', async () => {
    const { data, faults } = await answered(
      `{ nodes(ids: ["${parade.id}", "${summit.id}", "${chad.id}"]) { id
           ... on Country { events(where: { participant: { any: ["TCD", "no-such-thing"] } }) { totalCount } } }
         absences(event: "no-such-event") { basis }
         checkFirst(participant: "TCD", where: { series: { in: ["no-series"] } }, before: "2025-01-01") { verdict } }`,
    );
    expect(data).toEqual({
      nodes: [{ id: parade.id }, { id: summit.id }, null],
      absences: null,
      checkFirst: null,
    });
    const code = 'NOT_FOUND';
    expect(faults).toEqual([
      { path: ['absences'], code, field: 'event' },
      { path: ['checkFirst'], code, field: 'where.series.in.0' },
      { path: ['nodes', 2, 'events'], code, field: 'events.where.participant.any.1' },
    ]);
  });

  it('in several rows fails each of them', async () => {
    const { data, faults } = await answered(
      `{ nodes(ids: ["${parade.id}", "${chad.id}", "${summit.id}"]) { id
           ... on Event { participations(where: { participant: { eq: "nobody-at-all" } }) { totalCount } } } }`,
    );
    expect(data).toEqual({ nodes: [null, { id: chad.id }, null] });
    expect(faults.map(({ path }) => path)).toEqual([
      ['nodes', 0, 'participations'],
      ['nodes', 2, 'participations'],
    ]);
  });
});

describe('an operation that costs too much', () => {
  it('fails as a whole', async () => {
    const deep = `${'participations(first: 100) { nodes { event { '.repeat(4)} id ${'} } }'.repeat(4)}`;
    const { data, faults } = await answered(
      `{ event(id: "${parade.id}") { ${deep} } country(iso3: "TCD") { name } }`,
    );
    expect(data).toBeNull();
    expect(faults).toEqual([{ path: undefined, code: 'COST_EXCEEDED' }]);
  });
});
