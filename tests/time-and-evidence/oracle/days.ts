import type { Day } from './log';

export interface Bounds {
  earliest: Day | null;
  latest: Day | null;
}

/**
 * The outer bounds of the EDTF in histories: days, months, years, decades, with or without `~`, and
 * intervals of them.
 */
export function boundsOf(edtf: string): Bounds {
  const [start, end = start] = edtf.split('/') as [string, string?];
  return { earliest: pointOf(start)?.[0] ?? null, latest: pointOf(end)?.[1] ?? null };
}

function pointOf(text: string): [Day, Day] | null {
  const point = text.replace('~', '');
  if (point === '' || point === '..' || point === 'XXXX') return null;
  if (point.endsWith('X')) return [`${point.slice(0, 3)}0-01-01`, `${point.slice(0, 3)}9-12-31`];
  if (point.length === 4) return [`${point}-01-01`, `${point}-12-31`];
  if (point.length === 10) return [point, point];
  const [year, month] = point.split('-').map(Number) as [number, number];
  return [`${point}-01`, new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)];
}

/** Whether a day lies within bounds; a missing bound is no limit. */
export const isWithin = ({ earliest, latest }: Bounds, day: Day): boolean =>
  (earliest === null || earliest <= day) && (latest === null || day <= latest);

/** Whether two ranges may share a day. */
export const mayOverlap = (a: Bounds, b: Bounds): boolean =>
  (a.earliest === null || b.latest === null || a.earliest <= b.latest) &&
  (b.earliest === null || a.latest === null || b.earliest <= a.latest);

/**
 * The day by which a dated statement had been made: its last possible one, or the first if it has no end.
 */
export function dayOf(edtf: string | null): Day | null {
  if (edtf === null) return null;
  const { earliest, latest } = boundsOf(edtf);
  return latest ?? earliest;
}

/**
 * A term from the claims about its ends: no claimed start is an unknown one, no claimed end an open one.
 */
export function termOf(start: string, end: string): Bounds & { edtf: string } {
  const sideOf = (point: string) => (point === 'XXXX' ? '' : point);
  if (start === end) return { edtf: start, ...boundsOf(start) };
  const edtf = `${sideOf(start)}/${sideOf(end)}`;
  const { earliest, latest } = boundsOf(edtf);
  if (earliest === null || latest === null || earliest <= latest) return { edtf, earliest, latest };
  // Under saidBy the ends may contradict one another: then the end is unknown.
  return termOf(start, 'XXXX');
}
