// PLOVER's gold standard records: a sentence with its root, source and target. The gold is a record a sentence, so that
// what else is true of the sentence counts as false: precision is a lower bound.
import { readFileSync } from 'node:fs';
import { contextsOf, deedsIn, readDocument, worldGazetteer } from './world.mjs';
import { share } from './measure.mjs';

const FIX = { JAP: 'JPN', ITL: 'ITA', VTN: 'VNM', ROM: 'ROU', ZAR: 'COD' };
const codeOf = (code) => FIX[code] ?? code;

const codesOf = (actors) => [
  ...new Set(actors.map(({ code }) => codeOf(code)).filter((code) => code && code !== '***')),
];
const actorCode = ({ thing, country }, gazetteer) =>
  country?.iso3 ?? (thing?.slug.startsWith('igo-') ? 'IGO' : gazetteer.thing(thing?.country ?? '')?.iso3);

/** Country, root, country; a compound source without a target is paired with itself. What has one side only is none. */
function triples(root, sources, targets) {
  const pairs =
    targets.length === 0
      ? sources.flatMap((a, i) => sources.slice(i + 1).map((b) => [a, b].sort()))
      : sources.flatMap((a) => targets.map((b) => [a, b]));
  return pairs.map(([a, b]) => `${a} ${root} ${b}`);
}

export function measureGsr(path, { verbose } = {}) {
  const gazetteer = worldGazetteer();
  const records = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const sums = {
    root: 0,
    roots: 0,
    rightRoots: 0,
    triple: 0,
    gold: 0,
    predicted: 0,
    country: 0,
    goldCountries: 0,
    predictedCountries: 0,
  };
  const confusion = new Map();
  for (const record of records) {
    const text = record.text.replace(/[{}]/g, '').replaceAll('``', '“').replaceAll("''", '”');
    const document = { ...readDocument(`${text}\n`, 'en', 'text') };
    const deeds = [...contextsOf(document, { gazetteer, today: record.date })].flatMap(deedsIn);
    const roots = [...new Set(deeds.map(({ type }) => type))];
    if (roots.includes(record.root)) sums.root += 1;
    else
      confusion.set(
        `${record.root} → ${roots.join(',') || '-'}`,
        (confusion.get(`${record.root} → ${roots.join(',') || '-'}`) ?? 0) + 1,
      );
    sums.roots += roots.length;
    sums.rightRoots += roots.includes(record.root) ? 1 : 0;
    const gold = new Set(triples(record.root, codesOf(record.source), codesOf(record.target)));
    const predicted = new Set(
      deeds.flatMap(({ type, sources, targets }) => {
        const codes = (actors) => [
          ...new Set(actors.map((actor) => actorCode(actor, gazetteer)).filter(Boolean)),
        ];
        return triples(type, codes(sources), codes(targets));
      }),
    );
    const right = [...predicted].filter((each) => gold.has(each)).length;
    sums.triple += right;
    sums.gold += gold.size;
    sums.predicted += predicted.size;
    const goldCountries = new Set(
      [...codesOf(record.source), ...codesOf(record.target)].filter(
        (code) => !/^(IGO|IMG|NGO|MNC)$/.test(code),
      ),
    );
    const linked = new Set(
      [...contextsOf(document, { gazetteer, today: record.date })].flatMap(({ names }) =>
        names.flatMap(({ chosen }) => chosen?.iso3 ?? []),
      ),
    );
    sums.country += [...goldCountries].filter((code) => linked.has(code)).length;
    sums.goldCountries += goldCountries.size;
    sums.predictedCountries += linked.size;
    if (verbose && (!roots.includes(record.root) || right === 0))
      console.log(
        `${roots.includes(record.root) ? 'ok ' : 'BAD'} ${record.root} gold ${[...gold].join('; ')} | got ${[...predicted].join('; ')} [${deeds.map((d) => d.rule).join(',')}]\n    ${text}`,
      );
  }
  return {
    records: records.length,
    rootRecall: share(sums.root, records.length),
    rootPrecision: share(sums.rightRoots, sums.roots),
    tripleRecall: share(sums.triple, sums.gold),
    triplePrecision: share(sums.triple, sums.predicted),
    countryRecall: share(sums.country, sums.goldCountries),
    confusion: [...confusion].sort((a, b) => b[1] - a[1]).slice(0, 15),
  };
}
