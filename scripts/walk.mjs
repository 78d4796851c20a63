// What a query, a claim and a row of an import go through: the functions that run, by file, as V8 counts them.
// Usage: npm run walk, after a build; docs/tour.md says what the functions do
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Session } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

const dist = resolve(dirname(fileURLToPath(import.meta.url)), '../dist');
const require = createRequire(import.meta.url);
require('reflect-metadata');

// V8 counts the calls of functions only in what is loaded after this.
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });

const load = (path) => require(join(dist, `${path}.js`));
const { readConfig } = load('config');
const { createLog } = load('platform/log');
const { connect } = load('platform/postgres/connect');
const { createKey } = load('platform/auth/keys');
const { createServer } = load('server');
const { createSchema } = load('schema');
const { seed } = load('io/import/seed');
const { reignLeaders } = load('io/import/formats/reign-leaders');
const { Inputs } = load('io/import/read/inputs');
const { runImport } = load('io/import/jobs/run-import');

const QUERY = `query ($slug: String!) {
  event(slug: $slug) {
    slug
    time { edtf }
    participations(first: 3) { nodes { status participant { ... on Leader { slug } } } }
  }
}`;
const WIDTH = 44;
// Longer than it is between the checks of a server.
const IDLE_MS = 3_000;
const EVENT = 'victory-day-parade-2025';
const IDS = `query ($slug: String!) {
  event(slug: $slug) { participations(first: 1) { nodes { id } } }
  sources(first: 1) { nodes { id } }
}`;
const CLAIM = `mutation ($input: RecordClaimInput!) {
  recordClaim(input: $input) { claim { id } userErrors { message } }
}`;
const ROW = `ccode,leadid,leader,sdate,smonth,syear,emonth,eyear,birthyear
2,A2.9-46,Truman,12,4,1945,1,1953,1884
`;

/** What a server does now and then, whoever asks: the places of functions. */
let timed = new Set();

/** The functions that ran since they were last taken, by file, in the order in which files were loaded. */
async function taken() {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const prefix = `${pathToFileURL(dist)}/`;
  return result
    .filter(({ url }) => url.startsWith(prefix))
    .map(({ url, functions }) => ({
      file: url.slice(prefix.length).replace(/\.js$/, '.ts'),
      functions: functions
        // The file itself is a function as well, which begins where it does.
        .filter(({ ranges: [whole] }) => whole.startOffset > 0 && whole.count > 0)
        .map(({ functionName, ranges: [{ startOffset }] }) => ({
          name: functionName,
          place: `${url} ${startOffset}`,
        }))
        .filter(({ place }) => !timed.has(place)),
    }))
    .filter(({ file, functions }) => !file.startsWith('generated/') && functions.length > 0);
}

/** Runs something, and prints what ran of it. */
async function walk(name, step) {
  await taken();
  await step();
  const files = await taken();
  console.log(`\n${name}: ${files.length} files`);
  for (const { file, functions } of files) {
    // Arrow functions that stand alone have no name, initializers of fields one of V8's own.
    const named = [...new Set(functions.map((each) => each.name))].filter((each) => /^\w+$/.test(each));
    console.log(`  ${file.padEnd(WIDTH)} ${named.join(' ')}`.trimEnd());
  }
}

const folder = mkdtempSync(join(tmpdir(), 'rostrum-walk-'));
process.env.ROSTRUM_DATA_DIR = folder;
const log = createLog('error');
const config = { ...readConfig(), answerCache: 0 };
const connection = await connect(config, log);
const { prisma, pool, url } = connection.database;
try {
  await seed(connection.database);
  const app = await createServer({ schema: createSchema(), config, prisma, pool, log });
  await app.ready();
  const { token } = await createKey(prisma, { name: 'walk', role: 'EDITOR' });
  const ask = async (query, variables, headers = {}) => {
    const sent = { method: 'POST', url: '/graphql', headers, payload: { query, variables } };
    const { data, errors } = JSON.parse((await app.inject(sent)).body);
    if (errors) throw new Error(errors[0].message);
    return data;
  };
  const query = () => ask(QUERY, { slug: EVENT });
  // The timers of a server are no part of what is asked of it.
  await taken();
  await setTimeout(IDLE_MS);
  timed = new Set((await taken()).flatMap(({ functions }) => functions.map(({ place }) => place)));
  await walk('A query that is asked for the first time', query);
  // Its plan is kept from the first time, its transcoder is made at the second.
  await query();
  await query();
  await walk('The same query once more', query);

  const { event, sources } = await ask(IDS, { slug: EVENT });
  const input = {
    subject: event.participations.nodes[0].id,
    property: 'status',
    value: 'EXPECTED',
    evidence: { source: sources.nodes[0].id, statement: 'Is expected.' },
  };
  await walk('A claim', async () => {
    const { recordClaim } = await ask(CLAIM, { input }, { authorization: `Bearer ${token}` });
    if (recordClaim.claim === null) throw new Error(recordClaim.userErrors[0].message);
  });

  await app.close();
  timed = new Set();
  const importFile = async (file) => {
    const job = await runImport({ url, pool }, { format: reignLeaders, file, actor: 'walk' });
    if (job.state !== 'SUCCEEDED' || job.created === 0) throw new Error(`The import is ${job.state}`);
  };
  const path = join(folder, 'leaderlist_3_21.csv');
  writeFileSync(path, ROW);
  await walk('A row of an import', async () => {
    const inputs = await Inputs.find([path], reignLeaders.extensions);
    for await (const file of inputs.files()) await importFile(file);
  });
} finally {
  await connection.close();
  rmSync(folder, { recursive: true, force: true });
}
session.disconnect();
