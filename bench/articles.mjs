// npm run bench:articles -- [--verbose] [--no-build] [--random <folder of articles>] Measures the reading of articles on gold and on sentences of our own.
// ROSTRUM_TEST_FILES names the folder with the gold; what is not there is left out:
//   gold/plover-gsr*.jsonl        PLOVER's gold standard records
//   gold/petr-unit.jsonl          PETRARCH2's unit records
//   gold/PLV_train.tsv            sentences with roots, of Zero-Shot-PLOVER
//   gold/polnear/{text,attributions}   whole articles with attributions, of PolNeAR
//   articles/000_16474946dd06dbc6.txt  the article of the story
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    verbose: { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
    // Prints 100 random drafts of these articles, and measures nothing.
    random: { type: 'string' },
    day: { type: 'string', default: '2025-08-28' },
  },
});
const root = fileURLToPath(new URL('..', import.meta.url));
if (!values['no-build'])
  spawnSync('npx', ['tsc', '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });

if (values.random) {
  const { printRandom } = await import('./articles/random.mjs');
  printRandom(values.random, values.day);
  process.exit(0);
}
const { measureGsr } = await import('./articles/gsr.mjs');
const { measurePlv } = await import('./articles/plv.mjs');
const { measurePetrarch } = await import('./articles/petrarch.mjs');
const { measurePolnear } = await import('./articles/polnear.mjs');
const { measureOwn } = await import('./articles/own.mjs');
const { measureFirstSight, measureLater } = await import('./articles/first-sight.mjs');
const { measureWhole } = await import('./articles/whole.mjs');
const { measureStory } = await import('./articles/story.mjs');
const { measureSpeed } = await import('./articles/speed.mjs');

const files = process.env.ROSTRUM_TEST_FILES;
const inFiles = (path) => (files && existsSync(join(files, path)) ? join(files, path) : null);
const gsr =
  files && existsSync(join(files, 'gold'))
    ? readdirSync(join(files, 'gold')).filter((name) => /^plover-gsr.*\.jsonl$/.test(name))
    : [];
const options = { verbose: values.verbose };

/** What is measured, the goal of the design, and the file that it needs. */
const measures = [
  // First, before the model is loaded.
  ['Time and memory: < 100 ms an article, < 80 MB', () => measureSpeed()],
  ...gsr.map((name) => [
    `GSR (${name}): root recall .80 / lower bound of precision .55; triples P .55 R .45; countries R .88`,
    () => measureGsr(inFiles(`gold/${name}`), options),
  ]),
  [
    'PLV_train: root recall, precision',
    inFiles('gold/PLV_train.tsv') && (() => measurePlv(inFiles('gold/PLV_train.tsv'), options)),
  ],
  [
    'PETRARCH2 units: who acts on whom (stylized names)',
    inFiles('gold/petr-unit.jsonl') && (() => measurePetrarch(inFiles('gold/petr-unit.jsonl'), options)),
  ],
  [
    'PolNeAR: recall of said cues .95 / right source head .90 / precision of cues .80',
    inFiles('gold/polnear/text') && (() => measurePolnear(inFiles('gold/polnear'), options)),
  ],
  ['Own sentences: attendance P .90 R .70; modality .92', () => measureOwn(options)],
  [
    'Sets of sentences by when they were first read: attendance P .90 R .70',
    () => measureFirstSight(options),
  ],
  ['Whole articles of our own: essential facts .50, precision of drafts .75', () => measureWhole(options)],
  [
    'Whole articles, the second set: essential facts .50, precision of drafts .75',
    () => measureLater(options),
  ],
  [
    'The article of the story against the bundled example: .85',
    inFiles('articles/000_16474946dd06dbc6.txt') &&
      (() => measureStory(inFiles('articles/000_16474946dd06dbc6.txt'), options)),
  ],
];

for (const [title, measure] of measures) {
  console.log(`\n${title}`);
  if (!measure) console.log('  left out: ROSTRUM_TEST_FILES has no such file');
  else
    for (const [name, value] of Object.entries(await measure()))
      console.log(
        `  ${name.padEnd(20)} ${Array.isArray(value) ? `\n${value.map((each) => `    ${[each].flat().join('  ')}`).join('\n')}` : value}`,
      );
}
