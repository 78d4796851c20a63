import { importJsonl } from '../../src/io/import/import-jsonl';
import type { Made } from '../support/factories';
import { involvementFaults } from '../support/involvement';
import { type Rostrum, startRostrum } from '../support/rostrum';

describe('a denial by a better source', () => {
  let rostrum: Rostrum;
  let [good, bad]: string[] = [];
  beforeAll(async () => {
    rostrum = await startRostrum();
    good = await rostrum.make.source({ reliability: 'A' });
    bad = await rostrum.make.source({ reliability: 'E' });
  });
  afterAll(async () => {
    expect(await involvementFaults(rostrum.database.pool)).toEqual([]);
    await rostrum.close();
  });

  const saidAt = '2025-09-10';
  const deny = (subject: string, property: string, value: unknown, day = saidAt) =>
    rostrum.make.claim(subject, property, value, {
      stance: 'DISPUTES',
      evidence: { source: good, saidAt: day },
    });
  const retract = (claim: string) =>
    rostrum.tell('retractClaim', { claim, reason: 'A slip.' }, '{ userErrors { message } }');
  const read = async (id: string, selection: string, asOf?: string) => {
    const question = `node(id: "${id}") { ... on ${selection} }`;
    const answer = await rostrum.ask(asOf ? `{ asOf(${asOf}) { ${question} } }` : `{ ${question} }`);
    return (answer.asOf ?? answer).node;
  };

  describe('of attendance', () => {
    let [a, b]: Made[] = [];
    let [event, country]: Made[] = [];
    let participation: { id: string; claim: string };
    beforeEach(async () => {
      const evidence = { source: bad, saidAt };
      [a, b, country] = [
        await rostrum.make.leader({ born: '1984-01-08' }),
        await rostrum.make.leader(),
        await rostrum.make.country(),
      ];
      event = await rostrum.make.event({ time: '2025-09-03', status: 'OCCURRED', evidence });
      participation = await rostrum.make.participation(event, a!, {
        status: 'ATTENDED',
        country: country!.slug,
        evidence,
      });
      await rostrum.make.participation(event, b!, { status: 'ATTENDED', evidence });
    });

    const counted = async (asOf?: string) => {
      const question = `
        coPresence(a: "${a!.id}", b: "${b!.id}") { count }
        checkFirst(participant: "${a!.id}", where: {type: {eq: CEREMONY}}, before: "2026-01-01") { verdict }
        events(where: {participant: {all: ["${a!.id}"]}, participation: {some: {status: {eq: ATTENDED}, participant: {eq: "${a!.id}"}}}}) { totalCount }`;
      const answer = await rostrum.ask(asOf ? `{ asOf(${asOf}) { ${question} } }` : `{ ${question} }`);
      const { coPresence, checkFirst, events } = answer.asOf ?? answer;
      return [coPresence.count, checkFirst.verdict, events.totalCount];
    };

    it('leaves it undecided, so that it does not count', async () => {
      expect(await counted()).toEqual([1, 'CONTRADICTED', 1]);
      const denial = await deny(participation.id, 'status', 'ATTENDED');
      expect(await read(participation.id, 'Participation { status }')).toEqual({ status: 'UNKNOWN' });
      expect(await counted()).toEqual([0, 'UNKNOWN', 0]);
      await retract(denial);
      expect(await counted()).toEqual([1, 'CONTRADICTED', 1]);
    });

    it('has no effect at times before it', async () => {
      await deny(participation.id, 'status', 'ATTENDED', '2025-09-20');
      expect(await counted('saidBy: "2025-09-19"')).toEqual([1, 'CONTRADICTED', 1]);
      expect(await counted('saidBy: "2025-09-20"')).toEqual([0, 'UNKNOWN', 0]);
    });

    it('has no effect if it is outranked, or denies something else', async () => {
      await rostrum.make.claim(participation.id, 'status', 'ATTENDED', {
        stance: 'DISPUTES',
        evidence: { source: bad, saidAt: '2025-09-05' },
      });
      await deny(participation.id, 'status', 'ABSENT');
      expect(await counted()).toEqual([1, 'CONTRADICTED', 1]);
    });

    it('yields to another value', async () => {
      await rostrum.make.claim(participation.id, 'status', 'CONFIRMED', {
        evidence: { saidAt: '2025-09-01' },
      });
      await deny(participation.id, 'status', 'ATTENDED');
      expect(await read(participation.id, 'Participation { status }')).toEqual({ status: 'CONFIRMED' });
    });

    it('of the event taking place leaves that undecided', async () => {
      await deny(event!.id, 'status', 'OCCURRED');
      expect(await read(event!.id, 'Event { status }')).toEqual({ status: 'UNKNOWN' });
      expect(await counted()).toEqual([0, 'UNKNOWN', 1]);
    });
  });

  it('of a membership removes the member', async () => {
    const [country, group] = [await rostrum.make.country(), await rostrum.make.organization()];
    const membership = await rostrum.make.relationship(country, group, {
      type: 'MEMBERSHIP',
      valid: '2001/..',
      evidence: { source: bad, saidAt },
    });
    const members = (asOf?: string) => read(group.id, 'Organization { members { slug } }', asOf);
    expect(await members()).toEqual({ members: [{ slug: country.slug }] });
    await deny(membership, 'status', 'ACTIVE', '2025-09-20');
    expect(await read(membership, 'Relationship { status }')).toEqual({ status: 'UNKNOWN' });
    expect(await members()).toEqual({ members: [] });
    expect(await members('saidBy: "2025-09-19"')).toEqual({ members: [{ slug: country.slug }] });
    expect(await members('saidBy: "2025-09-20"')).toEqual({ members: [] });
  });

  it('of a value without a claim leaves it undecided as well, until the denial is gone', async () => {
    const leader = await rostrum.make.leader({ born: '1984-01-08' });
    const born = (asOf?: string) => read(leader.id, 'Leader { born { edtf } }', asOf);
    const other = await deny(leader.id, 'born', '1983');
    expect(await born()).toEqual({ born: { edtf: '1984-01-08' } });
    await retract(other);
    const denial = await deny(leader.id, 'born', '1984-01-08', '2025-09-20');
    expect(await born()).toEqual({ born: null });
    expect(await born('saidBy: "2025-09-20"')).toEqual({ born: null });
    expect(await born('saidBy: "2025-09-19"')).toEqual({ born: { edtf: '1984-01-08' } });
    await rostrum.make.claim(leader.id, 'born', '1983', { evidence: { source: bad, saidAt } });
    expect(await born()).toEqual({ born: { edtf: '1983' } });
    await retract(denial);
    expect(await born()).toEqual({ born: { edtf: '1983' } });
  });

  it('of an imported row makes its claims explicit first, and leaves them undecided', async () => {
    const [leader, event] = [await rostrum.make.leader(), await rostrum.make.event({ time: '2020-01-01' })];
    const key = 'roll';
    const { rejected } = await importJsonl(
      rostrum.database,
      [
        { record: 'source', key, title: 'A roll', reliability: 'D', publishedAt: '2020-02-01' },
        { record: 'participation', key: 'seat-1', event: event.slug, participant: leader.slug, role: 'GUEST', status: 'ATTENDED', level: 'MINISTER', recordClaim: 'roll-1' }, // prettier-ignore
        { record: 'claim', key: 'roll-1', subject: { participation: 'seat-1' }, property: 'record', value: { status: 'there' }, statement: 'A row of the roll.', source: key }, // prettier-ignore
      ].map((record) => JSON.stringify(record)),
      { actor: 'tests' },
    );
    expect(rejected).toEqual([]);
    const { event: found } = await rostrum.ask(
      `{ event(id: "${event.id}") { participations { nodes { id status level } } } }`,
    );
    const [{ id, ...said }] = found.participations.nodes;
    expect(said).toEqual({ status: 'ATTENDED', level: 'MINISTER' });
    await deny(id, 'status', 'ATTENDED');
    await deny(id, 'level', 'MINISTER');
    expect(await read(id, 'Participation { status level ledger { status } }')).toEqual({
      status: 'UNKNOWN',
      level: null,
      ledger: [{ status: 'ATTENDED' }],
    });
    const { disputes } = await rostrum.ask(
      `{ disputes(subject: "${id}") { nodes { property current { value } positions { value standing } rule } } }`,
    );
    const rule = 'Undecided: every value claimed is disputed by a claim that outranks it.';
    expect(disputes.nodes).toEqual([
      { property: 'status', current: null, positions: [{ value: 'ATTENDED', standing: false }], rule },
      { property: 'level', current: null, positions: [{ value: 'MINISTER', standing: false }], rule },
    ]);
  });
});
