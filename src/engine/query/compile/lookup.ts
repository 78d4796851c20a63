import { badInput, ErrorCode, RostrumError } from '../../../platform/errors';
import type { CompileContext } from './compile-context';
import type { Arguments } from '../plan/arguments';
import { Deferred } from '../plan/deferred';
import { one, type OneRead } from './model';
import { byCode, bySlug, idOf, type Referable } from './reference';
import { sql, type Sql } from './sql';
import type { IdScheme } from '../../../generated/prisma/enums';

/** The keys of a lookup that are external codes, with their schemes. */
type Codes = Readonly<Record<string, IdScheme>>;

/** A root field that looks one thing up by exactly one key; null where there is none. */
export const lookup = (type: string, kind: Referable, codes: Codes = {}): OneRead<unknown, Sql> =>
  one(type, (_root, args, context) => {
    // An event without effective claims is not found, nor what did not exist on the day of validAt.
    const rows = context.scan(kind.toLowerCase());
    return {
      ...rows,
      where: sql`${rows.row}.id = ${keyOf(context, args, kind, codes)} and ${rows.where}`,
      isUnique: true,
    };
  });

function keyOf(context: CompileContext, args: Arguments, kind: Referable, codes: Codes): Sql {
  const { names } = args;
  const possible = ['id', 'slug', ...Object.keys(codes)];
  if (names.length !== 1) {
    const given = names.length === 0 ? 'none is given' : `${names.join(' and ')} are given`;
    const message = `Give exactly one of ${possible.join(', ')}; ${given}.`;
    // The error names the second key; where none is given, no argument is at fault.
    throw names[1] ? badInput([names[1]], message) : new RostrumError(ErrorCode.BAD_USER_INPUT, message);
  }
  const name = names[0]!;
  const key = args.param(name);
  if (name === 'id') return idOf(context, key, [kind], ['id']);
  if (name === 'slug') return bySlug(context, sql`${key}::text`, [kind]);
  // Codes of ISO 3166 are stored in capitals.
  return byCode(context, codes[name]!, sql`${Deferred.map(key, (code) => code.toUpperCase())}::text`);
}
