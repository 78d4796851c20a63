import type { Asking } from '../read/asking';
import { join, raw, sql, type Sql } from '../read/sql';

/** What is looked for: expressions that are evaluated once in a statement. */
export interface Sought {
  /** The folded text. */
  readonly text: Sql;
  /** What texts with these words, as written or a slip away, match. */
  readonly spellings: Sql;
  /** What texts with these words match. */
  readonly words: Sql;
  /** The kinds of thing that are wanted. */
  readonly kinds: Sql;
}

// A word can be in the names of a great many events: of each way of finding them so many are looked at, which nobody reads
// to the end. Written out, so that the planner knows.
const MOST_EVENTS = raw('200');

// The score from which on something is found, and needs not be looked for with less care.
const FITS = raw('0.5');

const isLike = (text: Sql, { text: sought }: Sought) => sql`${text} % ${sought}`;
const holdsLike = (text: Sql, { text: sought }: Sought) => sql`${sought} <% ${text}`;
const holds = (text: Sql, { text: sought }: Sought) => sql`${text} like '%' || ${sought} || '%'`;
const hasSpellings = (text: Sql, { spellings }: Sought) => sql`spellings_of(${text}) @@ ${spellings}`;
const hasWords = (text: Sql, { words }: Sought) => sql`words_of(${text}) @@ ${words}`;
const beginsWith = (text: Sql, { text: sought }: Sought) =>
  sql`${text} ~>=~ ${sought} and ${text} ~<~ (${sought} || chr(1114111))`;

/**
 * Rows of entity_id, matched, score and fits, one for each way in which a thing is found. Each way of being like what is
 * sought is a scan of its own: joined by OR, they would not go by their indexes. What is no event is looked for in all of
 * them, events by the words of their names and of what is written about them.
 */
export function waysToFind(asking: Asking, sought: Sought): Sql {
  const things = [isLike, holdsLike, holds, hasSpellings].map((fits) => {
    const { row: name, from, where } = asking.scan('entity_name');
    const kind = sql`(select kind from entity where id = ${name}.entity_id)`;
    return sql`select ${name}.entity_id, ${name}.value as matched, likeness(${name}.folded, ${sought.text}) as score
      from ${from} where not ${name}.of_event and ${fits(sql`${name}.folded`, sought)} and ${where} and ${kind} = any(${sought.kinds})`;
  });
  const isEventWanted = sql`'EVENT' = any(${sought.kinds})`;
  return join(
    [
      sql`select entity_id, matched, score, score >= ${FITS} as fits from (${join(things, ' union all ')}) thing`,
      eventsNamed(asking, sought, beginsWith, isEventWanted),
      eventsNamed(asking, sought, hasSpellings, isEventWanted),
      eventsTold(asking, sought, hasWords, isEventWanted),
    ],
    ' union all ',
  );
}

/** As waysToFind, the ways in which events are looked for where nothing that was found fits. */
export function looserWays(asking: Asking, sought: Sought, nothingFits: Sql): Sql {
  const isAsked = sql`${nothingFits} and 'EVENT' = any(${sought.kinds})`;
  return join(
    [holdsLike, holds].flatMap((fits) => [
      eventsNamed(asking, sought, fits, isAsked),
      eventsTold(asking, sought, fits, isAsked),
    ]),
    ' union all ',
  );
}

type Fit = (text: Sql, sought: Sought) => Sql;

function eventsNamed(asking: Asking, sought: Sought, fits: Fit, isAsked: Sql): Sql {
  const { row: name, from, where } = asking.scan('entity_name');
  // Those first that go on least after it.
  const order = fits === beginsWith ? sql`order by ${name}.folded using ~<~` : sql``;
  return sql`(select ${name}.entity_id, ${name}.value, likeness(${name}.folded, ${sought.text}), true
    from ${from} where ${isAsked} and ${name}.of_event and ${fits(sql`${name}.folded`, sought)} and ${where} ${order} limit ${MOST_EVENTS})`;
}

function eventsTold(asking: Asking, sought: Sought, fits: Fit, isAsked: Sql): Sql {
  const { row: event, from, where } = asking.scan('event');
  return sql`(select ${event}.id, ${event}.summary, likeness(${event}.folded_summary, ${sought.text}) / 2, true
    from ${from} where ${isAsked} and ${event}.folded_summary is not null and ${fits(sql`${event}.folded_summary`, sought)} and ${where}
    limit ${MOST_EVENTS})`;
}
