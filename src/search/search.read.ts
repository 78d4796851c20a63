import type { Asking } from '../read/asking';
import type { Tagged } from '../read/fields';
import { value, type Listing, type Source } from '../read/model';
import { sql, type Sql } from '../read/sql';
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

/** Whether one of the thing's names holds the text, accents and letter case aside. */
export function matchesText(asking: Asking, id: Sql, text: string): Sql {
  const name = asking.scan('entity_name');
  return sql`${id} in (select ${name.row}.entity_id from ${name.from}
    where ${name.row}.folded like '%' || fold(${text}::text) || '%' and ${name.where})`;
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
  const name = asking.scan('entity_name');
  const [event, spokenOf] = [asking.scan('event'), asking.scan('event')];
  const [hit, thing] = [asking.alias('hit'), asking.alias('entity')];
  const sought = sql`(select fold(${query}::text))`;
  const held = sql`'%' || ${sought} || '%'`;
  const from = sql`(select distinct on (entity_id) entity_id, matched, score from (
      select ${name.row}.entity_id, ${name.row}.value as matched, likeness(${name.row}.folded, ${sought}) as score
      from ${name.from} where (${name.row}.folded % ${sought} or ${sought} <% ${name.row}.folded or ${name.row}.folded like ${held}) and ${name.where}
      union all
      select ${event.row}.id, ${event.row}.summary, likeness(${event.row}.folded_summary, ${sought}) / 2
      from ${event.from} where (${sought} <% ${event.row}.folded_summary or ${event.row}.folded_summary like ${held}) and ${event.where}
    ) each order by entity_id, score desc) ${hit} join entity ${thing} on ${thing}.id = ${hit}.entity_id`;
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
