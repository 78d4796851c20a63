import { notAGlobalId, parseGlobalId, readTimes, timesOfAsOfId } from '../../engine/model/global-id';
import type { Scope } from '../../engine/query/plan/deferred';
import type { Context } from '../context';
import type { Root } from '../resolver-parameters';
import { rootOf, scopeAt } from './as-of';
import { recordingNumbered } from './recording-at';

/** Where an id leads: to a time as a whole, to something as it is from a scope, or to nothing where no such time is known. */
export type Lead = { root: Root } | { scope: Scope } | null;

/**
 * Where a global id leads. One that carries times leads there whole, whatever is asked around it; one that does not is
 * asked from here. Refuses a text that is no id, as the value of the argument at `path`.
 */
export function leadOf(
  id: string,
  path: readonly string[],
  root: Root | undefined,
  context: Pick<Context, 'scope' | 'pool'>,
): Lead | Promise<Lead> {
  const timesOfAsOf = timesOfAsOfId(id);
  if (timesOfAsOf !== null) return at(timesOfAsOf, context, (scope) => ({ root: rootOf(scope) }));
  const parsed = parseGlobalId(id);
  if (!parsed) throw notAGlobalId(id, path);
  if (parsed.times === '') return { scope: root?.scope ?? context.scope };
  return at(parsed.times, context, (scope) => ({ scope }));
}

function at(
  text: string,
  { scope: now, pool }: Pick<Context, 'scope' | 'pool'>,
  lead: (scope: Scope) => Lead,
): Lead | Promise<Lead> {
  const times = readTimes(text)!;
  // The id names its times whole. What the request as a whole is asked of bounds what was recorded all the same.
  const scopeOf = (known: bigint | null, knownAt: Date | null) => ({
    ...scopeAt(now, { ...times, known }, knownAt),
    times: text,
  });
  if (times.known === null) return lead(scopeOf(now.known, now.knownAt));
  return recordingNumbered(pool, times.known, now.snapshot).then(
    (recording) => recording && lead(scopeOf(recording.id, recording.at)),
  );
}
