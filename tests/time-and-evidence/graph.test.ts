import type { Made } from '../support/factories';
import { faultOf, type Rostrum, startRostrum } from '../support/rostrum';
import { Statements } from '../../src/platform/postgres/prepared';

const QUESTION = `query ($of: [ID!]!, $depth: Int, $via: [PathVia!], $first: Int) {
  graph(of: $of, depth: $depth, via: $via, first: $first) { ...Drawn }
}
fragment Drawn on Graph {
  truncated nodes { id depth entity { id slug } } edges { id source target directed kind label by { __typename id } }
}`;

interface Drawn {
  truncated: boolean;
  nodes: { id: string; depth: number; entity: Made }[];
  edges: {
    id: string;
    source: string;
    target: string;
    directed: boolean;
    kind: string;
    label: string;
    by: { __typename: string; id: string };
  }[];
}

let rostrum: Rostrum;

/** A graph as one reads it: the slugs with their depths, and, sorted, each edge by its label, with -> where it has a direction. */
function read({ truncated, nodes, edges }: Drawn) {
  const slugs = new Map(nodes.map(({ id, entity }) => [id, entity.slug]));
  for (const { id, entity } of nodes) expect(id).toBe(entity.id);
  expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length);
  return {
    truncated,
    nodes: nodes.map(({ depth, entity }) => `${entity.slug} ${depth}`),
    edges: edges
      .map(({ source, target, directed, label }) => {
        const ends = [slugs.get(source), slugs.get(target)];
        expect(ends).not.toContain(undefined);
        return `${ends.join(directed ? ' -> ' : ' - ')}: ${label}`;
      })
      .sort(),
  };
}

const graph = async (of: string[], options: object = {}) =>
  read((await rostrum.ask(QUESTION, { of, ...options })).graph);

describe('a small world', () => {
  beforeAll(async () => {
    rostrum = await startRostrum();
    const { make } = rostrum;
    await make.source();
    const [a, b, c, d] = [
      await make.country({ slug: 'a', iso3: 'AAA' }),
      await make.country({ slug: 'b' }),
      await make.country({ slug: 'c' }),
      await make.country({ slug: 'd' }),
    ];
    await make.country({ slug: 'alone' });
    const leader = await make.leader({ name: 'Leader' });
    await make.relationship(b, a, { type: 'DEFENSE_PACT', valid: '2001/2010' });
    await make.relationship(a, b, { type: 'SANCTIONS', status: 'SUSPENDED' });
    await make.relationship(a, c, { type: 'TRADE', status: 'REJECTED' });
    await make.relationship(b, c, { type: 'BORDER', valid: '1990/..' });
    await make.relationship(c, d, { type: 'RIVALRY' });
    await make.tenure(leader, c, { term: '2005/..', office: 'Regent', evidence: { saidAt: '2006-01-01' } });
    for (const year of ['2019', '2020', '2018']) {
      const summit = await make.event({ name: `Summit ${year}`, time: `${year}-05-01` });
      await make.participation(summit, leader, { country: c.id });
      await make.participation(summit, a, { status: 'ATTENDED' });
      await make.participation(summit, d, { status: 'DECLINED' });
    }
    const report = await make.event({ name: 'Report', status: 'REPORTED' });
    await make.participation(report, a, { role: 'SOURCE' });
    await make.participation(report, d, { role: 'TARGET' });
  });
  afterAll(() => rostrum.close());

  it.each([
    [{ of: [] }, 'of', 'empty'],
    [{ depth: 4 }, 'depth', '0 to 3'],
    [{ depth: -1 }, 'depth', '0 to 3'],
    [{ first: 101 }, 'first', '0 to 100'],
    [{ via: [] }, 'via', 'empty'],
    [{ of: ['a', 'event_12'] }, 'of.1', 'country'],
  ])('refuses %j', async (options, field, said) => {
    const answer = await rostrum.server.query(QUESTION, { of: ['a'], ...options });
    expect(faultOf(answer)).toEqual({
      code: 'BAD_USER_INPUT',
      field,
      message: expect.stringContaining(said),
    });
    expect(answer.data).toEqual({ graph: null });
  });

  it('refuses what is not there', async () => {
    const answer = await rostrum.server.query(QUESTION, { of: ['a', 'nowhere'] });
    expect(faultOf(answer)).toMatchObject({ code: 'NOT_FOUND', field: 'of.1' });
  });

  it('shows the neighbors, those with the most connections first, and all that is between them, in one statement', async () => {
    rostrum.server.statements();
    expect(await graph(['a'])).toEqual({
      truncated: false,
      nodes: ['a 0', 'c 1', 'leader 1', 'b 1'],
      edges: [
        'b - c: border',
        'a -> b: sanctions (suspended)',
        'a - b: defense pact',
        'leader -> c: Regent',
        'a - leader: Summit 2020 and 2 more',
        'a - c: Summit 2020 and 2 more',
        'c - leader: Summit 2020 and 2 more',
      ].sort(),
    });
    expect(rostrum.server.statements()).toHaveLength(1);
  });

  it('goes as deep as is asked, and names each by its nearest', async () => {
    expect((await graph(['a'], { depth: 0 })).nodes).toEqual(['a 0']);
    expect((await graph(['a'], { depth: 2 })).nodes).toEqual(['a 0', 'c 1', 'leader 1', 'b 1', 'd 2']);
    expect((await graph(['d', 'a'], { depth: 1 })).nodes).toEqual(['d 0', 'a 0', 'c 1', 'leader 1', 'b 1']);
  });

  it('shows with depth 0 only what connects those asked about', async () => {
    expect(await graph(['AAA', 'b', 'a', 'alone'], { depth: 0 })).toEqual({
      truncated: false,
      nodes: ['a 0', 'b 0', 'alone 0'],
      edges: ['a - b: defense pact', 'a -> b: sanctions (suspended)'],
    });
  });

  it('goes over nothing that is not asked for', async () => {
    expect(await graph(['a'], { via: ['TENURE', 'BORDER'], depth: 3 })).toEqual({
      truncated: false,
      nodes: ['a 0'],
      edges: [],
    });
    expect(await graph(['c'], { via: ['TENURE', 'BORDER'] })).toEqual({
      truncated: false,
      nodes: ['c 0', 'b 1', 'leader 1'],
      edges: ['b - c: border', 'leader -> c: Regent'],
    });
    expect(await graph(['a'], { via: ['REPORT'] })).toEqual({
      truncated: false,
      nodes: ['a 0', 'd 1'],
      edges: ['a - d: Report'],
    });
  });

  it('says that there is more than is listed', async () => {
    expect(await graph(['a'], { first: 3 })).toMatchObject({
      truncated: true,
      nodes: ['a 0', 'c 1', 'leader 1'],
    });
    expect(await graph(['a'], { first: 4 })).toMatchObject({ truncated: false });
    // The first is full, and there is another step with more.
    expect(await graph(['a'], { first: 4, depth: 2 })).toMatchObject({ truncated: true });
    expect(await graph(['a'], { first: 0 })).toEqual({ truncated: true, nodes: [], edges: [] });
  });

  it('names its evidence', async () => {
    const { graph: drawn }: { graph: Drawn } = await rostrum.ask(QUESTION, { of: ['a'] });
    const kinds = new Set(drawn.edges.map(({ kind, by }) => `${kind} ${by.__typename}`));
    expect([...kinds].sort()).toEqual([
      'BORDER Relationship',
      'DEFENSE_PACT Relationship',
      'EVENT Event',
      'SANCTIONS Relationship',
      'TENURE Tenure',
    ]);
    const shared = drawn.edges.find(({ kind }) => kind === 'EVENT')!;
    expect(shared.id).toBe(`event:${shared.source}:${shared.target}`);
    const { node } = await rostrum.ask(`{ node(id: "${shared.by.id}") { ... on Event { name } } }`);
    expect(node.name).toBe('Summit 2020');
  });

  describe('at another time', () => {
    const then = async (time: string, of: string[], options = '') => {
      const { asOf } = await rostrum.ask(
        `query ($of: [ID!]!) { asOf(${time}) { graph(of: $of${options}) { ...Drawn } } } ${QUESTION.slice(QUESTION.indexOf('fragment'))}`,
        { of },
      );
      return asOf.graph;
    };

    it('shows what held that day', async () => {
      expect(read(await then('validAt: "2009-05-01"', ['a'], ', via: [RELATIONSHIP]')).edges).toContain(
        'a - b: defense pact',
      );
      expect(read(await then('validAt: "2011-05-01"', ['a'], ', via: [RELATIONSHIP]')).edges).not.toContain(
        'a - b: defense pact',
      );
    });

    it('shows what had been said, by ids that say so', async () => {
      const before = read(await then('saidBy: "2005-12-31"', ['c'], ', via: [TENURE]'));
      expect(before).toEqual({ truncated: false, nodes: ['c 0'], edges: [] });
      const drawn: Drawn = await then('saidBy: "2006-01-01"', ['c'], ', via: [TENURE]');
      expect(read(drawn).edges).toEqual(['leader -> c: Regent']);
      const [edge] = drawn.edges;
      for (const id of [edge!.id, edge!.source, edge!.target, edge!.by.id])
        expect(id).toMatch(/@s2006-01-01$/);
    });

    it('shows what had been recorded', async () => {
      const { make } = rostrum;
      const [one, other] = [await make.country(), await make.country()];
      const before = Date.now();
      await new Promise((passed) => setTimeout(passed, 5));
      await make.relationship(one, other, { type: 'TRADE' });
      expect((await then(`knownAt: ${before}`, [one.slug])).nodes).toHaveLength(1);
      expect((await then(`knownAt: ${Date.now()}`, [one.slug])).nodes).toHaveLength(2);
    });
  });
});

describe('the story', () => {
  beforeAll(async () => {
    rostrum = await startRostrum({ template: 'story' });
  }, 120_000);
  afterAll(() => rostrum.close());

  it.each(['', 'saidBy: "2025-08-30"', 'validAt: "2025-09-03"'])(
    'puts each where the shortest path ends, and its edges are all that paths of one step name: %s',
    async (time) => {
      const ask = async (question: string) => {
        const answer = await rostrum.ask(time ? `{ asOf(${time}) { ${question} } }` : `{ ${question} }`);
        return answer.asOf ?? answer;
      };
      const { graph: drawn }: { graph: Drawn } = await ask(
        `graph(of: ["kim-jong-un"], depth: 2, first: 25) { nodes { id depth entity { slug } } edges { source target kind by { id } } }`,
      );
      expect(drawn.nodes).toHaveLength(25);
      for (const { id, depth } of drawn.nodes.slice(1)) {
        const { paths } = await ask(
          `paths(from: "kim-jong-un", to: "${id}", maxLength: ${depth}, first: 1) { length steps { by { __typename id } } }`,
        );
        expect(paths).toMatchObject([{ length: depth }]);
        if (depth > 1) continue;
        const [{ by }] = paths[0].steps;
        const direct = drawn.edges.filter(
          ({ source, target }) =>
            [source, target].includes(id) && [source, target].includes(drawn.nodes[0]!.id),
        );
        expect(direct.length).toBeGreaterThan(0);
        if (by.__typename !== 'Event') expect(direct.map(({ by: edge }) => edge.id)).toContain(by.id);
      }
    },
  );
});

describe('of 20,000 events', () => {
  beforeAll(async () => {
    rostrum = await startRostrum();
    const { make, database } = rostrum;
    await make.source();
    await make.country({ slug: 'hub' });
    await make.country({ slug: 'spoke' });
    await database.pool.query(`
      INSERT INTO entity (id, kind, slug, recording_id)
        SELECT 1000000 + n, 'EVENT', 'met-' || n, 1 FROM generate_series(1, 20000) n;
      INSERT INTO event (id, from_recording, label, status, time_edtf, time_earliest, time_latest)
        SELECT 1000000 + n, 1, 'Met ' || n, 'OCCURRED', day::text, day, day
        FROM generate_series(1, 20000) n, LATERAL (SELECT date '1970-01-01' + n AS day) d;
      INSERT INTO participation (from_recording, event_id, participant_id, role, status)
        SELECT 1, 1000000 + n, entity.id, 'GUEST', 'ATTENDED' FROM generate_series(1, 20000) n, entity
        WHERE n <= 30 AND slug IN ('hub', 'spoke');
      INSERT INTO entity (id, kind, slug, recording_id)
        SELECT 2000000 + n, 'COUNTRY', 'far-' || n, 1 FROM generate_series(1, 100) n;
      INSERT INTO country (id, from_recording, label) SELECT 2000000 + n, 1, 'Far ' || n FROM generate_series(1, 100) n;
      INSERT INTO participation (from_recording, event_id, participant_id, role, status)
        SELECT 1, 1000000 + n, 2000000 + n % 100 + 1, 'GUEST', 'ATTENDED' FROM generate_series(31, 20000) n;
      ANALYZE;`);
  }, 120_000);
  afterAll(() => rostrum.close());

  it('finds those of one thing by their indexes', async () => {
    const send = jest.spyOn(Statements.prototype, 'row');
    expect(await graph(['hub'])).toEqual({
      truncated: false,
      nodes: ['hub 0', 'spoke 1'],
      edges: ['hub - spoke: Met 30 and 29 more'],
    });
    const [{ text }, values] = send.mock.calls[0]!;
    send.mockRestore();
    const { rows } = await rostrum.database.pool.query({ text: `EXPLAIN ${text}`, values });
    const plan = rows.map((row: Record<string, string>) => row['QUERY PLAN']).join('\n');
    expect(plan).not.toMatch(/Seq Scan on (participation|event|entity)\b/);
  });
});
