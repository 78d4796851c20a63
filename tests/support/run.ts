import type { EmbeddedPostgres } from '../../src/platform/postgres/embedded-postgres';

/** What the tests of one run share. */
export interface Run {
  /** Any database of the server; tests create their own beside it. */
  readonly serverUrl: string;
  /** The prefix of the names of this run's databases. */
  readonly prefix: string;
  /** Only in the process that started it. */
  readonly embedded?: { readonly server: EmbeddedPostgres; readonly folder: string };
}

let here: Run | undefined;

/** Stores the run for the teardown, and in the environment for the workers. */
export function rememberRun(run: Run): void {
  here = run;
  process.env.ROSTRUM_TEST_RUN = JSON.stringify({ serverUrl: run.serverUrl, prefix: run.prefix });
}

/** The run that this process belongs to. */
export function currentRun(): Run {
  return here ?? (JSON.parse(process.env.ROSTRUM_TEST_RUN!) as Run);
}
