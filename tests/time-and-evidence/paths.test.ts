import fc from 'fast-check';
import { toGlobalId } from '../../src/engine/model/global-id';
import type { Made } from '../support/factories';
import { faultOf, type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;

const QUESTION = `query ($from: ID!, $to: ID!, $maxLength: Int, $via: [PathVia!], $first: Int) {
  paths(from: $from, to: $to, maxLength: $maxLength, via: $via, first: $first) { ...Chain }
}
fragment Chain on Path { length steps { from { id slug } to { id slug } by { __typename id } } }`;

interface Chain {
  length: number;
  steps: { from: Made; to: Made; by: { __typename: string; id: string } }[];
}

/** A chain in readable form: the slugs, and between them what connects. */
const described = ({ length, steps }: Chain) => {
  expect(steps).toHaveLength(length);
  return steps.reduce((said, { to, by }) => `${said} ${by.id} ${to.slug}`, steps[0]!.from.slug);
};

const paths = async (from: Made, to: Made, options: object = {}): Promise<string[]> => {
  const answer = await rostrum.ask(QUESTION, { from: from.id, to: to.id, ...options });
  return answer.paths.map(described);
};

beforeAll(async () => {
  rostrum = await startRostrum();
  // Makes the first recording, to which directly written rows belong.
  await rostrum.make.source();
});
afterAll(() => rostrum.close());

describe('a small world', () => {
  let a: Made;
  let b: Made;
  let c: Made;
  let leader: Made;
  let bloc: Made;
  let alone: Made;
  let pact: string;
  let border: string;
  let tenure: string;
  let summit: Made;

  beforeAll(async () => {
    const { make, database } = rostrum;
    a = await make.country({ slug: 'a', iso3: 'AAA' });
    b = await make.country({ slug: 'b' });
    c = await make.country({ slug: 'c' });
    alone = await make.country({ slug: 'alone' });
    leader = await make.leader({ name: 'Leader' });
    bloc = await make.organization({ name: 'Bloc' });
    pact = await make.relationship(b, a, { type: 'DEFENSE_PACT', valid: '2001/2010' });
    await make.relationship(alone, a, { type: 'TRADE', status: 'REJECTED' });
    border = await make.relationship(b, c, { type: 'BORDER', valid: '1990/..' });
    tenure = await make.tenure(leader, c, { term: '2005/..', evidence: { saidAt: '2006-01-01' } });
    summit = await make.event({ name: 'Summit', time: '2020-01-01' });
    await make.participation(summit, leader, { country: c.id });
    await make.participation(summit, bloc, { status: 'POSSIBLE' });
    await make.participation(summit, alone, { status: 'DECLINED' });
    const report = await make.event({ name: 'Report', status: 'REPORTED' });
    await make.participation(report, a, { role: 'SOURCE' });
    await make.participation(report, bloc, { role: 'TARGET' });
    await database.pool.query(
      `UPDATE participation SET status = 'UNKNOWN' WHERE role IN ('SOURCE', 'TARGET')`,
    );
    const cancelled = await make.event({ name: 'Cancelled', status: 'CANCELLED' });
    await make.participation(cancelled, a);
    await make.participation(cancelled, bloc);
  });

  it.each([
    [{ maxLength: 0 }, 'maxLength', '1 to 6'],
    [{ maxLength: 7 }, 'maxLength', '1 to 6'],
    [{ first: 21 }, 'first', '0 to 20'],
    [{ via: [] }, 'via', 'empty'],
    [{ to: 'AAA' }, 'to', 'same'],
    [{ to: 'a' }, 'to', 'same'],
    [{ to: 'event_12' }, 'to', 'country'],
  ])('refuses %j', async (options, field, said) => {
    const answer = await rostrum.server.query(QUESTION, { from: a.id, to: b.id, ...options });
    expect(faultOf(answer)).toEqual({
      code: 'BAD_USER_INPUT',
      field,
      message: expect.stringContaining(said),
    });
  });

  it('refuses ends that do not exist', async () => {
    const answer = await rostrum.server.query(QUESTION, { from: 'a', to: 'nowhere' });
    expect(faultOf(answer)).toMatchObject({ code: 'NOT_FOUND', field: 'to' });
  });

  it('finds relationships, borders, tenures and events, in either direction, in one statement', async () => {
    rostrum.server.statements();
    expect(await paths(a, bloc)).toEqual([
      `a ${pact} b ${border} c ${summit.id} bloc`,
      `a ${pact} b ${border} c ${tenure} leader ${summit.id} bloc`,
    ]);
    expect(rostrum.server.statements()).toHaveLength(1);
    expect(await paths(bloc, a, { first: 1 })).toEqual([`bloc ${summit.id} c ${border} b ${pact} a`]);
  });

  it('returns what connects, by its own type', async () => {
    const { paths: found } = await rostrum.ask(QUESTION, { from: a.id, to: bloc.id, maxLength: 4 });
    expect(found[1].steps.map(({ by }: Chain['steps'][0]) => by.__typename)).toEqual([
      'Relationship',
      'Relationship',
      'Tenure',
      'Event',
    ]);
  });

  it('respects maxLength and via', async () => {
    expect(await paths(a, bloc, { maxLength: 2 })).toEqual([]);
    expect(await paths(a, bloc, { via: ['RELATIONSHIP', 'TENURE', 'EVENT'] })).toEqual([]);
    expect(await paths(a, b, { via: ['BORDER'] })).toEqual([]);
    expect(await paths(b, leader, { via: ['BORDER', 'TENURE'] })).toEqual([`b ${border} c ${tenure} leader`]);
  });

  it('uses reports only on request, and never anything rejected, declined or cancelled', async () => {
    expect(await paths(a, bloc, { via: ['EVENT'] })).toEqual([]);
    expect(await paths(a, bloc, { via: ['REPORT'] })).toEqual([expect.stringMatching(/^a event_\d+ bloc$/)]);
    expect(
      await paths(a, alone, { maxLength: 6, via: ['RELATIONSHIP', 'EVENT', 'REPORT', 'BORDER'] }),
    ).toEqual([]);
  });

  it('uses effective facts only', async () => {
    const { make, tell } = rostrum;
    const other = await make.country();
    const relationship = await make.relationship(a, other, { type: 'TRADE' });
    expect(await paths(a, other)).toEqual([`a ${relationship} ${other.slug}`]);
    const { claims } = await rostrum.ask(
      `query ($id: ID!) { claims(where: { subject: { eq: $id } }) { nodes { id } } }`,
      { id: relationship },
    );
    for (const { id } of claims.nodes) {
      await tell('retractClaim', { claim: id, reason: 'Wrong' }, '{ userErrors { message } }');
    }
    expect(await paths(a, other)).toEqual([]);
  });

  describe('at another time', () => {
    const asked = async (time: string, from: Made, to: Made) => {
      const { asOf } = await rostrum.ask(
        `query ($from: ID!, $to: ID!) { asOf(${time}) { paths(from: $from, to: $to) { length } } }`,
        { from: from.id, to: to.id },
      );
      return asOf.paths.map(({ length }: Chain) => length);
    };

    it('uses what was valid on that day', async () => {
      expect(await asked('validAt: "2009-05-01"', a, b)).toEqual([1]);
      expect(await asked('validAt: "2011-05-01"', a, b)).toEqual([]);
    });

    it('uses what has ended since', async () => {
      const { make } = rostrum;
      const [one, other] = [await make.country(), await make.country()];
      await make.relationship(one, other, { type: 'DEFENSE_PACT', status: 'ENDED', valid: '1939/1941' });
      expect(await paths(one, other)).toEqual([]);
      expect(await asked('validAt: "1940-05-01"', one, other)).toEqual([1]);
    });

    it('uses what had been claimed', async () => {
      expect(await asked('saidBy: "2005-12-31"', leader, c)).toEqual([]);
      expect(await asked('saidBy: "2006-01-01"', leader, c)).toEqual([1]);
    });

    it('uses what had been recorded', async () => {
      const { make } = rostrum;
      const [one, other] = [await make.country(), await make.country()];
      const before = Date.now();
      await new Promise((passed) => setTimeout(passed, 5));
      await make.relationship(one, other, { type: 'TRADE' });
      expect(await asked(`knownAt: ${before}`, one, other)).toEqual([]);
      expect(await asked(`knownAt: ${Date.now()}`, one, other)).toEqual([1]);
    });
  });
});

describe('against brute force', () => {
  const COUNTRIES = [9001001, 9001002, 9001003, 9001004, 9001005];
  const LEADERS = [9001006, 9001007];
  const ENTITIES = [...COUNTRIES, ...LEADERS];
  const EVENTS = [9001011, 9001012];
  const KINDS = ['RELATIONSHIP', 'BORDER', 'TENURE', 'EVENT', 'REPORT'] as const;

  interface Edge {
    kind: (typeof KINDS)[number];
    id: number;
    ends: [number, number];
  }

  beforeAll(async () => {
    const { pool } = rostrum.database;
    await pool.query(
      `
      INSERT INTO entity (id, kind, slug, recording_id)
        SELECT id, CASE WHEN id < 9001006 THEN 'COUNTRY' WHEN id < 9001010 THEN 'LEADER' ELSE 'EVENT' END::"SubjectKind", 'n' || id, 1
        FROM unnest($1::bigint[]) id`,
      [[...ENTITIES, ...EVENTS]],
    );
    await pool.query(
      `INSERT INTO country (id, from_recording, label) SELECT id, 1, id FROM unnest($1::bigint[]) id`,
      [COUNTRIES],
    );
    await pool.query(
      `INSERT INTO leader (id, from_recording, label) SELECT id, 1, id FROM unnest($1::bigint[]) id`,
      [LEADERS],
    );
    await pool.query(
      `INSERT INTO event (id, from_recording, label, status) VALUES (9001011, 1, 'met', 'OCCURRED'), (9001012, 1, 'said to have met', 'REPORTED')`,
    );
  });

  const pair = fc
    .uniqueArray(fc.constantFrom(...ENTITIES), { minLength: 2, maxLength: 2 })
    .map(([one, other]) => [one, other] as [number, number]);
  const direct = fc.tuple(fc.constantFrom('RELATIONSHIP' as const, 'BORDER' as const), pair);
  const world = fc.record({
    direct: fc.array(direct, { maxLength: 14 }),
    tenures: fc.array(fc.tuple(fc.constantFrom(...LEADERS), fc.constantFrom(...COUNTRIES)), { maxLength: 3 }),
    met: fc.uniqueArray(fc.constantFrom(...ENTITIES), { maxLength: 3 }),
    reported: fc.uniqueArray(fc.constantFrom(...ENTITIES), { maxLength: 3 }),
    ends: pair,
    maxLength: fc.integer({ min: 1, max: 6 }),
    first: fc.integer({ min: 1, max: 20 }),
    via: fc.uniqueArray(fc.constantFrom(...KINDS), { minLength: 1 }),
  });

  /** Replaces the world by another, and returns its edges. */
  async function write({
    direct,
    tenures,
    met,
    reported,
  }: typeof world extends fc.Arbitrary<infer World> ? World : never): Promise<Edge[]> {
    const { pool } = rostrum.database;
    const edges: Edge[] = [
      ...direct.map(([kind, ends], i): Edge => ({ kind, ends, id: 9002001 + i })),
      ...tenures.map((ends, i): Edge => ({ kind: 'TENURE', ends, id: 9003001 + i })),
    ];
    for (const [kind, event, there] of [
      ['EVENT', 9001011, met],
      ['REPORT', 9001012, reported],
    ] as const) {
      for (const one of there)
        for (const other of there) if (one < other) edges.push({ kind, ends: [one, other], id: event });
    }
    await pool.query(`DELETE FROM relationship WHERE id BETWEEN 9002001 AND 9002999`);
    await pool.query(`DELETE FROM tenure WHERE id BETWEEN 9003001 AND 9003999`);
    await pool.query(`DELETE FROM participation WHERE event_id IN (9001011, 9001012)`);
    const parts = (kind: 'direct' | 'TENURE') =>
      edges.filter((edge) =>
        kind === 'TENURE' ? edge.kind === 'TENURE' : edge.id < 9003000 && edge.id > 9002000,
      );
    await pool.query(
      `INSERT INTO relationship (id, from_recording, subject_id, object_id, type, directed)
       SELECT id, 1, one, other, type, true FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::"RelationshipType"[]) e(id, one, other, type)`,
      [
        parts('direct').map(({ id }) => id),
        parts('direct').map(({ ends }) => ends[0]),
        parts('direct').map(({ ends }) => ends[1]),
        parts('direct').map(({ kind }) => (kind === 'BORDER' ? 'BORDER' : 'TRADE')),
      ],
    );
    await pool.query(
      `INSERT INTO tenure (id, from_recording, leader_id, country_id, role)
       SELECT id, 1, leader, country, 'OTHER' FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) e(id, leader, country)`,
      [
        parts('TENURE').map(({ id }) => id),
        parts('TENURE').map(({ ends }) => ends[0]),
        parts('TENURE').map(({ ends }) => ends[1]),
      ],
    );
    await pool.query(
      `INSERT INTO participation (from_recording, event_id, participant_id, role, status)
       SELECT 1, 9001011, id, 'GUEST'::"ParticipationRole", 'ATTENDED'::"AttendanceStatus" FROM unnest($1::bigint[]) id
       UNION ALL SELECT 1, 9001012, id, 'SOURCE', 'UNKNOWN' FROM unnest($2::bigint[]) id`,
      [met, reported],
    );
    return edges;
  }

  /** Every simple path, by exhaustive search: as lists of nodes, shortest first. */
  function everyPath(edges: Edge[], [from, to]: [number, number], maxLength: number): number[][] {
    const found: number[][] = [];
    const walk = (nodes: number[]) => {
      const tip = nodes.at(-1)!;
      if (tip === to) return void found.push(nodes);
      if (nodes.length > maxLength) return;
      for (const next of ENTITIES) {
        const isEdge = edges.some(({ ends }) => ends.includes(tip) && ends.includes(next) && tip !== next);
        if (isEdge && !nodes.includes(next)) walk([...nodes, next]);
      }
    };
    walk([from]);
    return found.sort((a, b) => a.length - b.length || (String(a) < String(b) ? -1 : 1));
  }

  /** What connects two nodes: of the first kind that exists, the newest. */
  function between(edges: Edge[], one: number, other: number): string {
    const rank = { RELATIONSHIP: 0, BORDER: 0, TENURE: 1, EVENT: 2, REPORT: 3 };
    const types = {
      RELATIONSHIP: 'RELATIONSHIP',
      BORDER: 'RELATIONSHIP',
      TENURE: 'TENURE',
      EVENT: 'EVENT',
      REPORT: 'EVENT',
    } as const;
    const [best] = edges
      .filter(({ ends }) => ends.includes(one) && ends.includes(other))
      .sort((a, b) => rank[a.kind] - rank[b.kind] || b.id - a.id);
    return toGlobalId(types[best!.kind], best!.id);
  }

  it('finds the same paths in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(world, async (given) => {
        const edges = (await write(given)).filter(({ kind }) => given.via.includes(kind));
        const expected = everyPath(edges, given.ends, given.maxLength)
          .slice(0, given.first)
          .map((nodes) =>
            nodes
              .slice(1)
              .reduce(
                (said, node, i) => `${said} ${between(edges, nodes[i]!, node)} n${node}`,
                `n${nodes[0]}`,
              ),
          );
        const { maxLength, first, via } = given;
        const answer = await rostrum.ask(QUESTION, {
          from: `n${given.ends[0]}`,
          to: `n${given.ends[1]}`,
          maxLength,
          first,
          via,
        });
        expect(answer.paths.map(described)).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});

describe('of 100,000 relationships', () => {
  const [SPARSE, DENSE, OTHER_DENSE] = [1_000_000, 2_000_000, 3_000_000];

  beforeAll(async () => {
    const client = await rostrum.database.pool.connect();
    await client.query('SET statement_timeout = 0');
    await client.query('SELECT setseed(0.42)');
    for (const [first, entities, relationships] of [
      [SPARSE, 10_000, 40_000],
      [DENSE, 500, 30_000],
      [OTHER_DENSE, 500, 30_000],
    ] as const) {
      await client.query(
        `INSERT INTO entity (id, kind, slug, recording_id) SELECT $1::int + n, 'COUNTRY', 'n' || $1::int + n, 1 FROM generate_series(0, $2::int - 1) n`,
        [first, entities],
      );
      await client.query(
        `INSERT INTO country (id, from_recording, label) SELECT $1::int + n, 1, n FROM generate_series(0, $2::int - 1) n`,
        [first, entities],
      );
      await client.query(
        `INSERT INTO relationship (from_recording, subject_id, object_id, type, directed)
         SELECT 1, $1::int + one, $1::int + CASE WHEN one = other THEN (one + 1) % $2::int ELSE other END, 'TRADE', true
         FROM (SELECT floor(random() * $2::int)::int, floor(random() * $2::int)::int FROM generate_series(1, $3::int)) e(one, other)`,
        [first, entities, relationships],
      );
    }
    // The settings of this connection go with it.
    client.release(true);
  }, 120_000);

  const ask = (from: number, to: number, maxLength = 6) =>
    rostrum.server.query(QUESTION, { from: `n${from}`, to: `n${to}`, maxLength });

  it.each([
    ['where there are few', SPARSE],
    ['where there are many', DENSE],
  ])('finds chains of up to 6 steps %s', async (_where, first) => {
    const { data, errors } = await ask(first + 1, first + 2);
    expect(errors).toBeUndefined();
    const found: Chain[] = data!.paths;
    expect(found).toHaveLength(5);
    for (const { length, steps } of found) {
      expect(length).toBeLessThanOrEqual(6);
      expect(new Set(steps.map(({ to }) => to.slug)).size).toBe(length);
      expect([steps[0]!.from.slug, steps.at(-1)!.to.slug]).toEqual([`n${first + 1}`, `n${first + 2}`]);
    }
  });

  it('gives up if there are too many connections, and suggests a smaller query', async () => {
    expect(faultOf(await ask(DENSE + 1, OTHER_DENSE + 1))).toEqual({
      code: 'COST_EXCEEDED',
      field: undefined,
      message: expect.stringMatching(/examine more than 200,000. Request maxLength: 4, or/),
    });
    expect((await ask(DENSE + 1, OTHER_DENSE + 1, 4)).data).toEqual({ paths: [] });
  });
});
