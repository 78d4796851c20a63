import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm';

export const PRISMA_FOLDER = join(__dirname, '../../../prisma');
const MIGRATIONS = join(PRISMA_FOLDER, 'migrations');

/** A migration as a database or a backup records it, with the SHA-256 of its text in hexadecimal digits. */
export interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
}

/** The migrations of this build, in their order. */
export function readMigrations(): MigrationList {
  const names = readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir: MIGRATIONS,
    lockfile: {
      path: 'migration_lock.toml',
      content: readFileSync(join(MIGRATIONS, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(MIGRATIONS, name, 'migration.sql'), 'utf8') },
      },
    })),
  };
}

/** Throws if `what` has a migration that this build does not have, or has with another text: another build made it. */
export function demandKnown(applied: readonly AppliedMigration[], what: string): void {
  const checksums = new Map(
    readMigrations().migrationDirectories.map(({ path, migrationFile: { content } }) => [
      path,
      createHash('sha256')
        .update(content.tag === 'ok' ? content.value : '')
        .digest('hex'),
    ]),
  );
  const unknown = applied.find(({ name, checksum }) => checksums.get(name) !== checksum);
  if (unknown)
    throw new Error(
      `${what} was made by another build of Rostrum (migration ${unknown.name}). With that build: rostrum export all --output all.jsonl. Then, with this one and a new database: rostrum restore all.jsonl`,
    );
}
