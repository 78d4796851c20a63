import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { programOf } from '../support/process';
import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
});
afterAll(() => rostrum.close());

/** The output of `rostrum settle`. */
async function settle(): Promise<string> {
  const [command, args] = programOf(require.resolve('../../src/cli.ts'), ['settle']);
  const env = { PATH: process.env.PATH, DATABASE_URL: rostrum.database.url };
  return (await promisify(execFile)(command, args, { env })).stdout.trim();
}

describe('rostrum settle', () => {
  it('changes nothing that was settled by the rules of this version', async () => {
    const before = await rostrum.digest();
    expect(await settle()).toMatch(/^[\d,]+ things and facts settled, 0 of them changed$/);
    expect(await rostrum.digest()).toBe(before);
  });

  it('decides again what an earlier version had settled otherwise, and history shows it', async () => {
    const { make, ask, database } = rostrum;
    const [event, leader] = [await make.event({ time: '2025-09-03' }), await make.leader()];
    await make.claim(leader.id, 'born', '1950');
    const [eventId, leaderId] = [event.id, leader.id].map((id) => Number(id.split('_')[1]));
    const open = 'to_recording = 9223372036854775807';
    await database.pool.query(`UPDATE event SET status = 'CANCELLED' WHERE id = ${eventId} AND ${open}`);
    await database.pool.query(`UPDATE leader SET born_edtf = '1940' WHERE id = ${leaderId} AND ${open}`);

    expect(await settle()).toMatch(/, 2 of them changed$/);
    const answer = await ask(`{
      event(id: "${event.id}") { status history(first: 1) { nodes { action actor fields before after } } }
      leader(id: "${leader.id}") { born { edtf } }
    }`);
    expect(answer).toEqual({
      event: {
        status: 'SCHEDULED',
        history: {
          nodes: [
            {
              action: 'UPDATED',
              actor: 'settle',
              fields: ['status'],
              before: { status: 'CANCELLED' },
              after: { status: 'SCHEDULED' },
            },
          ],
        },
      },
      leader: { born: { edtf: '1950' } },
    });
    expect(await settle()).toMatch(/, 0 of them changed$/);
  });
});
