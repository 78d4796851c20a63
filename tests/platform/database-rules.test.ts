import { createTestDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await sql("INSERT INTO recording SELECT n, now(), 'test' FROM generate_series(1, 9) n");
  for (const [id, kind] of [
    [1, 'EVENT'],
    [2, 'COUNTRY'],
    [3, 'COUNTRY'],
  ]) {
    await sql('INSERT INTO entity VALUES ($1, $2, $3, 1)', [id, kind, `thing-${id}`]);
  }
});
afterAll(() => database.drop());

const sql = async (text: string, values: unknown[] = []): Promise<unknown[][]> =>
  (await database.pool.query({ text, values, rowMode: 'array' })).rows;

test.each([
  ['Corée  du-Nord!', 'coree du nord'],
  ['São Tomé & Príncipe', 'sao tome principe'],
  ['Côte d’Ivoire', 'cote d ivoire'],
  ['Владимир ПУТИН', 'владимир путин'],
  ['「北朝鲜」·金正恩', '北朝鲜 金正恩'],
  ['ＡＢＣ　１', 'abc 1'],
  ['กรุงเทพฯ', 'กรุงเทพฯ'],
  ['हिन्दी', 'हिन्दी'],
  ['—', ''],
])('fold: %s is compared as "%s"', async (name, folded) => {
  expect(await sql('SELECT fold($1)', [name])).toEqual([[folded]]);
});

test('names are found by similarity in scripts without spaces, too', async () => {
  expect(await sql("SELECT fold('北朝鲜') % fold('北朝鲜国'), similarity('北朝鲜', '金正恩') = 0")).toEqual([
    [true, true],
  ]);
});

test('a span becomes a range with both its days; an unknown bound is open', async () => {
  await sql(
    "INSERT INTO event (id, from_recording, label, time_earliest, time_latest) VALUES (1, 1, 'Parade', '2025-09-03', '2025-09-03')",
  );
  await sql(
    "INSERT INTO entity_name (entity_id, from_recording, value, language, valid_earliest) VALUES (2, 1, 'Россия', 'ru', '1991-12-26')",
  );
  expect(await sql('SELECT time::text FROM event')).toEqual([['[2025-09-03,2025-09-04)']]);
  expect(await sql('SELECT valid::text, folded FROM entity_name')).toEqual([['[1991-12-26,)', 'россия']]);
});

describe('refuses', () => {
  const code = (entity: number, from: string | null, to: string | null, scheme = 'COW') =>
    sql(
      `INSERT INTO external_id (entity_id, from_recording, scheme, value, valid_earliest, valid_latest)
       VALUES ($1, 1, $4, '365', $2, $3)`,
      [entity, from, to, scheme],
    );

  test('a code that names two things on one day is refused, but not one that passes on', async () => {
    await code(2, null, '1991-12-25');
    await code(3, '1991-12-26', null);
    // One thing may have it for two times that overlap.
    await code(3, '1999-12-26', null);
    await expect(code(3, '1991-12-25', null)).rejects.toMatchObject({ constraint: 'external_id_names_one' });
    await expect(code(2, null, null)).rejects.toMatchObject({ constraint: 'external_id_names_one' });
  });

  test('a code of an event that names another, for all time or on that day', async () => {
    await code(1, null, null, 'GDELT');
    await code(2, '2018-05-01', '2018-05-01', 'ICEWS');
    await code(3, '2018-05-02', '2018-05-02', 'ICEWS');
    const constraint = 'external_id_names_one_event';
    await expect(code(2, null, null, 'GDELT')).rejects.toMatchObject({ constraint });
    await expect(code(3, '2018-05-01', '2018-05-01', 'ICEWS')).rejects.toMatchObject({ constraint });
  });

  test.each([
    [
      'a second version that stands now',
      'event_current',
      "event (id, from_recording, label) VALUES (1, 2, 'x')",
    ],
    [
      'a version that never stood',
      'event_stands',
      "event (id, from_recording, to_recording, label) VALUES (1, 2, 2, 'x')",
    ],
    [
      'a span that ends before it begins',
      'event_time_in_order',
      "event (id, from_recording, to_recording, label, time_earliest, time_latest) VALUES (1, 2, 3, 'x', '2025-02-01', '2025-01-01')",
    ],
    [
      'half a place',
      'event_place_whole',
      "event (id, from_recording, to_recording, label, latitude) VALUES (1, 2, 3, 'x', 1)",
    ],
    [
      'a place off the earth',
      'event_on_earth',
      "event (id, from_recording, to_recording, label, latitude, longitude) VALUES (1, 2, 3, 'x', 91, 0)",
    ],
    [
      'a slug with capitals',
      'entity_slug_form',
      "entity (kind, slug, recording_id) VALUES ('EVENT', 'Parade', 1)",
    ],
    [
      'a slug that is taken',
      'entity_slug_key',
      "entity (kind, slug, recording_id) VALUES ('EVENT', 'thing-1', 1)",
    ],
    [
      'a confidence above 100',
      'participation_confidence_percent',
      "participation (from_recording, event_id, participant_id, role, confidence) VALUES (1, 1, 2, 'GUEST', 101)",
    ],
    [
      'a guest that does not exist',
      'participation_participant_id_fkey',
      "participation (from_recording, event_id, participant_id, role) VALUES (1, 1, 99, 'GUEST')",
    ],
    [
      'a relationship to oneself',
      'relationship_of_two',
      "relationship (from_recording, subject_id, object_id, type, directed) VALUES (1, 2, 2, 'TRADE', false)",
    ],
  ])('%s', async (_what, constraint, into) => {
    await expect(sql(`INSERT INTO ${into}`)).rejects.toMatchObject({ constraint });
  });
});

test('a relationship can be read from either end, in every version', async () => {
  const insert = `INSERT INTO relationship (id, from_recording, to_recording, subject_id, object_id, type, directed)
    VALUES (7, $1, $2, 2, 3, 'TRADE', false)`;
  await sql(insert, [1, '9223372036854775807']);
  await sql('UPDATE relationship SET to_recording = 2 WHERE id = 7');
  await sql(insert, [2, '9223372036854775807']);
  expect(
    await sql(`SELECT entity_id::int, counterpart_id::int, from_recording::int, to_recording > 2
      FROM relationship_end ORDER BY from_recording, entity_id`),
  ).toEqual([
    [2, 3, 1, false],
    [3, 2, 1, false],
    [2, 3, 2, true],
    [3, 2, 2, true],
  ]);
});
