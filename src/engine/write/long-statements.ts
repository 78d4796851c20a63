import type { RecordingTx } from './recording';

/** Gives the statements of this write the time of the whole write: a country or a source can have a hundred thousand facts. */
export async function allowLongStatements({ tx }: RecordingTx): Promise<void> {
  await tx.$executeRaw`SET LOCAL statement_timeout = '110s'`;
}
