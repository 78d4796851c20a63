import type { Asking } from '../read/asking';
import type { Tagged } from '../read/fields';
import { value, type Listing, type Source } from '../read/model';
import { join, sql, type Sql } from '../read/sql';
import { badInput } from '../platform/errors';

const KINDS = ['COUNTRY', 'LEADER', 'ORGANIZATION', 'EVENT'];

/** A found thing, and how well what was looked for fits. */
interface Hit extends Tagged {
  score: Sql;
  matched: Sql;
}

export const searchListing: Listing<Hit> = {
  type: 'Entity',
  name: 'Search',
  id: { sql: ({ id }) => id, type: 'int8' },
  orders: { RELEVANCE: { sql: ({ score }) => score, type: 'float8' } },
  defaultOrder: [{ field: 'RELEVANCE', direction: 'DESC' }],
  edge: {
    score: value(({ score }) => score),
    matched: value(({ matched }) => matched),
  },
};

/** Whether a folded column holds the text; of punctuation alone nothing is left to look for, and nothing holds that. */
export const holdsText = (folded: Sql, text: string): Sql =>
  sql`${folded} like '%' || nullif(fold(${text}::text), '') || '%'`;

/** Whether one of the thing's names holds the text, accents and letter case aside. */
export function matchesText(asking: Asking, id: Sql, text: string): Sql {
  const name = asking.scan('entity_name');
  return sql`${id} in (select ${name.row}.entity_id from ${name.from}
    where ${holdsText(sql`${name.row}.folded`, text)} and ${name.where})`;
}

/**
 * Things whose names are like the query, best first: the very name scores 1, a name that begins with it or holds it
 * less, a misspelt one by the share of trigrams in common; text about an event counts half.
 */
export function found(
  asking: Asking,
  query: string,
  kinds: readonly string[] | null | undefined,
): Source<Hit> {
  if (query.trim() === '') throw badInput(['query'], 'query is empty; write a name, or a part of one.');
  if (query.length > 200)
    throw badInput(['query'], `query has ${query.length} characters; at most 200 are searched.`);
  const spokenOf = asking.scan('event');
  const [hit, thing] = [asking.alias('hit'), asking.alias('entity')];
  // Not in a subquery: the planner folds a constant and can tell how few names are like it.
  const sought = sql`fold(${query}::text)`;
  const [isLike, holdsLike, holds] = [
    (text: Sql) => sql`${text} % ${sought}`,
    (text: Sql) => sql`${sought} <% ${text}`,
    (text: Sql) => sql`${text} like '%' || ${sought} || '%'`,
  ];
  // Each way of being like it is a scan of its own: joined by OR, they would not go by the trigram index.
  const named = [isLike, holdsLike, holds].map((fits) => {
    const { row: name, from, where } = asking.scan('entity_name');
    return sql`select ${name}.entity_id, ${name}.value as matched, likeness(${name}.folded, ${sought}) as score
      from ${from} where ${fits(sql`${name}.folded`)} and ${where}`;
  });
  const told = [holdsLike, holds].map((fits) => {
    const { row: event, from, where } = asking.scan('event');
    return sql`select ${event}.id, ${event}.summary, likeness(${event}.folded_summary, ${sought}) / 2
      from ${from} where ${fits(sql`${event}.folded_summary`)} and ${where}`;
  });
  const from = sql`(select distinct on (entity_id) entity_id, matched, score
    from (${join([...named, ...told], ' union all ')}) each
    order by entity_id, score desc, matched) ${hit} join entity ${thing} on ${thing}.id = ${hit}.entity_id`;
  return {
    from,
    row: {
      kind: sql`${thing}.kind`,
      id: sql`${thing}.id`,
      score: sql`${hit}.score`,
      matched: sql`${hit}.matched`,
    },
    // Of punctuation alone nothing is left to look for, and nothing would be part of every name. An event of which nobody
    // had spoken has a name all the same.
    where: sql`${thing}.kind = any(${kinds ?? KINDS}::"SubjectKind"[]) and ${sought} <> ''
      and (${thing}.kind <> 'EVENT' or exists (select from ${spokenOf.from} where ${spokenOf.row}.id = ${thing}.id and ${spokenOf.where}))`,
  };
}
