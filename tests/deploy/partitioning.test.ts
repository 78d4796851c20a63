import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { rowClaim, coded, GROUND, idOf, load } from '../import/row-world';
import { exportAll } from '../export/complete';
import { type Rostrum, startRostrum } from '../support/rostrum';

const describeWhere = spawnSync('psql', ['--version']).status === 0 ? describe : describe.skip;

describeWhere('partitioned by id, as deploy/partitioning does it (Debian: postgresql-client)', () => {
  let rostrum: Rostrum;
  beforeAll(async () => {
    rostrum = await startRostrum();
    await load(rostrum, [...GROUND, ...coded('before')]);
  });
  afterAll(() => rostrum.close());

  const partition = () =>
    spawnSync(
      'psql',
      [
        rostrum.database.url,
        '--no-psqlrc',
        '--variable=step=1000',
        '--variable=ahead=2',
        `--file=${join(__dirname, '../../deploy/partitioning/partition.sql')}`,
      ],
      { encoding: 'utf8' },
    );

  const partitionOf = async (key: string) =>
    (
      await rostrum.database.pool.query<{ partition: string }>(
        'select tableoid::regclass::text as partition from claim where key = $1',
        [key],
      )
    ).rows.map(({ partition }) => partition);

  test('nothing that was recorded is changed, and what follows goes to new partitions', async () => {
    const before = await exportAll(rostrum.database);
    const { status, stderr } = partition();
    expect({ status, stderr: stderr.replaceAll(/^.*NOTICE.*$/gm, '').trim() }).toEqual({
      status: 0,
      stderr: '',
    });
    expect(await exportAll(rostrum.database)).toBe(before);

    expect(await load(rostrum, coded('before'))).toMatchObject({ unchanged: 4 });
    await rostrum.database.pool.query(
      'update recording set last_id = 1500 where id = (select max(id) from recording)',
    );
    await load(rostrum, coded('after'));
    expect([await partitionOf('before'), await partitionOf('after')]).toEqual([
      ['claim_first'],
      ['claim_1000'],
    ]);
    const { events } = await rostrum.ask(
      '{ events(orderBy: [{ field: RECORDED, direction: ASC }]) { nodes { slug status claims { totalCount } participations { totalCount } } } }',
    );
    const whole = { status: 'REPORTED', claims: { totalCount: 1 }, participations: { totalCount: 2 } };
    expect(events.nodes).toEqual([
      { slug: 'before', ...whole },
      { slug: 'after', ...whole },
    ]);
  });

  test('a claim about an event of the first partition decides, and is found as contested', async () => {
    const source = await rostrum.make.source({ publishedAt: '2020-02-01/..' });
    const event = (await rostrum.ask('{ event(slug: "before") { id } }')).event.id;
    await rostrum.make.claim(event, 'status', 'CANCELLED', { evidence: { source } });
    await rostrum.make.claim(event, 'status', 'OCCURRED', { evidence: { source } });
    const { event: after } = await rostrum.ask('{ event(slug: "before") { disputes { property } } }');
    expect(after.disputes).toEqual([{ property: 'status' }]);
  });

  test('a key stands once, in whichever partition', async () => {
    await load(rostrum, [rowClaim('lone', { event: 'after' })]);
    await expect(
      rostrum.database.pool.query(
        `insert into claim (id, from_recording, key, subject_kind, subject_id, property, value, statement, source_id, said_on, recorded_in)
         select 2900, from_recording, key, subject_kind, subject_id, property, value, statement, source_id, said_on, recorded_in
         from claim where key = 'before'`,
      ),
    ).rejects.toMatchObject({ code: '23505', message: expect.stringContaining('"before" is there already') });
    expect(await idOf(rostrum, 'claim', 'lone')).toBeTruthy();
  });
});
