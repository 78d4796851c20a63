// Parameters of the questions, drawn from what is in the database: the same ones in every run over the same database, and
// so many that no cache of answers could help.

const DRAWS = 400;
const TYPES = ['CONSULT', 'AGREE', 'SUPPORT', 'STATEMENT', 'REQUEST', 'PROTEST', 'COOPERATE', 'SANCTION'];
const DAY_MS = 24 * 60 * 60 * 1000;

/** The parameters of a question, in the order in which they are asked with. */
export function drawsOf(question, sample) {
  const draws = from(sample, random(question.of ?? question.id));
  return Array.from({ length: question.draws ?? DRAWS }, () => question.draw(draws));
}

/** What a question's parameters are drawn from. */
function from(sample, next) {
  const pick = (list) => list[Math.floor(next() * list.length)];
  const { popular, ordinary, rare } = sample.countries;
  return {
    event: () => pick(sample.events).slug,
    /** One of the few countries that are in most events, or, as often, one of the many that are in fewer. */
    country: () => pick(pick([popular, ordinary])).slug,
    /** As often one that is in 200 events and no more. */
    anyCountry: () => pick(pick([popular, ordinary, rare])).slug,
    participation: () => pick(sample.participations).globalId,
    /** Names, their beginnings, words of them, and, as often as each of these, slips. */
    search: () => pick(pick(Object.values(sample.searches))),
    pair: () => {
      const [a, b] = pick(sample.leaderPairs).map(({ slug }) => slug);
      return next() < 0.5 ? { a, b } : { a: b, b: a };
    },
    /** A year that may begin on any day. */
    year: () => {
      const [from, last] = [sample.dates.tenYears.from, sample.dates.tenYears.to].map(Date.parse);
      const start = from + Math.floor((next() * (last - from)) / DAY_MS - 366) * DAY_MS;
      return { from: dayOf(Math.max(from, start)), to: dayOf(Math.max(from, start) + 365 * DAY_MS) };
    },
    /** Ten whole years. */
    decade: () => {
      const year = Number(sample.dates.all.from.slice(0, 4)) + Math.floor(next() * 21);
      return { from: `${year}-01-01`, to: `${year + 9}-12-31` };
    },
    type: () => pick(TYPES),
    validAt: () => pick(sample.validAt),
    knownAt: () => pick(sample.knownAt),
    cursor: () => pick(sample.cursors),
  };
}

const dayOf = (ms) => new Date(ms).toISOString().slice(0, 10);

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
