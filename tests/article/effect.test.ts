import { importJsonl } from '../../src/io/import/import-jsonl';
import { type Rostrum, startRostrum } from '../support/rostrum';

const SOURCE = 'article-victory-day-2025';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
  const rows = [
    { record: 'dataset', key: 'pacts', name: 'Pacts' },
    { record: 'source', key: 'pacts:list', title: 'List of pacts', publishedAt: '2020-01-01' },
    ...[
      ['angola', 'zambia', 'ENDED'],
      ['chad', 'niger', 'ACTIVE'],
    ].flatMap(([subject, object, status]) => [
      {
        record: 'relationship',
        key: `pacts:${subject}`,
        subject,
        object,
        type: 'DEFENSE_PACT',
        directed: false,
        status,
        valid: '2001-02-03/2015',
        dataset: 'pacts',
        recordClaim: `pacts:row-${subject}`,
      },
      {
        record: 'claim',
        key: `pacts:row-${subject}`,
        subject: { relationship: `pacts:${subject}` },
        property: 'record',
        value: { pair: `${subject} ${object}` },
        statement: 'Row of the list.',
        source: 'pacts:list',
        dataset: 'pacts',
      },
    ]),
  ];
  const lines = rows.map((row) => JSON.stringify(row));
  const { rejected } = await importJsonl(rostrum.database, lines, { actor: 'test', batchSize: 100 });
  expect(rejected).toEqual([]);
});
afterAll(() => rostrum.close());

const draft = async (
  subject: Record<string, string>,
  property: string,
  value: unknown,
  modality = 'ASSERTED',
) => {
  const key = `draft:${Object.values(subject)[0]}:${property}:${JSON.stringify(value)}:${modality}`;
  const record = {
    record: 'claim',
    key,
    subject,
    property,
    value,
    statement: key,
    source: SOURCE,
    modality,
    review: 'DRAFT',
  };
  const { rejected } = await importJsonl(rostrum.database, [JSON.stringify(record)], {
    actor: 'test',
    batchSize: 100,
  });
  expect(rejected).toEqual([]);
  const { claims } = await rostrum.ask(
    '{ claims(first: 100, where: { review: { eq: DRAFT } }) { nodes { id statement effect { kind current wouldStand } } } }',
  );
  return claims.nodes.find(({ statement }: any) => statement === key);
};

const PUTIN = { participation: 'victory-day-parade-2025:vladimir-putin' };

test.each([
  [{ relationship: 'pacts:chad' }, 'status', 'ACTIVE', 'AGREES', 'ACTIVE', true],
  [{ relationship: 'pacts:chad' }, 'valid', '1999/2015', 'CONTRADICTS', '2001-02-03/2015', true],
  [{ relationship: 'pacts:angola' }, 'status', 'ACTIVE', 'CONTRADICTS', 'ENDED', true],
  [{ relationship: 'pacts:angola' }, 'polarity', 3, 'ADDS', null, true],
  // What was given with a thing or a seat, without a claim; the list of countries is more reliable.
  [{ country: 'france' }, 'capital', 'Paris', 'AGREES', 'Paris', false],
  [{ country: 'france' }, 'capital', 'Orange', 'CONTRADICTS', 'Paris', false],
  [PUTIN, 'role', 'GUEST', 'AGREES', 'GUEST', true],
  [PUTIN, 'role', 'HOST', 'CONTRADICTS', 'GUEST', true],
])('a draft about %j, %s %j, %s', async (subject, property, value, kind, current, wouldStand) => {
  expect((await draft(subject, property, value)).effect).toEqual({ kind, current, wouldStand });
});

async function accept(id: string): Promise<void> {
  const { userErrors } = await rostrum.tell(
    'reviewClaims',
    { claims: [id], review: 'ACCEPTED' },
    '{ userErrors { message } }',
    'REVIEWER',
  );
  expect(userErrors).toEqual([]);
}

test('a draft that is less sure than what was given would not stand, and does not once it is accepted', async () => {
  const { id, effect } = await draft({ country: 'france' }, 'capital', 'Lyon', 'POSSIBLE');
  expect(effect).toEqual({ kind: 'CONTRADICTS', current: 'Paris', wouldStand: false });
  await accept(id);
  expect((await rostrum.ask('{ country(iso3: "FRA") { capital } }')).country.capital).toBe('Paris');
  // What stands is what the next draft is compared with.
  const { effect: next } = await draft({ country: 'france' }, 'capital', 'Nice', 'BELIEVED');
  expect(next).toEqual({ kind: 'CONTRADICTS', current: 'Paris', wouldStand: false });
});

test('the effect that was said is what happens once the draft is accepted', async () => {
  const { id, effect } = await draft({ relationship: 'pacts:chad' }, 'status', 'ENDED');
  expect(effect).toEqual({ kind: 'SUCCEEDS', current: 'ACTIVE', wouldStand: true });
  await accept(id);
  const { relationships } = await rostrum.ask(
    '{ relationships(first: 5, where: { type: { eq: DEFENSE_PACT }, status: { eq: ENDED } }) { totalCount } }',
  );
  expect(relationships.totalCount).toBe(2);
});
