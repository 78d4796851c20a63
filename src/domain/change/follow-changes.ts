import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../api/context';
import {
  cursorOf,
  lastPosition,
  nextPositions,
  positionOf,
  type Position,
  type WhichChanges,
} from './change.read';

const BATCH = 100;

/** The changes that a subscription selects, and the cursor after which it begins; without a cursor, from now on. */
export interface WhichToFollow extends WhichChanges {
  after?: string | null;
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
): AsyncIterableIterator<Position> {
  const ended = new AbortController();
  const positions = follow(context, info, which, ended.signal);
  return {
    next: () => positions.next(),
    // A suspended generator cannot be ended from outside; aborting what it awaits ends it.
    return: () => {
      ended.abort();
      return positions.return(undefined);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function* follow(
  { reader, scope, announcements, following }: Context,
  info: GraphQLResolveInfo,
  { after, ...which }: WhichToFollow,
  ended: AbortSignal,
): AsyncGenerator<Position, undefined> {
  await announcements.listen();
  const lastSeen = following?.after ?? after;
  let position: Position =
    lastSeen == null ? await reader.evaluate(info, lastPosition, scope) : positionOf(lastSeen);
  following?.started(cursorOf(position));
  while (!announcements.closed && !ended.aborted) {
    // Read before the query, so that a commit during the query leads to another one.
    const { received } = announcements;
    const batch: Position[] = await reader.evaluate(
      info,
      (context) => nextPositions(context, which, position, BATCH),
      scope,
    );
    for (position of batch) {
      following?.reached(cursorOf(position));
      yield position;
    }
    if (batch.length < BATCH) await announcements.after(received, ended);
  }
}
