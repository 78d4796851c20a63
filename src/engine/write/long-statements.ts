import type { RecordingTx } from './recording';

/** Lets statements of this write take as long as the whole write may: a country or a source can have 100,000 facts. */
export async function allowLongStatements({ tx }: RecordingTx): Promise<void> {
  await tx.$executeRaw`SET LOCAL statement_timeout = '110s'`;
}
