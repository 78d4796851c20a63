// Sentences of Zero-Shot-PLOVER with a root each; its YIELD is our CONCEDE and RETREAT.
import { readFileSync } from 'node:fs';
import { share } from './measure.mjs';
import { contextsOf, deedsIn, readDocument, worldGazetteer } from './world.mjs';

const rootOf = (type) => (/^(CONCEDE|RETREAT)$/.test(type) ? 'YIELD' : type);

export function measurePlv(path, { verbose } = {}) {
  const gazetteer = worldGazetteer();
  const [head, ...lines] = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  const [sentence, gold] = [head.indexOf('sentence'), head.indexOf('gold_root')];
  const sums = { records: 0, right: 0, predicted: 0 };
  const confusion = new Map();
  for (const row of lines) {
    const document = readDocument(row[sentence], 'en', 'text');
    const deeds = [...contextsOf(document, { gazetteer, today: '2015-01-01' })].flatMap(deedsIn);
    const roots = [...new Set(deeds.map(({ type }) => rootOf(type)))];
    sums.records += 1;
    sums.predicted += roots.length;
    if (roots.includes(row[gold])) sums.right += 1;
    else {
      const key = `${row[gold]} → ${roots.join(',') || '-'}`;
      confusion.set(key, (confusion.get(key) ?? 0) + 1);
      if (verbose) console.log(`${key} | ${row[sentence]}`);
    }
  }
  return {
    records: sums.records,
    rootRecall: share(sums.right, sums.records),
    rootPrecision: share(sums.right, sums.predicted),
    confusion: [...confusion].sort((a, b) => b[1] - a[1]).slice(0, 15),
  };
}
