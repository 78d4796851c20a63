import { THING_KINDS } from '../../engine/model/kinds';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import type { Tagged } from '../../engine/query/compile/fields';
import { Deferred, type Deferrable } from '../../engine/query/plan/deferred';
import { value, type Listing, type Source } from '../../engine/query/compile/model';
import { join, raw, sql, type Sql } from '../../engine/query/compile/sql';
import { badInput } from '../../platform/errors';
import { matchStrategies } from './match-strategies.read';

/** A thing found, and the score of the match. */
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

/**
 * Things whose names are similar to the query, best first: an exact name scores 1, a name that begins
 * with it or contains it less, a misspelt one by the share of trigrams in common; text about an event
 * counts half, and so does a series.
 */
export function found(
  context: CompileContext,
  query: Deferrable<string>,
  kinds: Deferrable<readonly string[] | null | undefined>,
): Source<Hit> {
  const given = Deferred.map(query, checked);
  const supportedEvent = context.scan('event');
  const [hit, thing] = [context.alias('hit'), context.alias('entity')];
  const terms = {
    text: sql`(select text from terms)`,
    spellings: sql`(select spellings from terms)`,
    words: sql`(select words from terms)`,
    kinds: sql`${Deferred.map(kinds, (some) => some ?? THING_KINDS)}::"SubjectKind"[]`,
  };
  const nearTerms = {
    ...terms,
    spellings: sql`(select spellings from near_terms)`,
    words: sql`(select words from near_terms)`,
  };
  const from = sql`(with terms as materialized (
      select folded as text, spellings_sought(folded) as spellings, words_sought(folded) as words
      from (select fold(${given}::text) as folded) given where folded <> ''
    ), near_terms as materialized (
      select spellings_sought_but_one(text) as spellings, words_sought_but_one(text) as words from terms
    ), ${matchStrategies(context, terms, nearTerms)}
    select distinct on (entity_id) entity_id, matched, score
    from (${join(
      ['found', 'near', 'looser'].map(
        (strategy) => sql`select entity_id, matched, score from ${raw(strategy)}`,
      ),
      ' union all ',
    )}) each
    order by entity_id, score desc, matched) ${hit} join entity ${thing} on ${thing}.id = ${hit}.entity_id`;
  return {
    from,
    row: {
      kind: sql`${thing}.kind`,
      among: THING_KINDS,
      id: sql`${thing}.id`,
      // Who looks for a series means one of its editions, as a rule.
      score: sql`case when ${thing}.kind = 'SERIES' then ${hit}.score / 2 else ${hit}.score end`,
      matched: sql`${hit}.matched`,
    },
    // An event without any claim by then still has a name.
    where: sql`(${thing}.kind <> 'EVENT' or exists (select from ${supportedEvent.from} where ${supportedEvent.row}.id = ${thing}.id and ${supportedEvent.where}))`,
  };
}

function checked(query: string): string {
  if (query.trim() === '') throw badInput(['query'], 'query is empty; give a name, or a part of one.');
  if (query.length <= 200) return query;
  throw badInput(['query'], `query has ${query.length} characters; at most 200 are searched.`);
}
