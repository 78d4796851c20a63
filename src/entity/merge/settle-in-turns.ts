import type { RecordingTx } from '../../evidence/recording';
import { settle } from '../../evidence/settle';
import type { Touched } from '../../evidence/subject';

// As many ids as fit the parameters of one statement with room to spare.
const AT_ONCE = 1000;

/** Settles any number of subjects. */
export async function settleInTurns(rec: RecordingTx, touched: readonly Touched[]): Promise<void> {
  for (let first = 0; first < touched.length; first += AT_ONCE) {
    await settle(rec, touched.slice(first, first + AT_ONCE));
  }
}

/** Gives the statements of this write the time of the whole write: a country can have a hundred thousand facts to move. */
export async function allowLongStatements({ tx }: RecordingTx): Promise<void> {
  await tx.$executeRaw`SET LOCAL statement_timeout = '110s'`;
}
