import { WEEKS_TABLE } from '../import/story-table';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { PARADE, SLUG } from './parade';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
}, 120_000);
afterAll(() => rostrum.close());

const saidBy = async (day: string, question: string) =>
  (await rostrum.ask(`query ($day: Date) { asOf(saidBy: $day) { ${question} } }`, { day })).asOf;

/** The guests by slug, each with the status claimed by a day. */
async function guestsBy(day: string): Promise<Record<string, string>> {
  const { event } = await saidBy(
    day,
    `event(slug: "${PARADE}") { participations(where: { role: { eq: GUEST } }, first: 50) { nodes { status ${SLUG} } } }`,
  );
  return Object.fromEntries(
    (event?.participations.nodes ?? []).map(({ participant, status }: any) => [participant.slug, status]),
  );
}

const INVITED_BY_CHINA = {
  'alexander-lukashenko': 'CONFIRMED',
  'masoud-pezeshkian': 'CONFIRMED',
  'prabowo-subianto': 'CONFIRMED',
  'aleksandar-vucic': 'CONFIRMED',
  'robert-fico': 'CONFIRMED',
  'woo-won-shik': 'CONFIRMED',
  'united-nations': 'CONFIRMED',
  'western-leaders': 'NOT_EXPECTED',
  'lee-jae-myung': 'POSSIBLE',
};

test.each<[day: string, guests: Record<string, string>]>([
  ['2025-01-20', {}],
  ['2025-01-21', { 'vladimir-putin': 'INVITED' }],
  ['2025-02-09', { 'vladimir-putin': 'INVITED' }],
  ['2025-05-05', { 'vladimir-putin': 'INVITED' }],
  ['2025-05-06', { 'vladimir-putin': 'CONFIRMED' }],
  ['2025-07-01', { 'vladimir-putin': 'CONFIRMED' }],
  ['2025-07-30', { 'vladimir-putin': 'CONFIRMED' }],
  // An unspecified day of July has passed when July has.
  ['2025-07-31', { 'vladimir-putin': 'CONFIRMED', 'lee-jae-myung': 'INVITED' }],
  ['2025-08-19', { 'vladimir-putin': 'CONFIRMED', 'lee-jae-myung': 'INVITED' }],
  [
    '2025-08-20',
    { 'vladimir-putin': 'CONFIRMED', 'lee-jae-myung': 'NOT_EXPECTED', 'woo-won-shik': 'INVITED' },
  ],
  [
    '2025-08-21',
    { 'vladimir-putin': 'CONFIRMED', 'lee-jae-myung': 'NOT_EXPECTED', 'woo-won-shik': 'INVITED' },
  ],
  [
    '2025-08-22',
    { 'vladimir-putin': 'CONFIRMED', 'lee-jae-myung': 'NOT_EXPECTED', 'woo-won-shik': 'CONFIRMED' },
  ],
  [
    '2025-08-27',
    { 'vladimir-putin': 'CONFIRMED', 'lee-jae-myung': 'NOT_EXPECTED', 'woo-won-shik': 'CONFIRMED' },
  ],
  ['2025-08-28', { ...INVITED_BY_CHINA, 'vladimir-putin': 'EXPECTED', 'kim-jong-un': 'CONFIRMED' }],
  ['2025-09-02', { ...INVITED_BY_CHINA, 'vladimir-putin': 'EXPECTED', 'kim-jong-un': 'CONFIRMED' }],
  ['2025-09-03', { ...INVITED_BY_CHINA, 'vladimir-putin': 'ATTENDED', 'kim-jong-un': 'ATTENDED' }],
])('as claimed by %s', async (day, guests) => {
  expect(await guestsBy(day)).toEqual(guests);
});

test('every line of the weeks, with its speaker, its paper and its day', async () => {
  const { sources } = await rostrum.ask(`{
    sources(first: 50) { nodes { title publisher publishedAt { edtf }
      claims(first: 100) { nodes {
        property value modality speaker { slug } saidAt { edtf }
        subject { ... on Entity { slug } ... on Participation { event { slug } ${SLUG} } }
      } } } }
  }`);
  const claimed = sources.nodes.flatMap(({ publisher, publishedAt, claims }: any) =>
    claims.nodes.map((claim: any) => ({
      publisher,
      day: claim.saidAt?.edtf ?? publishedAt?.edtf,
      of: claim.subject.slug ?? `${claim.subject.event?.slug}:${claim.subject.participant?.slug}`,
      property: claim.property,
      value: claim.value,
      modality: claim.modality,
      speaker: claim.speaker?.slug,
    })),
  );
  for (const { subject, ...line } of WEEKS_TABLE) {
    expect(claimed).toContainEqual({ ...line, of: Object.values(subject)[0] });
  }
});

test('the first invitation has type, time and place; the report of August is more exact', async () => {
  const eventBy = async (day: string) =>
    (
      await saidBy(
        day,
        `event(slug: "${PARADE}") { type status time { edtf } place { name precision } quantities { property value } }`,
      )
    ).event;
  const parade = { type: 'CEREMONY', time: { edtf: '2025-09-03' } };
  const tiananmen = { name: 'Tiananmen, Beijing', precision: 'EXACT' };
  expect(await eventBy('2025-01-21')).toEqual({
    ...parade,
    status: 'SCHEDULED',
    place: { name: 'Beijing', precision: 'TOWN' },
    quantities: [],
  });
  expect(await eventBy('2025-08-28')).toMatchObject({ ...parade, status: 'SCHEDULED', place: tiananmen });
  expect(await eventBy('2025-09-03')).toMatchObject({ ...parade, status: 'OCCURRED', place: tiananmen });
});

test('the day before and the day itself: Kim arrives, the parade is held, guns are fired', async () => {
  const question = `{
    arrival: event(slug: "kim-jong-un-in-beijing-2025") {
      type status time { edtf } place { name }
      participations { nodes { status role level country { iso3 } ${SLUG} } }
    }
    parade: event(slug: "${PARADE}") { subEvents { slug type status time { edtf } superEvent { slug } } }
  }`;
  const { arrival, parade } = await rostrum.ask(question);
  expect(arrival).toEqual({
    type: 'CONSULT',
    status: 'OCCURRED',
    time: { edtf: '2025-09-02' },
    place: { name: 'Beijing' },
    participations: {
      nodes: [
        {
          status: 'ATTENDED',
          role: 'GUEST',
          level: 'HEAD_OF_STATE',
          country: { iso3: 'PRK' },
          participant: { slug: 'kim-jong-un' },
        },
      ],
    },
  });
  expect(parade.subEvents).toEqual([
    {
      slug: 'gun-salute-beijing-2025',
      type: 'CEREMONY',
      status: 'OCCURRED',
      time: { edtf: '2025-09-03' },
      superEvent: { slug: PARADE },
    },
  ]);
  const { asOf: before } = await rostrum.ask(`{ asOf(saidBy: "2025-09-01") ${question} }`);
  expect(before).toEqual({ arrival: null, parade: { subEvents: [] } });
});

test('the report of 28 August is still readable by itself', async () => {
  const { sources } = await rostrum.ask('{ sources(first: 50) { nodes { id publisher title } } }');
  const [article] = sources.nodes.filter(({ title }: any) => title.startsWith('News report on the guests'));
  const { claims } = await rostrum.ask(
    `query ($source: ID) {
      claims(where: { source: { eq: $source } }, first: 100) {
        totalCount
        nodes { property value locator source { id } subject { ... on Participation { ${SLUG} } } }
      }
    }`,
    { source: article.id },
  );
  expect(claims.totalCount).toBe(67);
  for (const { source, locator } of claims.nodes) {
    expect(source).toEqual({ id: article.id });
    expect(locator).toMatch(/^para \d+$/);
  }
  const statuses = claims.nodes
    .filter(({ property, subject }: any) => property === 'status' && subject.participant)
    .map(({ subject, value }: any) => `${subject.participant.slug} ${value}`);
  expect(statuses).toEqual(
    expect.arrayContaining([
      'kim-jong-un CONFIRMED',
      'vladimir-putin EXPECTED',
      'lee-jae-myung POSSIBLE',
      'western-leaders NOT_EXPECTED',
    ]),
  );
  expect(statuses.filter((line: string) => line.startsWith('woo-won-shik'))).toEqual([]);
});

test('beside the edition of 2015, North Korea rises on any day; the other arrivals depend on it', async () => {
  const comparedBy = async (day: string) =>
    (
      await saidBy(
        day,
        `compareEditions(series: "victory-day-parade", from: "2015", to: "2025") {
          changed { country { iso3 } levelChange from { level } to { level status ${SLUG} } }
          arrived { ${SLUG} }
          departed { ${SLUG} }
        }`,
      )
    ).compareEditions;
  const northKorea = (status: string) => ({
    country: { iso3: 'PRK' },
    levelChange: 4,
    from: { level: 'SENIOR_OFFICIAL' },
    to: { level: 'HEAD_OF_STATE', status, participant: { slug: 'kim-jong-un' } },
  });
  const august = await comparedBy('2025-08-28');
  expect(august).toMatchObject({ changed: [northKorea('CONFIRMED')], departed: [] });
  expect(august.arrived).toHaveLength(9);
  expect(await comparedBy('2025-09-03')).toEqual({ ...august, changed: [northKorea('ATTENDED')] });
});

test('26 are announced, seven of them are recorded as coming, and both stand', async () => {
  const { event } = await saidBy(
    '2025-08-28',
    `event(slug: "${PARADE}") {
      quantities { property value claims { value modality source { publisher } } }
      participations(where: { level: { in: [HEAD_OF_STATE, HEAD_OF_GOVERNMENT] }, role: { eq: GUEST } }) {
        nodes { status }
      }
    }`,
  );
  expect(event.quantities.find(({ property }: any) => property === 'quantity.heads-of-state')).toEqual({
    property: 'quantity.heads-of-state',
    value: 26,
    claims: expect.arrayContaining([
      { value: { value: 26 }, modality: 'ANNOUNCED', source: { publisher: 'India Today' } },
      { value: { value: 26 }, modality: 'ANNOUNCED', source: { publisher: 'Al-Ahed' } },
      { value: { value: 26 }, modality: 'EXPECTED', source: { publisher: null } },
    ]),
  });
  const statuses = event.participations.nodes.map(({ status }: any) => status).sort();
  expect(statuses).toEqual([...Array(6).fill('CONFIRMED'), 'EXPECTED', 'POSSIBLE']);
});

test('a first meeting until the day, and no longer a first after it', async () => {
  const check = `checkFirst(participant: "kim-jong-un", where: { countriesPresent: { gte: 3 } }, before: "2025-09-04") {
    verdict counterexamples { slug }
  }`;
  const unknown = { verdict: 'UNKNOWN', counterexamples: [] };
  expect((await saidBy('2025-09-02', check)).checkFirst).toEqual(unknown);
  expect((await saidBy('2025-09-03', check)).checkFirst).toEqual({
    verdict: 'CONTRADICTED',
    counterexamples: [{ slug: PARADE }],
  });
  const before = await rostrum.ask(`{ ${check.replace('2025-09-04', '2025-09-03')} }`);
  expect(before.checkFirst).toEqual(unknown);
});

test('a condition that is not met changes no status', async () => {
  const { event } = await rostrum.ask(
    `{ event(slug: "${PARADE}") { participations(where: { participant: { eq: "robert-fico" } }) { nodes { id } } } }`,
  );
  await rostrum.make.claim(event.participations.nodes[0].id, 'status', 'WITHDRAWN', {
    evidence: { modality: 'HYPOTHETICAL', condition: 'Parliament calls him back.', saidAt: '2025-09-01' },
  });
  expect(await guestsBy('2025-09-03')).toMatchObject({ 'robert-fico': 'CONFIRMED' });
});

test('contradictions concern one guest only; the others progress', async () => {
  const disputes = async (args: string) => {
    const answer = await rostrum.ask(
      `{ disputes(subject: "${PARADE}"${args}) { nodes { current { value } subject { ... on Event { slug } ... on Participation { ${SLUG} } } } } }`,
    );
    return Object.fromEntries(
      answer.disputes.nodes.map(({ subject, current }: any) => [
        subject.slug ?? subject.participant.slug,
        current.value,
      ]),
    );
  };
  expect(await disputes('')).toEqual({ 'lee-jae-myung': 'POSSIBLE' });
  expect(await disputes(', kind: SUCCESSION')).toEqual({
    [PARADE]: 'OCCURRED',
    'xi-jinping': 'ATTENDED',
    'vladimir-putin': 'ATTENDED',
    'kim-jong-un': 'ATTENDED',
    'woo-won-shik': 'CONFIRMED',
  });
  expect(await disputes(', includeFacts: false')).toEqual({});
});
