import { importJsonl } from '../../src/io/import/import-jsonl';
import type { Made } from '../support/factories';
import { faultOf, type Rostrum, startRostrum } from '../support/rostrum';

const TOGETHER =
  '{ count first { slug } latest { slug } events(first: 1) { totalCount nodes { slug } pageInfo { hasNextPage endCursor } } coverage { name } }';

describe('coPresence', () => {
  let rostrum: Rostrum;
  let [a, b]: Made[] = [];
  beforeAll(async () => {
    rostrum = await startRostrum();
  });
  afterAll(() => rostrum.close());
  beforeEach(async () => {
    [a, b] = [await rostrum.make.leader(), await rostrum.make.leader()];
  });

  const together = async (args = '', asOf?: string) => {
    const question = `coPresence(a: "${a!.id}", b: "${b!.slug}"${args}) ${TOGETHER}`;
    const answer = await rostrum.ask(asOf ? `{ asOf(${asOf}) { ${question} } }` : `{ ${question} }`);
    return (answer.asOf ?? answer).coPresence;
  };
  const meet = async (
    event: Record<string, unknown>,
    { status = 'ATTENDED', ...fields }: Record<string, unknown> = {},
    saidAt = '2025-09-10',
  ) => {
    const made = await rostrum.make.occurred(saidAt, event);
    await rostrum.make.participation(made, a!, { status: 'ATTENDED', evidence: { saidAt } });
    await rostrum.make.participation(made, b!, { status, ...fields, evidence: { saidAt } });
    return made;
  };

  it('refuses a participant with itself, by any reference', async () => {
    const answer = await rostrum.server.query(`{ coPresence(a: "${a!.id}", b: "${a!.slug}") { count } }`);
    expect(faultOf(answer)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'b' });
    const unknown = await rostrum.server.query(`{ coPresence(a: "nobody", b: "nobody") { count } }`);
    expect(faultOf(unknown)).toMatchObject({ code: 'NOT_FOUND', field: 'a' });
  });

  it('finds nothing if they never met', async () => {
    expect(await together()).toMatchObject({ count: 0, first: null, latest: null, coverage: [] });
  });

  it('lists the events that both attended, latest first, in one statement', async () => {
    const [first, latest, middle] = [
      await meet({ time: '2015-09-03' }),
      await meet({ time: '2025-09-03' }),
      await meet({ time: '2019', status: 'UNDERWAY' }),
    ];
    rostrum.server.statements();
    const answer = await together();
    expect(rostrum.server.statements()).toHaveLength(1);
    expect(answer).toMatchObject({
      count: 3,
      first: { slug: first.slug },
      latest: { slug: latest.slug },
      events: { totalCount: 3, nodes: [{ slug: latest.slug }], pageInfo: { hasNextPage: true } },
    });
    const rest = await rostrum.ask(`{ coPresence(a: "${b!.id}", b: "${a!.id}") {
      events(first: 5, after: "${answer.events.pageInfo.endCursor}") { nodes { slug } } } }`);
    expect(rest.coPresence.events.nodes).toEqual([{ slug: middle.slug }, { slug: first.slug }]);
  });

  it.each([
    ['a report', { status: 'REPORTED' }, {}],
    ['a plan', { status: 'SCHEDULED' }, {}],
    ['an event that one did not come to', {}, { status: 'ABSENT' }],
    ['an event to which one sent somebody else', {}, { status: 'DELEGATED' }],
    ['an event that was about one of them', {}, { role: 'SUBJECT' }],
  ])('does not count %s as a meeting', async (_what, event, participation) => {
    await meet(event, participation);
    expect(await together()).toMatchObject({ count: 0, first: null });
  });

  it('counts only events that match the filter', async () => {
    const talks = await meet({ type: 'CONSULT' });
    await meet({ type: 'CEREMONY' });
    expect(await together(', where: {type: {eq: CONSULT}}')).toMatchObject({
      count: 1,
      first: { slug: talks.slug },
    });
  });

  it('includes the representatives of a country', async () => {
    const country = await rostrum.make.country();
    const event = await meet({}, { country: country.id });
    const answer = await rostrum.ask(
      `{ coPresence(a: "${a!.id}", b: "${country.slug}") { first { slug } } }`,
    );
    expect(answer.coPresence.first).toEqual({ slug: event.slug });
  });

  it('follows what was recorded and what had been claimed', async () => {
    const before = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await meet({}, {}, '2025-09-10');
    expect(await together('', `knownAt: "${before}"`)).toMatchObject({ count: 0 });
    expect(await together('', 'saidBy: "2025-09-09"')).toMatchObject({ count: 0, latest: null });
    expect(await together('', 'saidBy: "2025-09-10"')).toMatchObject({ count: 1 });
  });

  it('names the data sets that could contain one', async () => {
    const dataset = (name: string, covers: object) => ({
      record: 'dataset',
      key: name.toLowerCase().replace(' ', '-'),
      name,
      covers,
    });
    const both = [a!.slug, b!.slug];
    const records = [
      dataset('Of both', { time: '2000/2020', participants: both, exhaustive: true }),
      dataset('Of one', { time: '2000/2020', participants: [a!.slug] }),
      dataset('Of ceremonies', { time: '2021/2022', participants: both, eventTypes: ['CEREMONY'] }),
    ];
    const { rejected } = await importJsonl(
      rostrum.database,
      records.map((record) => JSON.stringify(record)),
      { actor: 'test' },
    );
    expect(rejected).toEqual([]);
    const names = async (where: string) =>
      (await together(`, where: ${where}`)).coverage.map(({ name }: { name: string }) => name);
    expect(await names('{}')).toEqual(['Of both', 'Of ceremonies']);
    expect(await names('{type: {eq: CONSULT}}')).toEqual(['Of both']);
    expect(await names('{time: {from: "2021-01-01"}}')).toEqual(['Of ceremonies']);
    expect(await names('{time: {from: "2023-01-01"}}')).toEqual([]);
  });
});
