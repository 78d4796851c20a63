import { rm } from 'node:fs/promises';
import { dropAll } from './database';
import { currentRun } from './run';

export default async function globalTeardown(): Promise<void> {
  const { embedded } = currentRun();
  if (!embedded) return dropAll();
  await embedded.server.stop();
  await rm(embedded.folder, { recursive: true, force: true });
}
