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

/** The ids of the claims that are the imported rows from which the facts about a thing came, as a SELECT. */
export function rowsOfFacts(context: CompileContext, thing: Sql): Sql {
  const rows = NAMING.flatMap(([table, id, things]) =>
    things.map((named) => {
      const naming = context.alias(table);
      const fact = table === 'relationship_end' ? context.alias('relationship') : naming;
      const joined =
        fact === naming
          ? sql``
          : sql`join relationship ${fact} on ${fact}.id = ${naming}.${raw(id)} and ${standsAt(context.scope, fact)}`;
      return sql`select ${fact}.record_claim_id from ${raw(table)} ${naming} ${joined}
        where ${naming}.${raw(named)} = ${thing} and ${standsAt(context.scope, naming)} and ${fact}.record_claim_id is not null`;
    }),
  );
  return join(rows, ' union all ');
}
