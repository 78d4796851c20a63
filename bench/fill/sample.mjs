// Parameters for the questions, from the rows of the database: the same for the same database.
import pg from 'pg';
import { RARE } from './scale.mjs';

const OPEN = '9223372036854775807';

/** Draws the parameters of every question, in the forms that the API and direct SQL need. */
export async function takeSample(url, scale) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const list = async (sql, values = []) => (await client.query(sql, values)).rows;
  try {
    // In steps of a prime number, which reaches events of every kind, and none twice.
    const eventIds = Array.from({ length: 1_000 }, (_, i) => (i * 7_919 + 13) % scale.events).map(
      (e) => scale.eventBase + e * scale.stride,
    );
    const events = await list(
      `SELECT entity.id, slug, label FROM entity JOIN event ON event.id = entity.id AND to_recording = ${OPEN} WHERE entity.id = ANY($1::bigint[]) ORDER BY 1`,
      [eventIds],
    );
    const countries = await list(
      `SELECT entity.id, slug, label FROM entity JOIN country ON country.id = entity.id WHERE kind = 'COUNTRY' ORDER BY 1`,
    );
    const leaders = await list(
      `SELECT entity.id, slug, label FROM entity JOIN leader ON leader.id = entity.id WHERE entity.id BETWEEN 201 AND 1200 ORDER BY 1`,
    );
    const ledgers = await list(
      `SELECT DISTINCT id FROM unnest($1::bigint[]) event, LATERAL (
         SELECT subject_id AS id FROM claim WHERE subject_id > event AND subject_kind = 'PARTICIPATION' ORDER BY subject_id LIMIT 1) next ORDER BY id`,
      [eventIds],
    );
    const recordings = await list('SELECT id, at FROM recording ORDER BY id');
    const global =
      (kind) =>
      ({ id, slug, label }) => ({ id: Number(id), globalId: `${kind}_${id}`, slug, name: label });
    const asCountry = global('country');
    const all = countries.map(asCountry);
    const asLeader = global('leader');
    const everyLeader = leaders.map(asLeader);
    const days = (from, to) => ({ from, to });
    return {
      events: events.map(global('event')),
      countries: {
        // Countries in most events; those in some tens of thousands of events per million; those in about
        // 200.
        popular: all.slice(0, 8),
        ordinary: all.slice(8, RARE.first - 1),
        rare: all.slice(RARE.first - 1),
      },
      /** Leaders who attend often, and a few hundred times together. */
      leaderPairs: [0, 2].map((i) => [everyLeader[i], everyLeader[i + 1]]),
      leaders: everyLeader.slice(8),
      /** Participations with more than one claim. */
      participations: ledgers.map(({ id }) => ({ id: Number(id), globalId: `participation_${id}` })),
      searches: searchesOf(
        events.map(({ label }) => label),
        everyLeader.map(({ name }) => name),
        all.map(({ name }) => name),
      ),
      dates: {
        /** At least 50 events of any popular or ordinary country. */
        years: Array.from({ length: 10 }, (_, i) => days(`${2015 + i}-01-01`, `${2015 + i}-12-31`)),
        /** All events of a rare country, whose number does not depend on that of the database. */
        all: days('1995-01-01', '2024-12-31'),
        tenYears: days('2015-01-01', '2024-12-31'),
      },
      /** An instant at which some data had been recorded, and some had not. */
      knownAt: [0.5, 0.7, 0.85, 0.95].map((share) =>
        recordings[Math.floor(recordings.length * share)].at.toISOString(),
      ),
      validAt: ['2016-06-15', '2019-03-01', '2022-09-30'],
    };
  } finally {
    await client.end();
  }
}

/** Searches of every kind: whole names, prefixes, words, and misspellings by one or two letters. */
function searchesOf(events, leaders, countries) {
  const slip = (text, at) => text.slice(0, at) + text.slice(at + 1);
  const swap = (text, at) => text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
  const some = (list, count) => list.filter((_, i) => i % Math.ceil(list.length / count) === 0);
  const wordOf = (label) => label.split(' ')[0];
  return {
    exact: [...some(leaders, 40), ...some(countries, 20), ...some(events, 40)],
    prefix: [
      ...some(leaders, 25).map((name) => name.slice(0, 6)),
      ...some(events, 25).map((label) => label.slice(0, 6)),
    ],
    word: [...some(leaders, 25).map((name) => name.split(' ')[1]), ...some(events, 25).map(wordOf)],
    typo: [
      ...some(leaders, 40).map((name, i) => (i % 2 ? slip(name, 2) : swap(name, name.length - 3))),
      ...some(countries, 20).map((name) => slip(name, 4)),
      ...some(events, 40).map((label, i) => (i % 2 ? slip(wordOf(label), 3) : swap(wordOf(label), 2))),
    ],
  };
}
