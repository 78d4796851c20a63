import { isGlobalId, parseGlobalId, type GlobalType } from '../../model/global-id';
import { kindsAfterNo, namesOfKinds, THING_KINDS } from '../../model/kinds';
import { badInput, ErrorCode, RostrumError } from '../../../platform/errors';
import type { IdScheme, SubjectKind } from '../../../generated/prisma/enums';
import type { CompileContext } from './compile-context';
import { Deferred, type Deferrable } from '../plan/deferred';
import { recordedBy, standsAt } from './scope';
import { raw, sql, type Sql } from './sql';
import type { Arguments } from '../plan/arguments';
import { one, type OneRead } from './model';

/** The kinds that an argument can refer to: all that have rows. */
export type Referable = SubjectKind;

const THINGS: readonly GlobalType[] = THING_KINDS;

/**
 * The id for a reference: a global id, a slug, or a country's ISO 3166-1 alpha-3 in capitals. Whether it
 * exists is checked by the same statement: where it does not, the field fails with NOT_FOUND.
 */
export function referTo(
  context: CompileContext,
  reference: Deferrable<string>,
  kinds: readonly Referable[],
  path: readonly string[],
): Sql {
  const what = Deferred.map(reference, (text) => nameOf(text, kinds));
  return context.refer(idOf(context, reference, kinds, path), path, what);
}

/** A reference as a message names what is missing. */
export const nameOf = (text: string, kinds: readonly Referable[]) => `${kindsAfterNo(kinds)} "${text}"`;

/** The form of a reference: the id of a row of a table, the code of a country, or a slug. */
export type Form = { is: 'row'; type: Referable; id: bigint } | { is: 'code' } | { is: 'slug' };

/** The form of a text as a reference to one of these kinds; null where it cannot be one. */
export function formOf(text: string, kinds: readonly Referable[]): Form | null {
  if (isGlobalId(text)) {
    const parsed = parseGlobalId(text);
    const type = kinds.find((kind) => kind === parsed?.type);
    return type ? { is: 'row', type, id: parsed!.id } : null;
  }
  if (kinds.includes('COUNTRY') && /^[A-Z]{3}$/.test(text)) return { is: 'code' };
  return kinds.some(isThing) ? { is: 'slug' } : null;
}

export const isThing = (kind: Referable): boolean => THINGS.includes(kind);

/** The same for a lookup: an expression that is null where nothing is found. */
export function idOf(
  context: CompileContext,
  reference: Deferrable<string>,
  kinds: readonly Referable[],
  path: readonly string[],
): Sql {
  const form = Deferred.map(reference, (text) => formOf(text, kinds));
  const is = context.constraints.readAs(form, 'reference', (found) =>
    found?.is === 'row' ? found.type : found?.is,
  );
  switch (is) {
    case undefined:
      throw notAnId(context.constraints.read(reference), kinds, path);
    case 'code':
      return byCode(context, 'ISO_ALPHA3', sql`${reference}::text`);
    case 'slug':
      return bySlug(context, sql`${reference}::text`, kinds.filter(isThing));
    default: {
      const id = Deferred.map(form, (found) => (found as { id: bigint }).id);
      return byNumber(context, is, sql`${id}::bigint`);
    }
  }
}

/**
 * The id of the country with a code: on the day of the scope, else the one that has it still, else the last one that had
 * it; null where there is none.
 */
export function byCode(context: CompileContext, scheme: IdScheme, value: Sql): Sql {
  const { row: code, from, where } = context.versions('external_id');
  const { valid } = context.scope;
  const held = valid === null ? sql`` : sql`${code}.valid @> ${valid}::date desc, `;
  return sql`(select ${code}.entity_id from ${from} where ${code}.scheme = ${raw(`'${scheme}'`)} and ${code}.value = ${value}
    and (select kind from entity where id = ${code}.entity_id) = 'COUNTRY' and ${where} order by ${held}${code}.valid_latest is null desc, ${code}.valid_earliest desc limit 1)`;
}

/** The id of the row of a kind with this number, or of the thing into which it was merged; null where there is none. */
export function byNumber(context: CompileContext, kind: Referable, id: Sql): Sql {
  if (isThing(kind)) {
    return thingWhere(
      context,
      (entity) => sql`${entity}.id = ${id} and ${entity}.kind = ${kind}::"SubjectKind"`,
    );
  }
  const table = raw(kind.toLowerCase());
  return sql`(select id from ${table} where id = ${id} and ${recordedBy(context.scope, sql`from_recording`)} limit 1)`;
}

/** The id of the thing of one of these kinds with this slug, or of the thing into which it was merged; null where there is none. */
export const bySlug = (context: CompileContext, slug: Sql, kinds: readonly GlobalType[]): Sql =>
  thingWhere(
    context,
    // Not a parameter: PostgreSQL takes as long to read an array of kinds as to find the slug.
    (entity) =>
      sql`${entity}.slug = ${slug} and ${entity}.kind in (${raw(kinds.map((kind) => `'${kind}'`).join())})`,
  );

function thingWhere(context: CompileContext, condition: (entity: Sql) => Sql): Sql {
  const [entity, redirect] = [context.alias('entity'), context.alias('redirect')];
  return sql`(select coalesce(${redirect}.kept_id, ${entity}.id) from entity ${entity}
    left join redirect ${redirect} on ${redirect}.absorbed_id = ${entity}.id and ${standsAt(context.scope, redirect)}
    where ${condition(entity)} and ${recordedBy(context.scope, sql`${entity}.recording_id`)})`;
}

/** The current id of the thing with this id: its own, or that of the thing into which it was merged. */
export function standIn(context: CompileContext, id: Sql): Sql {
  const redirect = context.alias('redirect');
  return sql`coalesce((select ${redirect}.kept_id from redirect ${redirect}
    where ${redirect}.absorbed_id = ${id} and ${standsAt(context.scope, redirect)}), ${id})`;
}

/** All ids of a thing: its own, and those of the things that were merged into it. */
export function withAbsorbed(context: CompileContext, id: Sql): Sql {
  const redirect = context.alias('redirect');
  return sql`(array(select ${redirect}.absorbed_id from redirect ${redirect}
    where ${redirect}.kept_id = ${id} and ${standsAt(context.scope, redirect)}) || ${id})`;
}

/** The error for a text that cannot refer to these kinds. */
export const notAnId = (text: string, kinds: readonly Referable[], path: readonly string[]) =>
  badInput(
    path,
    `"${text}" is not an id of ${namesOfKinds(kinds)}; such ids look like ${exampleOf(kinds[0]!)}.`,
  );

const exampleOf = (kind: Referable) => `${kind.toLowerCase()}_12`;

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
