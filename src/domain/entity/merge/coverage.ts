import type { RecordingTx } from '../../../engine/write/recording';
import { OPEN, revise } from '../../../engine/write/revise';
import type { Merged } from './links';

/** Replaces a thing by another in the coverage of datasets. */
export async function moveCoverage(rec: RecordingTx, from: bigint, to: bigint): Promise<void> {
  const datasets = await rec.tx.dataset.findMany({
    where: { coversParticipants: { has: from }, toRecording: OPEN },
  });
  for (const dataset of datasets) {
    const covered = dataset.coversParticipants.map((id) => (id === from ? to : id));
    await revise(rec, 'dataset', dataset, { coversParticipants: [...new Set(covered)] });
  }
}

/** Undoes moveCoverage for datasets whose coverage has not changed since the merge. */
export async function returnCoverage(rec: RecordingTx, { absorbedId, mergedIn }: Merged): Promise<void> {
  const before = await rec.tx.dataset.findMany({
    where: { coversParticipants: { has: absorbedId }, toRecording: mergedIn },
  });
  for (const { id, coversParticipants } of before) {
    const merged = await rec.tx.dataset.findFirst({ where: { id, fromRecording: mergedIn } });
    const current = await rec.tx.dataset.findFirst({ where: { id, toRecording: OPEN } });
    if (merged && current && `${merged.coversParticipants}` === `${current.coversParticipants}`) {
      await revise(rec, 'dataset', current, { coversParticipants });
    }
  }
}
