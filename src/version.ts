import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// The same step up from src and from dist.
const PACKAGE = join(__dirname, '../package.json');

/** The version of Rostrum, as package.json has it. */
export const VERSION = (JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string }).version;
