import type { Asking } from '../../engine/query/compile/asking';
import { sql, type Sql } from '../../engine/query/compile/sql';
import { Late, type Soon } from '../../engine/query/plan/late';

// What `fold` leaves nothing of, and no index could look for.
const NOTHING = /^[\s!-/:-@[-`{-~]*$/;
const isNothing = (text: string): boolean => NOTHING.test(text);

/** Whether a folded column holds the text. */
const holdsText = (folded: Sql, text: Soon<string>): Sql =>
  sql`${folded} like '%' || fold(${text}::text) || '%'`;

/** Whether a text filter leaves nothing out, as that of a search box that was cleared: every name holds no letters at all. */
const isOfAll = (asking: Asking, text: Soon<string>): boolean => asking.looks.at(Late.map(text, isNothing));

/** Whether one of the thing's names holds the text, accents and letter case aside; the thing is no event. */
export function matchesText(asking: Asking, id: Sql, text: Soon<string>): Sql {
  if (isOfAll(asking, text)) return sql`true`;
  const name = asking.scan('entity_name');
  return sql`${id} in (select ${name.row}.entity_id from ${name.from}
    where not ${name.row}.of_event and ${holdsText(sql`${name.row}.folded`, text)} and ${name.where})`;
}

/**
 * Whether a name of the event, or what is written about it, holds the text: each by an index of its own, and not by OR. As
 * an array, which is looked up in the order of ids: of a union the planner cannot tell how much it is.
 */
export function eventMatchesText(asking: Asking, id: Sql, text: Soon<string>): Sql {
  if (isOfAll(asking, text)) return sql`true`;
  const [name, event] = [asking.scan('entity_name'), asking.scan('event')];
  return sql`${id} = any(array(
    select ${name.row}.entity_id from ${name.from}
    where ${name.row}.of_event and ${holdsText(sql`${name.row}.folded`, text)} and ${name.where}
    union all
    select ${event.row}.id from ${event.from} where ${holdsText(sql`${event.row}.folded_summary`, text)} and ${event.where}))`;
}
