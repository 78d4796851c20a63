import { badInput } from '../platform/errors';
import type { Asking } from './asking';
import { byRowId, columnOf } from './fields';
import { one, type Arguments, type OneRead } from './model';
import { bySlug, idOf, type Referable } from './reference';
import { sql, type Sql } from './sql';

/** A root field that looks one thing up by exactly one key; null where there is none. Keys beside id and slug are columns. */
export const lookup = (type: string, kind: Referable, codes: readonly string[] = []): OneRead<unknown, Sql> =>
  one(type, (_root, args, asking) => {
    const source = byRowId(asking, kind.toLowerCase(), keyOf(asking, args, kind, codes));
    // Before anything had been said of an event there was none to be found.
    return kind === 'EVENT' && asking.scope.said !== null
      ? { ...source, where: sql`${source.where} and ${source.row}.supported` }
      : source;
  });

function keyOf(asking: Asking, args: Arguments, kind: Referable, codes: readonly string[]): Sql {
  const keys = Object.entries(args).filter(([, key]) => key != null);
  const possible = ['id', 'slug', ...codes];
  if (keys.length !== 1) {
    const given =
      keys.length === 0 ? 'none is given' : `${keys.map(([name]) => name).join(' and ')} are given`;
    throw badInput(
      keys.length ? keys.map(([name]) => name) : possible,
      `Give exactly one of ${possible.join(', ')}; ${given}.`,
    );
  }
  const [name, key] = keys[0] as [string, string];
  if (name === 'id') return idOf(asking, key, [kind], ['id']);
  if (name === 'slug') return bySlug(asking, sql`${key}::text`, [kind]);
  const row = asking.versions(kind.toLowerCase());
  return sql`(select ${row.row}.id from ${row.from} where ${columnOf(row.row, name)} = ${key}::text and ${row.where} limit 1)`;
}
