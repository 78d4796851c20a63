import { type Server, createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema } from 'graphql';
import { type CryptoKey, type JWTPayload, SignJWT, exportJWK, generateKeyPair } from 'jose';
import { createKey, listKeys, revokeKey } from '../../src/platform/auth/keys';
import {
  ANONYMOUS,
  MUTATION_POLICY,
  authorize,
  guardMutations,
  ROLES,
  Role,
} from '../../src/platform/auth/policy';
import { createSchema } from '../../src/schema';
import { type TestDatabase, createTestDatabase } from '../support/database';
import { type TestServer, startTestServer } from '../support/server';

const SDL = `
  type Query { whoAmI: String }
  type Mutation { recordClaim: String! rankClaim: String! startImport: String! }
`;
const WHO_AM_I = '{ whoAmI }';
const ISSUER = 'https://issuer.example';
const AUDIENCE = 'rostrum';

function schemaThatNamesTheViewer() {
  const schema = buildSchema(SDL);
  schema.getQueryType()!.getFields().whoAmI!.resolve = (_source, _args, { viewer }) =>
    `${viewer.name}, ${viewer.role}`;
  for (const field of Object.values(schema.getMutationType()!.getFields())) field.resolve = () => 'done';
  return schema;
}

let database: TestDatabase;
let server: TestServer;
let issuer: Server;
let signingKey: CryptoKey;

beforeAll(async () => {
  const pair = await generateKeyPair('ES256');
  signingKey = pair.privateKey;
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' }] });
  issuer = createHttpServer((_request, response) => response.end(jwks)).listen(0, '127.0.0.1');
  await new Promise((resolve) => issuer.once('listening', resolve));
  const jwksUrl = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/jwks.json`;

  database = await createTestDatabase();
  server = await startTestServer({
    database,
    schema: schemaThatNamesTheViewer(),
    config: { jwt: { jwksUrl, issuer: ISSUER, audience: AUDIENCE } },
  });
});

afterAll(async () => {
  await server?.close();
  await database?.drop();
  issuer?.close();
  issuer?.closeAllConnections();
});

const codeOf = (answer: { errors?: { extensions: Record<string, unknown> }[] }) =>
  answer.errors?.[0]?.extensions.code;

describe('API keys', () => {
  test.each([
    ['an unknown key', () => `rostrum_0123456789ab_${'A'.repeat(43)}`],
    [
      'a key with another secret',
      (token: string) => `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
    ],
    ['a key with something after it', (token: string) => `${token}A`],
    ['half a key', (token: string) => token.slice(0, 20)],
  ])('refuses %s, and does not treat it as anonymous', async (_what, spoil) => {
    const { token } = await createKey(database.prisma, { name: 'spoiled', role: Role.EDITOR });
    const answer = await server.query(WHO_AM_I, {}, { token: spoil(token) });
    expect(answer.status).toBe(401);
    expect(codeOf(answer)).toBe('UNAUTHENTICATED');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('refuses a key from the moment it is revoked', async () => {
    const { id, token } = await createKey(database.prisma, { name: 'short-lived', role: Role.EDITOR });
    expect((await server.query(WHO_AM_I, {}, { token })).data).toEqual({ whoAmI: 'short-lived, EDITOR' });

    const revoked = await revokeKey(database.prisma, id);
    expect(revoked.revokedAt).toBeInstanceOf(Date);
    expect(codeOf(await server.query(WHO_AM_I, {}, { token }))).toBe('UNAUTHENTICATED');
    expect((await revokeKey(database.prisma, id)).revokedAt).toEqual(revoked.revokedAt);
  });

  test('refuses to revoke an unknown key, and to create one without a name', async () => {
    await expect(revokeKey(database.prisma, 'nothing')).rejects.toThrow('There is no key nothing.');
    await expect(createKey(database.prisma, { name: 'x', role: Role.ANONYMOUS })).rejects.toThrow(
      'READER, EDITOR',
    );
    await expect(createKey(database.prisma, { name: ' ', role: Role.READER })).rejects.toThrow(
      'name is empty',
    );
  });

  test('stores nothing from which the token could be recovered, and lists no hash', async () => {
    const { id, token } = await createKey(database.prisma, { name: 'listed', role: Role.READER });
    const { rows } = await database.pool.query('select k::text as row from api_key k where id = $1', [id]);
    expect(rows[0].row).not.toContain(token.split('_').slice(2).join('_'));
    const listed = (await listKeys(database.prisma)).find((key) => key.id === id);
    expect(listed).toEqual({
      id,
      name: 'listed',
      role: 'READER',
      createdAt: expect.any(Date),
      revokedAt: null,
      expiresAt: null,
      usedAt: null,
    });
  });
});

describe('JSON web tokens', () => {
  const sign = (claims: JWTPayload, key: CryptoKey | Uint8Array = signingKey, alg = 'ES256', kid = 'one') =>
    new SignJWT({ sub: 'ada', iss: ISSUER, aud: AUDIENCE, exp: inSeconds(60), ...claims })
      .setProtectedHeader({ alg, kid })
      .sign(key);
  const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

  test.each([
    ['an expired token', () => sign({ exp: inSeconds(-60) })],
    ['a token that never expires', () => sign({ exp: undefined })],
    ['a token of nobody', () => sign({ sub: undefined })],
    ['a token for somebody else', () => sign({ aud: 'another' })],
    ['a token of another issuer', () => sign({ iss: 'https://evil.example' })],
    ['a role that is none', () => sign({ rostrum_role: 'emperor' })],
    [
      'a key that the issuer does not list',
      async () => sign({}, (await generateKeyPair('ES256')).privateKey),
    ],
    ['an unknown key id', () => sign({}, signingKey, 'ES256', 'two')],
    ['a shared secret', () => sign({}, new TextEncoder().encode('x'.repeat(32)), 'HS256')],
    ['no signature', async () => `${btoa('{"alg":"none"}')}.${(await sign({})).split('.')[1]}.`],
    ['no token at all', async () => 'hello'],
  ])('refuses %s', async (_what, make) => {
    const answer = await server.query(WHO_AM_I, {}, { token: await make() });
    expect(answer.status).toBe(401);
    expect(codeOf(answer)).toBe('UNAUTHENTICATED');
  });

  test.each([
    [{ role: 'editor' }, 'EDITOR'],
    [{ rostrum_role: 'ADMIN', role: 'authenticated' }, 'ADMIN'],
    [{ role: 'authenticated' }, 'READER'],
    // Its upper case is ADMIN.
    [{ role: 'adm\u0131n' }, 'READER'],
    [{}, 'READER'],
  ])('takes the role from %j', async (claims, role) => {
    const answer = await server.query(WHO_AM_I, {}, { token: await sign(claims) });
    expect(answer.data).toEqual({ whoAmI: `ada, ${role}` });
  });

  test('reports UNAVAILABLE, not UNAUTHENTICATED, if the keys cannot be fetched', async () => {
    const jwt = { jwksUrl: 'http://127.0.0.1:1/jwks.json', issuer: ISSUER, audience: AUDIENCE };
    const cutOff = await startTestServer({ database, schema: buildSchema(SDL), config: { jwt } });
    const answer = await cutOff.query(WHO_AM_I, {}, { token: await sign({}) });
    expect([answer.status, codeOf(answer)]).toEqual([503, 'UNAVAILABLE']);
    await cutOff.close();
  });
});

describe('the Authorization header', () => {
  const ask = (authorization: string) =>
    fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ query: WHO_AM_I }),
    });

  test.each(['Basic YTpi', 'Bearer', 'Bearer a b', ''])(
    'refuses %j and says what it should be',
    async (header) => {
      const response = await ask(header);
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({
        errors: [
          {
            message: 'The authorization header should read "Bearer <API key or JWT>".',
            extensions: { code: 'UNAUTHENTICATED' },
          },
        ],
      });
    },
  );

  test('omitted means anonymous', async () => {
    expect((await server.query(WHO_AM_I)).data).toEqual({ whoAmI: 'anonymous, ANONYMOUS' });
  });
});

describe('permission to write', () => {
  test.each([
    ['recordClaim', Role.EDITOR],
    ['rankClaim', Role.REVIEWER],
    ['startImport', Role.ADMIN],
  ])('%s is for %s and above', async (mutation, needed) => {
    const anonymous = await server.query(`mutation { ${mutation} }`);
    expect([anonymous.status, codeOf(anonymous)]).toEqual([401, 'UNAUTHENTICATED']);

    for (const role of ROLES.slice(1)) {
      const { token } = await createKey(database.prisma, { name: `a ${role}`, role });
      const answer = await server.query(`mutation { ${mutation} }`, {}, { token });
      if (ROLES.indexOf(role) >= ROLES.indexOf(needed)) {
        expect(answer.data).toEqual({ [mutation]: 'done' });
        continue;
      }
      expect([answer.status, codeOf(answer)]).toEqual([403, 'FORBIDDEN']);
      expect(answer.errors?.[0]?.message).toBe(`${mutation} needs the role ${needed}; a ${role} is ${role}.`);
    }
  });

  test('every mutation of the schema declares a policy', () => {
    const mutations = Object.keys(createSchema().getMutationType()!.getFields());
    expect(mutations).toContain('recordClaim');
    expect(mutations.filter((mutation) => !Object.hasOwn(MUTATION_POLICY, mutation))).toEqual([]);
  });

  test('a schema with a mutation that declares no policy is not served', () => {
    const careless = buildSchema(
      'type Query { a: Int } type Mutation { recordClaim: Int dropEverything: Int }',
    );
    expect(() => guardMutations(careless)).toThrow('The mutation dropEverything declares no policy');
    const sly = buildSchema('type Query { a: Int } type Mutation { toString: Int }');
    expect(() => guardMutations(sly)).toThrow('The mutation toString declares no policy');
  });

  test('no mutation is open to readers', () => {
    for (const mutation of Object.keys(MUTATION_POLICY)) {
      expect(() => authorize({ ...ANONYMOUS, name: 'r', role: Role.READER }, mutation)).toThrow(
        'needs the role',
      );
    }
  });
});

describe('where reading is private', () => {
  let closed: TestServer;
  beforeAll(async () => {
    closed = await startTestServer({
      database,
      schema: schemaThatNamesTheViewer(),
      config: { publicRead: false },
    });
  });
  afterAll(() => closed.close());

  test.each(['{ whoAmI }', '{ __schema { types { name } } }', '{ ...F } fragment F on Query { whoAmI }'])(
    'an anonymous client may not execute %s',
    async (document) => {
      const answer = await closed.query(document);
      expect([answer.status, codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED']);
      expect(answer.data).toBeUndefined();
    },
  );

  test('fragments that spread one another twice are read once here as well', async () => {
    const spreads = Array.from(
      { length: 100 },
      (_, i) => `fragment F${i} on Query { ${i < 99 ? `...F${i + 1} ...F${i + 1}` : '__typename'} }`,
    );
    expect((await closed.query(`{ ...F0 } ${spreads.join(' ')}`)).data).toEqual({ __typename: 'Query' });
  });

  test('__typename stays open, and a reader may execute everything', async () => {
    expect((await closed.query('{ __typename }')).data).toEqual({ __typename: 'Query' });
    const { token } = await createKey(database.prisma, { name: 'reader', role: Role.READER });
    expect((await closed.query(WHO_AM_I, {}, { token })).data).toEqual({ whoAmI: 'reader, READER' });
  });
});
