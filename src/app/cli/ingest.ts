import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import { type Command, InvalidArgumentError } from 'commander';
import { readConfig } from '../../config';
import { parseSpan } from '../../engine/model/time/edtf';
import { toGlobalId } from '../../engine/model/global-id';
import { IngestArticleInput } from '../../io/article/article.input';
import { ingestArticle, readGiven } from '../../io/article/ingest-article';
import { prefixOf, readArticle } from '../../io/article/read-article';
import { download } from '../../io/import/read/download';
import { Refusal } from '../../platform/errors';
import type { Database } from '../../platform/postgres/database';
import { articlesWith } from '../articles';
import { toStdout } from './to-stdout';
import { withDatabase } from './with-database';

interface Options {
  publisher?: string;
  published: string;
  language: string;
  title?: string;
  keepText: boolean;
  print?: true;
}

/** The largest page that is fetched or read, in bytes. */
const MAX_BYTES = 10 * 1024 * 1024;

/** `rostrum ingest`: reads an article into drafts. */
export function addIngestCommand(program: Command): void {
  program
    .command('ingest')
    .description('read an article into drafts that wait for a reviewer')
    .argument(
      '<file>',
      'a file of text or HTML, an https address of a host in ROSTRUM_IMPORT_HOSTS, or - for stdin',
    )
    .requiredOption('--published <day>', 'the day of publication, as EDTF: 2025-08-28', parseTime)
    .option('--publisher <name>', 'the publisher')
    .option('--title <text>', 'the headline')
    .option('--language <tag>', 'its language; only en is read', 'en')
    .option('--no-keep-text', 'do not keep the text; quotes are kept')
    .option(
      '--print',
      'write the drafts to stdout as rostrum-jsonl, and the names that could not be linked to stderr; record nothing',
    )
    .action(async (file: string, options: Options) => {
      const given = await contentOf(file);
      const input = Object.assign(new IngestArticleInput(), {
        ...given,
        publisher: options.publisher,
        title: options.title,
        publishedAt: options.published,
        language: options.language,
        keepText: options.keepText,
        ...(isUrl(file) && { url: file }),
      });
      await withDatabase((database) => (options.print ? print(database, input) : ingest(database, input)), {
        poolSize: 2,
        statementTimeoutMs: 0,
        writes: !options.print,
      });
    });
}

const isUrl = (file: string) => /^https?:\/\//i.test(file);

async function contentOf(file: string): Promise<{ text?: string; html?: string }> {
  const content = isUrl(file)
    ? await fetched(file)
    : file === '-'
      ? await textOf(process.stdin)
      : await readFile(file, 'utf8');
  const isHtml =
    /\.x?html?$/i.test(file) || /^\s*(<!doctype html|<html|<head|<body|<article|<div|<p[\s>])/i.test(content);
  return isHtml ? { html: content } : { text: content };
}

async function fetched(url: string): Promise<string> {
  const chunks: Buffer[] = [];
  const rules = { hosts: readConfig().importHosts, maxBytes: MAX_BYTES, signal: AbortSignal.timeout(60_000) };
  for await (const chunk of download(url, rules)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function ingest(database: Database, input: IngestArticleInput): Promise<void> {
  const articles = articlesWith(readConfig().llm);
  const { answer, userErrors } = await ingestArticle(articles, database.prisma)(database, 'ingest', input);
  if (answer === null)
    throw new Error(
      userErrors.map(({ field, message }) => [...(field?.slice(1) ?? []), message].join(': ')).join('; '),
    );
  console.log(
    `${toGlobalId('SOURCE', BigInt(answer.source))}: ${counted(answer.drafts.length, 'draft')} wait for review`,
  );
  if (answer.unresolved.length > 0) console.log(`Names to link: ${answer.unresolved.join(', ')}`);
}

async function print(database: Database, input: IngestArticleInput): Promise<void> {
  const { document, day } = readOrExplain(input);
  const drafts = await readArticle(database.prisma, { document, day, source: prefixOf(document) });
  await toStdout(drafts.records.map((record) => `${JSON.stringify(record)}\n`));
  console.error(`${counted(drafts.origins.size, 'draft')}; nothing was recorded`);
  for (const { text, candidates } of drafts.unlinked)
    console.error(
      `  needs link: ${text}${candidates.length > 0 ? ` (${candidates.map(({ slug }) => slug).join(', ')})` : ''}`,
    );
}

function readOrExplain(input: IngestArticleInput) {
  try {
    return readGiven(input);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Error([...(error.field ?? []), error.message].join(': '), { cause: error });
  }
}

const counted = (count: number, what: string) =>
  `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;

function parseTime(text: string): string {
  try {
    return parseSpan(text).edtf;
  } catch {
    throw new InvalidArgumentError('Must be a day such as 2025-08-28, or another time in EDTF.');
  }
}
