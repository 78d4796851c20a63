import type { CompileContext } from '../../engine/query/compile/compile-context';
import { badInput } from '../../platform/errors';
import { sql, type Sql } from '../../engine/query/compile/sql';
import { Deferred, type Deferrable } from '../../engine/query/plan/deferred';

// Text of which `fold` leaves nothing, so that no index could find it.
const NOTHING = /^[\s!-/:-@[-`{-~]*$/;
/** The longest text that is searched, in characters: a longer one would be compared with every name, for nothing. */
const LONGEST = 200;

function isNothing(text: string): boolean {
  if (text.length <= LONGEST) return NOTHING.test(text);
  throw badInput(['where', 'text'], `text has ${text.length} characters; at most ${LONGEST} are searched.`);
}

const holds = (folded: Sql, text: Deferrable<string>): Sql =>
  sql`${folded} like '%' || fold(${text}::text) || '%'`;

/**
 * Whether a text filter matches everything, as from a search box that was cleared: every name contains the empty
 * text.
 */
const isOfAll = (context: CompileContext, text: Deferrable<string>): boolean =>
  context.constraints.read(Deferred.map(text, isNothing));

/** Whether a folded column holds the text, which is to say everything where it has no letters or digits. */
export const holdsText = (context: CompileContext, folded: Sql, text: Deferrable<string>): Sql =>
  isOfAll(context, text) ? sql`true` : holds(folded, text);

/** Whether one of the thing's names holds the text, accents and letter case aside; the thing is no event. */
export function matchesText(context: CompileContext, id: Sql, text: Deferrable<string>): Sql {
  if (isOfAll(context, text)) return sql`true`;
  const name = context.scan('entity_name');
  return sql`${id} in (select ${name.row}.entity_id from ${name.from}
    where not ${name.row}.of_event and ${holds(sql`${name.row}.folded`, text)} and ${name.where})`;
}

/**
 * Whether a name or the summary of the event contains the text; each uses its own index, which OR would prevent.
 * The ids are an array, looked up in order; of a union, the planner cannot estimate the size.
 */
export function eventMatchesText(context: CompileContext, id: Sql, text: Deferrable<string>): Sql {
  if (isOfAll(context, text)) return sql`true`;
  const [name, event] = [context.scan('entity_name'), context.scan('event')];
  return sql`${id} = any(array(
    select ${name.row}.entity_id from ${name.from}
    where ${name.row}.of_event and ${holds(sql`${name.row}.folded`, text)} and ${name.where}
    union all
    select ${event.row}.id from ${event.from} where ${holds(sql`${event.row}.folded_summary`, text)} and ${event.where}))`;
}
