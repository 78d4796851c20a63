import { ConfigError, configTable, readConfig } from '../../src/config';

test('without variables, everything has the default of the table', () => {
  const config = readConfig({});
  expect(config).toMatchObject({
    port: 4000,
    host: '127.0.0.1',
    dataDir: '.rostrum',
    databaseUrl: '',
    publicRead: true,
    bodyLimit: 1_048_576,
    statementTimeoutMs: 10_000,
    rateLimit: 1_200_000_000,
    jwt: null,
  });
  const asText = Object.fromEntries(configTable.map(({ name, fallback }) => [name, fallback]));
  expect(readConfig(asText)).toEqual(config);
});

test('of several hosts, only what is followed may be demanded', () => {
  const read = (text: string) => readConfig({ DATABASE_URL: text }).databaseUrl;
  for (const accepted of [
    'postgresql://me:secret@one:5432,two:5433/rostrum?target_session_attrs=read-write',
    'postgresql://[::1]:5432,[::1]:5433/rostrum?sslmode=disable&target_session_attrs=any',
    'postgresql:///rostrum?host=/var/run/postgresql',
  ])
    expect(read(accepted)).toBe(accepted);
  for (const refused of [
    'postgresql://me:secret@one,two/rostrum?target_session_attrs=standby',
    'postgresql://me:secret@one,two/rostrum?target_session_attrs=read-wirte',
    'postgresql://me:secret@/rostrum?host=one,two&port=5432,5433',
  ])
    expect(() => read(refused)).toThrow('several hosts as one:5432,two:5432, with target_session_attrs=');
});

test('all that is wrong is named at once', () => {
  const env = { ROSTRUM_PUBLICREAD: 'false', PORT: 'http', ROSTRUM_SEED: 'maybe' };
  expect(() => readConfig(env)).toThrow(
    /^ROSTRUM_PUBLICREAD is no setting [^\n]*\nPORT must be [^\n]*\nROSTRUM_SEED must be true or false, not "maybe"$/,
  );
});

test('so is all that must be set because of something else', () => {
  const env = {
    ROSTRUM_JWT_JWKS_URL: 'https://id.example.org/jwks',
    ROSTRUM_LLM_URL: 'http://127.0.0.1:11434/v1',
    ROSTRUM_TRUSTED_ONLY: 'true',
    DATABASE_DIRECT_URL: 'postgresql://localhost/rostrum',
    DATABASE_REPLICA_URLS: 'postgresql://localhost/rostrum',
    PORT: 'http',
  };
  expect(() => readConfig(env)).toThrow(
    [
      'PORT must be a whole number from 0 to 65535, not "http"',
      'ROSTRUM_LLM_MODEL must be set if ROSTRUM_LLM_URL is',
      'ROSTRUM_TRUSTED_DOCUMENTS must be set if ROSTRUM_TRUSTED_ONLY is',
      'ROSTRUM_JWT_ISSUER must be set if ROSTRUM_JWT_JWKS_URL is',
      'ROSTRUM_JWT_AUDIENCE must be set if ROSTRUM_JWT_JWKS_URL is',
      'DATABASE_URL must be set if DATABASE_DIRECT_URL is',
      'DATABASE_URL must be set if DATABASE_REPLICA_URLS is',
    ].join('\n'),
  );
});

test('an empty variable counts as not set', () => {
  expect(readConfig({ PORT: '', ROSTRUM_PUBLIC_READ: ' ' })).toEqual(readConfig({}));
});

test('origins are normalized as browsers send them', () => {
  expect(
    readConfig({ ROSTRUM_CORS_ORIGINS: 'https://example.org/, http://localhost:3000' }).corsOrigins,
  ).toEqual(['https://example.org', 'http://localhost:3000']);
});

test('origins may be named, all at once, or those of files', () => {
  const read = (text: string) => readConfig({ ROSTRUM_CORS_ORIGINS: text }).corsOrigins;
  expect(read('*')).toEqual(['*']);
  expect(read('null, https://grafana.example/')).toEqual(['null', 'https://grafana.example']);
});

test('trusted documents, if configured, are the only ones accepted', () => {
  expect(() => readConfig({ ROSTRUM_TRUSTED_ONLY: 'true' })).toThrow(
    'ROSTRUM_TRUSTED_DOCUMENTS must be set if ROSTRUM_TRUSTED_ONLY is',
  );
});

test('JWTs are accepted if keys, issuer and audience are set', () => {
  const env = {
    ROSTRUM_JWT_JWKS_URL: 'https://id.example.org/jwks',
    ROSTRUM_JWT_ISSUER: 'https://id.example.org/',
    ROSTRUM_JWT_AUDIENCE: 'rostrum',
  };
  expect(readConfig(env).jwt).toEqual({
    jwksUrl: 'https://id.example.org/jwks',
    issuer: 'https://id.example.org/',
    audience: 'rostrum',
  });
  for (const name of ['ROSTRUM_JWT_ISSUER', 'ROSTRUM_JWT_AUDIENCE']) {
    expect(() => readConfig({ ...env, [name]: '' })).toThrow(
      `${name} must be set if ROSTRUM_JWT_JWKS_URL is`,
    );
  }
});

test.each([
  ['PORT', 'http', 'PORT must be a whole number from 0 to 65535, not "http"'],
  ['PORT', '65536', 'PORT must be a whole number from 0 to 65535, not "65536"'],
  ['PORT', '-1', 'PORT must be a whole number from 0 to 65535, not "-1"'],
  ['ROSTRUM_POOL_SIZE', '1e3', 'ROSTRUM_POOL_SIZE must be a whole number from 2 to 1000, not "1e3"'],
  ['ROSTRUM_SEED', 'yes', 'ROSTRUM_SEED must be true or false, not "yes"'],
  [
    'ROSTRUM_CORS_ORIGINS',
    'https://*.org, x',
    'must be origins such as https://example.org, separated by commas; or * for all',
  ],
  ['ROSTRUM_ANSWER_CACHE', '64MB', 'must be a whole number from 0 to 1099511627776, not "64MB"'],
  ['ROSTRUM_JWT_JWKS_URL', 'file:///keys', 'must be an http or https address, not "file:///keys"'],
  ['ROSTRUM_LOG_LEVEL', 'loud', 'must be one of trace, debug, info, warn, error, fatal, silent, not "loud"'],
])('%s=%s is refused in one line with a correction', (name, value, message) => {
  const read = () => readConfig({ [name]: value });
  expect(read).toThrow(ConfigError);
  expect(read).toThrow(message);
});

test.each([
  ['ROSTRUM_PUBLICREAD', 'ROSTRUM_PUBLIC_READ'],
  ['rostrum_public_read', 'ROSTRUM_PUBLIC_READ'],
  ['ROSTRUM_MAXCOST', 'ROSTRUM_MAX_COST'],
  ['ROSTRUM_TRUSTED_PROXY', 'ROSTRUM_TRUSTED_PROXIES'],
])('%s, which would be ignored, is refused; %s is meant', (name, meant) => {
  expect(() => readConfig({ [name]: 'false' })).toThrow(
    `${name} is no setting of Rostrum; is it ${meant} that is meant?`,
  );
});

test('a DATABASE_URL that is refused is not repeated, since it may contain a password', () => {
  expect(() => readConfig({ DATABASE_URL: 'mysql://me:secret@host/db' })).toThrow(
    /^DATABASE_URL must be an address such as postgresql:\/\/user:password@host:5432\/database; several hosts [^']*$/,
  );
});
