// PETRARCH2's unit records: stylized names with dictionaries of their own, and event codes of several schemes. What can be
// measured is the mechanics: which country does something to which.
import { readFileSync } from 'node:fs';
import { share } from './measure.mjs';
import { contextsOf, deedsIn, gazetteerWith, readDocument } from './world.mjs';

const countryOf = (code) => code.slice(0, 3);

/** The names of the countries of these records: capitalized words that begin with the letters of a code. */
function namesIn(records) {
  const codes = new Set(
    records.flatMap(({ events }) =>
      events.flatMap(({ sourcecode, targetcode }) => [countryOf(sourcecode), countryOf(targetcode)]),
    ),
  );
  const things = [...codes].map((code) => ({ slug: code, kind: 'COUNTRY', label: code, iso3: code }));
  const words = new Set(records.flatMap(({ text }) => text.match(/\b[A-Z][a-z]{3,}\b/g) ?? []));
  const names = [...words]
    .filter((word) => codes.has(word.slice(0, 3).toUpperCase()))
    .map((value) => ({ slug: value.slice(0, 3).toUpperCase(), value, isAlias: false }));
  return gazetteerWith({ things, names, offices: [], capitals: new Map() });
}

export function measurePetrarch(path, { verbose } = {}) {
  const records = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map((record) => ({
      ...record,
      events: record.events.filter(
        ({ sourcecode, targetcode }) =>
          /^[A-Z]{3}/.test(sourcecode ?? '') && /^[A-Z]{3}/.test(targetcode ?? ''),
      ),
    }))
    .filter(({ events }) => events.length > 0);
  const gazetteer = namesIn(records);
  const sums = { gold: 0, predicted: 0, right: 0 };
  for (const { text, events } of records) {
    const gold = new Set(
      events.map(({ sourcecode, targetcode }) => `${countryOf(sourcecode)} ${countryOf(targetcode)}`),
    );
    const contexts = [...contextsOf(readDocument(text, 'en', 'text'), { gazetteer, today: '1995-01-01' })];
    const predicted = new Set(
      contexts.flatMap(deedsIn).flatMap(({ sources, targets }) => {
        const codes = (actors) => actors.flatMap(({ country }) => country?.slug ?? []);
        const pairs =
          targets.length === 0
            ? codes(sources).flatMap((a) => codes(sources).map((b) => [a, b]))
            : codes(sources).flatMap((a) => codes(targets).map((b) => [a, b]));
        return pairs.filter(([a, b]) => a !== b).map((pair) => pair.join(' '));
      }),
    );
    const right = [...predicted].filter((pair) => gold.has(pair)).length;
    sums.gold += gold.size;
    sums.predicted += predicted.size;
    sums.right += right;
    if (verbose && right < gold.size)
      console.log(`PETRARCH ${[...gold].join('; ')} | ${[...predicted].join('; ')} | ${text}`);
  }
  return {
    records: records.length,
    pairRecall: share(sums.right, sums.gold),
    pairPrecision: share(sums.right, sums.predicted),
  };
}
