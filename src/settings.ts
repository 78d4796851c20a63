import { z } from 'zod';
import { isRange } from './platform/limits/proxies';
import { addressesOf, isFollowed } from './platform/postgres/hosts';

/** An environment variable, with its validation and its description in the README. */
export interface Setting<T> {
  readonly name: string;
  readonly fallback: string;
  /** One sentence, with the unit. */
  readonly description: string;
  /** The valid values, to follow "must be". */
  readonly expects: string;
  readonly schema: z.ZodType<T>;
  /** True if the value can contain a password and must not appear in messages. */
  readonly isSecret?: boolean;
}

const setting = <T>(
  name: string,
  fallback: string,
  description: string,
  { expects, schema, isSecret }: Pick<Setting<T>, 'expects' | 'schema' | 'isSecret'>,
): Setting<T> => ({ name, fallback, description, expects, schema, isSecret });

const DIGITS = /^\d+$/;
const isHost = (host: string) => URL.canParse(`https://${host}`) && new URL(`https://${host}`).host === host;
const isPostgresUrl = (url: string) => isFollowed(url) && addressesOf(url).every(isOneAddress);
const isOneAddress = (url: string) => z.url({ protocol: /^postgres(ql)?$/ }).safeParse(url).success;
const wholeNumber = (min: number, max: number) => ({
  expects: `a whole number from ${min} to ${max}`,
  schema: z.string().regex(DIGITS).transform(Number).pipe(z.number().min(min).max(max)),
});
const yesOrNo = {
  expects: 'true or false',
  schema: z.enum(['true', 'false']).transform((text) => text === 'true'),
};
const text = { expects: 'text', schema: z.string() };
const filled = { expects: 'text that is not empty', schema: z.string().min(1) };
const httpUrl = {
  expects: 'an http or https address',
  schema: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
};
/** An address that may have a password or a token in it. */
const secretUrl = { ...httpUrl, isSecret: true };
const oneOf = <const T extends string>(...values: readonly T[]) => ({
  expects: `one of ${values.join(', ')}`,
  schema: z.enum(values),
});
const postgresUrl = {
  expects:
    'an address such as postgresql://user:password@host:5432/database; several hosts as one:5432,two:5432, with target_session_attrs=read-write or any',
  schema: z.union([z.literal(''), z.string().refine(isPostgresUrl)]),
  isSecret: true,
};
/** Texts between separators, each valid by itself. */
const list = <T>(separator: RegExp, each: z.ZodType<T, string>) =>
  z
    .string()
    .transform((all) => all.split(separator).filter((one) => one !== ''))
    .pipe(z.array(each));
const COMMAS = /\s*,\s*/;
const replicas = {
  expects: 'addresses such as postgresql://user:password@host:5432/database, separated by spaces',
  schema: list(/\s+/, z.string().refine(isOneAddress)),
  isSecret: true,
};
const origins = {
  expects: 'origins such as https://example.org, separated by commas; or * for all, or null for files',
  schema: list(
    COMMAS,
    z.union([z.enum(['*', 'null']), z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)]),
  ),
};
const hosts = {
  expects: 'hosts such as data.example.org or data.example.org:8443, separated by commas',
  schema: list(COMMAS, z.string().toLowerCase().refine(isHost)),
};
const ranges = {
  expects: 'addresses or ranges such as 10.0.0.0/8, or loopback, separated by commas',
  schema: list(COMMAS, z.string().toLowerCase().refine(isRange)),
};
const logLevel = oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent');

/** All variables that Rostrum reads, in the order of the README's table. */
export const SETTINGS = {
  port: setting('PORT', '4000', 'Port of the HTTP server; 0 selects a free one.', wholeNumber(0, 65_535)),
  host: setting('HOST', '127.0.0.1', 'Address to listen on; 0.0.0.0 is all addresses.', filled),
  dataDir: setting('ROSTRUM_DATA_DIR', '.rostrum', 'Folder of the embedded PostgreSQL.', filled),
  databaseUrl: setting(
    'DATABASE_URL',
    '',
    'PostgreSQL database to use (15 or newer); without it, an embedded one is started. It may name several hosts, separated by commas.',
    postgresUrl,
  ),
  replicaUrls: setting(
    'DATABASE_REPLICA_URLS',
    '',
    'Replicas of the database to read from: one address for each, not a balancer over several, and no pooler; separated by spaces.',
    replicas,
  ),
  maxLagMs: setting(
    'ROSTRUM_REPLICA_MAX_LAG_MS',
    '5000',
    'How far behind a replica may be that is read from, in milliseconds.',
    wholeNumber(0, 3_600_000),
  ),
  directUrl: setting(
    'DATABASE_DIRECT_URL',
    '',
    'The same database past a pooler such as PgBouncer, for migrations and for listening to changes.',
    postgresUrl,
  ),
  migrates: setting(
    'ROSTRUM_MIGRATE',
    'true',
    'Whether a start applies missing migrations; if not, it ends where some are missing.',
    yesOrNo,
  ),
  workers: setting(
    'ROSTRUM_WORKERS',
    '1',
    'Number of server processes; reading scales with them up to the number of cores.',
    wholeNumber(1, 256),
  ),
  poolSize: setting(
    'ROSTRUM_POOL_SIZE',
    '10',
    'Connections to PostgreSQL per process. Short reads share up to half of them, at most four.',
    wholeNumber(2, 1000),
  ),
  statementTimeoutMs: setting(
    'ROSTRUM_STATEMENT_TIMEOUT_MS',
    '10000',
    'Timeout of an SQL statement in milliseconds; 0 is no limit.',
    wholeNumber(0, 3_600_000),
  ),
  anonymousTimeoutMs: setting(
    'ROSTRUM_ANONYMOUS_TIMEOUT_MS',
    '5000',
    'Timeout of an SQL statement that answers a client without a key or token, in milliseconds, where that is less; 0 is the same as for all.',
    wholeNumber(0, 3_600_000),
  ),
  stopMs: setting(
    'ROSTRUM_STOP_MS',
    '10000',
    'How long a server that is told to stop (SIGTERM) lets requests in progress finish, in milliseconds.',
    wholeNumber(0, 600_000),
  ),
  seed: setting(
    'ROSTRUM_SEED',
    'true',
    'Whether to load the countries and the bundled example at the start.',
    yesOrNo,
  ),
  publicRead: setting(
    'ROSTRUM_PUBLIC_READ',
    'true',
    'Whether reading is possible without a key or token.',
    yesOrNo,
  ),
  corsOrigins: setting(
    'ROSTRUM_CORS_ORIGINS',
    '',
    'Origins, besides Apollo Sandbox, from which pages may send requests; separated by commas. `*` is all origins, `null` pages opened from files.',
    origins,
  ),
  embeds: setting(
    'ROSTRUM_EMBEDS',
    'true',
    'Whether pages of any site may show views of what can be read without a key: `/embed.js` and `/embed`.',
    yesOrNo,
  ),
  answerCache: setting(
    'ROSTRUM_ANSWER_CACHE',
    '67108864',
    'Size of the answer cache of each process in bytes; 0 turns it off.',
    wholeNumber(0, 1_099_511_627_776),
  ),
  trustedDocuments: setting(
    'ROSTRUM_TRUSTED_DOCUMENTS',
    '',
    'Manifest of trusted documents, which clients send by id: of GraphQL Code Generator, Relay or Apollo.',
    text,
  ),
  trustedOnly: setting(
    'ROSTRUM_TRUSTED_ONLY',
    'false',
    'Whether to refuse documents that are neither in the manifest nor those of the explorer.',
    yesOrNo,
  ),
  jwksUrl: setting(
    'ROSTRUM_JWT_JWKS_URL',
    '',
    'Address of the JWKS for verifying JWTs; without it, only API keys are accepted.',
    httpUrl,
  ),
  jwtIssuer: setting('ROSTRUM_JWT_ISSUER', '', 'Required `iss` of JWTs.', text),
  jwtAudience: setting('ROSTRUM_JWT_AUDIENCE', '', 'Required `aud` of JWTs.', text),
  bodyLimit: setting(
    'ROSTRUM_BODY_LIMIT',
    '1048576',
    'Maximum size of a request body in bytes.',
    wholeNumber(1024, 1_073_741_824),
  ),
  maxCost: setting(
    'ROSTRUM_MAX_COST',
    '100000',
    'Maximum cost of an operation without a key or token, in rows that it may look up, examine or count.',
    wholeNumber(1, 1_000_000_000),
  ),
  maxKeyedCost: setting(
    'ROSTRUM_MAX_KEYED_COST',
    '500000',
    'The same with a key or token; never less than without.',
    wholeNumber(1, 1_000_000_000),
  ),
  rateLimit: setting(
    'ROSTRUM_RATE_LIMIT',
    '1200000000',
    'Maximum cost per minute of a key or, without one, an address; a request costs at least 50. 0 is no limit.',
    wholeNumber(0, 1_000_000_000_000),
  ),
  connections: setting(
    'ROSTRUM_CONNECTIONS',
    '10000',
    'Maximum number of open connections, per process, and at most three quarters of `ulimit -n`; beyond it, idle ones of the addresses with most are closed.',
    wholeNumber(1, 10_000_000),
  ),
  socketsPerCaller: setting(
    'ROSTRUM_SOCKETS_PER_CALLER',
    '100',
    'Maximum number of WebSockets and event streams of one key or, without one, one address, per process.',
    wholeNumber(1, 1_000_000),
  ),
  subscriptions: setting(
    'ROSTRUM_SUBSCRIPTIONS',
    '10000',
    'Maximum number of subscriptions of all clients, per process; one connection has at most 100.',
    wholeNumber(1, 10_000_000),
  ),
  trustedProxies: setting(
    'ROSTRUM_TRUSTED_PROXIES',
    '',
    'Proxies whose X-Forwarded-For says the address of a client: addresses or ranges such as 10.0.0.0/8, or loopback; separated by commas.',
    ranges,
  ),
  importHosts: setting(
    'ROSTRUM_IMPORT_HOSTS',
    '',
    'Hosts from which `startImport` may fetch files over https; separated by commas. Without any, it accepts only content.',
    hosts,
  ),
  importLimit: setting(
    'ROSTRUM_IMPORT_LIMIT',
    '1073741824',
    'Maximum size of a file that `startImport` fetches, in bytes.',
    wholeNumber(1024, 1_099_511_627_776),
  ),
  slowMs: setting(
    'ROSTRUM_SLOW_MS',
    '1000',
    'Duration from which an operation is logged as slow, in milliseconds; 0 is none.',
    wholeNumber(0, 3_600_000),
  ),
  metricsToken: setting(
    'ROSTRUM_METRICS_TOKEN',
    '',
    'Bearer token for /metrics, which a key of the role ADMIN reads as well.',
    { ...text, isSecret: true },
  ),
  metricsPort: setting(
    'ROSTRUM_METRICS_PORT',
    '0',
    'Port on 127.0.0.1 with metrics only, which needs no token; 0 is none.',
    wholeNumber(0, 65_535),
  ),
  otlpEndpoint: setting(
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    '',
    'Address of an OpenTelemetry collector, to which traces are sent as OTLP over HTTP (JSON), at `/v1/traces` below it.',
    secretUrl,
  ),
  otlpTracesEndpoint: setting(
    'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
    '',
    'The whole address for traces, in place of that one.',
    secretUrl,
  ),
  otelExporter: setting(
    'OTEL_TRACES_EXPORTER',
    'otlp',
    'none turns traces off; others than otlp are not supported.',
    text,
  ),
  otelDisabled: setting('OTEL_SDK_DISABLED', 'false', 'true turns traces off.', {
    expects: 'true or false',
    schema: z.stringbool({ truthy: ['true'], falsy: ['false'] }),
  }),
  llmUrl: setting(
    'ROSTRUM_LLM_URL',
    '',
    'Base address of an OpenAI-compatible API, such as http://127.0.0.1:11434/v1, that `ingestArticle` also asks for drafts. Without it, no text leaves the server.',
    httpUrl,
  ),
  llmModel: setting('ROSTRUM_LLM_MODEL', '', 'The model to ask there.', text),
  llmKey: setting('ROSTRUM_LLM_KEY', '', 'The key for it, if it needs one.', { ...text, isSecret: true }),
  logLevel: setting(
    'ROSTRUM_LOG_LEVEL',
    'warn',
    `Log level: ${logLevel.expects}. debug logs a line for each operation.`,
    logLevel,
  ),
} satisfies Record<string, Setting<unknown>>;
