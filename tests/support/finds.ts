import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A minimized case found by a fuzz: why it failed, and the input to replay it. */
export type Find<Case> = Case & { why: string };

/** The finds of one fuzz by name, from tests/finds/<fuzz>/<name>.json. */
export function findsOf<Case>(fuzz: string): [name: string, find: Find<Case>][] {
  const folder = join(__dirname, '../finds', fuzz);
  return readdirSync(folder)
    .sort()
    .map((file) => [
      basename(file, '.json'),
      JSON.parse(readFileSync(join(folder, file), 'utf8')) as Find<Case>,
    ]);
}
