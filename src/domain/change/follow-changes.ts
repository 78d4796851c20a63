import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../api/context';
import { abortable } from '../../api/live/abortable';
import { Unavailable } from '../../platform/errors';
import {
  cursorOf,
  lastPosition,
  nextPositions,
  positionOf,
  type Position,
  type WhichChanges,
} from './change.read';
import { sharedReads } from './shared-reads';

const BATCH = 100;

/** The changes that a subscription selects, and the cursor after which it begins; without a cursor, from now on. */
export interface WhichToFollow extends WhichChanges {
  after?: string | null;
}

/** A change for a subscriber. If it cannot be read, none after it may be delivered, since it would be missed. */
export interface Followed {
  readonly position: Position;
  fail(error: unknown): void;
}

/**
 * Yields every committed change after a cursor, in commit order, each exactly once; ends when the server stops or
 * the subscriber leaves. Holds one batch of positions at a time and reads the next only when that is consumed, so
 * that a slow subscriber delays only itself.
 */
export function followChanges(
  context: Context,
  info: GraphQLResolveInfo,
  which: WhichToFollow,
): AsyncIterableIterator<Followed> {
  return abortable((ended) => follow(context, info, which, ended));
}

async function* follow(
  { reader, scope, announcements, following }: Context,
  info: GraphQLResolveInfo,
  { after, ...which }: WhichToFollow,
  ended: AbortSignal,
): AsyncGenerator<Followed, undefined> {
  await announcements.listen();
  const lastSeen = following?.after ?? after;
  let position: Position =
    lastSeen == null ? await reader.another().evaluate(info, lastPosition, scope) : positionOf(lastSeen);
  following?.started(cursorOf(position));
  const reads = sharedReads(announcements);
  while (!announcements.closed && !ended.aborted) {
    // Read before the query, so that a commit during the query leads to another one.
    const { received } = announcements;
    reader.seen?.raise(announcements.recording);
    const asked = ['positions', which.subject, which.actions, position, received];
    const { batch, last } = await reads.patiently(
      asked,
      () =>
        reader
          .shared()
          .evaluate(info, (context) => nextPositions(context, which, position, BATCH), scope) as Promise<{
          batch: Position[];
          last: Position | null;
        }>,
      ended,
    );
    for (position of batch) {
      let failure: { error: unknown } | null = null;
      following?.reached(cursorOf(position));
      yield { position, fail: (error) => (failure = { error }) };
      if (failure)
        throw new Unavailable('A change could not be read. Follow again after the last one received.');
    }
    // Those who select other changes go on from the same position, and are answered by one read.
    if (last !== null && batch.length < BATCH) position = last;
    if (batch.length < BATCH) await announcements.after(received, ended);
  }
}
