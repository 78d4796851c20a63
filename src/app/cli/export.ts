import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { readConfig } from '../../config';
import { completeLines } from '../../io/export/complete/write-complete';
import { chooseExport } from '../../io/export/formats';
import type { AnyExportResult } from '../../io/export/formats/format';
import { inPieces } from '../../io/export/in-pieces';
import { readExportQuery, type ExportParameters } from '../../io/export/export-query';
import { readModel } from '../../read-model';
import { queryItems } from '../../io/export/read-items';
import type { Database } from '../../platform/postgres/database';
import { createSchema } from '../../schema';
import { interruption } from './interruption';
import { replaceFile } from './replace-file';
import { toStdout } from './to-stdout';
import { withDatabase } from './with-database';

interface Options extends ExportParameters {
  keys?: boolean;
  format?: string;
  output?: string;
}

/** `rostrum export`: writes one list, or the whole knowledge base, to a file or stdout. */
export function addExportCommand(program: Command): void {
  program
    .command('export')
    .description(
      'write events, relationships, leaders or claims to a file; possible while a server is running',
    )
    .argument(
      '<what>',
      'events, relationships, leaders or claims; all for the complete knowledge base, for restore',
    )
    .option(
      '--format <name>',
      'csv, jsonl, jsonld, graphml, gexf or ics (default: by the file extension, or jsonl)',
    )
    .option('--where <json>', 'filter of the list: its GraphQL argument where, as JSON')
    .option('--valid-at <day>', 'only what was valid in the world on that day')
    .option('--said-by <day>', 'only what had been claimed by that day')
    .option('--known-at <instant>', 'only what had been recorded by then')
    .option(
      '--keys',
      'of all: also the API keys (hashes, not tokens), which are valid where they are restored',
    )
    .option('-o, --output <file>', 'the output file (default: stdout)')
    .action((what: string, options: Options) =>
      withDatabase(
        (database) => (what === 'all' ? exportAll(database, options) : exportList(database, what, options)),
        { statementTimeoutMs: 0 },
      ),
    );
}

async function exportAll(
  { pool }: Database,
  { output, format = 'jsonl', keys = false, ...parameters }: Options,
): Promise<void> {
  if (format !== 'jsonl') throw new Error(`A complete export is always jsonl, not ${format}.`);
  const [name] = Object.keys(parameters);
  if (name !== undefined)
    throw new Error(`A complete export takes no ${name}; it applies to a single list only.`);
  await writeOut(inPieces(completeLines(pool, { withKeys: keys })), output);
}

async function exportList(database: Database, what: string, options: Options): Promise<void> {
  const { resource, format } = chooseExport(what, options.format ?? endingOf(options.output) ?? 'jsonl');
  const deps = {
    pool: database.pool,
    schema: createSchema(),
    model: readModel,
    maxCost: readConfig().maxCost,
  };
  const answer = (await queryItems(deps, await readExportQuery(deps, resource, options))) as AnyExportResult;
  await writeOut(inPieces(format.write(answer)), options.output);
}

const endingOf = (file: string | undefined) => /\.([a-z]+)$/.exec(file ?? '')?.[1];

async function writeOut(pieces: AsyncIterable<string>, file: string | undefined): Promise<void> {
  if (file === undefined) return toStdout(pieces);
  await replaceFile(file, (path) =>
    pipeline(Readable.from(pieces, { objectMode: false }), createWriteStream(path), {
      signal: interruption,
    }),
  );
}
