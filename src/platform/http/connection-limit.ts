import { readFileSync } from 'node:fs';
import type { Logger } from 'pino';
import { callerOfSocket, type SenderOf } from '../limits/caller';
import { type Connection, type Connections, isAwaited, isWebSocket } from './connections';

/** The share of the descriptors of the process that connections may take; files, PostgreSQL and other servers need the rest. */
const SHARE = 0.75;
/** The share of the connections that is closed at once, so that they are not counted for each one that opens. */
const AT_ONCE = 1 / 32;
/** A client that has just connected is given time to send its request. */
const NEW_MS = 1_000;
/** That connections are closed for others is logged again after so long without it. */
const QUIET_MS = 60_000;

/** The number of connections that a process may have: what is set, and no more than its descriptors suffice for. */
export const connectionsWithin = (most: number): number =>
  Math.max(1, Math.min(most, Math.floor(descriptors() * SHARE)));

/** How many files and connections the system lets this process open (`ulimit -n`); Infinity where it does not say. */
function descriptors(): number {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8');
    return Number(/^Max open files +(\d+)/m.exec(limits)?.[1] ?? Infinity);
  } catch {
    return Infinity;
  }
}

/**
 * Returns a function to be called with the connections whenever one opens. Where there are more than `most`, it closes some of
 * those addresses that have most of them, until all have as many: first those that wait for nothing, and of these the oldest.
 * So a client is served however many connections others hold. Without it, the system would refuse whichever come last, and
 * connections to PostgreSQL.
 */
export function connectionLimit(most: number, senderOf: SenderOf, log: Logger) {
  let closedAt = -Infinity;
  return (connections: Connections): void => {
    if (connections.size <= most) return;
    const now = performance.now();
    const excess = connections.size - most + Math.floor(most * AT_ONCE);
    for (const connection of chosen(connections, excess, senderOf)) connections.close(connection);
    if (now - closedAt > QUIET_MS)
      log.warn(
        { most },
        'as many connections are open as may be (ROSTRUM_CONNECTIONS, ulimit -n); those that wait for nothing are closed for others',
      );
    closedAt = now;
  };
}

/** The connections of one address that may still be closed: those that wait for nothing, and the others; oldest first. */
interface Group {
  size: number;
  readonly idle: Connection[];
  readonly busy: Connection[];
}

/** Connections to close, so many, from the addresses that have most. */
function* chosen(connections: Connections, count: number, senderOf: SenderOf): Generator<Connection> {
  const groups = groupsOf(connections, senderOf);
  let left = count;
  for (let size = groups[0]!.size; size > 0; size -= 1) {
    for (const kind of ['idle', 'busy'] as const) {
      for (const group of groups) {
        if (group.size < size) continue;
        const connection = group[kind].shift();
        if (!connection) continue;
        group.size -= 1;
        yield connection;
        left -= 1;
        if (left === 0) return;
      }
    }
  }
}

/** The connections by the address of their client, largest group first. */
function groupsOf(connections: Connections, senderOf: SenderOf): Group[] {
  const groups = new Map<string, Group>();
  const now = performance.now();
  for (const connection of connections) {
    const { socket, request, openedAt } = connection;
    const address = request ? senderOf(request).caller.id : callerOfSocket(socket);
    let group = groups.get(address);
    if (!group) groups.set(address, (group = { size: 0, idle: [], busy: [] }));
    group.size += 1;
    const isNew = request === null && now - openedAt < NEW_MS;
    const isBusy = isNew || isWebSocket(connection) || isAwaited(connection, { evenUnfinished: true });
    group[isBusy ? 'busy' : 'idle'].push(connection);
  }
  return [...groups.values()].sort((a, b) => b.size - a.size);
}
