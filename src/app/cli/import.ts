import { setFlagsFromString } from 'node:v8';
import { Argument, type Command, InvalidArgumentError } from 'commander';
import { STOP_SIGNALS } from '../../platform/stop-signals';
import type { Format } from '../../io/import/format';
import { commandName, findFormat, formats } from '../../io/import/formats';
import { explainFailure } from '../../io/import/explain-failure';
import { Inputs } from '../../io/import/read/inputs';
import { pickFiles, type PickedFiles } from '../../io/import/read/pick-files';
import { runImport } from '../../io/import/jobs/run-import';
import type { ImportJob } from '../../io/import/jobs/import-job';
import type { Database } from '../../platform/postgres/database';
import { Resolvers } from '../../io/import/resolving/resolvers';
import { printImport } from './import-print';
import { ProgressLine } from './progress-line';
import { reportOf } from './import-report';
import { withDatabase } from './with-database';

interface Options {
  maxRejects?: number;
  batch?: number;
  everyRow?: boolean;
  print?: true;
  limit?: number;
}

const STOPPED = 130;

/** `rostrum import`: imports files in any format. */
export function addImportCommand(program: Command): void {
  program
    .command('import')
    .description('import files; possible while a server is running')
    .addArgument(new Argument('<format>', 'the format of the files').argParser(parseFormat))
    .argument('<file...>', 'files, folders, globs, .gz or .zip; - is stdin')
    .option('--max-rejects <n>', 'stop if more rows than this are rejected (default: never)', parseCount)
    .option('--batch <n>', 'number of rows per transaction (default: 1000)', parsePositive)
    .option('--every-row', 'process unchanged rows again, for example after names were added')
    .option('--print', 'write the records of the first rows to stdout as rostrum-jsonl, and import nothing')
    .option('--limit <n>', 'with --print: of how many rows (default: 100)', parseCount)
    .addHelpText(
      'after',
      `\nFormats:\n${formats.map((format) => `  ${commandName(format).padEnd(24)} ${format.title}`).join('\n')}`,
    )
    .action(async (format: Format, files: string[], options: Options) => {
      if (options.limit !== undefined && !options.print) throw new Error('--limit requires --print.');
      // By default, V8 lets garbage grow to three times the live heap, far more than a batch needs; and
      // it compiles Prisma a second time, which takes 50 MB and never pays off for these few statements.
      setFlagsFromString('--heap-growing-percent=35');
      setFlagsFromString('--liftoff-only');
      const inputs = await Inputs.find(files, format.extensions, process.stdin);
      try {
        const picked = await pickFiles(format, () => inputs.found());
        if (options.print) return await printImport(format, picked, options.limit);
        await withDatabase((database) => importAll(database, format, picked, options), {
          poolSize: 4,
          statementTimeoutMs: 0,
          writes: true,
        });
      } catch (error) {
        throw new Error(explainFailure(error) ?? (error as Error).message, { cause: error });
      } finally {
        await inputs.close();
      }
    });
}

async function importAll(
  database: Database,
  format: Format,
  picked: PickedFiles,
  { maxRejects, batch, everyRow }: Options,
): Promise<void> {
  const stopping = new AbortController();
  const stop = () => {
    if (stopping.signal.aborted) process.exit(STOPPED);
    console.error('\nStopping after this batch; press Ctrl+C again to stop at once.');
    stopping.abort();
  };
  for (const signal of STOP_SIGNALS) process.on(signal, stop);
  const deps = { ...database, resolvers: new Resolvers(database.pool) };
  try {
    for await (const { file, passedOver } of picked.files()) {
      const progress = new ProgressLine(process.stderr, file.path);
      const job = await runImport(deps, {
        format,
        file,
        note: passedOver,
        actor: `import ${commandName(format)}`,
        batchSize: batch,
        maxRejects,
        everyRow,
        signal: stopping.signal,
        onWait: (key) => progress.say(`waiting: another import into ${key} is running`),
        onProgress: (state) => progress.show(state),
      });
      progress.end();
      console.log(await reportOf(database.pool, job, file.path));
      if (job.state !== 'SUCCEEDED') return fail(job);
    }
  } finally {
    for (const signal of STOP_SIGNALS) process.off(signal, stop);
  }
}

function fail({ state, message }: ImportJob): void {
  console.error(`rostrum: ${message} Run the same command again to resume.`);
  process.exitCode = state === 'CANCELLED' ? STOPPED : 1;
}

function parseFormat(name: string): Format {
  const format = findFormat(name);
  if (!format) throw new InvalidArgumentError(`Must be one of ${formats.map(commandName).join(', ')}.`);
  return format;
}

function parseCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Must be a whole number.');
  return Number(text);
}

function parsePositive(text: string): number {
  const count = parseCount(text);
  if (count < 1 || count > 20_000) throw new InvalidArgumentError('Must be a whole number from 1 to 20000.');
  return count;
}
