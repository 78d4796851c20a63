import type { EventType } from '../../generated/prisma/enums';
import { parseSpan } from '../../engine/model/time/edtf';
import type { Arguments } from '../../engine/query/plan/arguments';

/** The bounds of the events that a filter can match; a dataset that covers these bounds covers the query. */
export interface QuestionBounds {
  /** Null: any type. */
  types: readonly EventType[] | null;
  /** The first and the last possible day, YYYY-MM-DD; null: unbounded. */
  from: string | null;
  to: string | null;
}

const UNBOUNDED: QuestionBounds = { types: null, from: null, to: null };

/**
 * Derives the bounds from a filter. Conditions it cannot interpret are ignored, so that the bounds are never too
 * narrow.
 */
export function boundsOfQuestion(where: Arguments | null): QuestionBounds {
  if (!where) return UNBOUNDED;
  const time = where.object('time');
  const alternatives = where.objects('OR');
  const all = [
    { ...UNBOUNDED, types: typesOf(where.object('type')) },
    ...(time ? [{ ...UNBOUNDED, ...daysOf(time) }] : []),
    ...(where.objects('AND') ?? []).map(boundsOfQuestion),
    ...(alternatives ? [hull(alternatives.map(boundsOfQuestion))] : []),
  ];
  return all.reduce(narrow);
}

function typesOf(type: Arguments | null): readonly EventType[] | null {
  const one: EventType | null = type?.read('eq') ?? null;
  const several: readonly EventType[] | null = type?.read('in') ?? null;
  if (one === null) return several;
  return several === null || several.includes(one) ? [one] : [];
}

function daysOf(time: Arguments): Pick<QuestionBounds, 'from' | 'to'> {
  const [from, to, during] = ['from', 'to', 'during'].map((name): string | null => time.read(name));
  const span = during == null ? null : parseSpan(during);
  return { from: later(from ?? null, span?.earliest ?? null), to: earlier(to ?? null, span?.latest ?? null) };
}

/** The intersection of two bounds. */
const narrow = (a: QuestionBounds, b: QuestionBounds): QuestionBounds => ({
  types: a.types && b.types ? a.types.filter((type) => b.types!.includes(type)) : (a.types ?? b.types),
  from: later(a.from, b.from),
  to: earlier(a.to, b.to),
});

/** The union of bounds by type; days become unbounded. */
const hull = (alternatives: readonly QuestionBounds[]): QuestionBounds => ({
  ...UNBOUNDED,
  types: alternatives.some(({ types }) => types === null)
    ? null
    : [...new Set(alternatives.flatMap(({ types }) => types!))],
});

const later = (a: string | null, b: string | null) => (a && b ? (a > b ? a : b) : (a ?? b));
const earlier = (a: string | null, b: string | null) => (a && b ? (a < b ? a : b) : (a ?? b));
