import { type Rostrum, startRostrum } from '../support/rostrum';
import { PARADE, STORY_TABLE } from '../import/story-table';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
}, 120_000);
afterAll(() => rostrum.close());

const CLAIM = `{
  property
  value
  modality
  statement
  locator
  review
  retractedAt
  speaker { slug }
  source { title }
  subject {
    __typename
    ... on Entity { slug }
    ... on Participation { event { slug } participant { ... on Entity { slug } } }
    ... on Relationship { type subject { ... on Entity { slug } } object { ... on Entity { slug } } }
  }
}`;

/** The subject of a line as the API shows it. */
function shown(subject: (typeof STORY_TABLE)[number]['subject']): object {
  const [[kind, key]] = Object.entries(subject) as [[string, string]];
  if (kind === 'participation') {
    const [event, participant] = key.split(':');
    return { __typename: 'Participation', event: { slug: event }, participant: { slug: participant } };
  }
  if (kind === 'relationship') {
    const type = key.split(':')[0]!.replaceAll('-', '_').toUpperCase();
    return expect.objectContaining({ __typename: 'Relationship', type });
  }
  return { __typename: expect.stringMatching(new RegExp(kind, 'i')), slug: key };
}

test.each(STORY_TABLE.map((line) => [line.para, JSON.stringify(line.subject), line.property, line] as const))(
  'para %i: %s, %s',
  async (_para, _subject, _property, line) => {
    const { claims } = await rostrum.ask(
      `query ($where: ClaimFilter) { claims(where: $where, first: 100) { nodes ${CLAIM} } }`,
      {
        where: {
          property: { eq: line.property },
          modality: { eq: line.modality },
          ...(line.speaker && { speaker: { eq: line.speaker } }),
        },
      },
    );
    expect(claims.nodes).toContainEqual({
      property: line.property,
      value: line.value,
      modality: line.modality,
      statement: expect.stringMatching(/\S/),
      locator: `para ${line.para}`,
      review: 'ACCEPTED',
      retractedAt: null,
      speaker: line.speaker ? { slug: line.speaker } : null,
      source: { title: expect.stringMatching(/\S/) },
      subject: shown(line.subject),
    });
  },
);

test('the participants, with role, level, sources and certainty', async () => {
  const { event } = await rostrum.ask(`{
    event(slug: "${PARADE}") {
      participations(first: 100, orderBy: [{ field: NAME }]) {
        nodes {
          participant { ... on Entity { slug } }
          role
          level
          status
          country { iso3 }
          claims { property modality speaker { slug } }
        }
      }
    }
  }`);
  const bySlug = new Map<string, any>(
    event.participations.nodes.map((node: any) => [node.participant.slug, node]),
  );
  expect(bySlug.get('kim-jong-un')).toMatchObject({
    role: 'GUEST',
    level: 'HEAD_OF_STATE',
    status: 'ATTENDED',
    country: { iso3: 'PRK' },
    claims: expect.arrayContaining([
      { property: 'status', modality: 'ANNOUNCED', speaker: { slug: 'china-ministry-of-foreign-affairs' } },
    ]),
  });
  expect(bySlug.get('vladimir-putin')).toMatchObject({ role: 'GUEST', status: 'ATTENDED' });
  expect(bySlug.get('xi-jinping')).toMatchObject({
    role: 'HOST',
    status: 'ATTENDED',
    country: { iso3: 'CHN' },
  });
  expect(bySlug.get('lee-jae-myung')).toMatchObject({ status: 'POSSIBLE', country: { iso3: 'KOR' } });
  expect(bySlug.get('western-leaders')).toMatchObject({
    status: 'NOT_EXPECTED',
    country: null,
  });
});

test('the editions of the series are linked', async () => {
  const { series, event } = await rostrum.ask(`{
    series(slug: "victory-day-parade") { name editions { slug edition } }
    event(slug: "${PARADE}") { edition previousEdition { slug nextEdition { slug } } nextEdition { slug } series { slug } }
  }`);
  expect(series).toEqual({
    name: 'Victory Day parade',
    editions: [
      { slug: 'victory-day-parade-2015', edition: '2015' },
      { slug: PARADE, edition: '2025' },
    ],
  });
  expect(event).toEqual({
    edition: '2025',
    previousEdition: { slug: 'victory-day-parade-2015', nextEdition: { slug: PARADE } },
    nextEdition: null,
    series: { slug: 'victory-day-parade' },
  });
});

test('the announced number is shown beside the recorded roster', async () => {
  const { event } = await rostrum.ask(`{
    event(slug: "${PARADE}") {
      quantities { property value low high unit approximate claims { modality } }
      participations(where: {
        level: { in: [HEAD_OF_STATE, HEAD_OF_GOVERNMENT] }, role: { eq: GUEST }, status: { in: [CONFIRMED, ATTENDED] }
      }) { totalCount }
    }
  }`);
  expect(event.quantities).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        property: 'quantity.heads-of-state',
        value: 26,
        claims: [{ modality: 'ANNOUNCED' }, { modality: 'ANNOUNCED' }, { modality: 'EXPECTED' }],
      }),
      expect.objectContaining({ property: 'quantity.personnel', low: 10000, high: 99999, approximate: true }),
      expect.objectContaining({
        property: 'quantity.duration',
        value: 70,
        unit: 'minutes',
        approximate: false,
        claims: [{ modality: 'ASSERTED' }, { modality: 'EXPECTED' }],
      }),
    ]),
  );
  expect(event.participations.totalCount).toBe(7);
});

test('a hypothetical has its condition, and decides nothing', async () => {
  const { leader } = await rostrum.ask(`{
    leader(slug: "lee-jae-myung") {
      country { iso3 }
      claims(where: { modality: { eq: HYPOTHETICAL } }) { nodes { property condition } }
      participations { nodes { status ledger { status claim { modality } } } }
    }
  }`);
  expect(leader.claims.nodes).toEqual([{ property: 'risk', condition: expect.stringMatching(/\S/) }]);
  expect(leader.country).toEqual({ iso3: 'KOR' });
  expect(leader.participations.nodes).toEqual([
    {
      status: 'POSSIBLE',
      ledger: [
        { status: 'INVITED', claim: { modality: 'ASSERTED' } },
        { status: 'NOT_EXPECTED', claim: { modality: 'BELIEVED' } },
        { status: 'POSSIBLE', claim: { modality: 'ASSERTED' } },
      ],
    },
  ]);
});

test('Lee reached out and was turned down: both are claimed, the later stands', async () => {
  const { relationships } = await rostrum.ask(`{
    relationships(where: { type: { eq: OVERTURE }, between: { all: ["lee-jae-myung", "kim-jong-un"] } }) {
      nodes { status directed claims { property value speaker { slug } modality } }
    }
  }`);
  const [overture] = relationships.nodes;
  expect(relationships.nodes).toHaveLength(1);
  expect(overture).toMatchObject({ status: 'REJECTED', directed: true });
  expect(overture.claims).toEqual(
    expect.arrayContaining([
      { property: 'status', value: 'PROPOSED', speaker: { slug: 'lee-jae-myung' }, modality: 'DESIRED' },
      { property: 'status', value: 'REJECTED', speaker: { slug: 'north-korea' }, modality: 'ASSERTED' },
    ]),
  );
});

test('a leader leads by the tenure that is held', async () => {
  const { leaders } = await rostrum.ask(`{
    leaders(where: { inOffice: true, role: { eq: HEAD_OF_STATE } }) { nodes { slug country { iso3 } } }
  }`);
  expect(leaders.nodes).toEqual([
    { slug: 'aleksandar-vucic', country: { iso3: 'SRB' } },
    { slug: 'alexander-lukashenko', country: { iso3: 'BLR' } },
    { slug: 'donald-trump', country: { iso3: 'USA' } },
    { slug: 'kim-jong-un', country: { iso3: 'PRK' } },
    { slug: 'lee-jae-myung', country: { iso3: 'KOR' } },
    { slug: 'prabowo-subianto', country: { iso3: 'IDN' } },
    { slug: 'vladimir-putin', country: { iso3: 'RUS' } },
    { slug: 'xi-jinping', country: { iso3: 'CHN' } },
  ]);
});
