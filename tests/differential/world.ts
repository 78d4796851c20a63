import fc from 'fast-check';
import { startRostrum, type Rostrum } from '../support/rostrum';
import { history } from '../time-and-evidence/oracle/history';
import { RecordedWorld } from '../time-and-evidence/oracle/recorded-world';
import { speak } from './varied-data';

const WORLDS = ['aldermark', 'bornholt'];
const STEPS = 3;

/** The product with the story and further data: histories, merges, an import and its codes. */
export async function startWorld(seed: number, maxCost: number): Promise<Rostrum> {
  const rostrum = await startRostrum({ template: 'story', maxCost });
  for (const [i, word] of WORLDS.entries()) {
    const world = await RecordedWorld.found(rostrum.database, word);
    for (const { steps } of fc.sample(history(1), { seed: seed + i, numRuns: STEPS })) {
      for (const step of steps) await world.take(step);
    }
  }
  await merge(rostrum);
  await speak(rostrum);
  await code(rostrum);
  // As in a database that has been up for a minute: without statistics the planner guesses.
  await rostrum.database.pool.query('analyze');
  return rostrum;
}

/** Merges two leaders and two events, and undoes the merge of the events. */
async function merge({ make, tell }: Rostrum): Promise<void> {
  const tellOf = async (mutation: string, input: object) => {
    const { userErrors } = await tell(mutation, input, '{ userErrors { code message } }', 'REVIEWER');
    if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  };
  const [parade, other] = [await make.event({ time: '2024' }), await make.event({ time: '2024-05' })];
  const [one, same] = [await make.leader(), await make.leader()];
  await make.participation(parade, one);
  await make.participation(other, same, { status: 'CONFIRMED' });
  await make.tenure(same, { id: 'PRK', slug: 'north-korea' });
  await tellOf('mergeEntities', { keep: one.id, absorb: same.id, reason: 'One and the same' });
  await tellOf('mergeEntities', { keep: parade.id, absorb: other.id, reason: 'One and the same' });
  await tellOf('unmergeEntity', { absorbed: other.id, reason: 'Two after all' });
}

/** Marks part of the data as imported, with the columns of such rows. */
async function code({ make, database: { pool } }: Rostrum): Promise<void> {
  const number = (await make.dataset('Coded news')).split('_')[1];
  await pool.query(
    `update event set dataset_id = $1, cameo_code = '04' || id % 3, goldstein = (id % 21 - 10)::float8 / 2,
       quad_class = (enum_range(null::"QuadClass"))[1 + id % 4] where id % 3 = 0`,
    [number],
  );
  for (const table of ['relationship', 'tenure', 'claim', 'source'])
    await pool.query(`update ${table} set dataset_id = $1 where id % 4 = 0`, [number]);
}
