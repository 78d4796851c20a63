import type { CompileContext } from '../../engine/query/compile/compile-context';
import { join, raw, sql, type Sql } from '../../engine/query/compile/sql';

/** The search terms, as expressions that are evaluated once per statement. */
export interface SearchTerms {
  /** The folded text. */
  readonly text: Sql;
  /** A tsquery for texts with these words, exact or with a misspelling. */
  readonly spellings: Sql;
  /** A tsquery for texts with these words. */
  readonly words: Sql;
  /** The kinds of thing requested. */
  readonly kinds: Sql;
}

// A word can occur in the names of very many events: each strategy examines a limited number of them,
// more than anyone will page through. A literal, so that the planner knows it.
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

/** Matching rows: at most MAX_EVENTS of events, and none unless events are requested. */
type Way = (
  context: CompileContext,
  sought: SearchTerms,
  fits: Fit,
  isAsked: Sql,
  among?: (row: Sql) => Sql,
) => Sql;

/**
 * CTEs of rows of entity_id, matched, score and by_name: `found` has those whose words match, exactly or
 * with a misspelling, or that contain the text; `near` those that match all words but one, if nothing is
 * found; `looser` those with trigrams in common, if nothing is near either. Each strategy is a scan of
 * its own: joined by OR, they would not use their indexes.
 */
export function matchStrategies(context: CompileContext, sought: SearchTerms, most: SearchTerms): Sql {
  const isEventWanted = sql`'EVENT' = any(${sought.kinds})`;
  const isNothingFound = sql`${isEventWanted} and not exists (select from found)`;
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
  const isNobodyNamed = sql`not exists (select from found where by_name)`;
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
 * The matches in a sample of the rows, which has its own index, and in all rows if that is too few: a GIN
 * index returns all matches before the first, which for some words is a large part of the table.
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

/** Things other than events: there are few, and none is omitted. */
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

/** Events whose name begins with the search text, shortest continuation first. */
function namesThatBegin(context: CompileContext, sought: SearchTerms, isAsked: Sql): Sql {
  const { row: name, from, where } = context.scan('entity_name');
  return sql`(select ${name}.entity_id, ${name}.value, likeness(${name}.folded, ${sought.text}), true
    from ${from} where ${isAsked} and ${name}.of_event and ${beginsWith(sql`${name}.folded`, sought)} and ${where}
    order by ${name}.folded using ~<~ limit ${MAX_EVENTS})`;
}
