import type { RecordingTx } from '../../../engine/write/recording';
import { OPEN } from '../../../engine/write/revise';
import type { Redirect } from '../../../generated/prisma/client';

/** The thing to which the id and slug of a merged thing lead; null if it has not been merged. */
export const findRedirect = ({ tx }: RecordingTx, absorbedId: bigint): Promise<Redirect | null> =>
  tx.redirect.findFirst({ where: { absorbedId, toRecording: OPEN } });

/** Redirects the id and slug of a thing to another, and those of every thing merged into it before. */
export async function addRedirect(rec: RecordingTx, absorbedId: bigint, keptId: bigint): Promise<void> {
  const earlier = await rec.tx.redirect.findMany({ where: { keptId: absorbedId, toRecording: OPEN } });
  await pointTo(rec, earlier, keptId);
  await rec.tx.redirect.create({
    data: { absorbedId, intoId: keptId, keptId, mergedIn: rec.id, fromRecording: rec.id },
  });
}

/** Ends a redirect; things merged into the thing before lead to it again. */
export async function endRedirect(rec: RecordingTx, redirect: Redirect): Promise<void> {
  const { absorbedId, fromRecording } = redirect;
  const { tx } = rec;
  const behind = await tx.$queryRaw<{ id: bigint }[]>`
    WITH RECURSIVE behind (id) AS (
      SELECT absorbed_id FROM redirect WHERE into_id = ${absorbedId} AND to_recording = ${OPEN}
      UNION
      SELECT absorbed_id FROM redirect JOIN behind ON into_id = behind.id WHERE to_recording = ${OPEN}
    )
    SELECT id FROM behind`;
  const ids = behind.map(({ id }) => id);
  await pointTo(
    rec,
    await tx.redirect.findMany({ where: { absorbedId: { in: ids }, toRecording: OPEN } }),
    absorbedId,
  );
  await tx.redirect.update({
    where: { absorbedId_fromRecording: { absorbedId, fromRecording } },
    data: { toRecording: rec.id },
  });
}

async function pointTo({ tx, id }: RecordingTx, redirects: readonly Redirect[], keptId: bigint) {
  if (redirects.length === 0) return;
  const absorbedIds = redirects.map(({ absorbedId }) => absorbedId);
  await tx.redirect.updateMany({
    where: { absorbedId: { in: absorbedIds }, toRecording: OPEN },
    data: { toRecording: id },
  });
  await tx.redirect.createMany({
    data: redirects.map((redirect) => ({ ...redirect, keptId, fromRecording: id, toRecording: OPEN })),
  });
}
