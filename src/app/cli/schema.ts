import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { createSchema } from '../../schema';

const FILE = 'schema.graphql';

/** `rostrum schema`: the GraphQL schema as text, which is committed so that changes show in a review. */
export function addSchemaCommand(program: Command): void {
  program
    .command('schema')
    .description('the GraphQL schema as text')
    .command('emit')
    .description(`write ${FILE}`)
    .option('--check', 'write nothing; fail if the file is out of date')
    .action(async ({ check }: { check?: boolean }) => {
      const text = `${printSchema(lexicographicSortSchema(createSchema()))}\n`;
      if (!check) return writeFile(FILE, text);
      const committed = await readFile(FILE, 'utf8').catch(() => '');
      if (committed !== text) throw new Error(`${FILE} is out of date; run "npx rostrum schema emit"`);
    });
}
