import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum();
});
afterAll(() => rostrum.close());

it('a statement that times out is not retried', async () => {
  const { pool } = rostrum.database;
  // Every connection gives up at once, and readers of events wait for the lock.
  pool.on('acquire', (client) => void client.query('SET statement_timeout = 100'));
  const writer = await pool.connect();
  await writer.query('BEGIN');
  await writer.query('LOCK TABLE event IN ACCESS EXCLUSIVE MODE');
  try {
    rostrum.server.statements();
    const { errors } = await rostrum.server.query('{ events { nodes { id } } }');
    expect(errors!.map(({ extensions, path }) => [extensions!.code, path])).toEqual([
      ['TIMEOUT', ['events']],
    ]);
    expect(rostrum.server.statements().filter((text) => text.includes('json_agg'))).toHaveLength(1);
  } finally {
    await writer.query('ROLLBACK');
    writer.release();
  }
});
