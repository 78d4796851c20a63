import { importJsonl } from '../../src/io/import/import-jsonl';
import { withImportConnection } from '../../src/io/import/commit/connection';
import { watchStatements } from '../support/statements';
import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum();
  await rostrum.make.country({ name: 'Testland', iso3: 'TST' });
});
afterAll(() => rostrum.close());

const load = async (records: object[], list = 'ROSTRUM_JSONL') => {
  const report = await withImportConnection(rostrum.database, (deps) =>
    importJsonl(
      deps,
      records.map((record) => JSON.stringify(record)),
      { actor: 'importer', list },
    ),
  );
  expect(report.rejected).toEqual([]);
};

/** Events, each with claims of one source about the time, the status, an alias and a number of guests. */
function* events(word: string, count: number, more: object = {}): Iterable<object> {
  yield { record: 'source', key: word, title: word };
  for (let i = 0; i < count; i += 1) {
    const event = `${word}-${i}`;
    yield { record: 'event', slug: event, names: [{ value: `Day ${i} of ${word}`, language: 'en' }] };
    const said = {
      time: '2024-05-09',
      status: 'OCCURRED',
      name: { value: `Feast ${i} of ${word}`, language: 'en', kind: 'ALIAS' },
      'quantity.guests': { value: i },
    };
    for (const [property, value] of Object.entries(said))
      yield {
        record: 'claim',
        key: `${event}:${property}`,
        subject: { event },
        property,
        value,
        statement: 'So.',
        modality: 'ASSERTED',
        source: word,
        ...more,
      };
  }
}

const sourceId = async (title: string): Promise<string> => {
  const { sources } = await rostrum.ask('{ sources(first: 100) { nodes { id title } } }');
  return sources.nodes.find((source: { title: string }) => source.title === title).id;
};
const REVIEWED = '{ claims { id review } userErrors { code field message } }';
const review = (input: object) => rostrum.tell('reviewClaims', input, REVIEWED, 'REVIEWER');
const retract = (source: string, reason = 'It was made up', role: 'EDITOR' | 'READER' = 'EDITOR') =>
  rostrum.tell(
    'retractSource',
    { source, reason },
    '{ source { id } userErrors { code field message } }',
    role,
  );
const found = async (word: string) => {
  const { events: listed } = await rostrum.ask(
    `{ events(where: { text: "of ${word}" }, first: 100) { totalCount nodes { slug } } }`,
  );
  return listed.totalCount;
};

describe('reviewClaims', () => {
  test('handles thousands at once, by a filter or by ids, with a few statements, and returns all of them', async () => {
    await load([...events('few', 3, { review: 'DRAFT' }), ...events('many', 600, { review: 'DRAFT' })]);
    const take = watchStatements(rostrum.database.pool);
    const statements = async (input: object) => {
      take();
      const payload = await review(input);
      expect(payload.userErrors).toEqual([]);
      return { claims: payload.claims, count: take().length };
    };
    const where = async (word: string) => ({ source: { eq: await sourceId(word) }, review: { eq: 'DRAFT' } });
    const few = await statements({ where: await where('few'), review: 'ACCEPTED' });
    const many = await statements({ where: await where('many'), review: 'ACCEPTED' });
    expect([few.claims.length, many.claims.length]).toEqual([12, 2400]);
    expect(many.count).toBe(few.count);
    expect(await found('many')).toBe(600);

    const ids = many.claims.map(({ id }: { id: string }) => id).reverse();
    const back = await statements({ claims: ids, review: 'REJECTED', reason: 'No' });
    expect(back.claims.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(await found('many')).toBe(0);
    const { changes } = await rostrum.ask(
      `{ changes(last: 1) { nodes { action fields before after subject { id } } } }`,
    );
    expect(changes.nodes).toEqual([
      {
        action: 'REVIEWED',
        fields: ['review'],
        before: { review: 'ACCEPTED', time: '2024-05-09' },
        after: { review: 'REJECTED', time: 'XXXX', reason: 'No' },
        subject: { id: ids.at(-1) },
      },
    ]);
    const { event } = await rostrum.ask(
      `{ changes(first: 1) { totalCount } event(slug: "few-0") { history(first: 50) { nodes { action } } } }`,
    );
    expect(event.history.nodes.map(({ action }: { action: string }) => action)).toEqual([
      'REVIEWED',
      'REVIEWED',
      'REVIEWED',
      'REVIEWED',
      'IMPORTED',
    ]);
  });

  test.each([
    ['neither', {}, 'claims', 'INVALID', /in claims, or by a filter in where/],
    ['both', { claims: ['claim_1'], where: { review: { eq: 'DRAFT' } } }, 'claims', 'INVALID', /not both/],
    ['an empty filter', { where: {} }, 'where', 'INVALID', /at least one condition/],
    [
      'an unknown source',
      { where: { source: { eq: 'source_999999' } } },
      'where.source.eq',
      'NOT_FOUND',
      /source_999999/,
    ],
    [
      'what is no source',
      { where: { source: { eq: 'france' } } },
      'where.source.eq',
      'INVALID',
      /such ids look like source_12/,
    ],
    ['an unknown claim', { claims: ['claim_999999999'] }, 'claims.0', 'NOT_FOUND', /claim_999999999/],
    [
      'too many',
      { claims: Array.from({ length: 10_001 }, (_, i) => `claim_${i}`) },
      'claims',
      'INVALID',
      /1 to 10000/,
    ],
  ])('refuses %s', async (_what, input, field, code, message) => {
    const before = await rostrum.digest();
    expect(await review({ review: 'ACCEPTED', ...input })).toEqual({
      claims: [],
      userErrors: [{ code, field: ['input', ...field.split('.')], message: expect.stringMatching(message) }],
    });
    expect(await rostrum.digest()).toBe(before);
  });

  test('without matches changes nothing, and all or none are reviewed', async () => {
    const before = await rostrum.digest();
    const nothing = { where: { subject: { eq: 'few-0' }, review: { eq: 'DRAFT' } }, review: 'ACCEPTED' };
    expect(await review(nothing)).toEqual({ claims: [], userErrors: [] });
    expect(await rostrum.digest()).toBe(before);
  });
});

describe('retractSource', () => {
  test('retracts every claim of it, and keeps those of others', async () => {
    await load([...events('gone', 20), ...events('kept', 2)]);
    const other = await rostrum.make.source();
    const { event } = await rostrum.ask('{ event(slug: "gone-7") { id } }');
    await rostrum.make.claim(event.id, 'time', '2024-05-10', { evidence: { source: other } });
    const known = (await rostrum.ask('{ changes(last: 1) { nodes { at } } }')).changes.nodes[0].at;
    const source = await sourceId('gone');
    expect(await retract(source)).toEqual({ source: { id: source }, userErrors: [] });

    expect([await found('gone'), await found('kept')]).toEqual([1, 2]);
    expect(
      await rostrum.ask(
        '{ event(slug: "gone-7") { time { edtf } status names { value } quantities { property } } }',
      ),
    ).toEqual({
      event: {
        time: { edtf: '2024-05-10' },
        status: 'UNKNOWN',
        names: [{ value: 'Day 7 of gone' }],
        quantities: [],
      },
    });
    const { claims, changes, asOf } = await rostrum.ask(`{
      claims(where: { source: { eq: "${source}" }, retracted: true }) { totalCount nodes { note } }
      changes(last: 1) { nodes { action subject { id } before after } }
      asOf(knownAt: "${known}") { event(slug: "gone-3") { time { edtf } names { value } } } }`);
    expect(claims.totalCount).toBe(80);
    expect(claims.nodes[0]).toEqual({ note: 'It was made up' });
    expect(changes.nodes).toEqual([
      {
        action: 'RETRACTED',
        subject: { id: source },
        before: { retracted: false },
        after: { retracted: true, claims: 80, reason: 'It was made up' },
      },
    ]);
    expect(asOf.event).toEqual({
      time: { edtf: '2024-05-09' },
      names: [{ value: 'Day 3 of gone' }, { value: 'Feast 3 of gone' }],
    });
    const { event: seven } = await rostrum.ask(
      '{ event(slug: "gone-7") { history(first: 1) { nodes { action } } } }',
    );
    expect(seven.history.nodes).toEqual([{ action: 'RETRACTED' }]);
  });

  test('retracts rows with all that they support, despite other claims about some of it', async () => {
    const rows = ['r1', 'r2'].flatMap((key) => [
      {
        record: 'event',
        slug: key,
        label: `Row ${key}`,
        recordClaim: key,
        type: 'AID',
        status: 'OCCURRED',
        time: '2020-01-09',
        place: { name: 'Town', country: 'testland', precision: 'TOWN' },
      },
      {
        record: 'participation',
        key: `${key}:who`,
        event: key,
        participant: 'testland',
        role: 'HOST',
        recordClaim: key,
        status: 'ATTENDED',
      },
      {
        record: 'claim',
        key,
        subject: { event: key },
        property: 'record',
        value: { id: key },
        statement: 'A row.',
        modality: 'ASSERTED',
        source: 'rows',
        saidAt: '2020-02-01',
      },
    ]);
    await load([{ record: 'source', key: 'rows', title: 'Rows', publishedAt: '2020-02-01' }, ...rows]);
    const { event } = await rostrum.ask('{ event(slug: "r2") { id } }');
    await rostrum.make.claim(event.id, 'type', 'CEREMONY');
    const listed = `{ r1: event(slug: "r1") { id } r2: event(slug: "r2") { type status place { name } time { edtf } participations { totalCount } }
      country(slug: "testland") { events { totalCount } } }`;
    expect((await rostrum.ask(listed)).country.events.totalCount).toBe(2);
    expect((await retract(await sourceId('Rows'))).userErrors).toEqual([]);
    expect(await rostrum.ask(listed)).toEqual({
      r1: null,
      r2: {
        type: 'CEREMONY',
        status: 'UNKNOWN',
        place: null,
        time: { edtf: 'XXXX' },
        participations: { totalCount: 0 },
      },
      country: { events: { totalCount: 0 } },
    });
  });

  test('reports if nothing is left to retract, or never was', async () => {
    const silent = await rostrum.make.source({ title: 'Silence' });
    const before = await rostrum.digest();
    const conflict = (message: RegExp) => ({
      source: null,
      userErrors: [{ code: 'CONFLICT', field: ['input', 'source'], message: expect.stringMatching(message) }],
    });
    expect(await retract(silent)).toEqual(conflict(/source_\d+ "Silence" has no claims to retract/));
    expect(await retract(await sourceId('gone'))).toEqual(conflict(/already been retracted: It was made up/));
    expect((await retract('source_99999999')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await retract('france')).userErrors).toMatchObject([
      { code: 'INVALID', field: ['input', 'source'] },
    ]);
    expect(await rostrum.digest()).toBe(before);
  });

  test('requires the role EDITOR', async () => {
    const { server, tokens } = rostrum;
    const answer = await server.query(
      'mutation { retractSource(input: { source: "source_1", reason: "So" }) { userErrors { code } } }',
      {},
      { token: tokens.READER },
    );
    expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('is refused if the rest would contradict itself', async () => {
    const { make } = rostrum;
    const [source, event] = [
      await make.source(),
      await make.event({ time: '2024-09-10', evidence: { saidAt: '2024-01-01' } }),
    ];
    await make.claim(event.id, 'time', '2024-09-03', { evidence: { source, saidAt: '2024-09-03' } });
    await make.participation(event, await make.leader(), {
      status: 'ATTENDED',
      evidence: { saidAt: '2024-09-04' },
    });
    const before = await rostrum.digest();
    expect((await retract(source)).userErrors).toEqual([
      {
        code: 'INVALID',
        field: ['input', 'source'],
        message: expect.stringMatching(/would begin on 2024-09-10/),
      },
    ]);
    expect(await rostrum.digest()).toBe(before);
  });
});
