import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../support/database';
import type { Made } from '../support/factories';
import { involvementFaults } from '../support/involvement';
import { type Rostrum, startRostrum } from '../support/rostrum';

const idOf = ({ id }: { id: string }) => BigInt(id.split('_')[1]!);

describe('what is recorded', () => {
  let rostrum: Rostrum;
  beforeAll(async () => {
    rostrum = await startRostrum();
  });
  afterAll(() => rostrum.close());

  /** The events of a thing at present: days, and whether it attended. */
  async function involvements(thing: Made): Promise<unknown[][]> {
    const { rows } = await rostrum.database.pool.query({
      text: `SELECT event_id::text, starts::text, ends::text, attended FROM involvement
        WHERE entity_id = $1 AND to_recording = 9223372036854775807 ORDER BY event_id`,
      values: [idOf(thing)],
      rowMode: 'array',
    });
    return rows;
  }
  const number = (thing: Made) => String(idOf(thing));
  const eventsOf = async (thing: Made) => (await involvements(thing)).map(([event]) => event);

  afterEach(async () => expect(await involvementFaults(rostrum.database.pool)).toEqual([]));

  test('names the participant and the country represented, each once', async () => {
    const { make } = rostrum;
    const [one, two, land] = [await make.leader(), await make.leader(), await make.country()];
    const event = await make.event({ time: '2025-09' });
    const evidence = { saidAt: '2025-10-01' };
    await make.participation(event, one, { country: land.id, status: 'ATTENDED', evidence });
    await make.participation(event, two, { country: land.id, status: 'DECLINED' });
    expect(await involvements(one)).toEqual([[number(event), '2025-09-01', '2025-09-30', true]]);
    expect(await involvements(two)).toEqual([[number(event), '2025-09-01', '2025-09-30', false]]);
    expect(await involvements(land)).toEqual([[number(event), '2025-09-01', '2025-09-30', true]]);
  });

  test('moves with the event, and an unknown time is unknown here', async () => {
    const { make } = rostrum;
    const [guest, event] = [await make.leader(), await make.event({ time: 'XXXX' })];
    await make.participation(event, guest);
    expect(await involvements(guest)).toEqual([[number(event), '-infinity', 'infinity', false]]);
    await make.claim(event.id, 'time', '2025-09-04/..');
    expect(await involvements(guest)).toEqual([[number(event), '2025-09-04', 'infinity', false]]);
  });

  test('has the type of the event', async () => {
    const { ask, make } = rostrum;
    const [guest, event] = [await make.leader(), await make.event({ type: 'CONSULT' })];
    await make.participation(event, guest);
    const listed = (type: string) =>
      ask(
        `query ($id: ID!, $type: EventType!) { leader(id: $id) { events(where: { type: { eq: $type } }) { totalCount nodes { id } } } }`,
        { id: guest.id, type },
      ).then(({ leader }) => leader.events);
    expect(await listed('CONSULT')).toEqual({ totalCount: 1, nodes: [{ id: event.id }] });
    await make.claim(event.id, 'type', 'AGREE');
    expect(await listed('CONSULT')).toEqual({ totalCount: 0, nodes: [] });
    expect(await listed('AGREE')).toEqual({ totalCount: 1, nodes: [{ id: event.id }] });
  });

  test('ends when its last support ends, and not before', async () => {
    const { ask, make, tell } = rostrum;
    const [guest, event] = [await make.leader(), await make.event()];
    await make.participation(event, guest, { level: 'MINISTER' });
    const { participations } = (
      await ask(`{ event(id: "${event.id}") { participations { nodes { claims { id } } } } }`)
    ).event;
    const [first, ...others] = participations.nodes[0].claims as Made[];
    const retract = ({ id }: { id: string }) =>
      tell('retractClaim', { claim: id, reason: 'An error' }, '{ userErrors { code } }');
    await retract(first!);
    expect(await eventsOf(guest)).toEqual([number(event)]);
    for (const each of others) await retract(each);
    expect(await eventsOf(guest)).toEqual([]);
  });

  test('follows a merged record to its target, and back', async () => {
    const { make, tell } = rostrum;
    const [keep, absorb, event] = [await make.leader(), await make.leader(), await make.event()];
    await make.participation(event, absorb);
    const merged = { keep: keep.id, absorb: absorb.id, reason: 'One' };
    expect((await tell('mergeEntities', merged, '{ userErrors { code } }', 'REVIEWER')).userErrors).toEqual(
      [],
    );
    expect([await eventsOf(keep), await eventsOf(absorb)]).toEqual([[number(event)], []]);
    const parted = { absorbed: absorb.id, reason: 'Two' };
    expect((await tell('unmergeEntity', parted, '{ userErrors { code } }', 'REVIEWER')).userErrors).toEqual(
      [],
    );
    expect([await eventsOf(keep), await eventsOf(absorb)]).toEqual([[], [number(event)]]);
  });

  test('follows the participations of a merged event', async () => {
    const { make, tell } = rostrum;
    const [guest, keep, absorb] = [await make.leader(), await make.event(), await make.event()];
    await make.participation(absorb, guest);
    const merged = { keep: keep.id, absorb: absorb.id, reason: 'One' };
    expect((await tell('mergeEntities', merged, '{ userErrors { code } }', 'REVIEWER')).userErrors).toEqual(
      [],
    );
    expect(await eventsOf(guest)).toEqual([number(keep)]);
  });
});

describe('what is written, in any way', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    await database.pool.query("INSERT INTO recording SELECT n, now(), 'test' FROM generate_series(1, 20) n");
    await database.pool.query(
      "INSERT INTO entity SELECT n, CASE WHEN n <= 3 THEN 'EVENT' ELSE 'LEADER' END::\"SubjectKind\", 'thing-' || n, 1 FROM generate_series(1, 6) n",
    );
  });
  afterAll(() => database.drop());

  // Versions of one row do not overlap.
  const stretch = fc
    .tuple(fc.constantFrom(1, 6, 11), fc.integer({ min: 1, max: 5 }))
    .map(([from, length]) => [from, from + length] as const);
  const id = fc.integer({ min: 1, max: 3 });
  const actor = fc.integer({ min: 4, max: 6 });
  const effective = fc.constantFrom('true', 'true', 'false');
  const days = fc.constantFrom(
    "'2025-01-01', '2025-01-01'",
    "'2025-01-01', '2025-12-31'",
    "'2025-01-02', null",
    'null, null',
  );
  const status = fc.constantFrom('ATTENDED', 'EXPECTED');
  const type = fc.constantFrom("'CONSULT'", "'AGREE'");
  const eventRow = fc
    .tuple(id, stretch, effective, days, type)
    .map(([event, ...rest]) => `(${event}, ${rest.flat().join()}, 'x')`);
  const participationRow = fc
    .tuple(id, stretch, effective, id, actor, fc.option(actor, { nil: 'null' }), status)
    .map(
      ([row, when, isSupported, event, ...who]) =>
        `(${row}, ${when}, ${isSupported}, ${event}, ${who.slice(0, 2).join()}, '${who[2]}', 'GUEST')`,
    );
  const rows = (row: fc.Arbitrary<string>) =>
    fc.array(row, { minLength: 1, maxLength: 4 }).map((all) => all.join());
  const insertEvents = rows(eventRow).map(
    (values) =>
      `INSERT INTO event (id, from_recording, to_recording, effective, time_earliest, time_latest, type, label) VALUES ${values} ON CONFLICT DO NOTHING`,
  );
  const insertParticipations = rows(participationRow).map(
    (values) =>
      `INSERT INTO participation (id, from_recording, to_recording, effective, event_id, participant_id, country_id, status, role) VALUES ${values} ON CONFLICT DO NOTHING`,
  );
  const change = fc.oneof(
    fc
      .tuple(id, days)
      .map(([event, to]) => `UPDATE event SET (time_earliest, time_latest) = (${to}) WHERE id = ${event}`),
    fc.tuple(id, type).map(([event, to]) => `UPDATE event SET type = ${to} WHERE id = ${event}`),
    fc.tuple(id, effective).map(([event, to]) => `UPDATE event SET effective = ${to} WHERE id <> ${event}`),
    fc.tuple(id, id).map(([row, to]) => `UPDATE participation SET event_id = ${to} WHERE id = ${row}`),
    fc
      .tuple(id, actor)
      .map(([row, to]) => `UPDATE participation SET participant_id = ${to} WHERE id = ${row}`),
    fc.tuple(id, status).map(([row, to]) => `UPDATE participation SET status = '${to}' WHERE id = ${row}`),
    fc
      .tuple(id, effective)
      .map(([row, to]) => `UPDATE participation SET effective = ${to} WHERE id = ${row}`),
    ...['event', 'participation'].map((table) =>
      stretch.map(([from, to]) => `UPDATE ${table} SET to_recording = ${to} WHERE from_recording = ${from}`),
    ),
    id.map((event) => `DELETE FROM event WHERE id = ${event}`),
    id.map((row) => `DELETE FROM participation WHERE id = ${row}`),
  );

  test('it equals a rebuild', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(insertEvents, insertParticipations, change), { minLength: 1, maxLength: 15 }),
        async (statements) => {
          await database.pool.query('DELETE FROM participation; DELETE FROM event');
          for (const statement of statements) {
            await database.pool.query(statement);
            expect(await involvementFaults(database.pool)).toEqual([]);
          }
          const kept = await database.pool.query('SELECT * FROM involvement ORDER BY 1, 2, 3');
          await database.pool.query('SELECT rebuild_involvement()');
          expect(await database.pool.query('SELECT * FROM involvement ORDER BY 1, 2, 3')).toMatchObject({
            rows: kept.rows,
          });
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);
});
