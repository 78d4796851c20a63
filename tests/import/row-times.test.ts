import fc from 'fast-check';
import { toGlobalId } from '../../src/engine/model/global-id';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { coded, EVENT, GROUND, idOf, load, rowClaim, tryToLoad, type Line } from './row-world';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum();
  await load(rostrum, GROUND);
});
afterAll(() => rostrum.close());

const askAsOf = async (scope: string, slug: string) =>
  (
    await rostrum.ask(
      `{ asOf(${scope}) { event(slug: "${slug}") ${EVENT} events(first: 100) { nodes { slug } } } }`,
    )
  ).asOf;

describe('a row at other times', () => {
  beforeAll(async () => {
    await load(rostrum, coded('timely', { source: { level: 'MINISTER' } }));
    const early = await rostrum.make.source({ publishedAt: '2020-01-05' });
    await rostrum.make.claim('timely', 'time', '2020-01-01', {
      evidence: { source: early, modality: 'EXPECTED', saidAt: '2020-01-05' },
    });
  });

  it('has no effect before its date, and full effect from then on', async () => {
    const { events } = await askAsOf('saidBy: "2020-01-04"', 'timely');
    expect(events.nodes).not.toContainEqual({ slug: 'timely' });
    expect((await askAsOf('saidBy: "2020-01-10"', 'timely')).event).toMatchObject({
      type: 'ACCUSE',
      status: 'REPORTED',
      time: { edtf: '2020-01-09', earliest: '2020-01-09' },
      place: { name: 'Atown', country: { slug: 'aland' }, precision: 'TOWN' },
      participations: {
        nodes: [{ role: 'SOURCE', level: 'MINISTER', status: 'UNKNOWN' }, { role: 'TARGET' }],
      },
    });
  });

  it('yields to earlier claims', async () => {
    const { event, events } = await askAsOf('saidBy: "2020-01-05"', 'timely');
    expect(events.nodes).toContainEqual({ slug: 'timely' });
    expect(event).toMatchObject({
      type: 'OTHER',
      status: 'UNKNOWN',
      time: { edtf: '2020-01-01' },
      place: null,
      participations: { nodes: [] },
    });
  });

  it('is as recorded before any other claims', async () => {
    const { at } = await rostrum.database.prisma.recording.findFirstOrThrow({
      where: { actor: 'importer' },
      orderBy: { id: 'desc' },
    });
    for (const scope of [
      `knownAt: "${at.toISOString()}"`,
      `knownAt: "${at.toISOString()}", saidBy: "2020-06-01"`,
    ]) {
      const { event } = await askAsOf(scope, 'timely');
      expect(event).toMatchObject({ time: { edtf: '2020-01-09' }, status: 'REPORTED' });
      expect(event.claims.nodes).toHaveLength(1);
    }
    const unheard = await askAsOf(`knownAt: "${at.toISOString()}", saidBy: "2020-01-05"`, 'timely');
    expect(unheard.events.nodes).toEqual([]);
  });

  it('attests a term with an unknown start', async () => {
    await load(rostrum, [
      {
        record: 'tenure',
        key: 'began',
        leader: 'ann',
        country: 'bland',
        role: 'HEAD_OF_STATE',
        recordClaim: 'began',
        term: '/..',
        office: 'King',
      },
      rowClaim('began', { tenure: 'began' }),
    ]);
    const heldOn = async (day: string) =>
      (
        await rostrum.ask(
          `{ asOf(validAt: "${day}") { country(slug: "bland") { tenures { nodes { office } } } } }`,
        )
      ).asOf.country.tenures.nodes;
    expect(await heldOn('2020-01-09')).toEqual([]);
    expect(await heldOn('2020-01-10')).toEqual([{ office: 'King' }]);
  });
});

/** A claim about an event, possibly retracted. */
const saying = fc.record({
  property: fc.constantFrom('status', 'type', 'time', 'place'),
  choice: fc.nat(2),
  modality: fc.constantFrom('ASSERTED', 'BELIEVED', 'POSSIBLE'),
  stance: fc.constantFrom('SUPPORTS', 'SUPPORTS', 'DISPUTES'),
  said: fc.constantFrom('2020-01-01', '2020-01-10', '2020-02-01'),
  isTakenBack: fc.boolean(),
});
const VALUES: Record<string, unknown[]> = {
  status: ['REPORTED', 'SCHEDULED', 'CANCELLED'],
  type: ['ACCUSE', 'AID', 'OTHER'],
  time: ['2020-01-09', '2019', '2020-01-01/2020-01-31'],
  place: [
    { name: 'Atown', country: 'aland', precision: 'TOWN' },
    { name: 'Btown', latitude: 1.5, longitude: 2 },
    { name: 'Cland', country: 'cland', precision: 'COUNTRY' },
  ],
};

/** The event as in a row, and the same value by value as claims of the same attribution. */
const asRow = (key: string): Line[] => coded(key);
function asClaims(key: string): Line[] {
  const properties = ['type', 'status', 'time', 'place'];
  const [event, , , row] = coded(key) as [Line, Line, Line, Line];
  const identity = Object.entries(event).filter(([field]) => !['recordClaim', ...properties].includes(field));
  const claims = properties.map((property) => ({
    ...rowClaim(`${key}:${property}`, { event: key }),
    property,
    value: event[property],
  }));
  return [Object.fromEntries(identity), ...claims, row];
}

test('with any other claims, a row is equivalent to its values as separate claims', async () => {
  let run = 0;
  const source = await rostrum.make.source({ title: 'Another paper' });
  const VIEW =
    '{ type status time { edtf earliest latest } place { name country { slug } latitude precision } }';
  const views = async (slug: string) => {
    const scopes = ['2019-12-31', '2020-01-01', '2020-01-10', '2020-06-01'].map(
      (day, index) => `s${index}: asOf(saidBy: "${day}") { event(slug: "${slug}") ${VIEW} }`,
    );
    return rostrum.ask(`{ event(slug: "${slug}") ${VIEW} ${scopes.join(' ')} }`);
  };
  await fc.assert(
    fc.asyncProperty(fc.array(saying, { minLength: 1, maxLength: 4 }), async (sayings) => {
      run += 1;
      const [row, claims] = [`as-row-${run}`, `as-claims-${run}`];
      await load(rostrum, [...asRow(row), ...asClaims(claims)]);
      for (const slug of [row, claims]) {
        for (const [index, { property, choice, modality, stance, said, isTakenBack }] of sayings.entries()) {
          const evidence = { source, modality, saidAt: said, locator: `${index}` };
          const claim = await rostrum.make.claim(slug, property, VALUES[property]?.[choice], {
            stance,
            evidence,
          });
          if (isTakenBack)
            await rostrum.tell('retractClaim', { claim, reason: 'No.' }, '{ claim { id } }', 'REVIEWER');
        }
      }
      expect(await views(row)).toEqual(await views(claims));
    }),
    { numRuns: 6 },
  );
});

test('a batch that was rolled back leaves no gap: the ids are those of an undisturbed run', async () => {
  const worlds = await Promise.all([startRostrum(), startRostrum()]);
  const ids = [];
  for (const [index, world] of worlds.entries()) {
    await load(world, GROUND);
    for (const key of ['a', 'b']) {
      if (index === 1) await expect(disturb(world, key)).rejects.toThrow('The power went out');
      await load(world, coded(key));
    }
    ids.push(await Promise.all([idOf(world, 'claim', 'b'), idOf(world, 'participation', 'b:target')]));
    const { rows } = await world.database.pool.query('SELECT id, slug FROM entity ORDER BY id');
    ids[index]?.push(...rows.map(({ id, slug }) => `${slug} ${id}`));
    await world.close();
  }
  expect(ids[1]).toEqual(ids[0]);
});

/** Loads lines, and fails when the recording would be closed. */
async function disturb({ database }: Rostrum, key: string): Promise<void> {
  await database.pool.query(`
    CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'The power went out'; END $$;
    CREATE TRIGGER fail BEFORE INSERT ON change EXECUTE FUNCTION fail()`);
  try {
    await load({ database }, coded(key));
  } finally {
    await database.pool.query('DROP TRIGGER fail ON change; DROP FUNCTION fail()');
  }
}

test('text of any kind is preserved', async () => {
  const odd = 'tab\t, newline\n, return\r, \\N, \\\\., "quoted", \v\f\b, é 你好 😀, {a,b}, $1';
  await load(rostrum, [
    {
      record: 'dataset',
      key: 'odd',
      name: odd.trim(),
      covers: { participants: ['aland', 'bland'], eventTypes: ['AID', 'CEREMONY'] },
    },
    ...coded('odd', {
      event: { label: odd, summary: odd },
      row: { value: { [odd]: [odd, null, 1.5, true, {}] }, statement: odd },
    }),
  ]);
  const { event } = await rostrum.ask(
    `{ event(slug: "odd") { name summary claims { nodes { value statement } } } }`,
  );
  expect(event).toEqual({
    name: odd,
    summary: odd,
    claims: { nodes: [{ value: { [odd]: [odd, null, 1.5, true, {}] }, statement: odd }] },
  });
  const dataset = await rostrum.database.prisma.dataset.findFirstOrThrow({ where: { key: 'odd' } });
  expect(dataset).toMatchObject({ name: odd, coversEventTypes: ['AID', 'CEREMONY'] });
  const countries = await rostrum.ask('{ countries { nodes { id slug } } }');
  expect(dataset.coversParticipants.map((id) => toGlobalId('COUNTRY', id)).sort()).toEqual(
    countries.countries.nodes
      .filter(({ slug }: { slug: string }) => slug !== 'cland')
      .map(({ id }: { id: string }) => id)
      .sort(),
  );
});

test('text that Postgres cannot store is refused with its row', async () => {
  const { rejected } = await tryToLoad(rostrum, coded('nul', { row: { value: { text: 'a\0b' } } }));
  expect(rejected[0]?.reason).toMatch(/the row from which it comes/);
  expect(rejected[3]?.reason).toMatch(/NUL/);
  expect(rejected).toHaveLength(4);
});
