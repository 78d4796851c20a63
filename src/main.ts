import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { type Config, readConfig } from './config';
import { QUESTIONS } from './graphiql/questions';
import { seed } from './import/seed';
import { connect } from './platform/connect';
import { createLog } from './platform/log';
import { createSchema } from './schema';
import { createServer } from './server';

/** Requests in flight get this long to finish once the process has been asked to stop. */
const GRACE_MS = 10_000;

type Closer = () => Promise<unknown>;

/** Starts everything, in order; what has to be closed is added to `closers` as soon as it is open. */
async function start(config: Config, log: Logger, closers: Closer[]): Promise<void> {
  const connection = await connect(config, log);
  closers.push(connection.close);
  const { pool, prisma } = connection.database;
  if (config.seed) {
    const report = await seed({ prisma });
    if (report) log.info({ created: report.created }, 'loaded the bundled example');
  }
  const app = await createServer({
    schema: createSchema(),
    config,
    prisma,
    pool,
    log,
  });
  closers.push(() => within(GRACE_MS, app.close()));
  await app.listen({ host: config.host, port: config.port });
  welcome(app.server.address() as AddressInfo, connection.place);
  void connection.ended.then(() => (isStopping ? undefined : stop('PostgreSQL has ended by itself', 1)));
}

function welcome({ address, family, port }: AddressInfo, place: string): void {
  const host = ['0.0.0.0', '::'].includes(address)
    ? 'localhost'
    : family === 'IPv6'
      ? `[${address}]`
      : address;
  const url = `http://${host}:${port}`;
  console.log(
    [
      '',
      `  Rostrum answers at  ${url}/graphql   (a browser gets Apollo Sandbox there)`,
      `  GraphiQL            ${url}/graphiql  (opens on: ${QUESTIONS[0]?.title})`,
      `  Data                ${place}`,
      '',
      '  Write with a key:   npx rostrum keys create --role editor --name "Your name"',
      '  More questions:     README.md. Ctrl-C stops.',
      '',
    ].join('\n'),
  );
}

const closers: Closer[] = [];
let starting: Promise<void> = Promise.resolve();
let isStopping = false;

/** Closes what is open, last opened first, and ends the process. Asked a second time, it ends at once. */
async function stop(reason: string, exitCode: number): Promise<void> {
  if (isStopping) process.exit(exitCode || 1);
  isStopping = true;
  if (exitCode !== 0) console.error(`rostrum: ${reason}`);
  // A start that is under way has to come to something that can be closed.
  await starting.catch(() => {});
  for (const close of closers.reverse()) {
    await close().catch((error: Error) => console.error(`rostrum: ${error.message}`));
  }
  process.exit(exitCode);
}

function within(ms: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, new Promise((resolve) => setTimeout(resolve, ms))]);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal, 0));

try {
  const config = readConfig();
  starting = start(config, createLog(config.logLevel), closers);
  starting.catch((error: Error) => stop(error.message, 1));
} catch (error) {
  void stop((error as Error).message, 1);
}
