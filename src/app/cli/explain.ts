import { articlesWith } from '../articles';
import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import { type Command } from 'commander';
import { pino } from 'pino';
import { LAST_RECORDING } from '../../api/answers/last-recording';
import { type Config, readConfig } from '../../config';
import { RECORDED_CHANNEL } from '../../engine/write/recording';
import { explain } from '../../api/explain/explain';
import { type PlanDeps, planQuery, readQuery } from '../../api/explain/plan-query';
import { writeExplanation } from '../../api/explain/write-explanation';
import { contexts } from '../../api/context';
import { ImportQueue } from '../../io/import/jobs/import-queue';
import { Announcements } from '../../platform/postgres/announcements';
import type { Database } from '../../platform/postgres/database';
import { Documents, KnownDocuments } from '../../api/documents/documents';
import { RULES } from '../../api/documents/validate';
import { paramsOfBody } from '../../api/http/graphql-params';
import { readFields, readModel } from '../../read-model';
import { createSchema } from '../../schema';
import { toStdout } from './to-stdout';
import { withDatabase } from './with-database';

interface Options {
  variables?: string;
  operation?: string;
  analyze?: true;
  json?: true;
}

/** `rostrum explain`: shows how a query is executed, without running it. */
export function addExplainCommand(program: Command): void {
  program
    .command('explain')
    .description(
      'show the SQL, parameters, plan constraints, EXPLAIN and transcoder of a query, without running it',
    )
    .argument('<file>', 'a GraphQL document; - is stdin')
    .option('--variables <json>', 'its variables: a JSON object, or a file that contains one')
    .option('--operation <name>', 'the operation to explain, if the document has several')
    .option('--analyze', 'run the statements with EXPLAIN ANALYZE, which reports how long each step took')
    .option('--json', 'machine-readable: values and the query plan as JSON, not abbreviated')
    .action(async (file: string, options: Options) => {
      const text = await readInput(file);
      const variables = options.variables === undefined ? undefined : await readVariables(options.variables);
      const params = paramsOfBody({ query: text, variables, operationName: options.operation });
      const reading = deps();
      const query = await located(file, async () => readQuery(reading, params));
      await withDatabase(async (database) => {
        const planning = { ...reading, contextFor: contextsOver(database, readConfig()) };
        const trace = await located(file, () => planQuery(planning, query));
        const explanation = await explain(trace, database.pool, {
          isAnalyzed: options.analyze ?? false,
          format: options.json ? 'json' : 'text',
        });
        await toStdout([
          options.json ? `${JSON.stringify(explanation, null, 2)}\n` : writeExplanation(explanation),
        ]);
      });
    });
}

/** The reader that the server uses for queries. */
function deps(): Omit<PlanDeps, 'contextFor'> {
  const schema = createSchema();
  return {
    schema,
    documents: new Documents(schema, RULES),
    known: new KnownDocuments(),
    queryLog: null,
    sessions: null,
    nodes: null,
    readFields,
  };
}

/** Plans with the reader of the server, so that the statements are those that it would send. */
function contextsOver({ pool, prisma }: Database, config: Config): PlanDeps['contextFor'] {
  const log = pino({ level: 'silent' });
  return contexts({
    pool,
    prisma,
    announcements: new Announcements(pool, { channel: RECORDED_CHANNEL }, log),
    imports: new ImportQueue({ pool, prisma, log, fetching: { hosts: [], maxBytes: 0 } }),
    articles: articlesWith(null),
    model: readModel,
    costLimits: config,
    statements: null,
    stamp: config.answerCache > 0 ? LAST_RECORDING : null,
  });
}

/** Adds to an error its location in the document. */
async function located<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Error(`${file}: ${String(error)}`, { cause: error });
  }
}

const readInput = (file: string): Promise<string> =>
  file === '-' ? textOf(process.stdin) : readFile(file, 'utf8');

async function readVariables(given: string): Promise<unknown> {
  const isJson = given.trimStart().startsWith('{');
  const json = isJson ? given : await readFile(given, 'utf8');
  try {
    return JSON.parse(json) as unknown;
  } catch (error) {
    const place = isJson ? '--variables' : given;
    throw new Error(`${place} must be a JSON object: ${(error as Error).message}`, { cause: error });
  }
}
