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

/** Which changes a follower asks for, and after which cursor; without one, from now on. */
export interface WhichToFollow extends WhichChanges {
  after?: string | null;
}

/**
 * Every committed change after a cursor, in the order of commits, each once; ends when the server or the follower does.
 * It holds one batch of positions at a time and reads on only when those have been taken, so that a slow reader costs
 * nothing but its own time.
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
    // A generator that waits can't be ended from outside but by what it waits for.
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
    // Counted before looking, so that what is committed in between is looked for again.
    const { received } = announcements;
    const batch: Position[] = await reader.evaluate(
      info,
      (asking) => nextPositions(asking, which, position, BATCH),
      scope,
    );
    for (position of batch) {
      following?.reached(cursorOf(position));
      yield position;
    }
    if (batch.length < BATCH) await announcements.after(received, ended);
  }
}
