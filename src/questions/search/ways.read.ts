import type { Asking } from '../../engine/query/compile/asking';
import { join, raw, sql, type Sql } from '../../engine/query/compile/sql';

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

// A word can be in the names of a great many events: of each way of finding them a page is looked at at most, and nobody
// reads to the end of them. Written out, so that the planner knows.
const MOST_EVENTS = raw('100');

const COLUMNS = raw('(entity_id, matched, score, by_name)');

const isLike = (text: Sql, { text: sought }: Sought) => sql`${text} % ${sought}`;
const holdsLike = (text: Sql, { text: sought }: Sought) => sql`${sought} <% ${text}`;
const holds = (text: Sql, { text: sought }: Sought) => sql`${text} like '%' || ${sought} || '%'`;
const hasSpellings = (text: Sql, { spellings }: Sought) => sql`spellings_of(${text}) @@ ${spellings}`;
const hasWords = (text: Sql, { words }: Sought) => sql`words_of(${text}) @@ ${words}`;
const beginsWith = (text: Sql, { text: sought }: Sought) =>
  sql`${text} ~>=~ ${sought} and ${text} ~<~ (${sought} || chr(1114111))`;

type Fit = (text: Sql, sought: Sought) => Sql;

/** Rows that fit, of events MOST_EVENTS at most, and none unless they are asked for. */
type Way = (asking: Asking, sought: Sought, fits: Fit, isAsked: Sql, among?: (row: Sql) => Sql) => Sql;

/**
 * CTEs of rows of entity_id, matched, score and by_name: `found` has those whose words fit, as written or a slip away, or
 * that hold the text; `near` those that fit `most`, all of the words but one, where nothing is found; `looser` what has
 * trigrams in common with it, where nothing is near either. Each way of finding is a scan of its own: joined by OR, they
 * would not go by their indexes.
 */
export function waysToFind(asking: Asking, sought: Sought, most: Sought): Sql {
  const isEventWanted = sql`'EVENT' = any(${sought.kinds})`;
  const isNothingFound = sql`${isEventWanted} and not exists (select from found)`;
  const isNothingNear = sql`${isNothingFound} and not exists (select from near)`;
  const named = sampled('names', namedEvents, hasSpellings);
  const told = sampled('texts', toldEvents, hasWords);
  const nearlyNamed = sampled('near_names', namedEvents, hasSpellings);
  const nearlyTold = sampled('near_texts', toldEvents, hasWords);
  const found = [
    namedThings(asking, sought, holds, sql`true`),
    namedThings(asking, sought, hasSpellings, sql`true`),
    namesThatBegin(asking, sought, isEventWanted),
    named.all(asking, sought, isEventWanted),
    told.all(asking, sought, isEventWanted),
  ];
  const near = [nearlyNamed.all(asking, most, isNothingFound), nearlyTold.all(asking, most, isNothingFound)];
  const isNobodyNamed = sql`not exists (select from found where by_name)`;
  const looser = [
    ...[isLike, holdsLike].map((fits) => namedThings(asking, sought, fits, isNobodyNamed)),
    ...[holdsLike, holds].flatMap((fits) => [
      namedEvents(asking, sought, fits, isNothingNear),
      toldEvents(asking, sought, fits, isNothingNear),
    ]),
  ];
  return sql`${named.sample(asking, sought, isEventWanted)}, ${told.sample(asking, sought, isEventWanted)},
    found ${COLUMNS} as materialized (${join(found, ' union all ')}),
    ${nearlyNamed.sample(asking, most, isNothingFound)}, ${nearlyTold.sample(asking, most, isNothingFound)},
    near ${COLUMNS} as materialized (${join(near, ' union all ')}),
    looser ${COLUMNS} as (${join(looser, ' union all ')})`;
}

/**
 * What fits in a sample of the rows, which has an index of its own, and in all of them where that is too little: an index
 * gives all that fits before the first of it, and of some words that is a part of everything there is.
 */
function sampled(cte: string, way: Way, fits: Fit) {
  return {
    sample: (asking: Asking, sought: Sought, isAsked: Sql) =>
      sql`${raw(cte)} ${COLUMNS} as materialized ${way(asking, sought, fits, isAsked, isInSample)}`,
    all: (asking: Asking, sought: Sought, isAsked: Sql) => {
      const isTooLittle = sql`${isAsked} and (select count(*) from ${raw(cte)}) < ${MOST_EVENTS}`;
      return sql`select * from ${raw(cte)} union all ${way(asking, sought, fits, isTooLittle)}`;
    },
  };
}

/** What is no event: there are few of them, of which none is left out. */
const namedThings: Way = (asking, sought, fits, isAsked) => {
  const { row: name, from, where } = asking.scan('entity_name');
  const kind = sql`(select kind from entity where id = ${name}.entity_id)`;
  return sql`(select ${name}.entity_id, ${name}.value, likeness(${name}.folded, ${sought.text}), true
    from ${from} where ${isAsked} and not ${name}.of_event and ${fits(sql`${name}.folded`, sought)} and ${where} and ${kind} = any(${sought.kinds}))`;
};

const isInSample = (row: Sql) => sql`(hashint8(${row}.id) & 31) = 0`;
const anywhere = () => sql`true`;

const namedEvents: Way = (asking, sought, fits, isAsked, among = anywhere) => {
  const { row: name, from, where } = asking.scan('entity_name');
  return sql`(select ${name}.entity_id, ${name}.value, likeness(${name}.folded, ${sought.text}), true
    from ${from} where ${isAsked} and ${name}.of_event and ${fits(sql`${name}.folded`, sought)} and ${among(name)} and ${where}
    limit ${MOST_EVENTS})`;
};

const toldEvents: Way = (asking, sought, fits, isAsked, among = anywhere) => {
  const { row: event, from, where } = asking.scan('event');
  return sql`(select ${event}.id, ${event}.summary, likeness(${event}.folded_summary, ${sought.text}) / 2, false
    from ${from} where ${isAsked} and ${event}.folded_summary is not null and ${fits(sql`${event}.folded_summary`, sought)} and ${among(event)} and ${where}
    limit ${MOST_EVENTS})`;
};

/** Events with a name that begins with what is sought, those first that go on least after it. */
function namesThatBegin(asking: Asking, sought: Sought, isAsked: Sql): Sql {
  const { row: name, from, where } = asking.scan('entity_name');
  return sql`(select ${name}.entity_id, ${name}.value, likeness(${name}.folded, ${sought.text}), true
    from ${from} where ${isAsked} and ${name}.of_event and ${beginsWith(sql`${name}.folded`, sought)} and ${where}
    order by ${name}.folded using ~<~ limit ${MOST_EVENTS})`;
}
