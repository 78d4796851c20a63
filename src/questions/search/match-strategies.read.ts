import type { CompileContext } from '../../engine/query/compile/compile-context';
import { join, raw, sql, type Sql } from '../../engine/query/compile/sql';

/** What is looked for: expressions that are evaluated once in a statement. */
export interface SearchTerms {
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
const MAX_EVENTS = raw('100');

const COLUMNS = raw('(entity_id, matched, score, by_name)');

const isLike = (text: Sql, { text: sought }: SearchTerms) => sql`${text} % ${sought}`;
const holdsLike = (text: Sql, { text: sought }: SearchTerms) => sql`${sought} <% ${text}`;
const holds = (text: Sql, { text: sought }: SearchTerms) => sql`${text} like '%' || ${sought} || '%'`;
const hasSpellings = (text: Sql, { spellings }: SearchTerms) => sql`spellings_of(${text}) @@ ${spellings}`;
const hasWords = (text: Sql, { words }: SearchTerms) => sql`words_of(${text}) @@ ${words}`;
const beginsWith = (text: Sql, { text: sought }: SearchTerms) =>
  sql`${text} ~>=~ ${sought} and ${text} ~<~ (${sought} || chr(1114111))`;

type Fit = (text: Sql, sought: SearchTerms) => Sql;

/** Rows that fit, of events MAX_EVENTS at most, and none unless they are asked for. */
type Way = (
  context: CompileContext,
  sought: SearchTerms,
  fits: Fit,
  isAsked: Sql,
  among?: (row: Sql) => Sql,
) => Sql;

/**
 * CTEs of rows of entity_id, matched, score and by_name: `found` has those whose words fit, as written or a slip away, or
 * that hold the text; `near` those that fit `most`, all of the words but one, where nothing is found; `looser` what has
 * trigrams in common with it, where nothing is near either. Each way of finding is a scan of its own: joined by OR, they
 * would not go by their indexes.
 */
export function matchStrategies(context: CompileContext, sought: SearchTerms, most: SearchTerms): Sql {
  const isEventWanted = sql`'EVENT' = any(${sought.kinds})`;
  // A series is called as its editions are: to have found it is no reason to look no further.
  const isNoSeries = sql`(select kind from entity where id = found.entity_id) <> 'SERIES'`;
  const isNothingFound = sql`${isEventWanted} and not exists (select from found where ${isNoSeries})`;
  const isNothingNear = sql`${isNothingFound} and not exists (select from near)`;
  const named = sampled('names', namedEvents, hasSpellings);
  const told = sampled('texts', toldEvents, hasWords);
  const nearlyNamed = sampled('near_names', namedEvents, hasSpellings);
  const nearlyTold = sampled('near_texts', toldEvents, hasWords);
  const found = [
    namedThings(context, sought, holds, sql`true`),
    namedThings(context, sought, hasSpellings, sql`true`),
    namesThatBegin(context, sought, isEventWanted),
    named.all(context, sought, isEventWanted),
    told.all(context, sought, isEventWanted),
  ];
  const near = [
    nearlyNamed.all(context, most, isNothingFound),
    nearlyTold.all(context, most, isNothingFound),
  ];
  const isNobodyNamed = sql`not exists (select from found where by_name and ${isNoSeries})`;
  const looser = [
    ...[isLike, holdsLike].map((fits) => namedThings(context, sought, fits, isNobodyNamed)),
    ...[holdsLike, holds].flatMap((fits) => [
      namedEvents(context, sought, fits, isNothingNear),
      toldEvents(context, sought, fits, isNothingNear),
    ]),
  ];
  return sql`${named.sample(context, sought, isEventWanted)}, ${told.sample(context, sought, isEventWanted)},
    found ${COLUMNS} as materialized (${join(found, ' union all ')}),
    ${nearlyNamed.sample(context, most, isNothingFound)}, ${nearlyTold.sample(context, most, isNothingFound)},
    near ${COLUMNS} as materialized (${join(near, ' union all ')}),
    looser ${COLUMNS} as (${join(looser, ' union all ')})`;
}

/**
 * What fits in a sample of the rows, which has an index of its own, and in all of them where that is too little: an index
 * gives all that fits before the first of it, and of some words that is a part of everything there is.
 */
function sampled(cte: string, way: Way, fits: Fit) {
  return {
    sample: (context: CompileContext, sought: SearchTerms, isAsked: Sql) =>
      sql`${raw(cte)} ${COLUMNS} as materialized ${way(context, sought, fits, isAsked, isInSample)}`,
    all: (context: CompileContext, sought: SearchTerms, isAsked: Sql) => {
      const isTooLittle = sql`${isAsked} and (select count(*) from ${raw(cte)}) < ${MAX_EVENTS}`;
      return sql`select * from ${raw(cte)} union all ${way(context, sought, fits, isTooLittle)}`;
    },
  };
}

/** What is no event: there are few of them, of which none is left out. */
const namedThings: Way = (context, sought, fits, isAsked) => {
  const { row: name, from, where } = context.scan('entity_name');
  const kind = sql`(select kind from entity where id = ${name}.entity_id)`;
  return sql`(select ${name}.entity_id, ${name}.value, likeness(${name}.folded, ${sought.text}), true
    from ${from} where ${isAsked} and not ${name}.of_event and ${fits(sql`${name}.folded`, sought)} and ${where} and ${kind} = any(${sought.kinds}))`;
};

const isInSample = (row: Sql) => sql`(hashint8(${row}.id) & 31) = 0`;
const anywhere = () => sql`true`;

const namedEvents: Way = (context, sought, fits, isAsked, among = anywhere) => {
  const { row: name, from, where } = context.scan('entity_name');
  return sql`(select ${name}.entity_id, ${name}.value, likeness(${name}.folded, ${sought.text}), true
    from ${from} where ${isAsked} and ${name}.of_event and ${fits(sql`${name}.folded`, sought)} and ${among(name)} and ${where}
    limit ${MAX_EVENTS})`;
};

const toldEvents: Way = (context, sought, fits, isAsked, among = anywhere) => {
  const { row: event, from, where } = context.scan('event');
  return sql`(select ${event}.id, ${event}.summary, likeness(${event}.folded_summary, ${sought.text}) / 2, false
    from ${from} where ${isAsked} and ${event}.folded_summary is not null and ${fits(sql`${event}.folded_summary`, sought)} and ${among(event)} and ${where}
    limit ${MAX_EVENTS})`;
};

/** Events with a name that begins with what is sought, those first that go on least after it. */
function namesThatBegin(context: CompileContext, sought: SearchTerms, isAsked: Sql): Sql {
  const { row: name, from, where } = context.scan('entity_name');
  return sql`(select ${name}.entity_id, ${name}.value, likeness(${name}.folded, ${sought.text}), true
    from ${from} where ${isAsked} and ${name}.of_event and ${beginsWith(sql`${name}.folded`, sought)} and ${where}
    order by ${name}.folded using ~<~ limit ${MAX_EVENTS})`;
}
