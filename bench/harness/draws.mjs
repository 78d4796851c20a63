// Parameters of the questions, drawn from what is in the database: the same ones in every run over the same database, and
// so many that no cache of answers could help.

const DRAWS = 400;
const TYPES = ['CONSULT', 'AGREE', 'SUPPORT', 'STATEMENT', 'REQUEST', 'PROTEST', 'COOPERATE', 'SANCTION'];
const PAGES_BEFORE = 1000;
const PAGE = 50;

/** The parameters of a question, in the order in which they are asked with. */
export function drawsOf(question, sample) {
  const draws = from(sample, random(question.id));
  return Array.from({ length: DRAWS }, () => question.draw(draws));
}

/** What a question's parameters are drawn from. */
function from(sample, next) {
  const below = (n) => Math.floor(next() * n);
  const pick = (list) => list[below(list.length)];
  const { popular, rare } = sample.countries;
  return {
    event: () => pick(sample.events),
    /** A country that is in most events, or, as often, one that is in few. */
    country: () => pick(next() < 0.5 ? popular : rare),
    participation: () => pick(sample.participations),
    search: () => pick(sample.searches),
    pair: () => {
      const [a, b] = pick(sample.pairs);
      return next() < 0.5 ? { a, b } : { a: b, b: a };
    },
    range: () => pick(sample.ranges),
    /** Ten whole years. */
    decade: () => {
      const year = pick(sample.decades);
      return { from: `${year}-01-01`, to: `${year + 9}-12-31` };
    },
    type: () => pick(TYPES),
    day: () => pick(sample.days),
    instant: () => pick(sample.instants),
    cursor: () => pick(sample.cursors),
  };
}

/** Numbers from 0 to 1, the same for the same text (mulberry32). */
export function random(text) {
  let state = [...text].reduce(
    (hash, letter) => Math.imul(hash ^ letter.codePointAt(0), 16777619),
    2166136261,
  );
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What is added to the sample of a filled database: what any database with events and recordings has. */
export async function complete(client, sample) {
  const [{ first, last }] = (
    await client.query(
      'select min(time_earliest)::text as first, max(time_earliest)::text as last from event where to_recording = 9223372036854775807',
    )
  ).rows;
  const [from, to] = [first, last].map((day) => Number(day.slice(0, 4)));
  const { rows: recordings } = await client.query('select at from recording order by id');
  const instants = recordings.slice(Math.floor(recordings.length / 2)).map(({ at }) => at.toISOString());
  return {
    ...sample,
    decades: Array.from({ length: Math.max(1, to - from - 8) }, (_, i) => from + i),
    days: Array.from(
      { length: 100 },
      (_, i) => `${Math.max(from, to - 20) + (i % 20)}-${String(1 + (i % 12)).padStart(2, '0')}-15`,
    ),
    instants:
      instants.length > 50 ? instants.filter((_, i) => i % Math.ceil(instants.length / 50) === 0) : instants,
  };
}

/**
 * Cursors of rows some 1,000 pages down the list of events, as its reader meets them: by turning the pages. Each with
 * what stands for the same place in the floor's statement, and for PostGraphile, which can be asked for an offset.
 */
export async function walkToCursors(client, readPage, postgraphileCursor) {
  const { rows } = await client.query(
    `select coalesce(time_earliest, '-infinity'::date)::text as day, id from event
     where to_recording = 9223372036854775807 and supported
     order by coalesce(time_earliest, '-infinity'::date) desc, event.id desc limit 40 offset $1`,
    [Math.min(PAGES_BEFORE * PAGE, (await eventCount(client)) / 2)],
  );
  let after = null;
  const wanted = new Map(rows.map(({ day, id }) => [`event_${id}`, { day, id }]));
  const cursors = [];
  while (cursors.length < wanted.size) {
    const { edges, pageInfo } = await readPage(after);
    for (const { cursor, node } of edges) {
      if (!wanted.has(node.id)) continue;
      const place = wanted.get(node.id);
      cursors.push({ ...place, after: cursor, postgraphileAfter: await postgraphileCursor?.(place) });
    }
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  return cursors;
}

const eventCount = async (client) => (await client.query('select count(*)::int as n from event')).rows[0].n;
