import { badInput, ErrorCode, RostrumError } from '../../../platform/errors';
import { parseSpan } from '../../model/time/edtf';
import type { CompileContext } from './compile-context';
import { Arguments } from '../plan/arguments';
import { Deferred, type Deferrable } from '../plan/deferred';
import type { Filter, Predicate } from './model';
import { referTo, type Referable } from './reference';
import { referAll } from './reference-list';
import { and, or, raw, sql, type Sql } from './sql';

const MAX_DEPTH = 20;

/**
 * The conditions of a filter, field by field; AND, OR and NOT nest. Null is the same as left out. All of it is weighed before
 * any of it is compiled, which takes longer.
 */
export function compileFilter<S>(
  filter: Filter<S>,
  row: S,
  where: Arguments | null,
  context: CompileContext,
  path: readonly string[],
): Sql[] {
  weigh(where, context, path);
  return compileConditions(filter, row, where, context, path);
}

/** The operators of conditions that name many values. */
const LISTS = ['in', 'any', 'all'] as const;

/** About how many values an operator names: twice as many at most, so that lists of about the same length have one plan. */
const itemsOf = (operand: Arguments, name: (typeof LISTS)[number]): number =>
  operand.has(name)
    ? operand.readAs(
        name,
        'size',
        ({ length }: readonly unknown[]) => length && 2 ** Math.ceil(Math.log2(length)),
      )
    : 0;

/** Counts the conditions of a filter, and adds what they cost. */
export function weigh(
  where: Arguments | null,
  context: CompileContext,
  path: readonly string[],
  depth = 0,
): void {
  if (depth > MAX_DEPTH) {
    const message = `Filters nest at most ${MAX_DEPTH} levels deep; write the same with fewer of AND, OR and NOT.`;
    throw new RostrumError(ErrorCode.COST_EXCEEDED, message, path.slice(0, -depth));
  }
  for (const name of where?.names ?? []) {
    const at = [...path, name];
    if (name === 'AND' || name === 'OR') {
      where!.objects(name)!.forEach((each, i) => {
        // What it is made of costs.
        context.weigh([...at, String(i)], 0);
        weigh(each, context, [...at, String(i)], depth + 1);
      });
      continue;
    }
    context.weigh(at);
    const operand = where!.operand(name);
    if (operand instanceof Arguments) LISTS.forEach((list) => context.weighItems(itemsOf(operand, list)));
    if (name === 'NOT') weigh(where!.object(name), context, at, depth + 1);
  }
}

/** The conditions of a filter that has been weighed. */
export function compileConditions<S>(
  filter: Filter<S>,
  row: S,
  where: Arguments | null,
  context: CompileContext,
  path: readonly string[],
): Sql[] {
  if (where === null) return [];
  const conditions = (nested: Arguments | null, at: readonly string[]) =>
    and(compileConditions(filter, row, nested, context, at));
  const all = (nested: readonly Arguments[], at: readonly string[]) =>
    nested.map((each, i) => conditions(each, [...at, String(i)]));
  const joined: readonly string[] = filter.together?.fields ?? [];
  const together = where.names.some((name) => joined.includes(name))
    ? [filter.together!.predicate(row, where.only(joined), context, path)]
    : [];
  const each = where.names
    .filter((name) => !joined.includes(name))
    .flatMap((name): Sql[] => {
      const at = [...path, name];
      switch (name) {
        case 'AND':
          return all(where.objects(name)!, at);
        case 'OR':
          return [or(all(where.objects(name)!, at))];
        case 'NOT':
          return [sql`not coalesce((${conditions(where.object(name), at)}), false)`];
        default:
          return [filter.fields[name]!(row, where.operand(name), context, at)];
      }
    });
  return [...together, ...each];
}

type Operators = Record<string, (value: any) => Sql>;

/** The conjunction of the operators that are given. Null is the same as left out. */
const operate = (value: Arguments, operators: Operators): Sql =>
  and(value.names.map((name) => operators[name]!(value.param(name))));

/** `{eq, in}` over an enum column. */
export const enumFilter =
  <S>(enumName: string, column: (row: S) => Sql): Predicate<S> =>
  (row, value) => {
    const type = raw(`"${enumName}"`);
    return operate(value, {
      eq: (one) => sql`${column(row)} = ${one}::${type}`,
      in: (many) => sql`${column(row)} = any(${many}::${type}[])`,
    });
  };

/** `{eq, in, contains, startsWith}` over a text column. */
export const stringFilter =
  <S>(column: (row: S) => Sql): Predicate<S> =>
  (row, value, _context, path) =>
    operate(value, {
      eq: (text) => sql`${column(row)} = ${text}::text`,
      in: (texts) => sql`${column(row)} = any(${texts}::text[])`,
      contains: (text) =>
        sql`${column(row)} ilike ${Deferred.map(text, (part) => `%${escapeLike(part, [...path, 'contains'])}%`)}::text`,
      startsWith: (text) =>
        sql`${column(row)} ilike ${Deferred.map(text, (start) => `${escapeLike(start, [...path, 'startsWith'])}%`)}::text`,
    });

/** As many as of a text to search for: each row is compared with all of it. */
const MAX_PATTERN = 200;

function escapeLike(text: string, path: readonly string[]): string {
  if (text.length > MAX_PATTERN) {
    const message = `${path.join('.')} has ${text.length} characters; at most ${MAX_PATTERN} are compared.`;
    throw badInput(path, message);
  }
  return text.replace(/[\\%_]/g, '\\$&');
}

/** `{eq, gt, gte, lt, lte}` over a number. */
export const numberFilter =
  <S>(column: (row: S, context: CompileContext) => Sql): Predicate<S> =>
  (row, value, context) => {
    const number = column(row, context);
    return operate(value, {
      eq: (n) => sql`${number} = ${n}::float8`,
      gt: (n) => sql`${number} > ${n}::float8`,
      gte: (n) => sql`${number} >= ${n}::float8`,
      lt: (n) => sql`${number} < ${n}::float8`,
      lte: (n) => sql`${number} <= ${n}::float8`,
    });
  };

/** A range of days, both included, that values have to overlap; null for an open end. */
export type DayRange = [from: Deferrable<string | null>, to: Deferrable<string | null>];

/** The ranges of `{from, to, during}`, all of which have to be overlapped. */
export function dayRangesOf(value: Arguments, path: readonly string[]): DayRange[] {
  const [from, to, during] = ['from', 'to', 'during'].map((name) => value.param(name));
  const ranges: DayRange[] = [];
  if (from !== null || to !== null) {
    const ordered = Deferred.all([from, to], ([start, end]) => {
      if (start === null || end === null || start <= end) return end;
      throw badInput([...path, 'to'], `to is ${end}, before from, ${start}; write the earlier day as from.`);
    });
    ranges.push([from, ordered]);
  }
  if (during !== null) {
    ranges.push([
      Deferred.map(during, (text: string) => parseSpan(text).earliest),
      Deferred.map(during, (text: string) => parseSpan(text).latest),
    ]);
  }
  return ranges;
}

/**
 * `{from, to, during}`: overlap with a daterange column, both days included. PostgreSQL computes a range in a subquery
 * once, and a range of parameters for each row.
 */
export const timeFilter =
  <S>(range: (row: S) => Sql): Predicate<S> =>
  (row, value, _context, path) =>
    and(
      dayRangesOf(value, path).map(
        ([from, to]) => sql`${range(row)} && (select daterange(${from}::date, ${to}::date, '[]'))`,
      ),
    );

/** `{eq, in}` over a column of ids of these kinds. */
export const idFilter =
  <S>(kinds: readonly Referable[], column: (row: S) => Sql): Predicate<S> =>
  (row, value, context, path) =>
    operate(value, {
      eq: (ref) => sql`${column(row)} = ${referTo(context, ref, kinds, [...path, 'eq'])}`,
      in: (refs) => sql`${column(row)} = any(${referAll(context, refs, kinds, [...path, 'in'])})`,
    });
