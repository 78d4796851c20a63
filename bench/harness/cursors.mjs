import { SIDES } from '../sides/index.mjs';
import { ask } from './ask.mjs';

const PAGES_BEFORE = 1000;
const PAGE = 50;
const PLACES = 60;
const PAGES =
  'query ($after: String) { events(first: 100, after: $after) { edges { cursor node { id } } pageInfo { endCursor hasNextPage } } }';

/**
 * Positions some 1,000 pages into the list of events, with the cursors that lead there: Rostrum's by
 * paging, as its clients do; PostGraphile's by an offset, which it supports; and for the floor the values
 * that it compares with.
 */
export async function cursorsOf(client, { rostrum, postgraphile }) {
  const { rows: counted } = await client.query(
    'select count(*)::int as n from event where to_recording = 9223372036854775807',
  );
  const offset = Math.min(PAGES_BEFORE * PAGE, counted[0].n >> 1);
  const { rows } = await client.query(
    `select coalesce(time_earliest, '-infinity'::date)::text as day, id from event
     where to_recording = 9223372036854775807 and effective
     order by coalesce(time_earliest, '-infinity'::date) desc, id desc offset $1 limit $2`,
    [offset, PLACES],
  );
  const places = new Map(rows.map((row, i) => [`event_${row.id}`, { ...row, offset: offset + i }]));
  if (rostrum) await turnPages(rostrum, places);
  if (postgraphile) {
    for (const place of places.values()) {
      place.postgraphileAfter = await SIDES.postgraphile.cursor(postgraphile, place.offset);
    }
  }
  return [...places.values()];
}

async function turnPages(port, places) {
  let found = 0;
  for (let after = null, more = true; more && found < places.size;) {
    const { edges, pageInfo } = await readPage(port, after);
    for (const { cursor, node } of edges) {
      const place = places.get(node.id);
      if (!place) continue;
      place.after = cursor;
      found += 1;
    }
    ({ endCursor: after, hasNextPage: more } = pageInfo);
  }
  if (found < places.size) throw new Error('the list of events has other rows than the table');
}

async function readPage(port, after) {
  const { data } = await ask(port, { path: '/graphql', body: { query: PAGES, variables: { after } } });
  return data.events;
}
