import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import compiler from 'relay-compiler';
import type { ConcreteRequest } from 'relay-runtime';

const SCHEMA = resolve(__dirname, '../../schema.graphql');

/** What Relay's compiler makes of documents against the schema that is served. */
export interface Compiled {
  /** The artifact of an operation or fragment by its name, operations that the compiler has written itself included. */
  artifact(name: string): ConcreteRequest;
  remove(): Promise<void>;
}

/** Compiles documents with more options of relay.config.json, as a build would; throws the compiler's errors. */
export async function compiled(documents: string, options: object = {}): Promise<Compiled> {
  const directory = await mkdtemp(join(tmpdir(), 'rostrum-relay-'));
  const artifacts = join(directory, 'artifacts');
  await mkdir(artifacts);
  await writeFile(
    join(directory, 'app.js'),
    `import { graphql } from 'relay-runtime';\n${documents
      .split('---')
      .map((document) => `graphql\`${document}\`;`)
      .join('\n')}\n`,
  );
  const config = {
    src: '.',
    language: 'javascript',
    schema: SCHEMA,
    artifactDirectory: './artifacts',
    eagerEsModules: false,
    ...options,
  };
  await writeFile(join(directory, 'relay.config.json'), JSON.stringify(config));
  await promisify(execFile)(compiler, ['--noWatchman', '--output', 'quiet-with-errors'], { cwd: directory });
  return {
    artifact: (name) => require(join(artifacts, `${name}.graphql.js`)),
    remove: () => rm(directory, { recursive: true }),
  };
}
