import type { CompileContext } from '../../query/compile/compile-context';
import { standsAt } from '../../query/compile/scope';
import { join, raw, sql, type Sql } from '../../query/compile/sql';

/** The columns in which facts refer to things; a relationship has a row for each of its ends. */
const NAMING: readonly (readonly [table: string, fact: string, things: readonly string[]])[] = [
  ['participation', 'id', ['event_id', 'participant_id', 'country_id']],
  ['relationship_end', 'relationship_id', ['entity_id']],
  ['tenure', 'id', ['leader_id', 'country_id']],
];

/** A subject and the facts about it (participations, relationships, tenures), as a SELECT of their ids, by index. */
export function withFactsOf(context: CompileContext, subject: Sql): Sql {
  const facts = NAMING.flatMap(([table, fact, things]) =>
    things.map((thing) => {
      const row = context.alias(table);
      return sql`select ${row}.${raw(fact)} from ${raw(table)} ${row}
        where ${row}.${raw(thing)} = ${subject} and ${standsAt(context.scope, row)}`;
    }),
  );
  return sql`select ${subject} union all ${join(facts, ' union all ')}`;
}
