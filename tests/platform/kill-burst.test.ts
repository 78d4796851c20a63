import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressOf, exitOf, runIn, type Running } from '../support/process';

const RECORD = `mutation ($input: RecordClaimInput!) {
  recordClaim(input: $input) { claim { id } userErrors { message code } }
}`;

let dataDir: string;
let server: Running | undefined;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'rostrum-kill-'));
});
afterAll(async () => {
  server?.child.kill('SIGTERM');
  if (server) await exitOf(server);
  await rm(dataDir, { recursive: true, force: true });
});

async function ask(address: string, token: string, query: string, variables: object = {}): Promise<any> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as any;
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

test('kill -9 during a burst of recordClaim: what was acknowledged is there after the restart, nothing twice', async () => {
  server = runIn(dataDir, 'main.ts');
  let address = await addressOf(server);
  const made = runIn(dataDir, 'cli.ts', ['keys', 'create', '--role', 'editor', '--name', 'A tester']);
  expect(await exitOf(made)).toBe(0);
  const token = made.output.out.trim();
  const { createSource } = await ask(
    address,
    token,
    'mutation { createSource(input: { title: "Notes" }) { source { id } } }',
  );
  const { createLeader } = await ask(
    address,
    token,
    'mutation { createLeader(input: { names: [{ value: "Somebody" }] }) { leader { id } } }',
  );
  const inputOf = (n: number) => ({
    subject: createLeader.leader.id,
    property: 'intention',
    value: `To do the thing of number ${n}`,
    evidence: { source: createSource.source.id, statement: `Somebody means to do number ${n}.` },
    idempotencyKey: `burst ${n}`,
  });

  const acknowledged = new Map<number, string>();
  let next = 0;
  const client = async () => {
    while (next < 2000) {
      const n = next++;
      const { recordClaim } = await ask(address, token, RECORD, { input: inputOf(n) });
      acknowledged.set(n, recordClaim.claim.id);
      if (acknowledged.size === 100) server!.child.kill('SIGKILL');
    }
  };
  await Promise.allSettled(Array.from({ length: 8 }, client));
  await exitOf(server);
  expect(acknowledged.size).toBeGreaterThanOrEqual(100);

  server = runIn(dataDir, 'main.ts');
  address = await addressOf(server);
  // A client without a response retries with the same key.
  for (let n = 0; n < next; n += 1) {
    const { recordClaim } = await ask(address, token, RECORD, { input: inputOf(n) });
    expect(recordClaim.userErrors).toEqual([]);
    expect([undefined, recordClaim.claim.id]).toContain(acknowledged.get(n));
  }
  const { claims } = await ask(
    address,
    token,
    '{ claims(where: { property: { eq: "intention" } }) { totalCount } }',
  );
  expect(claims.totalCount).toBe(next);
}, 120_000);
