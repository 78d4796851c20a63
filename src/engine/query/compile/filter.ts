import { badInput, ErrorCode, RostrumError } from '../../../platform/errors';
import { parseSpan } from '../../model/time/edtf';
import type { CompileContext } from './compile-context';
import { Deferred, deferred, deferredLeaf, type Deferrable } from '../plan/deferred';
import type { Filter, Predicate } from './model';
import { referTo, type Referable } from './reference';
import { referAll } from './reference-list';
import { and, or, raw, sql, type Sql } from './sql';

const MAX_DEPTH = 20;

/** The conditions of a filter, field by field; AND, OR and NOT nest. Null says nothing, like a field left out. */
export function compileFilter<S>(
  filter: Filter<S>,
  row: S,
  where: Readonly<Record<string, any>> | null | undefined,
  context: CompileContext,
  path: readonly string[],
  depth = 0,
): Sql[] {
  if (depth > MAX_DEPTH) {
    const message = `Filters nest at most ${MAX_DEPTH} levels deep; write the same with fewer of AND, OR and NOT.`;
    throw new RostrumError(ErrorCode.COST_EXCEEDED, message, path.slice(0, -depth));
  }
  const conditions = (nested: any, at: readonly string[]) => {
    context.weigh(at);
    return and(compileFilter(filter, row, nested, context, at, depth + 1));
  };
  const given = Object.keys(where ?? {})
    .map((name): [string, any] => [name, deferredLeaf(where!, name)])
    .filter(([, value]) => value != null);
  const joined: readonly string[] = filter.together?.fields ?? [];
  const joint = given.flatMap(([name]) => (joined.includes(name) ? [[name, where![name]]] : []));
  const together = joint.length
    ? [filter.together!.predicate(row, Object.fromEntries(joint), context, path)]
    : [];
  const each = given
    .filter(([name]) => !joined.includes(name))
    .flatMap(([name, value]): Sql[] => {
      const at = [...path, name];
      switch (name) {
        case 'AND':
          return value.map((nested: any, i: number) => conditions(nested, [...at, String(i)]));
        case 'OR':
          return [or(value.map((nested: any, i: number) => conditions(nested, [...at, String(i)])))];
        case 'NOT':
          return [sql`not coalesce((${conditions(value, at)}), false)`];
        default:
          context.weigh(at);
          return [filter.fields[name]!(row, value, context, at)];
      }
    });
  return [...together, ...each];
}

type Operators = Record<string, (value: any) => Sql>;

/** All operators that are given must hold; an operator left out or null says nothing. */
const operate = (value: Record<string, any>, operators: Operators): Sql =>
  and(
    Object.keys(value).flatMap((name) => {
      const operand = deferred(value, name);
      return operand == null ? [] : [operators[name]!(operand)];
    }),
  );

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
  (row, value) =>
    operate(value, {
      eq: (text) => sql`${column(row)} = ${text}::text`,
      in: (texts) => sql`${column(row)} = any(${texts}::text[])`,
      contains: (text) =>
        sql`${column(row)} ilike ${Deferred.map(text, (part) => `%${escapeLike(part)}%`)}::text`,
      startsWith: (text) =>
        sql`${column(row)} ilike ${Deferred.map(text, (start) => `${escapeLike(start)}%`)}::text`,
    });

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');

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

/** The days that a time filter asks for overlap with, both included; null where it leaves an end open. */
export type DayRange = [from: Deferrable<string | null>, to: Deferrable<string | null>];

/** The stretches that `{from, to, during}` asks for, all of which must be overlapped. */
export function stretchesOf(value: Record<string, any>, path: readonly string[]): DayRange[] {
  const [from, to, during] = ['from', 'to', 'during'].map((name) => deferred(value, name) ?? null);
  const stretches: DayRange[] = [];
  if (from !== null || to !== null) {
    const ordered = Deferred.all([from, to], ([start, end]) => {
      if (start === null || end === null || start <= end) return end;
      throw badInput([...path, 'to'], `to is ${end}, before from, ${start}; write the earlier day as from.`);
    });
    stretches.push([from, ordered]);
  }
  if (during !== null) {
    stretches.push([
      Deferred.map(during, (text: string) => parseSpan(text).earliest),
      Deferred.map(during, (text: string) => parseSpan(text).latest),
    ]);
  }
  return stretches;
}

/**
 * `{from, to, during}`: overlap with a daterange column, both days included. A range that a subquery makes is made once;
 * of parameters, it would be made for each row.
 */
export const timeFilter =
  <S>(range: (row: S) => Sql): Predicate<S> =>
  (row, value, _asking, path) =>
    and(
      stretchesOf(value, path).map(
        ([from, to]) => sql`${range(row)} && (select daterange(${from}::date, ${to}::date, '[]'))`,
      ),
    );

/** `{eq, in}` over a column of ids, of things of the kinds given. */
export const idFilter =
  <S>(kinds: readonly Referable[], column: (row: S) => Sql): Predicate<S> =>
  (row, value, context, path) =>
    operate(value, {
      eq: (ref) => sql`${column(row)} = ${referTo(context, ref, kinds, [...path, 'eq'])}`,
      in: (refs) => sql`${column(row)} = any(${referAll(context, refs, kinds, [...path, 'in'])})`,
    });
