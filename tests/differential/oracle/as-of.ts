import type { World } from './world';

/** The instant of a recording. */
export function instantOf({ database: { recordings } }: World, id: number | null): string | null {
  const recording = recordings.find((each) => each.id === id);
  return recording ? new Date(recording.at).toISOString() : null;
}

/** A day as written, or the UTC day of an instant or of milliseconds; null if there is none. */
export const dayOf = (given: string | number | null | undefined): string | null =>
  typeof given === 'number' || given?.includes('T')
    ? new Date(given).toISOString().slice(0, 10)
    : (given ?? null);

interface AsOfArguments {
  validAt?: string | number | null;
  saidBy?: string | number | null;
  knownAt?: string | number | null;
}

/** The world of asOf; a time that is not given is that of the surrounding scope. */
export function asOf(at: World, { validAt, saidBy, knownAt }: AsOfArguments): { at: World } {
  const { valid, said, known } = at.point;
  return {
    at: at.from({
      valid: dayOf(validAt) ?? valid,
      said: dayOf(saidBy) ?? said,
      known: knownAt == null ? known : lastBy(at, new Date(knownAt).getTime()),
    }),
  };
}

/** The last recording made by an instant; 0 if there was none. */
const lastBy = ({ database: { recordings } }: World, instantAsked: number): number =>
  recordings.filter((each) => new Date(each.at).getTime() <= instantAsked).at(-1)?.id ?? 0;
