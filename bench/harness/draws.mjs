// Parameters of the questions, drawn from the database: the same in every run over the same database, and
// so many that a cache of responses could not help.

const DRAWS = 400;
const TYPES = ['CONSULT', 'AGREE', 'SUPPORT', 'STATEMENT', 'REQUEST', 'PROTEST', 'COOPERATE', 'SANCTION'];
const DAY_MS = 24 * 60 * 60 * 1000;

/** The parameters of a question, in the order of the requests. */
export function drawsOf(question, sample) {
  const draws = from(sample, random(question.of ?? question.id));
  return Array.from({ length: question.draws ?? DRAWS }, () => question.draw(draws));
}

/** The values from which the parameters of a question are drawn. */
function from(sample, next) {
  const pick = (list) => list[Math.floor(next() * list.length)];
  const { popular, ordinary, rare } = sample.countries;
  return {
    event: () => pick(sample.events).slug,
    /** With equal probability, one of the few countries in most events, or one of the many in fewer. */
    country: () => pick(pick([popular, ordinary])).slug,
    /** With equal probability, a country with exactly 200 events. */
    anyCountry: () => pick(pick([popular, ordinary, rare])).slug,
    participation: () => pick(sample.participations).globalId,
    /** In equal proportions: names, prefixes and words of them, and misspellings. */
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
    /** Ten whole calendar years. */
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

/** Pseudorandom numbers from 0 to 1, the same for the same seed text (mulberry32). */
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
