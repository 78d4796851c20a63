import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { readConfig } from '../../config';
import { completeLines } from '../../io/export/complete/write-complete';
import { chooseExport } from '../../io/export/formats';
import type { AnyAnswer } from '../../io/export/formats/format';
import { inPieces } from '../../io/export/in-pieces';
import { readQuestion, type Asked } from '../../io/export/question';
import { askForItems } from '../../io/export/read-items';
import type { Database } from '../../platform/postgres/database';
import { createSchema } from '../../schema';
import { withDatabase } from './with-database';

interface Options extends Asked {
  format?: string;
  output?: string;
}

/** `rostrum export`: writes a list, or everything, to a file or to stdout. */
export function addExportCommand(program: Command): void {
  program
    .command('export')
    .description('write events, relationships, leaders or claims as a file; beside a running server, too')
    .argument('<what>', 'events, relationships, leaders or claims; all is everything there is, for restore')
    .option(
      '--format <name>',
      'csv, jsonl, jsonld, graphml, gexf or ics (default: as the file is called, or jsonl)',
    )
    .option('--where <json>', "which of them: the list's argument where in GraphQL, as JSON")
    .option('--valid-at <day>', 'what held in the world that day')
    .option('--said-by <day>', 'what had been said by that day')
    .option('--known-at <instant>', 'what had been recorded by then')
    .option('-o, --output <file>', 'the file to write (default: stdout)')
    .action((what: string, options: Options) =>
      withDatabase(
        (database) => (what === 'all' ? exportAll(database, options) : exportList(database, what, options)),
        { statementTimeoutMs: 0 },
      ),
    );
}

async function exportAll({ pool }: Database, { output, format = 'jsonl', ...asked }: Options): Promise<void> {
  if (format !== 'jsonl') throw new Error(`Everything is exported as jsonl only, not as ${format}.`);
  const [name] = Object.keys(asked);
  if (name !== undefined)
    throw new Error(`Everything is exported whole; ${name} makes sense for one list only.`);
  await writeOut(inPieces(completeLines(pool)), output);
}

async function exportList(database: Database, what: string, options: Options): Promise<void> {
  const { resource, format } = chooseExport(what, options.format ?? endingOf(options.output) ?? 'jsonl');
  const deps = { pool: database.pool, schema: createSchema(), maxCost: readConfig().maxCost };
  const answer = (await askForItems(deps, await readQuestion(deps, resource, options))) as AnyAnswer;
  await writeOut(inPieces(format.write(answer)), options.output);
}

const endingOf = (file: string | undefined) => /\.([a-z]+)$/.exec(file ?? '')?.[1];

async function writeOut(pieces: AsyncIterable<string>, file: string | undefined): Promise<void> {
  const target = file === undefined ? process.stdout : createWriteStream(file);
  await pipeline(Readable.from(pieces, { objectMode: false }), target, { end: file !== undefined });
}
