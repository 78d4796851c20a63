import { setTimeout as sleep } from 'node:timers/promises';
import type { QueryResultRow } from 'pg';
import type { Follower } from './follow';
import type { Process } from './process';
import { again, until } from './until';

/** Clients that write without pause, each again with the same key until it is acknowledged. */
export interface Writers {
  /** The names of what was acknowledged. */
  readonly acknowledged: readonly string[];
  /** The codes of errors. */
  readonly codes: ReadonlySet<string>;
  /** Waits until so many more are acknowledged; resolves to the milliseconds that it took. */
  writeMore(count: number): Promise<number>;
  stop(): Promise<void>;
}

/** Starts four writers. */
export function startWriters({ write }: Pick<Process, 'write'>, prefix = 'writer'): Writers {
  const acknowledged: string[] = [];
  const codes = new Set<string>();
  const writers = Array.from({ length: 4 }, (_, writer) => {
    let number = 1;
    return again(async () => {
      const name = `${prefix} ${writer} ${number}`;
      const { code } = await write(name);
      if (code !== null) {
        codes.add(code);
        return sleep(50);
      }
      number += 1;
      acknowledged.push(name);
    });
  });
  return {
    acknowledged,
    codes,
    writeMore(count) {
      const enough = acknowledged.length + count;
      return until(`${count} more writes are acknowledged`, () => acknowledged.length >= enough);
    },
    stop: async () => void (await Promise.all(writers.map((each) => each.stop()))),
  };
}

/** What became of what writers wrote, by name. */
export interface Audit {
  /** Acknowledged, and not there. */
  readonly lost: readonly string[];
  /** There more than once. */
  readonly doubled: readonly string[];
  /** Acknowledged, and not received by the follower. */
  readonly missed: readonly string[];
  /** Received more than once. */
  readonly twice: readonly string[];
}

export const NOTHING_WRONG: Audit = { lost: [], doubled: [], missed: [], twice: [] };

interface Asked {
  query<Row extends QueryResultRow>(text: string): Promise<Row[]>;
}

/** Compares what was acknowledged with what a server has, and with what a follower received; ends the follower. */
export async function audit(server: Asked, { acknowledged }: Writers, follower: Follower): Promise<Audit> {
  const rows = await server.query<{ name: string; times: string }>(
    'select label as name, count(*) as times from organization where to_recording = (select max(to_recording) from organization) group by label',
  );
  const times = new Map(rows.map((row) => [row.name, Number(row.times)]));
  const { names } = follower;
  const missed = () => {
    const received = new Set(names);
    return acknowledged.filter((name) => !received.has(name));
  };
  await until(
    'the follower has all, or its stream has ended',
    () => missed().length === 0 || follower.end !== null,
  );
  if (follower.end !== null) throw new Error(`The follower was cut off: ${follower.end}`);
  // What comes twice comes late.
  await sleep(500);
  await follower.stop();
  return {
    lost: acknowledged.filter((name) => !times.has(name)),
    doubled: acknowledged.filter((name) => times.get(name)! > 1),
    missed: missed(),
    twice: names.filter((name, at) => names.indexOf(name) !== at),
  };
}
