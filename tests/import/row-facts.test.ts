import { type Rostrum, startRostrum } from '../support/rostrum';
import { coded, EVENT, GROUND, idOf, load, rowClaim, tryToLoad } from './row-world';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum();
  await load(rostrum, GROUND);
});
afterAll(() => rostrum.close());

const ask = async (slug: string, scope?: string) => {
  const question = `event(slug: "${slug}") ${EVENT}`;
  const answer = await rostrum.ask(scope ? `{ asOf(${scope}) { ${question} } }` : `{ ${question} }`);
  return (answer.asOf ?? answer).event;
};
/** The slugs of the coded events in lists. */
const listed = async () =>
  (
    await rostrum.ask('{ events(where: { cameoCode: { eq: "112" } }, first: 100) { nodes { slug } } }')
  ).events.nodes.map(({ slug }: { slug: string }) => slug);
const say = async (subject: string, property: string, value: unknown, said: object = {}) => {
  const source = await rostrum.make.source({ publishedAt: '2020-02-01/..' });
  return rostrum.make.claim(subject, property, value, { evidence: { source, ...said } });
};
const judge = async (mutation: string, input: object) => {
  const payload = await rostrum.tell(mutation, input, '{ userErrors { message } }', 'REVIEWER');
  expect(payload.userErrors).toEqual([]);
};
const retract = (claim: string) => judge('retractClaim', { claim, reason: 'It was wrong.' });
const status = { OCCURRED: 'OCCURRED', REPORTED: 'REPORTED' };

describe('a row and the facts that come from it', () => {
  it('supports facts by one claim', async () => {
    await load(rostrum, coded('plain', { source: { level: 'MINISTER' } }));
    expect(await ask('plain')).toMatchObject({
      name: 'What row plain reports',
      names: [],
      type: 'ACCUSE',
      status: status.REPORTED,
      cameoCode: '112',
      time: { edtf: '2020-01-09', earliest: '2020-01-09', latest: '2020-01-09' },
      place: { name: 'Atown', country: { slug: 'aland' }, precision: 'TOWN' },
      claims: {
        nodes: [{ property: 'record', value: { id: 'plain', text: 'as read' }, locator: 'row plain' }],
      },
      participations: {
        nodes: [
          {
            participant: { slug: 'aland' },
            role: 'SOURCE',
            status: 'UNKNOWN',
            level: 'MINISTER',
            ledger: [],
            claims: [{ property: 'record', value: { id: 'plain' } }],
          },
          { participant: { slug: 'bland' }, role: 'TARGET', status: 'UNKNOWN', level: null, ledger: [] },
        ],
      },
    });
  });

  it('is one recording, and none when it is imported again', async () => {
    const before = await rostrum.digest();
    expect(await load(rostrum, coded('plain', { source: { level: 'MINISTER' } }))).toMatchObject({
      unchanged: 4,
    });
    expect(await rostrum.digest()).toBe(before);
  });

  it('accepts the row before, among or after its facts', async () => {
    const [event, source, target, row] = coded('order') as [object, object, object, object];
    await load(rostrum, [event, row, target, source] as never);
    expect(await ask('order')).toMatchObject({
      status: status.REPORTED,
      participations: { nodes: [{}, {}] },
    });
  });

  it.each([
    ['values that nothing says', { record: 'event', slug: 'x', label: 'X', status: 'OCCURRED' }, /^status: /],
    [
      'both names and a label',
      { record: 'event', slug: 'x', label: 'X', names: [{ value: 'X', language: 'en' }] },
      /^names: /,
    ],
    ['neither', { record: 'event', slug: 'x' }, /^names: /],
    ['a row that disputes', rowClaim('r', { event: 'plain' }, { stance: 'DISPUTES' }), /^stance: /],
    ['a row of a row', rowClaim('r', { event: 'plain' }, { recordClaim: 'plain' }), /^recordClaim: /],
    ['a fact without its row', coded('gone')[0], /no claim is recorded as "gone"/],
    [
      'a fact whose row is another claim',
      { ...coded('gone')[0], recordClaim: 'about-time' },
      /about time, and no row/,
    ],
  ])('refuses %s', async (_, line, reason) => {
    await load(rostrum, [{ ...rowClaim('about-time', { event: 'plain' }), property: 'time', value: '2020' }]);
    const { rejected } = await tryToLoad(rostrum, [line as never]);
    expect(rejected).toEqual([{ line: 1, reason: expect.stringMatching(reason) }]);
  });

  it('rejects facts together with their row, and nothing else', async () => {
    const bad = coded('bad', { row: { source: 'unheard-of' } });
    const { rejected } = await tryToLoad(rostrum, [...bad, ...coded('good')]);
    expect(rejected.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
    expect([await ask('bad'), (await ask('good')).status]).toEqual([null, status.REPORTED]);
  });

  it('refuses attendance before the event can have begun', async () => {
    const early = coded('early', { event: { time: '2021' }, source: { status: 'ATTENDED' } });
    const { rejected } = await tryToLoad(rostrum, early);
    expect(rejected.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
    expect(rejected.at(-1)!.reason).toMatch(/ATTENDED was said on 2020-01-10/);
  });
});

describe('tenures of rows', () => {
  const tenure = (key: string, term: string, source = 'daily') => [
    {
      record: 'tenure',
      key,
      leader: 'ann',
      country: 'cland',
      role: 'HEAD_OF_STATE',
      recordClaim: key,
      term,
      office: 'Queen',
    },
    rowClaim(key, { tenure: key }, { source }),
  ];

  it('must not overlap within one source; the second is rejected, with its row', async () => {
    const spells = [...tenure('q1', '2001/2005'), ...tenure('q2', '2003/2007'), ...tenure('q3', '2007/2009')];
    const { rejected } = await tryToLoad(rostrum, spells);
    expect(rejected).toEqual([
      { line: 3, reason: expect.stringMatching(/no claim is recorded as "q2"/) },
      { line: 4, reason: expect.stringMatching(/2003\/2007 overlaps line 1, .* 2001\/2005/) },
    ]);
    const later = await tryToLoad(rostrum, tenure('q2', '2003/2007'));
    expect(later.rejected.map(({ line }) => line)).toEqual([1, 2]);
  });

  it('may overlap between two sources, and refuse what an editor claims in the name of the first', async () => {
    await load(rostrum, [
      { record: 'source', key: 'weekly', title: 'The Weekly' },
      ...tenure('q4', '2003/2007', 'weekly'),
    ]);
    const { userErrors } = await rostrum.tell(
      'createTenure',
      {
        leader: 'ann',
        country: 'cland',
        role: 'HEAD_OF_STATE',
        office: 'Queen',
        term: '2004/2006',
        evidence: { source: await idOf(rostrum, 'source', 'weekly'), statement: 'She reigned.' },
      },
      '{ userErrors { code field message } }',
    );
    expect(userErrors).toEqual([
      { code: 'CONFLICT', field: ['input', 'term'], message: expect.stringMatching(/2003\/2007/) },
    ]);
  });
});

describe('a second attribution', () => {
  it('makes the claims of the row explicit, and both compete', async () => {
    await load(rostrum, coded('second'));
    const second = await say('second', 'status', 'OCCURRED', { saidAt: '2020-03-01' });
    const event = await ask('second');
    expect(event.status).toBe(status.OCCURRED);
    expect(event.claims.nodes).toMatchObject([
      { property: 'record' },
      {
        property: 'status',
        value: 'REPORTED',
        statement: 'According to the row, status is REPORTED.',
        locator: 'row second',
        source: { title: 'The Daily' },
      },
      { property: 'status', value: 'OCCURRED' },
    ]);
    await retract(second);
    expect((await ask('second')).status).toBe(status.REPORTED);
  });

  it('does not stand if the row ranks first', async () => {
    await load(rostrum, coded('first'));
    await say('first', 'time', '2019', { modality: 'BELIEVED' });
    await say('first', 'status', 'CANCELLED', { saidAt: '2019' });
    await say('first', 'place', { name: 'Btown' }, { modality: 'POSSIBLE' });
    expect(await ask('first')).toMatchObject({
      time: { edtf: '2020-01-09' },
      status: status.REPORTED,
      place: { name: 'Atown', country: { slug: 'aland' } },
    });
  });

  it('is alone on properties that the row does not have', async () => {
    await load(rostrum, coded('silent', { event: { type: 'OTHER' } }));
    await say('silent', 'type', 'AID', { modality: 'POSSIBLE' });
    const event = await ask('silent');
    expect(event.type).toBe('AID');
    expect(event.claims.nodes).toHaveLength(2);
  });

  it('begins the ledger of a participation', async () => {
    await load(rostrum, coded('ledger', { source: { status: 'INVITED' } }));
    const { userErrors, participation } = await rostrum.tell(
      'recordParticipation',
      {
        event: 'ledger',
        participant: 'aland',
        role: 'SOURCE',
        status: 'CONFIRMED',
        evidence: await rostrum.make.evidence({ saidAt: '2020-03-01' }),
      },
      '{ participation { status ledger { status } } userErrors { message } }',
    );
    expect(userErrors).toEqual([]);
    expect(participation).toEqual({
      status: 'CONFIRMED',
      ledger: [{ status: 'INVITED' }, { status: 'CONFIRMED' }],
    });
  });

  it('concerns one end of a term, and the row both', async () => {
    await load(rostrum, [
      {
        record: 'tenure',
        key: 'ann',
        leader: 'ann',
        country: 'aland',
        role: 'HEAD_OF_STATE',
        recordClaim: 'ann-row',
        term: '2010-01-01/2015',
        office: 'President',
      },
      rowClaim('ann-row', { tenure: 'ann' }),
    ]);
    const tenure = await idOf(rostrum, 'tenure', 'ann');
    const claim = await say(tenure, 'term.end', '2016-05-01', { saidAt: '2021' });
    const termOf = async () =>
      (await rostrum.ask(`{ node(id: "${tenure}") { ... on Tenure { office term { edtf } } } }`)).node;
    expect(await termOf()).toEqual({ office: 'President', term: { edtf: '2010-01-01/2016-05-01' } });
    await retract(claim);
    expect(await termOf()).toEqual({ office: 'President', term: { edtf: '2010-01-01/2015' } });
  });

  it.each([500, 1])('may be a claim of the same file, in batches of %i', async (size) => {
    const key = `filed-${size}`;
    const other = {
      ...rowClaim(`${key}:status`, { event: key }),
      property: 'status',
      value: 'CANCELLED',
      saidAt: '2020-05',
    };
    const { rejected } = await tryToLoad(rostrum, [...coded(key), other], size);
    expect(rejected).toEqual([]);
    const event = await ask(key);
    expect(event.status).toBe('CANCELLED');
    expect(event.claims.nodes.map(({ value }: any) => value)).toEqual(
      expect.arrayContaining(['REPORTED', 'CANCELLED']),
    );
    await retract(await idOf(rostrum, 'claim', `${key}:status`));
    expect((await ask(key)).status).toBe(status.REPORTED);
  });
});

describe('a row that is judged', () => {
  it('takes its facts along when it is retracted', async () => {
    await load(rostrum, coded('retracted'));
    const row = await idOf(rostrum, 'claim', 'retracted');
    await retract(row);
    expect(await listed()).not.toContain('retracted');
    expect(await ask('retracted')).toBeNull();
    const { node } = await rostrum.ask(
      `query ($row: ID!) { node(id: $row) { ... on Claim { subject { ... on Event { participations { totalCount } } } } } }`,
      { row },
    );
    expect(node.subject.participations.totalCount).toBe(0);
  });

  it('keeps facts that another source supports, without its own values', async () => {
    await load(rostrum, coded('kept'));
    await say('kept', 'type', 'AID', { saidAt: '2020-03-01' });
    await judge('reviewClaims', {
      claims: [await idOf(rostrum, 'claim', 'kept')],
      review: 'REJECTED',
      reason: 'No.',
    });
    expect(await ask('kept')).toMatchObject({
      type: 'AID',
      status: 'UNKNOWN',
      time: { edtf: 'XXXX' },
      place: null,
      participations: { nodes: [] },
    });
    await judge('reviewClaims', {
      claims: [await idOf(rostrum, 'claim', 'kept')],
      review: 'ACCEPTED',
      reason: 'Yes.',
    });
    expect(await ask('kept')).toMatchObject({
      type: 'AID',
      status: status.REPORTED,
      time: { edtf: '2020-01-09' },
      place: { name: 'Atown', country: { slug: 'aland' } },
      participations: { nodes: [{ role: 'SOURCE' }, { role: 'TARGET' }] },
    });
  });

  it('can be judged by its file', async () => {
    await load(rostrum, coded('judged'));
    await load(rostrum, [rowClaim('judged', { event: 'judged' }, { retracted: 'The paper took it back.' })]);
    expect(await listed()).not.toContain('judged');
  });
});

describe('a corrected row', () => {
  it('revises its own values only, and supersedes itself', async () => {
    await load(rostrum, coded('corrected'));
    const report = await load(
      rostrum,
      coded('corrected', {
        event: { time: '2020-01-08', place: undefined },
        row: { value: { id: 'corrected', text: 'anew' } },
      }),
    );
    expect(report).toMatchObject({ created: 0, updated: 4 });
    expect(await ask('corrected')).toMatchObject({
      time: { edtf: '2020-01-08' },
      place: null,
      claims: {
        nodes: [{ retractedAt: expect.any(String) }, { retractedAt: null, value: { text: 'anew' } }],
      },
      participations: { nodes: [{ role: 'SOURCE' }, { role: 'TARGET' }] },
    });
  });

  it('restates in claims its explicit claims', async () => {
    await load(rostrum, coded('spoken'));
    const second = await say('spoken', 'time', '2019-12-31', { saidAt: '2020-03-01' });
    await load(rostrum, coded('spoken', { event: { time: '2020-01-07' }, row: { value: ['anew'] } }));
    expect((await ask('spoken')).time.edtf).toBe('2019-12-31');
    await retract(second);
    expect((await ask('spoken')).time.edtf).toBe('2020-01-07');
  });

  it('drops a fact that it no longer contains, unless another source makes claims about it', async () => {
    await load(rostrum, coded('dropped'));
    await load(rostrum, coded('held'));
    await say(await idOf(rostrum, 'participation', 'held:target'), 'status', 'CONFIRMED');
    for (const key of ['dropped', 'held']) {
      const [event, source, , row] = coded(key, { row: { value: ['anew'] } }) as [
        object,
        object,
        object,
        object,
      ];
      await load(rostrum, [event, source, row] as never);
    }
    expect((await ask('dropped')).participations.nodes).toMatchObject([{ role: 'SOURCE' }]);
    expect((await ask('held')).participations.nodes).toMatchObject([
      { role: 'SOURCE' },
      { role: 'TARGET', status: 'CONFIRMED' },
    ]);
  });

  it('gives a relationship codes, about which there are no claims', async () => {
    const codes = [{ scheme: 'COW_ALLIANCE', value: '7001' }];
    const entente = {
      record: 'relationship',
      key: 'entente',
      subject: 'aland',
      object: 'bland',
      type: 'ENTENTE',
    };
    await load(rostrum, [
      { ...entente, recordClaim: 'row-7001', codes },
      rowClaim('row-7001', { relationship: 'entente' }),
    ]);
    const { relationships } = await rostrum.ask(`{ relationships(where: { type: { eq: ENTENTE } }) {
      nodes { externalIds { scheme value valid { edtf } claims { id } } } } }`);
    expect(relationships.nodes).toEqual([
      { externalIds: [{ scheme: 'COW_ALLIANCE', value: '7001', valid: null, claims: [] }] },
    ]);
  });

  it('leaves what stands to a second row of the same fact, whose claims are explicit', async () => {
    const alliance = (row: string, valid: string) => [
      {
        record: 'relationship',
        key: 'pact',
        subject: 'aland',
        object: 'bland',
        type: 'DEFENSE_PACT',
        recordClaim: row,
        valid,
      },
      rowClaim(row, { relationship: 'pact' }),
    ];
    await load(rostrum, alliance('pact-1', '1950/1960'));
    await load(rostrum, alliance('pact-2', '1950/1961'));
    const pact = await idOf(rostrum, 'relationship', 'pact');
    const ends = async () =>
      (await rostrum.ask(`{ node(id: "${pact}") { ... on Relationship { valid { edtf } } } }`)).node;
    expect(await ends()).toEqual({ valid: { edtf: '1950/1961' } });
    const before = await rostrum.digest();
    await load(rostrum, alliance('pact-1', '1950/1960'));
    await load(rostrum, alliance('pact-2', '1950/1961'));
    expect(await rostrum.digest()).toBe(before);
    await retract(await idOf(rostrum, 'claim', 'pact-1'));
    expect(await ends()).toEqual({ valid: { edtf: '1950/1961' } });
    await retract(await idOf(rostrum, 'claim', 'pact-2'));
    expect(
      (await rostrum.ask(`{ relationships(where: { type: { eq: DEFENSE_PACT } }) { totalCount } }`))
        .relationships.totalCount,
    ).toBe(0);
  });
});
