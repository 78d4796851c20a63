import fc from 'fast-check';
import type { Made } from '../support/factories';
import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum();
});
afterAll(() => rostrum.close());

interface Name {
  value: string;
  /** The first and the last day of its validity, infinite if there is none; null for always. */
  held?: readonly [string | null, string | null] | null;
}

/** The name of an event, and all its names, on a day and as recorded at a time. */
async function called(event: Made, validAt: string | null, knownAt: string | null) {
  const { asOf } = await rostrum.ask(
    `query ($id: ID!, $validAt: Date, $knownAt: DateTime) {
      asOf(validAt: $validAt, knownAt: $knownAt) { event(id: $id) { name names { value } } } }`,
    { id: event.id, validAt, knownAt },
  );
  const { name, names } = asOf.event;
  return { name, names: names.map(({ value }: Name) => value) as string[] };
}

const given = (names: Name[]) => names.map(({ value }) => ({ value }));

/** The validity of names comes only from imports. */
async function limit(event: Made, names: Name[]): Promise<void> {
  for (const { value, held } of names) {
    await rostrum.database.pool.query(
      `UPDATE entity_name SET valid_earliest = $3, valid_latest = $4
       WHERE entity_id = $1 AND value = $2 AND to_recording = 9223372036854775807`,
      [event.id.split('_')[1], value, ...(held ?? [null, null])],
    );
  }
}

async function named(names: Name[]): Promise<Made> {
  const event = await rostrum.make.event({ names: given(names) });
  await limit(event, names);
  return event;
}

async function rename(event: Made, names: Name[]): Promise<void> {
  const { event: current } = await rostrum.ask(`{ event(id: "${event.id}") { version } }`);
  const input = { id: event.id, expectedVersion: current.version, names: given(names) };
  const { userErrors } = await rostrum.tell('updateEvent', input, '{ userErrors { message } }');
  expect(userErrors).toEqual([]);
  await limit(event, names);
}

/** A moment after all writes so far, and before the next ones. */
async function now(): Promise<string> {
  const moment = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 5));
  return moment;
}

const isNoted = async ({ id }: Made) => {
  const noted = 'SELECT FROM renamed_entity WHERE entity_id = $1';
  return (await rostrum.database.pool.query(noted, [id.split('_')[1]])).rowCount === 1;
};

test('a thing with a single name has it on any day, without a lookup', async () => {
  const event = await named([{ value: 'A parade' }, { value: 'The parade' }]);
  expect(await called(event, '1900-01-01', null)).toEqual({
    name: 'A parade',
    names: ['A parade', 'The parade'],
  });
  expect(await isNoted(event)).toBe(false);
});

test('a thing has the name valid on the day', async () => {
  const event = await named([
    { value: 'The Great War', held: [null, '1939-08-31'] },
    { value: 'World War I', held: ['1939-09-01', null] },
  ]);
  expect((await called(event, '1925-01-01', null)).name).toBe('The Great War');
  expect((await called(event, '1950-01-01', null)).name).toBe('World War I');
  expect(await isNoted(event)).toBe(true);
});

test.each(['leader', 'country', 'organization', 'series', 'event'] as const)(
  'so has a thing of any kind: %s',
  async (kind) => {
    const { id, slug } = await rostrum.make[kind]();
    const key = id.split('_')[1];
    const call = (text: string) => rostrum.database.pool.query(text, [key]);
    await call(`UPDATE entity_name SET to_recording = from_recording + 1 WHERE entity_id = $1`);
    await call(
      // Ids are assigned in recordings, and these names are in none of their own.
      `INSERT INTO entity_name (id, from_recording, entity_id, value, language, valid_earliest, valid_latest)
       SELECT place - 2 * id, recording_id, id, value, 'en', since, till FROM entity,
         (VALUES (0, 'Once', null, date '2000-12-31'), (1, 'Since', date '2001-01-01', null)) given (place, value, since, till)
       WHERE id = $1`,
    );
    const on = async (day: string) =>
      (await rostrum.ask(`{ asOf(validAt: "${day}") { ${kind}(slug: "${slug}") { name } } }`)).asOf[kind]
        .name;
    expect([await on('1990-01-01'), await on('2020-01-01')]).toEqual(['Once', 'Since']);
  },
);

test('a thing has the name known by then', async () => {
  const event = await named([{ value: 'Talks' }]);
  const before = await now();
  await rename(event, [{ value: 'Summit' }]);
  expect((await called(event, '2025-01-01', before)).name).toBe('Talks');
  expect((await called(event, '2025-01-01', null)).name).toBe('Summit');
});

test('it has its label if that is among the valid names, and the first of those otherwise', async () => {
  const name = fc.record({
    value: fc.constantFrom('One', 'Two', 'Three'),
    held: fc.constantFrom(
      ...Array<null>(5).fill(null),
      [null, '2000-12-31'] as const,
      ['2001-01-01', null] as const,
      ['1990-01-01', '1999-12-31'] as const,
    ),
  });
  const names = fc.uniqueArray(name, { minLength: 1, maxLength: 3, selector: ({ value }) => value });
  let noted = 0;
  await fc.assert(
    fc.asyncProperty(names, fc.array(names, { maxLength: 2 }), async (first, later) => {
      const event = await named(first);
      const moments: (string | null)[] = [await now()];
      for (const each of later) {
        await rename(event, each);
        moments.push(await now());
      }
      noted += Number(await isNoted(event));
      for (const knownAt of [...moments, null]) {
        const label = (await called(event, null, knownAt)).name;
        for (const day of ['1980-01-01', '1995-01-01', '2020-01-01']) {
          const { name, names: held } = await called(event, day, knownAt);
          expect(name).toBe(held.includes(label) ? label : (held[0] ?? label));
        }
      }
    }),
    { numRuns: 20 },
  );
  expect(noted).toBeGreaterThan(0);
  expect(noted).toBeLessThan(40);
}, 120_000);
