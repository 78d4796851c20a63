import type { Made } from '../support/factories';
import { faultOf, type Rostrum, startRostrum } from '../support/rostrum';

const DISPUTE = `{
  kind property rule
  subject { __typename ... on Participation { event { slug } participant { ... on Leader { slug } } } ... on Event { slug } }
  current { value standing }
  positions { value confidence standing claims { stance modality source { title } } }
}`;

interface Position {
  value: unknown;
  confidence: number | null;
  standing: boolean;
  claims: { stance: string; modality: string; source: { title: string } }[];
}
interface Dispute {
  kind: string;
  property: string;
  rule: string;
  subject: Record<string, any>;
  current: { value: unknown; standing: boolean } | null;
  positions: Position[];
}

describe('disputes', () => {
  let rostrum: Rostrum;
  let event: Made;
  let sources: { careful: string; careless: string };
  beforeAll(async () => {
    rostrum = await startRostrum();
    sources = {
      careful: await rostrum.make.source({ title: 'A careful paper', reliability: 'A' }),
      careless: await rostrum.make.source({ title: 'A careless paper', reliability: 'E' }),
    };
  });
  afterAll(() => rostrum.close());
  beforeEach(async () => {
    event = await rostrum.make.event();
  });

  const disputes = async (args: string, wrap = (question: string) => question): Promise<Dispute[]> => {
    const answer = await rostrum.ask(`{ ${wrap(`disputes(${args}) { nodes ${DISPUTE} }`)} }`);
    return (answer.asOf ?? answer).disputes.nodes;
  };
  const about = (made: Made | { id: string }) => disputes(`subject: "${made.id}"`);
  const values = ({ positions }: Dispute) => positions.map(({ value }) => value);

  it('is none if all agree', async () => {
    const evidence = { source: sources.careful };
    await rostrum.make.claim(event.id, 'quantity.guests', { value: 26 });
    await rostrum.make.claim(event.id, 'quantity.guests', { value: 26, approximate: false }, { evidence });
    expect(await about(event)).toEqual([]);
  });

  it('lists every value claimed, with its claims, and why one of them stands', async () => {
    await rostrum.make.claim(
      event.id,
      'quantity.guests',
      { value: 26 },
      { evidence: { source: sources.careless, confidence: 70 } },
    );
    await rostrum.make.claim(
      event.id,
      'quantity.guests',
      { value: 24 },
      { evidence: { source: sources.careful, confidence: 40 } },
    );
    await rostrum.make.claim(event.id, 'quantity.guests', { value: 24 }, { evidence: { confidence: 55 } });
    const supports = (title: string) => ({ stance: 'SUPPORTS', modality: 'ASSERTED', source: { title } });
    expect(await about(event)).toEqual([
      {
        kind: 'CONTRADICTION',
        property: 'quantity.guests',
        subject: { __typename: 'Event', slug: event.slug },
        current: { value: { value: 24 }, standing: true },
        rule: "Its source is of reliability A, the other's of E.",
        positions: [
          {
            value: { value: 24 },
            confidence: 55,
            standing: true,
            claims: [supports('The usual source'), supports('A careful paper')],
          },
          { value: { value: 26 }, confidence: 70, standing: false, claims: [supports('A careless paper')] },
        ],
      },
    ]);
    const { event: told } = await rostrum.ask(
      `{ event(id: "${event.id}") { quantities { property value } } }`,
    );
    expect(told.quantities).toEqual([{ property: 'quantity.guests', value: 24 }]);
  });

  it.each([
    ['rank', { rank: 'PREFERRED' }, 'It is ranked PREFERRED, the other NORMAL.'],
    ['modality', { modality: 'ANNOUNCED' }, 'It is ANNOUNCED, the other EXPECTED.'],
    ['date said', { saidAt: '2025-09-02' }, 'It was said later, on 2025-09-02; the other on 2025-08-28.'],
    ['recording', {}, 'It was recorded later.'],
  ])('says that the %s decided', async (_key, { rank, ...evidence }: Record<string, string>, rule) => {
    const usual = { modality: 'EXPECTED', saidAt: '2025-08-28', source: sources.careful };
    await rostrum.make.claim(event.id, 'occasion', 'the first', { evidence: usual });
    const claim = await rostrum.make.claim(event.id, 'occasion', 'the other', {
      evidence: { ...usual, ...evidence },
    });
    if (rank)
      await rostrum.tell(
        'rankClaim',
        { claim, rank, reason: 'Better.' },
        '{ userErrors { message } }',
        'REVIEWER',
      );
    const [dispute] = await about(event);
    expect(dispute).toMatchObject({ rule, current: { value: 'the other' } });
    expect(values(dispute!)).toEqual(['the other', 'the first']);
  });

  it('lets a ledger progress: the later claim stands, of any certainty', async () => {
    const leader = await rostrum.make.leader();
    const { id } = await rostrum.make.participation(event, leader, {
      status: 'CONFIRMED',
      evidence: { modality: 'ANNOUNCED', saidAt: '2025-08-20' },
    });
    await rostrum.make.claim(id, 'status', 'POSSIBLE', {
      evidence: { modality: 'POSSIBLE', saidAt: '2025-08-25' },
    });
    expect(await about({ id })).toEqual([]);
    const [dispute] = await disputes(`subject: "${id}", kind: SUCCESSION`);
    expect(dispute).toMatchObject({
      kind: 'SUCCESSION',
      subject: {
        __typename: 'Participation',
        event: { slug: event.slug },
        participant: { slug: leader.slug },
      },
      property: 'status',
      current: { value: 'POSSIBLE' },
      rule: 'It was said later, on 2025-08-25; the other on 2025-08-20.',
    });
  });

  describe('a value that is denied', () => {
    const deny = (value: string, evidence: object) =>
      rostrum.make.claim(event.id, 'occasion', value, { stance: 'DISPUTES', evidence });

    it('is in dispute, and stands if it outranks the denial', async () => {
      await rostrum.make.claim(event.id, 'occasion', 'victory', { evidence: { source: sources.careful } });
      await deny('victory', { source: sources.careless });
      const [dispute] = await about(event);
      expect(dispute).toMatchObject({
        rule: "It is disputed, but by a claim that ranks below it. Its source is of reliability A, the other's of E.",
        current: { value: 'victory' },
      });
      expect(dispute!.positions.map(({ claims }) => claims.map(({ stance }) => stance).sort())).toEqual([
        ['DISPUTES', 'SUPPORTS'],
      ]);
    });

    it('is undecided if the denial outranks it, and there is no other value', async () => {
      await rostrum.make.claim(event.id, 'occasion', 'victory', { evidence: { source: sources.careless } });
      await deny('victory', { source: sources.careful });
      const [dispute] = await about(event);
      expect(dispute).toMatchObject({
        kind: 'CONTRADICTION',
        rule: 'Undecided: every value claimed is disputed by a claim that outranks it.',
        current: null,
        positions: [{ value: 'victory', standing: false }],
      });
    });

    it('yields to a value that is not denied', async () => {
      await rostrum.make.claim(event.id, 'occasion', 'victory', { evidence: { modality: 'ANNOUNCED' } });
      await rostrum.make.claim(event.id, 'occasion', 'a jubilee', { evidence: { modality: 'POSSIBLE' } });
      await deny('victory', { source: sources.careful, modality: 'ANNOUNCED' });
      const [dispute] = await about(event);
      expect(dispute).toMatchObject({
        rule: 'The other is disputed by a claim that comes before it.',
        current: { value: 'a jubilee' },
      });
      expect(values(dispute!)).toEqual(['a jubilee', 'victory']);
    });

    it('is no dispute if no claim supports the value', async () => {
      await rostrum.make.claim(event.id, 'occasion', 'victory');
      await deny('a jubilee', {});
      expect(await about(event)).toEqual([]);
    });
  });

  it('ignores what cannot decide: hypothetical, deprecated, rejected or retracted', async () => {
    await rostrum.make.claim(event.id, 'occasion', 'victory');
    await rostrum.make.claim(event.id, 'occasion', 'a revolt', {
      evidence: { modality: 'HYPOTHETICAL', condition: 'The army turns.' },
    });
    const claim = async (value: string) => rostrum.make.claim(event.id, 'occasion', value);
    const [deprecated, rejected, withdrawn] = [await claim('a'), await claim('b'), await claim('c')];
    const reason = 'It is wrong.';
    await rostrum.tell(
      'rankClaim',
      { claim: deprecated, rank: 'DEPRECATED', reason },
      '{ userErrors { message } }',
      'REVIEWER',
    );
    await rostrum.tell(
      'reviewClaims',
      { claims: [rejected], review: 'REJECTED', reason },
      '{ userErrors { message } }',
      'REVIEWER',
    );
    expect(values((await about(event))[0]!)).toEqual(['c', 'victory']);
    await rostrum.tell('retractClaim', { claim: withdrawn, reason }, '{ userErrors { message } }');
    expect(await about(event)).toEqual([]);
  });

  it('allows several intentions at once, and disputes only one that is denied', async () => {
    const leader = await rostrum.make.leader();
    await rostrum.make.claim(leader.id, 'intention', 'talks');
    await rostrum.make.claim(leader.id, 'intention', 'trade');
    expect(await about(leader)).toEqual([]);
    await rostrum.make.claim(leader.id, 'intention', 'talks', {
      stance: 'DISPUTES',
      evidence: { source: sources.careful },
    });
    expect(await about(leader)).toMatchObject([{ property: 'intention' }]);
  });

  describe('values that stand beside each other', () => {
    const called = (value: string) => ({ value, language: 'en', kind: 'ALIAS' });
    const deny = (
      id: string,
      property: string,
      value: unknown,
      evidence: object = { source: sources.careful },
    ) => rostrum.make.claim(id, property, value, { stance: 'DISPUTES', evidence });

    it('do not compete: each that is denied is in dispute by itself', async () => {
      const { id } = await rostrum.make.leader();
      const evidence = { source: sources.careless };
      for (const name of ['Dan One', 'Dan Two', 'Dan Three'])
        await rostrum.make.claim(id, 'name', called(name), { evidence });
      await deny(id, 'name', called('Dan One'));
      const one = {
        property: 'name',
        current: null,
        rule: "It is denied by a claim that outranks it. Its source is of reliability A, the other's of E.",
        positions: [
          {
            value: called('Dan One'),
            standing: false,
            claims: [{ stance: 'DISPUTES' }, { stance: 'SUPPORTS' }],
          },
        ],
      };
      expect(await about({ id })).toMatchObject([one]);
      await rostrum.make.claim(id, 'name', called('Dan Two'), { evidence: { source: sources.careful } });
      await deny(id, 'name', called('Dan Two'), evidence);
      const two = {
        current: { value: called('Dan Two'), standing: true },
        rule: /^It is disputed, but by a claim that ranks below it/,
      };
      const both = await about({ id });
      expect(both.map(({ positions }) => positions.length)).toEqual([1, 1]);
      expect(both.find(({ current }) => current !== null)).toMatchObject({
        ...two,
        rule: expect.stringMatching(two.rule) as string,
      });
      expect(both.find(({ current }) => current === null)).toMatchObject(one);
    });

    it('are in dispute once denied, also if they were recorded without a claim', async () => {
      const leader = await rostrum.make.leader({ names: [{ value: 'Quux Basename' }], born: '1950' });
      const name = { value: 'Quux Basename', language: 'en', kind: 'COMMON' };
      await deny(leader.id, 'name', name);
      await deny(leader.id, 'born', '1950');
      const denied = { current: null, rule: 'It was recorded without a claim, and a claim denies it.' };
      const claims = [{ stance: 'DISPUTES' }];
      expect(await about(leader)).toMatchObject([
        { property: 'name', ...denied, positions: [{ value: name, standing: false, claims }] },
        { property: 'born', ...denied, positions: [{ value: '1950', standing: false, claims }] },
      ]);
      const named = async () =>
        (await rostrum.ask(`{ leader(id: "${leader.id}") { names { value } } }`)).leader.names;
      expect(await named()).toEqual([]);
    });

    it('stay if the denial is less sure than what was recorded', async () => {
      const leader = await rostrum.make.leader({ names: [{ value: 'Sure Name' }] });
      await deny(leader.id, 'name', { value: 'Sure Name', language: 'en' }, { modality: 'POSSIBLE' });
      const asked = `leader(id: "${leader.id}") { names { value } }`;
      const { leader: now, asOf } = await rostrum.ask(`{ ${asked} asOf(saidBy: "2999-01-01") { ${asked} } }`);
      expect([now.names, asOf.leader.names]).toEqual([[{ value: 'Sure Name' }], [{ value: 'Sure Name' }]]);
      expect(await about(leader)).toMatchObject([
        {
          current: { standing: true },
          rule: 'It is disputed, but by a claim that ranks below it. It was recorded without a claim, and the other is only POSSIBLE.',
        },
      ]);
    });
  });

  describe('what a thing was recorded with', () => {
    it.each([
      ['POSSIBLE', '1950', 'It was recorded without a claim, and the other is only POSSIBLE.'],
      ['ASSERTED', '1980', 'It is claimed, and the other was recorded without a claim.'],
    ])('competes with a claim that is %s', async (modality, value, rule) => {
      const leader = await rostrum.make.leader({ born: '1950' });
      await rostrum.make.claim(leader.id, 'born', '1950-05', { evidence: { modality: 'POSSIBLE' } });
      expect(await about(leader)).toEqual([]);
      const before = new Date().toISOString();
      await rostrum.make.claim(leader.id, 'born', '1980', { evidence: { modality } });
      const [dispute, another] = await about(leader);
      expect(another).toBeUndefined();
      expect(dispute).toMatchObject({ kind: 'CONTRADICTION', property: 'born', rule, current: { value } });
      expect(values(dispute!).sort()).toEqual(['1950', '1950-05', '1980']);
      const asOf = (question: string) => `asOf(knownAt: "${before}") { ${question} }`;
      expect(await disputes(`subject: "${leader.id}"`, asOf)).toEqual([]);
    });
  });

  describe('progress', () => {
    const said = (saidAt: string, source = sources.careful) => ({ evidence: { saidAt, source } });
    let guest: { id: string };
    beforeEach(async () => {
      event = await rostrum.make.event({ ...said('2025-08-01') });
      guest = await rostrum.make.participation(event, await rostrum.make.leader(), said('2025-08-01'));
      await rostrum.make.claim(event.id, 'status', 'OCCURRED', said('2025-09-03', sources.careless));
      await rostrum.make.claim(guest.id, 'status', 'ATTENDED', said('2025-09-03', sources.careless));
    });

    it('is no contradiction, and can be requested by kind', async () => {
      expect(await about(event)).toEqual([]);
      expect(await disputes(`subject: "${event.id}", kind: SUCCESSION`)).toMatchObject([
        {
          kind: 'SUCCESSION',
          subject: { __typename: 'Participation' },
          property: 'status',
          current: { value: 'ATTENDED' },
          rule: 'It was said later, on 2025-09-03; the other on 2025-08-01.',
          positions: [{ value: 'ATTENDED' }, { value: 'EXPECTED' }],
        },
        { kind: 'SUCCESSION', subject: { __typename: 'Event' }, current: { value: 'OCCURRED' } },
      ]);
    });

    it('is a contradiction once an incompatible claim is added', async () => {
      await rostrum.make.claim(guest.id, 'status', 'ABSENT', said('2025-09-04'));
      expect(await about(event)).toMatchObject([
        { kind: 'CONTRADICTION', current: { value: 'ABSENT' }, positions: [{}, {}, {}] },
      ]);
      expect(await disputes(`subject: "${event.id}", kind: SUCCESSION`)).toMatchObject([
        { subject: { __typename: 'Event' } },
      ]);
      expect(await disputes(`subject: "${event.id}", kind: null`)).toMatchObject([
        { kind: 'CONTRADICTION' },
        { kind: 'SUCCESSION' },
      ]);
    });

    it('is listed with the subject of a fact unless only its own properties are requested', async () => {
      const own = `subject: "${event.id}", kind: null, includeFacts: false`;
      expect(await disputes(own)).toMatchObject([{ subject: { __typename: 'Event' } }]);
      expect(await disputes(`subject: "${guest.id}", kind: SUCCESSION`)).toHaveLength(1);
    });
  });

  it('lists with a leader or a country the disputes of their participations, relationships and tenures', async () => {
    const [leader, country, other] = [
      await rostrum.make.leader(),
      await rostrum.make.country(),
      await rostrum.make.country(),
    ];
    const tenure = await rostrum.make.tenure(leader, country, { term: '2010-01-01/2012-01-01' });
    await rostrum.make.claim(tenure, 'term.end', '2013-01-01', {
      evidence: { source: sources.careful, saidAt: '2020-01-03' },
    });
    const pact = await rostrum.make.relationship(country, other, {
      type: 'PARTNERSHIP',
      valid: '2001/2015',
      evidence: { saidAt: '2020-01-02' },
    });
    await rostrum.make.claim(pact, 'valid', '2003/2010', { evidence: { saidAt: '2020-01-02' } });
    const properties = async (id: string) =>
      (await disputes(`subject: "${id}"`)).map(({ property }) => property);
    expect((await properties(country.id)).sort()).toEqual(['term.end', 'valid']);
    expect(await properties(leader.slug)).toEqual(['term.end']);
    expect(await properties(other.id)).toEqual(['valid']);
    expect(await disputes(`subject: "${country.id}", includeFacts: false`)).toEqual([]);
  });

  it('is none if one value is only more precise than the other', async () => {
    for (const [property, values] of Object.entries({
      time: ['2025-09', '2025~'],
      place: [
        { name: 'Beijing', precision: 'TOWN' },
        { name: 'Tiananmen, Beijing', precision: 'EXACT' },
      ],
      'quantity.minutes': [{ value: 70, approximate: true }, { low: 60, high: 80 }, { value: 70 }],
    }))
      for (const value of values) await rostrum.make.claim(event.id, property, value);
    expect(await disputes(`subject: "${event.id}", kind: null`)).toEqual([]);
  });

  it('follows what was recorded and what had been claimed', async () => {
    await rostrum.make.claim(event.id, 'occasion', 'victory', { evidence: { saidAt: '2025-08-01' } });
    const before = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await rostrum.make.claim(event.id, 'occasion', 'a jubilee', { evidence: { saidAt: '2025-08-20' } });
    const asOf = (when: string) =>
      disputes(`subject: "${event.id}"`, (question) => `asOf(${when}) { ${question} }`);
    expect(await asOf(`knownAt: "${before}"`)).toEqual([]);
    expect(await asOf('saidBy: "2025-08-10"')).toEqual([]);
    expect(await asOf('saidBy: "2025-08-20"')).toMatchObject([{ current: { value: 'a jubilee' } }]);
  });

  it('pages through all of them, latest claim first, in one statement', async () => {
    const property = 'quantity.pages';
    const days = ['2024-05-01', '2024-05-03', '2024-05-02'];
    for (const day of days) {
      const { id } = await rostrum.make.event({ name: `Event of ${day}` });
      for (const number of [1, 2]) {
        await rostrum.make.claim(id, property, { value: number }, { evidence: { saidAt: day } });
      }
    }
    const page = async (args: string) => {
      const answer = await rostrum.ask(
        `{ disputes(property: "${property}", ${args}) {
          totalCount pageInfo { endCursor hasNextPage } nodes { subject { ... on Event { name } } } } }`,
      );
      return answer.disputes;
    };
    const names = (answer: any) => answer.nodes.map(({ subject }: any) => subject.name);
    rostrum.server.statements();
    const first = await page('first: 2');
    expect(rostrum.server.statements()).toHaveLength(1);
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect(names(first)).toEqual(['Event of 2024-05-03', 'Event of 2024-05-02']);
    const rest = await page(`first: 2, after: "${first.pageInfo.endCursor}"`);
    expect(names(rest)).toEqual(['Event of 2024-05-01']);
    expect(names(await page('last: 1'))).toEqual(['Event of 2024-05-01']);
  });

  it('reports that a subject does not exist', async () => {
    const answer = await rostrum.server.query('{ disputes(subject: "nowhere") { totalCount } }');
    expect(faultOf(answer)).toMatchObject({ code: 'NOT_FOUND', field: 'subject' });
  });
});

describe('what a list says', () => {
  let rostrum: Rostrum;
  beforeAll(async () => {
    rostrum = await startRostrum({ template: 'story' });
  });
  afterAll(() => rostrum.close());

  it('is a position with the row of the list', async () => {
    const evidence = { source: await rostrum.make.source({ title: 'A leaflet' }) };
    await rostrum.make.claim('HUN', 'capital', 'Szeged', { evidence: { ...evidence, modality: 'POSSIBLE' } });
    const code = { scheme: 'ISO_ALPHA3', value: 'HUN' };
    await rostrum.make.claim('HUN', 'code', code, { stance: 'DISPUTES', evidence });
    const { country, disputes } = await rostrum.ask(`{
      country(slug: "hungary") { capital }
      disputes(subject: "hungary", includeFacts: false) { nodes { property ${'positions { value standing claims { property stance source { title } } }'} } } }`);
    expect(country.capital).toBe('Budapest');
    const row = {
      property: 'record',
      source: { title: expect.stringMatching(/^World countries/) as string },
    };
    const find = (property: string) => disputes.nodes.find((each: Dispute) => each.property === property);
    expect(disputes.nodes).toHaveLength(2);
    expect(find('capital').positions).toEqual([
      { value: 'Budapest', standing: true, claims: [expect.objectContaining(row)] },
      { value: 'Szeged', standing: false, claims: [expect.objectContaining({ property: 'capital' })] },
    ]);
    expect(find('code').positions).toEqual([
      {
        value: code,
        // A leaflet is less reliable than the list.
        standing: true,
        claims: expect.arrayContaining([
          expect.objectContaining(row),
          expect.objectContaining({ stance: 'DISPUTES' }),
        ]) as unknown,
      },
    ]);
  });
});

describe('the story', () => {
  let rostrum: Rostrum;
  beforeAll(async () => {
    rostrum = await startRostrum({ template: 'story' });
  });
  afterAll(() => rostrum.close());

  it("shows Lee Jae Myung's absence against earlier claims, and which of them stands when", async () => {
    const { event } = await rostrum.ask(`{ event(slug: "victory-day-parade-2025") {
      participations(where: {participant: {eq: "lee-jae-myung"}}) { nodes { id } } } }`);
    const { id } = event.participations.nodes[0];
    const disputes = async (asOf: string) => {
      const answer = await rostrum.ask(
        `{ asOf(${asOf}) { disputes(subject: "${id}") { nodes { rule current { value } positions { value } } } } }`,
      );
      return answer.asOf.disputes.nodes;
    };
    const before = {
      rule: 'It was said later, on 2025-08-28; the other on 2025-08-20.',
      current: { value: 'POSSIBLE' },
      positions: [{ value: 'POSSIBLE' }, { value: 'NOT_EXPECTED' }, { value: 'INVITED' }],
    };
    const now = 'saidBy: "2025-09-03"';
    expect(await disputes('saidBy: "2025-08-01"')).toEqual([]);
    expect(await disputes(now)).toEqual([before]);
    await rostrum.make.claim(id, 'status', 'ABSENT', { evidence: { saidAt: '2025-09-03' } });
    expect(await disputes(now)).toEqual([
      {
        rule: 'It was said later, on 2025-09-03; the other on 2025-08-28.',
        current: { value: 'ABSENT' },
        positions: [{ value: 'ABSENT' }, ...before.positions],
      },
    ]);
    expect(await disputes('saidBy: "2025-09-01"')).toEqual([before]);
  });
});
