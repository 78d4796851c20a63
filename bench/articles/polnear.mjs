// Attributions of PolNeAR (McGill, CC BY-NC-SA 4.0): who says what in whole articles.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contextsOf, readDocument, worldGazetteer } from './world.mjs';
import { share } from './measure.mjs';

// Cues of plain saying, by which recall is measured; PolNeAR marks many others, down to "in the eyes of".
const SAID =
  /\b(said|says|say|saying|told|tells|tell|added|adds|stated|states|reported|reports|announced|explained|noted|notes|argued|argues|claimed|claims|wrote|writes|tweeted|insisted|declared|acknowledged|confirmed|according)\b/i;

function goldOf(path) {
  const spans = new Map();
  const events = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [id, what] = line.split('\t');
    if (id?.startsWith('T')) {
      const [, ...offsets] = what.split(' ');
      const parts = offsets
        .join(' ')
        .split(';')
        .map((part) => part.split(' ').map(Number));
      spans.set(
        id,
        parts.map(([start, end]) => ({ start, end })),
      );
    }
    if (!id?.startsWith('E')) continue;
    const of = (role) =>
      what
        .split(' ')
        .filter((each) => each.startsWith(role))
        .flatMap((each) => spans.get(each.split(':')[1]) ?? []);
    events.push({ cue: of('Cue'), source: of('Source'), content: of('Content') });
  }
  return events;
}

const overlap = (a, b) => a.start < b.end && b.start < a.end;

export function measurePolnear(folder, { verbose } = {}) {
  const gazetteer = worldGazetteer();
  const sums = {
    said: 0,
    saidFound: 0,
    matched: 0,
    rightSource: 0,
    predicted: 0,
    rightCue: 0,
    withSource: 0,
  };
  const missed = new Map();
  const wrong = new Map();
  for (const file of readdirSync(join(folder, 'attributions'))) {
    const name = file.replace(/_[0-9a-f]{4}\.ann$/, '.txt');
    const textPath = join(folder, 'text', name);
    if (!existsSync(textPath)) continue;
    const text = readFileSync(textPath, 'utf8');
    const gold = goldOf(join(folder, 'attributions', file));
    // Offsets must stay, so that the text is only padded where it would be trimmed.
    let document;
    try {
      document = readDocument(text, 'en', 'text');
    } catch {
      continue;
    }
    const shift = text.indexOf(document.text.slice(0, 40));
    if (
      shift < 0 ||
      document.text.slice(0, 500) !== text.slice(shift, shift + document.text.slice(0, 500).length)
    ) {
      // Normalization moved characters: read the text as it is.
      document = { ...document, text, paragraphs: paragraphs(text) };
    }
    const at = document.text === text ? 0 : Math.max(0, shift);
    const contexts = [...contextsOf(document, { gazetteer, today: '2016-09-20' })];
    const predicted = contexts.flatMap((context) =>
      context.sayings.map(({ cue, sources, lemma }) => {
        const token = context.tokens[cue];
        return {
          lemma,
          start: token.start + at,
          end: token.end + at,
          heads: sources.map(({ head }) => ({
            start: context.tokens[head].start + at,
            end: context.tokens[head].end + at,
          })),
          sentence: context.text.slice(context.sentence.start, context.sentence.end),
        };
      }),
    );
    for (const { cue, source } of gold) {
      const words = cue.map(({ start, end }) => text.slice(start, end)).join(' ');
      const found = predicted.find((each) => cue.some((span) => overlap(span, each)));
      if (SAID.test(words)) {
        sums.said += 1;
        if (found) sums.saidFound += 1;
        else {
          const sentence = contexts.find(({ sentence: s }) =>
            cue.some(({ start }) => start >= s.start + at && start < s.end + at),
          )?.sentence;
          missed.set(`${words}: ${sentence ? document.text.slice(sentence.start, sentence.end) : '?'}`, 1);
        }
      }
      if (found && source.length > 0) {
        sums.withSource += 1;
        if (found.heads.some((head) => source.some((span) => overlap(span, head)))) sums.rightSource += 1;
        else if (verbose)
          console.log(
            `SOURCE gold [${source.map(({ start, end }) => text.slice(start, end)).join(' ')}] got [${found.heads.map(({ start, end }) => text.slice(start, end)).join('|')}] cue ${words}: ${found.sentence}`,
          );
      }
    }
    for (const each of predicted) {
      sums.predicted += 1;
      if (gold.some(({ cue }) => cue.some((span) => overlap(span, each)))) sums.rightCue += 1;
      else {
        wrong.set(each.lemma, (wrong.get(each.lemma) ?? 0) + 1);
        if (verbose) console.log(`FALSE ${each.lemma}: ${each.sentence}`);
      }
    }
  }
  if (verbose) for (const each of missed.keys()) console.log(`MISSED ${each}`);
  return {
    saidRecall: share(sums.saidFound, sums.said),
    sourceRight: share(sums.rightSource, sums.withSource),
    cuePrecision: share(sums.rightCue, sums.predicted),
    said: sums.said,
    predicted: sums.predicted,
    wrong: [...wrong]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 25)
      .map(([lemma, count]) => `${lemma} ${count}`)
      .join(', '),
  };
}

const paragraphs = (text) =>
  [...text.matchAll(/[^\n]*\S[^\n]*/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
