import { parse as parseCsv } from 'csv-parse/sync';
import { readExportQuery } from '../../src/io/export/export-query';
import { readModel } from '../../src/read-model';
import { queryItems } from '../../src/io/export/read-items';
import { servedSchema, startRostrum, type Rostrum } from '../support/rostrum';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
});
afterAll(() => rostrum.close());

/** The response of a URL under /export. */
async function get(
  file: string,
  parameters: Record<string, string | object> = {},
  base = rostrum.server.url,
) {
  const query = new URLSearchParams(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
  const response = await fetch(`${base}/export/${file}?${query.toString()}`);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, any>);

const PARADE = { series: { eq: 'victory-day-parade' }, edition: { eq: '2025' } };

describe('lists as files', () => {
  it('gives a page of another origin the file name', async () => {
    const answer = await fetch(`${rostrum.server.url}/export/leaders.csv`, {
      headers: { origin: 'https://studio.apollographql.com' },
    });
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="rostrum-leaders.csv"');
    expect(answer.headers.get('access-control-expose-headers')).toContain('content-disposition');
    await answer.text();
  });

  it('need not be read again by a client that has it, until something is recorded', async () => {
    const ask = (file: string, headers: Record<string, string> = {}, method = 'GET') =>
      fetch(`${rostrum.server.url}/export/${file}`, { method, headers });
    const [{ at }] = await (await fetch(`${rostrum.server.url}/rows/changes.json?last=1`)).json();
    const then = `events.csv?knownAt=${at}`;
    const etags = new Map<string, string>();
    for (const file of ['events.csv', 'events.jsonl', 'claims.csv', 'events.csv?saidBy=2025-08-21', then]) {
      const answer = await ask(file);
      const text = await answer.text();
      const etag = answer.headers.get('etag')!;
      etags.set(file, etag);
      expect(text).not.toBe('');
      rostrum.server.statements();
      const again = await ask(file, { 'if-none-match': etag });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
      // The last recording, and for knownAt which one it was; the list is not read.
      expect(rostrum.server.statements().join()).not.toContain('item');
      const head = await ask(file, {}, 'HEAD');
      expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, '']);
    }
    expect(new Set(etags.values()).size).toBe(etags.size);
    const refused = await ask('events.csv?saidBy=tomorrow', { 'if-none-match': '*' });
    expect([refused.status, refused.headers.get('etag')]).toEqual([400, null]);

    await rostrum.make.event({ slug: 'recorded-since', name: 'Recorded since' });
    const since = await ask('events.csv', { 'if-none-match': etags.get('events.csv')! });
    expect([since.status, (await since.text()).includes('recorded-since')]).toEqual([200, true]);
    expect(since.headers.get('cache-control')).toBe('no-cache');
    const lasting = await ask(then, { 'if-none-match': etags.get(then)! });
    expect(lasting.status).toBe(304);
    expect(lasting.headers.get('cache-control')).toMatch(/^public, max-age=\d+, immutable$/);
  });

  it('refuses invalid parameters, and names the valid ones', async () => {
    const refusals: [string, Record<string, string | object>, number, RegExp][] = [
      ['claims.ics', {}, 400, /claims cannot be exported as "ics"; the formats are .*csv.*jsonl/],
      ['parties.csv', {}, 400, /events, relationships, leaders, claims/],
      ['events', {}, 400, /events cannot be exported as ""/],
      ['events.csv', { where: '{"type"' }, 400, /where is not valid JSON/],
      ['events.csv', { where: { typ: {} } }, 400, /"typ" is not defined by type "EventFilter"/],
      ['events.csv', { where: { type: { eq: 'PARTY' } } }, 400, /^where\.type\.eq: .*"PARTY"/],
      [
        'events.csv',
        { where: { series: { eq: 'nowhere' } } },
        404,
        /where\.series\.eq: there is no .*"nowhere"/,
      ],
      ['events.csv', { validAt: '2025-13-40' }, 400, /^validAt: /],
      ['events.csv', { knownAt: '2999-01-01T00:00:00Z' }, 400, /knownAt is .* still to come/],
      ['events.csv', { first: '10' }, 400, /first is not a parameter/],
      ['events.csv', { where: '{"text":"\\u0000"}' }, 400, /NUL/],
    ];
    for (const [file, parameters, status, message] of refusals) {
      const answer = await get(file, parameters);
      expect([file, answer.status]).toEqual([file, status]);
      const [error] = JSON.parse(answer.text).errors;
      expect(error.message).toMatch(message);
      expect(error.extensions.code).toBe(status === 404 ? 'NOT_FOUND' : 'BAD_USER_INPUT');
    }
    const twice = await fetch(`${rostrum.server.url}/export/events.csv?saidBy=2025-01-01&saidBy=2025-01-02`);
    expect(twice.status).toBe(400);
  });

  it('is private if reading is', async () => {
    const closed = await rostrum.serve({ publicRead: false });
    const url = `${closed.url}/export/leaders.csv`;
    expect((await fetch(url)).status).toBe(401);
    const read = await fetch(url, { headers: { authorization: `Bearer ${rostrum.tokens.READER}` } });
    expect(read.status).toBe(200);
    await read.text();
  });

  it('has the same items as the list in GraphQL, at every time', async () => {
    const scopes: Record<string, string>[] = [{}, { saidBy: '2025-08-28' }, { validAt: '2015-06-01' }];
    for (const scope of scopes) {
      for (const list of ['events', 'relationships', 'leaders', 'claims']) {
        const asOf = Object.entries(scope).map(([name, value]) => `${name}: "${value}"`);
        const selection = `${list}(first: 100) { totalCount nodes { id } }`;
        const question = asOf.length ? `{ asOf(${asOf.join()}) { ${selection} } }` : `{ ${selection} }`;
        const answer = await rostrum.ask(question);
        const { totalCount } = (answer.asOf ?? answer)[list];
        const { text } = await get(`${list}.jsonl`, scope);
        expect([list, scope, linesOf(text).length]).toEqual([list, scope, totalCount]);
      }
    }
  });

  it('exports the parade with its participants, as JSON lines', async () => {
    const { text, headers } = await get('events.jsonl', { where: PARADE });
    expect(headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename="rostrum-events.jsonl"');
    const [parade, ...others] = linesOf(text);
    expect(others).toEqual([]);
    expect(parade).toMatchObject({
      slug: 'victory-day-parade-2025',
      time: { edtf: '2025-09-03', earliest: '2025-09-03', latest: '2025-09-03' },
    });
    const kim = parade!.participations.find((p: any) => p.participant.slug === 'kim-jong-un');
    expect(kim).toMatchObject({ role: 'GUEST', status: 'ATTENDED', country: { slug: 'north-korea' } });
  });

  it('is valid CSV', async () => {
    const { text, headers } = await get('events.csv', { where: PARADE });
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    const [row, ...others] = parseCsv(text, { columns: true }) as Record<string, string>[];
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      slug: 'victory-day-parade-2025',
      time: '2025-09-03',
      time_latest: '2025-09-03',
    });
    expect(row!.participants!.split('|')).toContain('kim-jong-un:GUEST:ATTENDED:north-korea');
    expect(text.split('\r\n')).toHaveLength(3);
  });

  it('has no limit in length, and is a snapshot during concurrent recordings', async () => {
    const { pool } = rostrum.database;
    const { claims } = await rostrum.ask('{ claims(where: {property: {eq: "risk"}}) { totalCount } }');
    const total: number = claims.totalCount + 1200;
    await pool.query(`
      with made as (insert into recording (id, at, actor) select max(id) + 1, clock_timestamp(), 'test' from recording returning id)
      insert into claim (id, from_recording, recorded_in, subject_kind, subject_id, property, value, statement, source_id, said_on)
      select nextval('rostrum_id'), made.id, made.id, c.subject_kind, c.subject_id, 'risk', to_jsonb('Risk ' || i), 'A risk.', c.source_id, c.said_on
      from made, generate_series(1, 1200) i, (select * from claim where subject_kind = 'LEADER' limit 1) c`);
    const deps = { pool, schema: servedSchema(), model: readModel, maxCost: 1_000_000 };
    const question = await readExportQuery(deps, 'claims', { where: '{"property": {"eq": "risk"}}' });
    const answer = await queryItems(deps, question);
    const leader = await rostrum.make.leader();
    for (const time of [1, 2]) {
      const ids = new Set<string>();
      for await (const { id } of answer.items()) {
        if (ids.size === 0) await rostrum.make.claim(leader.id, 'risk', `Another ${time}`);
        ids.add(id);
      }
      expect(ids.size).toBe(total);
    }
    expect(linesOf((await get('claims.jsonl', { where: { property: { eq: 'risk' } } })).text)).toHaveLength(
      total + 2,
    );
  });

  it('neutralizes text that looks like a formula', async () => {
    const { make } = rostrum;
    const event = await make.event({ name: '=1+1' });
    await make.claim(event.id, 'occasion', '-2 "quoted"\nand more');
    const events = await get('events.csv', { where: { text: '=1+1' } });
    expect((parseCsv(events.text, { columns: true }) as any[])[0].name).toBe("'=1+1");
    const claims = await get('claims.csv', {
      where: { subject: { eq: event.id }, property: { eq: 'occasion' } },
    });
    expect((parseCsv(claims.text, { columns: true }) as any[])[0].value).toBe(`'-2 "quoted"\nand more`);
  });
});
