import { join } from 'node:path';
import { importJsonl } from '../../src/io/import/import-jsonl';
import { testFolder } from '../import/support/importing';
import { exportAll, importInto } from '../export/complete';
import { createTestDatabase } from '../support/database';
import { type Rostrum, startRostrum } from '../support/rostrum';

const DAY_MS = 24 * 60 * 60 * 1000;
const dayFromNow = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
/** A span that began long ago and reaches into the future. */
const SPAN = `2020-01-01/${dayFromNow(40)}`;

describe('the day by which a claim had been made', () => {
  let rostrum: Rostrum;
  const [today, tomorrow] = [dayFromNow(0), dayFromNow(1)];
  beforeAll(async () => {
    rostrum = await startRostrum();
  });
  afterAll(async () => {
    const { rows } = await rostrum.database.pool.query(
      `select claim.id from claim join recording on recording.id = recorded_in where said_on > (at at time zone 'UTC')::date`,
    );
    expect(rows).toEqual([]);
    await rostrum.close();
  });

  const slugsAt = async (day: string, series: string) => {
    const { asOf } = await rostrum.ask(
      `{ asOf(saidBy: "${day}") { events(where: {series: {eq: "${series}"}}) { nodes { slug } } } }`,
    );
    return asOf.events.nodes.map(({ slug }: { slug: string }) => slug);
  };

  it.each([
    ['saidAt', async () => ({ saidAt: SPAN })],
    ['publication', async () => ({ source: await rostrum.make.source({ publishedAt: SPAN }) })],
  ])('is no later than that of the recording, though its %s goes on', async (_, evidence) => {
    const { slug: series } = await rostrum.make.series();
    const event = await rostrum.make.event({ series, evidence: await evidence() });
    expect(await slugsAt(today, series)).toEqual([event.slug]);
    expect(await slugsAt(dayFromNow(-1), series)).toEqual([]);
  });

  it("is the last day of the claim's date if that is over", async () => {
    const { slug: series } = await rostrum.make.series();
    const event = await rostrum.make.event({ series, time: '2001', evidence: { saidAt: '2001-05' } });
    expect(await slugsAt('2001-05-30', series)).toEqual([]);
    expect(await slugsAt('2001-05-31', series)).toEqual([event.slug]);
  });

  it('of a source is no later either', async () => {
    const source = await rostrum.make.source({ title: 'Out all year', publishedAt: SPAN });
    const listed = async (day: string) => {
      const { asOf } = await rostrum.ask(`{ asOf(saidBy: "${day}") { sources { nodes { id } } } }`);
      return asOf.sources.nodes.some(({ id }: { id: string }) => id.split('@')[0] === source);
    };
    expect(await listed(today)).toBe(true);
    expect(await listed(dayFromNow(-1))).toBe(false);
  });

  describe('disables no check', () => {
    const evidence = () => rostrum.make.evidence({ saidAt: SPAN });
    const begins = { code: 'INVALID', message: expect.stringContaining(`the event begins on ${tomorrow}`) };

    it.each(['OCCURRED', 'UNDERWAY'])('for an event of tomorrow that is %s', async (status) => {
      const names = [{ value: 'A day to come' }];
      const created = await rostrum.tell(
        'createEvent',
        { names, type: 'CEREMONY', time: tomorrow, status, evidence: await evidence() },
        '{ userErrors { code field message } }',
      );
      expect(created.userErrors).toEqual([{ ...begins, field: ['input', 'status'] }]);
      const { id } = await rostrum.make.event({ time: tomorrow });
      const claimed = await rostrum.tell(
        'recordClaim',
        { subject: id, property: 'status', value: status, evidence: await evidence() },
        '{ userErrors { code field message } }',
      );
      expect(claimed.userErrors).toEqual([{ ...begins, field: ['input', 'value'] }]);
    });

    it.each(['ATTENDED', 'ABSENT', 'DELEGATED'])('for a participant who was %s there', async (status) => {
      const [event, leader] = [await rostrum.make.event({ time: tomorrow }), await rostrum.make.leader()];
      const given = { event: event.id, participant: leader.id, role: 'GUEST' };
      const recorded = await rostrum.tell(
        'recordParticipation',
        { ...given, status, evidence: await evidence() },
        '{ userErrors { code field message } }',
      );
      expect(recorded.userErrors).toEqual([{ ...begins, field: ['input', 'status'] }]);
      const { id } = await rostrum.make.participation(event, leader);
      const claimed = await rostrum.tell(
        'recordClaim',
        { subject: id, property: 'status', value: status, evidence: await evidence() },
        '{ userErrors { code field message } }',
      );
      expect(claimed.userErrors).toEqual([{ ...begins, field: ['input', 'value'] }]);
    });

    it('for a file', async () => {
      const event = await rostrum.make.event({ time: tomorrow });
      const said = { record: 'claim', subject: { event: event.slug }, property: 'status', value: 'OCCURRED' };
      const claim = { ...said, statement: 'It is over.', source: 'paper' };
      const { rejected } = await importJsonl(
        rostrum.database,
        [
          { record: 'source', key: 'paper', title: 'A paper', publishedAt: SPAN },
          { ...claim, key: 'over' },
          { ...claim, key: 'over-then', value: 'SCHEDULED', saidOn: tomorrow },
          { ...claim, key: 'too-early', value: 'SCHEDULED', saidAt: '2025-05', saidOn: '2025-04-30' },
        ].map((record) => JSON.stringify(record)),
        { actor: 'tests' },
      );
      expect(rejected).toEqual([
        expect.objectContaining({ reason: expect.stringContaining(`begins on ${tomorrow}`) }),
        expect.objectContaining({ reason: expect.stringContaining(`${tomorrow} is in the future`) }),
        expect.objectContaining({ reason: expect.stringContaining('2025-05-01 at the earliest') }),
      ]);
    });
  });

  it('is part of a complete export, regardless of the date of its source or of a later import', async () => {
    const files = await testFolder();
    const other = await createTestDatabase();
    try {
      await importInto(other, await exportAll(rostrum.database), join(files.folder, 'all.jsonl'));
      const days = async ({ pool }: Pick<typeof other, 'pool'>) =>
        (
          await pool.query(
            'select statement, property, value, said_on from claim order by said_on, property, value',
          )
        ).rows;
      expect(await days(other)).toEqual(await days(rostrum.database));
    } finally {
      await other.drop();
      await files.remove();
    }
  });
});
