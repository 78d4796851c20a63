import { mayBeThere, protocolRank, representedParty } from '../../domain/participation/presence.read';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { join, sql, type Sql } from '../../engine/query/compile/sql';

/**
 * The pairs of participations in two events to compare, as a SELECT of from_id and to_id. For each
 * country present at both: first its highest representatives, possibly different persons, then each
 * further participant with the same one at the other event.
 */
export function representationPairs(context: CompileContext, fromEvent: Sql, toEvent: Sql): Sql {
  const [from, to] = [context.facts('participation'), context.facts('participation')];
  const [f, t] = [from.row, to.row];
  const isSame = sql`${f}.participant_id = ${t}.participant_id`;
  const highestFirst = join([
    protocolRank(f),
    protocolRank(t),
    sql`${f}.role`,
    sql`${t}.role`,
    sql`${isSame} desc`,
    sql`${f}.id`,
    sql`${t}.id`,
  ]);
  const byParty = sql`(partition by ${representedParty(f)} order by ${highestFirst})`;
  const byPerson = sql`(partition by ${representedParty(f)}, ${f}.participant_id, ${t}.participant_id order by ${highestFirst})`;
  return sql`select from_id, to_id from (
      select ${f}.id as from_id, ${t}.id as to_id, ${isSame} as is_same,
        first_value(${f}.id) over ${byParty} as lead_from, first_value(${t}.id) over ${byParty} as lead_to,
        row_number() over ${byPerson} as place
      from ${from.from} join ${to.from} on ${representedParty(t)} = ${representedParty(f)}
      where ${f}.event_id = ${fromEvent} and ${from.where} and ${mayBeThere(f)}
        and ${t}.event_id = ${toEvent} and ${to.where} and ${mayBeThere(t)}
    ) paired
    where from_id = lead_from and to_id = lead_to
      or is_same and place = 1 and from_id <> lead_from and to_id <> lead_to`;
}
