import { QUESTIONS } from '../../src/app/graphiql/questions';
import { seed } from '../../src/io/import/seed';
import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
}, 120_000);
afterAll(() => rostrum.close());

/** What the result of each query of GraphiQL's tabs must contain, among other things. */
const ANSWERS: Record<string, (data: any) => void> = {
  'Who comes, and who says so?'({ event }) {
    expect(event).toMatchObject({
      name: 'Victory Day parade 2025',
      status: 'OCCURRED',
      time: { edtf: '2025-09-03' },
      place: { name: 'Tiananmen, Beijing', country: { name: 'China' } },
    });
    const { nodes, totalCount } = event.participations;
    expect(totalCount).toBe(nodes.length);
    const kim = nodes.find(({ participant }: any) => participant.slug === 'kim-jong-un');
    expect(kim).toMatchObject({ role: 'GUEST', level: 'HEAD_OF_STATE', status: 'ATTENDED' });
    expect(kim.claims.map(({ locator }: any) => locator)).toContain('para 1');
    const isKnown = nodes.map(({ level }: any) => level !== null);
    expect(isKnown).toEqual([...isKnown].sort((a, b) => Number(b) - Number(a)));
  },
  'Who may stay away, and why?'({ event }) {
    const { nodes } = event.participations;
    expect(nodes.map(({ participant, status }: any) => [participant.slug, status]).sort()).toEqual([
      ['lee-jae-myung', 'POSSIBLE'],
      ['western-leaders', 'NOT_EXPECTED'],
    ]);
    const western = nodes.find(({ participant }: any) => participant.slug === 'western-leaders');
    expect(western.reason).toMatch(/Ukraine/);
    expect(western.ledger[0]).toMatchObject({ status: 'NOT_EXPECTED', claim: { locator: 'para 9' } });
  },
  'Is it a first for Kim?'({ leader, lastEdition }) {
    expect(leader).toMatchObject({ name: 'Kim Jong Un', country: { name: 'North Korea' } });
    expect(leader.claims.nodes).toEqual([
      expect.objectContaining({ modality: 'BELIEVED', speaker: null, locator: 'para 1' }),
    ]);
    expect(lastEdition.participations.nodes).toEqual([
      { level: 'SENIOR_OFFICIAL', status: 'ATTENDED', participant: { name: 'North Korea' } },
    ]);
  },
  'Where does North Korea stand?'({ country }) {
    const seen = country.relationships.edges.map(({ counterpart, node }: any) => [
      node.type,
      counterpart.slug,
    ]);
    expect(seen).toEqual(
      expect.arrayContaining([
        ['FRIENDSHIP', 'china'],
        ['PARTNERSHIP', 'china'],
        ['BORDER', 'china'],
        ['BORDER', 'russia'],
        ['BORDER', 'south-korea'],
      ]),
    );
    expect(country.relationships.totalCount).toBe(seen.length);
    expect(country.names.length).toBeGreaterThan(3);
  },
  'Do the numbers add up?'({ event }) {
    const heads = event.quantities.find(({ property }: any) => property === 'quantity.heads-of-state');
    expect(heads.value).toBe(26);
    expect(heads.claims).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ modality: 'EXPECTED', locator: 'para 2' }),
        expect.objectContaining({ modality: 'ANNOUNCED', speaker: { name: 'Hong Lei' } }),
      ]),
    );
    expect(event.headsOfState.totalCount).toBe(event.headsOfState.nodes.length);
    expect(event.headsOfState.totalCount).toBeGreaterThan(0);
  },
  'Where do the sources contradict each other?'({ disputes }) {
    expect(disputes).toMatchObject({
      totalCount: 1,
      nodes: [
        {
          subject: { participant: { name: 'Lee Jae Myung' } },
          property: 'status',
          rule: 'It was said later, on 2025-08-28; the other on 2025-08-20.',
        },
      ],
    });
    expect(disputes.nodes[0].positions.map(({ value }: any) => value)).toEqual([
      'POSSIBLE',
      'NOT_EXPECTED',
      'INVITED',
    ]);
  },
  'What had been said by when?'({ july, august21, august28, now }) {
    const shown = (event: any) =>
      event.participations.nodes.map(({ participant, status }: any) => `${participant.slug} ${status}`);
    expect(shown(july.event)).toEqual(['vladimir-putin CONFIRMED']);
    expect(shown(august21.event)).toEqual([
      'vladimir-putin CONFIRMED',
      'lee-jae-myung NOT_EXPECTED',
      'woo-won-shik INVITED',
    ]);
    expect(shown(august28.event)).toEqual(
      expect.arrayContaining(['kim-jong-un CONFIRMED', 'lee-jae-myung POSSIBLE', 'woo-won-shik CONFIRMED']),
    );
    expect(shown(now)).toContain('kim-jong-un ATTENDED');
  },
  'How else is it spelled?'({ search }) {
    expect(search.nodes[0]).toMatchObject({ __typename: 'Leader', slug: 'kim-jong-un', name: 'Kim Jong Un' });
    expect(search.nodes[0].names.length).toBeGreaterThan(1);
  },
  'What was recorded?'({ changes }) {
    expect(changes.nodes.length).toBeGreaterThan(0);
    for (const { action, actor, at } of changes.nodes) {
      expect({ action, actor, at }).toEqual({
        action: 'IMPORTED',
        actor: 'rostrum',
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      });
    }
  },
};

test.each(QUESTIONS)('$title', async ({ title, query }) => {
  const answer = ANSWERS[title];
  if (!answer) throw new Error(`Nothing is expected of "${title}" yet: add it to ANSWERS.`);
  answer(await rostrum.ask(query));
});

test('importing the example again changes nothing', async () => {
  const { prisma } = rostrum.database;
  const before = await rostrum.digest();
  expect(await seed({ prisma })).toBeNull();
  expect(await rostrum.digest()).toBe(before);

  // Without the mark that it was imported, every record is read again, and found unchanged.
  await prisma.idempotentAnswer.deleteMany();
  const unmarked = await rostrum.digest();
  const report = await seed({ prisma });
  expect(report).toMatchObject({ created: 0, updated: 0, rejected: [] });
  expect(report!.unchanged).toBe(report!.read);
  await prisma.idempotentAnswer.deleteMany();
  expect(await rostrum.digest()).toBe(unmarked);
}, 120_000);
