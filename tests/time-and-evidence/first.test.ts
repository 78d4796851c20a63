import { importJsonl } from '../../src/io/import/import-jsonl';
import type { Made } from '../support/factories';
import { faultOf, type Rostrum, startRostrum } from '../support/rostrum';

const CHECK = '{ verdict explanation counterexamples { slug } coverage { name } }';

interface Check {
  verdict: string;
  explanation: string;
  counterexamples: { slug: string }[];
  coverage: { name: string }[];
}

const context = (rostrum: Rostrum) => async (args: string, asOf?: string) => {
  const question = `checkFirst(${args}) ${CHECK}`;
  const answer = await rostrum.ask(asOf ? `{ asOf(${asOf}) { ${question} } }` : `{ ${question} }`);
  return (answer.asOf ?? answer).checkFirst as Check;
};

const tick = () => new Promise((resolve) => setTimeout(resolve, 20));

describe("Kim Jong Un's first multilateral meeting", () => {
  let rostrum: Rostrum;
  beforeAll(async () => {
    rostrum = await startRostrum({ template: 'story' });
  });
  afterAll(() => rostrum.close());

  const meeting = (participant: string) =>
    `participant: "${participant}", where: {countriesPresent: {gte: 2}}, before: "2025-09-03"`;

  it('is UNKNOWN: no data set covers the time; the claim about it is shown beside', async () => {
    expect(await context(rostrum)(meeting('kim-jong-un'))).toEqual({
      verdict: 'UNKNOWN',
      counterexamples: [],
      coverage: [],
      explanation:
        'UNKNOWN: no such event that Kim Jong Un attended is recorded as certainly before 2025-09-03; ' +
        'no exhaustive dataset covers 1980-01-01 to 2025-09-02, so the absence of a record proves nothing. ' +
        'A claim of first.multilateral-meeting exists, BELIEVED: ' +
        '"The parade would be the first time that Kim Jong Un meets several foreign leaders at once."',
    });
  });

  it('would not be the first of his country, which a senior official represented in 2015', async () => {
    expect(await context(rostrum)(meeting('PRK'))).toMatchObject({
      verdict: 'CONTRADICTED',
      counterexamples: [{ slug: 'victory-day-parade-2015' }],
    });
  });

  it('takes one statement', async () => {
    rostrum.server.statements();
    await context(rostrum)(meeting('kim-jong-un'));
    expect(rostrum.server.statements()).toHaveLength(1);
  });
});

describe('checkFirst', () => {
  let rostrum: Rostrum;
  let leader: Made;
  let check: ReturnType<typeof context>;
  beforeAll(async () => {
    rostrum = await startRostrum();
    check = context(rostrum);
  });
  afterAll(() => rostrum.close());
  beforeEach(async () => {
    leader = await rostrum.make.leader({ born: '1984-01-08' });
  });

  let datasets = 0;
  /** An exhaustive dataset of this leader, so that tests do not affect one another. */
  const cover = async (covers: object, records: object[] = []) => {
    const key = `dataset-${++datasets}`;
    const dataset = {
      record: 'dataset',
      key,
      name: key,
      covers: { participants: [leader.slug], exhaustive: true, ...covers },
    };
    const lines = [dataset, ...records.map((record) => ({ ...record, dataset: key }))];
    const report = await importJsonl(
      rostrum.database,
      lines.map((record) => JSON.stringify(record)),
      { actor: 'test' },
    );
    expect(report.rejected).toEqual([]);
    return key;
  };
  const attend = async (
    event: Record<string, unknown> = {},
    {
      status = 'ATTENDED',
      saidAt = '2025-09-10',
      ...fields
    }: { saidAt?: string; status?: string } & Record<string, unknown> = {},
  ) => {
    const made = await rostrum.make.occurred(saidAt, event);
    await rostrum.make.participation(made, leader, { status, ...fields, evidence: { saidAt } });
    return made;
  };
  const question = (where = '{}', before = '2025-09-03') =>
    `participant: "${leader.id}", where: ${where}, before: "${before}"`;

  it('is UNKNOWN if nothing is recorded and nothing is covered, from the birth on', async () => {
    const { verdict, explanation } = await check(question());
    expect(verdict).toBe('UNKNOWN');
    expect(explanation).toContain('no exhaustive dataset covers 1984-01-08 to 2025-09-02');
  });

  it('is SUPPORTED if an exhaustive coverage reaches from the birth to the day', async () => {
    const name = await cover({ time: '1984/2025' });
    expect(await check(question())).toEqual({
      verdict: 'SUPPORTED',
      counterexamples: [],
      coverage: [{ name }],
      explanation: expect.stringContaining(`SUPPORTED: no such event`),
    });
  });

  it.each([
    ['that begins after the birth', { time: '1990/2025' }, '1984-01-08 to 1989-12-31'],
    ['that ends before the day', { time: '../2025-08' }, '2025-09-01 to 2025-09-02'],
    ['whose beginning nobody knows', { time: '/2025' }, '1984-01-08 to 2025-09-02'],
    ['of another type', { time: '../2025', eventTypes: ['PROTEST'] }, '1984-01-08 to 2025-09-02'],
  ])('is UNKNOWN with a coverage %s', async (_which, covers, gap) => {
    await cover(covers);
    const answer = await check(question());
    expect(answer.verdict).toBe('UNKNOWN');
    expect(answer.explanation).toContain(`no exhaustive dataset covers ${gap}`);
  });

  it('is UNKNOWN if the coverage of the time is not exhaustive, or is of another participant', async () => {
    const other = await rostrum.make.leader();
    await cover({ time: '../2025', exhaustive: false });
    await cover({ time: '../2025', participants: [other.slug] });
    expect(await check(question())).toMatchObject({ verdict: 'UNKNOWN', coverage: [] });
  });

  it('uses the coverage of the types and the time in question', async () => {
    const name = await cover({ time: '2011/2025', eventTypes: ['CEREMONY', 'CONSULT'] });
    const where = (time: string) => `{type: {in: [CEREMONY]}, time: {from: "${time}"}}`;
    expect(await check(question(where('2011-12-17')))).toMatchObject({ verdict: 'SUPPORTED' });
    expect(await check(question(where('2010-12-31')))).toMatchObject({
      verdict: 'UNKNOWN',
      coverage: [{ name }],
      explanation: expect.stringContaining('covers 2010-12-31, so'),
    });
  });

  it('combines data sets that cover the time between them', async () => {
    await cover({ time: '../1999' });
    await cover({ time: '2000/2025' });
    expect(await check(question())).toMatchObject({ verdict: 'SUPPORTED' });
  });

  it('is CONTRADICTED by an earlier attendance, and lists the latest first', async () => {
    await cover({ time: '1984/2025' });
    const [first, second] = [await attend({ time: '2025-08-20' }), await attend({ time: '2025-09-02' })];
    await attend({ time: '2025-09-03' });
    expect(await check(question())).toMatchObject({
      verdict: 'CONTRADICTED',
      counterexamples: [{ slug: second.slug }, { slug: first.slug }],
      explanation: expect.stringMatching(
        / attended 2 such events before 2025-09-03, the latest: .* \(2025-09-02\)\.$/,
      ),
    });
  });

  it('counts only events that match the filter', async () => {
    await cover({ time: '1984/2025' });
    await attend({ type: 'CONSULT' });
    expect(await check(question('{type: {eq: CEREMONY}}'))).toMatchObject({ verdict: 'SUPPORTED' });
    expect(await check(question('{type: {eq: CONSULT}}'))).toMatchObject({ verdict: 'CONTRADICTED' });
  });

  it.each([
    ['a report', { status: 'REPORTED' }, {}],
    ['a plan', { status: 'SCHEDULED' }, {}],
    ['an event that was called off', { status: 'CANCELLED' }, {}],
    ['an event from which the leader was absent', {}, { status: 'ABSENT' }],
    ['an event to which the leader was expected', {}, { status: 'EXPECTED' }],
  ])('is not contradicted by %s', async (_what, event, participation) => {
    await cover({ time: '1984/2025' });
    await attend(event, participation);
    expect(await check(question())).toMatchObject({ verdict: 'SUPPORTED', counterexamples: [] });
  });

  it('is UNKNOWN if an event is only possibly before the day', async () => {
    await cover({ time: '1984/2025' });
    await attend({ time: '2025-09' }, { saidAt: '2025-10-01' });
    const answer = await check(question());
    expect(answer).toMatchObject({ verdict: 'UNKNOWN', counterexamples: [] });
    expect(answer.explanation).toContain('1 may have been, by what is known of the time.');
    expect(await check(question('{}', '2025-10-01'))).toMatchObject({ verdict: 'CONTRADICTED' });
  });

  it('counts for a country the attendance of its representatives', async () => {
    const country = await rostrum.make.country();
    const event = await attend({}, { country: country.id });
    expect(await check(`participant: "${country.slug}", where: {}, before: "2025-09-03"`)).toMatchObject({
      verdict: 'CONTRADICTED',
      counterexamples: [{ slug: event.slug }],
    });
  });

  it('gives the earlier result before the attendance was recorded, and before it was claimed', async () => {
    await cover({ time: '1984/2025' });
    const before = new Date().toISOString();
    await tick();
    await attend({ time: '2025-08-20' }, { saidAt: '2025-09-10' });
    expect(await check(question())).toMatchObject({ verdict: 'CONTRADICTED' });
    expect(await check(question(), `knownAt: "${before}"`)).toMatchObject({ verdict: 'SUPPORTED' });
    expect(await check(question(), 'saidBy: "2025-09-05"')).toMatchObject({ verdict: 'SUPPORTED' });
    expect(await check(question(), 'saidBy: "2025-09-10"')).toMatchObject({ verdict: 'CONTRADICTED' });
  });

  it('limits coverage to saidBy', async () => {
    await cover({ time: '1984/2025' }, [
      { record: 'source', key: `codebook-${datasets + 1}`, title: 'Codebook', publishedAt: '2025-09-20' },
    ]);
    expect(await check(question())).toMatchObject({ verdict: 'SUPPORTED' });
    expect(await check(question(), 'saidBy: "2025-09-20"')).toMatchObject({ verdict: 'SUPPORTED' });
    expect(await check(question(), 'saidBy: "2025-09-19"')).toMatchObject({
      verdict: 'UNKNOWN',
      coverage: [],
    });
    const after = await check(question('{}', '2025-10-01'), 'saidBy: "2025-09-20"');
    expect(after.explanation).toContain('no exhaustive dataset covers 2025-09-21 to 2025-09-30');
  });

  it('counts no silence of a data set before anything in it was said', async () => {
    const status = { property: 'status', statement: 'It says so.', source: 'yearbook' };
    await cover({ time: '1984/2025' }, [
      { record: 'event', slug: `in-dataset-${datasets + 1}`, names: [{ value: 'A summit', language: 'en' }] },
    ]);
    const { rejected } = await importJsonl(
      rostrum.database,
      [
        { record: 'source', key: 'yearbook', title: 'Yearbook', publishedAt: '2025-09-20', reliability: 'A' },
        {
          record: 'claim',
          key: 'in-dataset',
          subject: { event: `in-dataset-${datasets}` },
          value: 'OCCURRED',
          ...status,
        },
      ].map((record) => JSON.stringify(record)),
      { actor: 'test' },
    );
    expect(rejected).toEqual([]);
    expect((await check(question(), 'saidBy: "2025-09-20"')).verdict).toBe('SUPPORTED');
    expect((await check(question(), 'saidBy: "2025-09-19"')).verdict).toBe('UNKNOWN');
  });

  it.each(['HYPOTHETICAL', 'denied'])('does not count countries whose presence is %s', async (how) => {
    const [own, ...others] = [
      await rostrum.make.country(),
      await rostrum.make.country(),
      await rostrum.make.country(),
    ];
    const event = await attend({ time: '2022-01-01' }, { saidAt: '2022-01-02', country: own!.id });
    for (const country of others) {
      const condition = { modality: 'HYPOTHETICAL', condition: 'If they are invited.' };
      const { id } = await rostrum.make.participation(event, country, {
        status: 'ATTENDED',
        country: country.id,
        evidence: { saidAt: '2022-01-02', ...(how === 'HYPOTHETICAL' && condition) },
      });
      const denial = { stance: 'DISPUTES', evidence: { saidAt: '2022-01-03' } };
      if (how === 'denied') await rostrum.make.claim(id, 'status', 'ATTENDED', denial);
    }
    expect((await check(question('{ countriesPresent: { gte: 2 } }'))).verdict).toBe('UNKNOWN');
    expect((await check(question('{ countriesPresent: { gte: 1 } }'))).verdict).toBe('CONTRADICTED');
  });

  it('excludes data sets not yet imported', async () => {
    const before = new Date().toISOString();
    await tick();
    await cover({ time: '1984/2025' });
    expect(await check(question())).toMatchObject({ verdict: 'SUPPORTED' });
    expect(await check(question(), `knownAt: "${before}"`)).toMatchObject({ verdict: 'UNKNOWN' });
  });

  it.each([
    ['participant', 'participant: "nobody", where: {}, before: "2025-09-03"', 'NOT_FOUND'],
    [
      'where.time.to',
      'WHO, where: {time: {from: "2025-02-01", to: "2025-01-01"}}, before: "2025-09-03"',
      'BAD_USER_INPUT',
    ],
    ['where.series.eq', 'WHO, where: {series: {eq: "no-series"}}, before: "2025-09-03"', 'NOT_FOUND'],
  ])('names the invalid field: %s', async (field, args, code) => {
    const who = `participant: "${leader.id}"`;
    const answer = await rostrum.server.query(`{ checkFirst(${args.replace('WHO', who)}) { verdict } }`);
    expect(faultOf(answer)).toMatchObject({ code, field });
  });
});
