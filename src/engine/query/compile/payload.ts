import { byRowId } from './fields';
import { given, list, one, type FieldRead, type ObjectModel } from './model';
import { sql } from './sql';

/** The result of a mutation: the ids of what its payload contains, or the reasons of its refusal. */
interface Answered {
  answer: Readonly<Record<string, string | readonly string[]>> | null;
  userErrors: readonly unknown[];
}

/** The model of a payload: each field is a row of a type by its id, or a list of rows; null where the mutation was refused. */
export function payload(types: Readonly<Record<string, string | readonly [string]>>): ObjectModel<Answered> {
  const fields = Object.entries(types).map(([name, type]): [string, FieldRead<Answered>] => [
    name,
    typeof type === 'string' ? oneOf(name, type) : manyOf(name, type[0]),
  ]);
  return { fields: { ...Object.fromEntries(fields), userErrors: given(({ userErrors }) => userErrors) } };
}

const oneOf = (name: string, type: string): FieldRead<Answered> =>
  one(
    type,
    ({ answer }, _args, context) =>
      answer && byRowId(context, type.toLowerCase(), sql`${answer[name]}::bigint`),
  );

const manyOf = (name: string, type: string): FieldRead<Answered> =>
  list(type, ({ answer }, _args, context) => {
    const ids = answer?.[name] ?? [];
    const { from, row, where } = context.versions(type.toLowerCase());
    const given = context.alias('given');
    return {
      from: sql`${from} join unnest(${ids}::bigint[]) with ordinality ${given} (id, place) on ${given}.id = ${row}.id`,
      row,
      where,
      orderBy: sql`${given}.place`,
      atMost: ids.length,
    };
  });
