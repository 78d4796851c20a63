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

const isLike = (text: Sql, { text: terms }: SearchTerms) => sql`${text} % ${terms}`;
const holdsLike = (text: Sql, { text: terms }: SearchTerms) => sql`${terms} <% ${text}`;
const holds = (text: Sql, { text: terms }: SearchTerms) => sql`${text} like '%' || ${terms} || '%'`;
const hasSpellings = (text: Sql, { spellings }: SearchTerms) => sql`spellings_of(${text}) @@ ${spellings}`;
const hasWords = (text: Sql, { words }: SearchTerms) => sql`words_of(${text}) @@ ${words}`;
const beginsWith = (text: Sql, { text: terms }: SearchTerms) =>
  sql`${text} ~>=~ ${terms} and ${text} ~<~ (${terms} || chr(1114111))`;

type Fit = (text: Sql, terms: SearchTerms) => Sql;

/** Matching rows: at most MAX_EVENTS of events, and none unless events are requested. */
type Strategy = (
  context: CompileContext,
  terms: SearchTerms,
  fits: Fit,
  isRequested: Sql,
  among?: (row: Sql) => Sql,
) => Sql;

/**
 * CTEs of rows of entity_id, matched, score and by_name: `found` has those whose words match, exactly or
 * with a misspelling, or that contain the text; `near` those that match all words but one, if nothing is
 * found; `looser` those with trigrams in common, if nothing is near either. Each strategy is a scan of
 * its own: joined by OR, they would not use their indexes.
 */
export function matchStrategies(context: CompileContext, terms: SearchTerms, nearTerms: SearchTerms): Sql {
  const areEventsRequested = sql`'EVENT' = any(${terms.kinds})`;
  // A series has the name of its editions: finding it does not end the search.
  const isNoSeries = sql`(select kind from entity where id = found.entity_id) <> 'SERIES'`;
  const isNothingFound = sql`${areEventsRequested} and not exists (select from found where ${isNoSeries})`;
  const isNothingNear = sql`${isNothingFound} and not exists (select from near)`;
  const named = sampled('names', namedEvents, hasSpellings);
  const described = sampled('texts', describedEvents, hasWords);
  const nearlyNamed = sampled('near_names', namedEvents, hasSpellings);
  const nearlyDescribed = sampled('near_texts', describedEvents, hasWords);
  const found = [
    namedThings(context, terms, holds, sql`true`),
    namedThings(context, terms, hasSpellings, sql`true`),
    namesThatBegin(context, terms, areEventsRequested),
    named.all(context, terms, areEventsRequested),
    described.all(context, terms, areEventsRequested),
  ];
  const near = [
    nearlyNamed.all(context, nearTerms, isNothingFound),
    nearlyDescribed.all(context, nearTerms, isNothingFound),
  ];
  const isNoneNamed = sql`not exists (select from found where by_name and ${isNoSeries})`;
  const looser = [
    ...[isLike, holdsLike].map((fits) => namedThings(context, terms, fits, isNoneNamed)),
    ...[holdsLike, holds].flatMap((fits) => [
      namedEvents(context, terms, fits, isNothingNear),
      describedEvents(context, terms, fits, isNothingNear),
    ]),
  ];
  return sql`${named.sample(context, terms, areEventsRequested)}, ${described.sample(context, terms, areEventsRequested)},
    found ${COLUMNS} as materialized (${join(found, ' union all ')}),
    ${nearlyNamed.sample(context, nearTerms, isNothingFound)}, ${nearlyDescribed.sample(context, nearTerms, isNothingFound)},
    near ${COLUMNS} as materialized (${join(near, ' union all ')}),
    looser ${COLUMNS} as (${join(looser, ' union all ')})`;
}

/**
 * The matches in a sample of the rows, which has its own index, and in all rows if that is too few: a GIN
 * index returns all matches before the first, which for some words is a large part of the table.
 */
function sampled(cte: string, strategy: Strategy, fits: Fit) {
  return {
    sample: (context: CompileContext, terms: SearchTerms, isRequested: Sql) =>
      sql`${raw(cte)} ${COLUMNS} as materialized ${strategy(context, terms, fits, isRequested, isInSample)}`,
    all: (context: CompileContext, terms: SearchTerms, isRequested: Sql) => {
      const isTooLittle = sql`${isRequested} and (select count(*) from ${raw(cte)}) < ${MAX_EVENTS}`;
      return sql`select * from ${raw(cte)} union all ${strategy(context, terms, fits, isTooLittle)}`;
    },
  };
}

/** The share of its score that a former name keeps: the thing that has the name today comes first. */
const OF_FORMER = '0.99';

/** Things other than events: there are few, and none is omitted. */
const namedThings: Strategy = (context, terms, fits, isRequested) => {
  const { row: name, from, where } = context.scan('entity_name');
  const kind = sql`(select kind from entity where id = ${name}.entity_id)`;
  const share =
    context.scope.valid === null
      ? sql` * case when ${name}.valid_latest is null then 1 else ${raw(OF_FORMER)} end`
      : sql``;
  return sql`(select ${name}.entity_id, ${name}.value, likeness(${name}.folded, ${terms.text})${share}, true
    from ${from} where ${isRequested} and not ${name}.of_event and ${fits(sql`${name}.folded`, terms)} and ${where} and ${kind} = any(${terms.kinds}))`;
};

const isInSample = (row: Sql) => sql`(hashint8(${row}.id) & 31) = 0`;
const anywhere = () => sql`true`;

const namedEvents: Strategy = (context, terms, fits, isRequested, among = anywhere) => {
  const { row: name, from, where } = context.scan('entity_name');
  return sql`(select ${name}.entity_id, ${name}.value, likeness(${name}.folded, ${terms.text}), true
    from ${from} where ${isRequested} and ${name}.of_event and ${fits(sql`${name}.folded`, terms)} and ${among(name)} and ${where}
    limit ${MAX_EVENTS})`;
};

const describedEvents: Strategy = (context, terms, fits, isRequested, among = anywhere) => {
  const { row: event, from, where } = context.scan('event');
  return sql`(select ${event}.id, ${event}.summary, likeness(${event}.folded_summary, ${terms.text}) / 2, false
    from ${from} where ${isRequested} and ${event}.folded_summary is not null and ${fits(sql`${event}.folded_summary`, terms)} and ${among(event)} and ${where}
    limit ${MAX_EVENTS})`;
};

/** Events whose name begins with the search text, shortest continuation first. */
function namesThatBegin(context: CompileContext, terms: SearchTerms, isRequested: Sql): Sql {
  const { row: name, from, where } = context.scan('entity_name');
  return sql`(select ${name}.entity_id, ${name}.value, likeness(${name}.folded, ${terms.text}), true
    from ${from} where ${isRequested} and ${name}.of_event and ${beginsWith(sql`${name}.folded`, terms)} and ${where}
    order by ${name}.folded using ~<~ limit ${MAX_EVENTS})`;
}
