import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { getIntrospectionQuery } from 'graphql';
import { type Rostrum, startRostrum } from '../support/rostrum';

const MODULES = resolve(__dirname, '../../node_modules');

const CLIENT = `
import { initGraphQLTada, readFragment, type FragmentOf, type ResultOf, type VariablesOf } from 'gql.tada';
import type { introspection } from './introspection';

const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { Date: string; DateTime: string; EDTF: string };
}>();

const Seat = graphql(\`
  fragment Seat on Participation {
    status
    level
    event { time { value } }
    participant { __typename ... on Entity { slug name } ... on Leader { birthYear: born { value } } }
  }
\`);
export const Roster = graphql(
  \`query Roster($event: String!, $saidBy: Date, $statuses: [AttendanceStatus!]) {
    asOf(saidBy: $saidBy) {
      event(slug: $event) { participations(where: { status: { in: $statuses } }) { nodes { id ...Seat } } }
      timeline(interval: MONTH) { time value }
    }
  }\`,
  [Seat],
);

const asked: VariablesOf<typeof Roster> = { event: 'victory-day-parade-2025', statuses: ['ATTENDED'] };
export function described({ asOf }: ResultOf<typeof Roster>): string[] {
  const seats: FragmentOf<typeof Seat>[] = asOf.event?.participations.nodes ?? [];
  const points = asOf.timeline.map(({ time, value }) => time.slice(0, 7) + (value?.toFixed() ?? ''));
  return seats
    .map((masked) => readFragment(Seat, masked))
    .map(({ participant, status, level }) => participant.name + status.toLowerCase() + (level ?? asked.event))
    .concat(points);
}
`;

let rostrum: Rostrum;
let folder: string;
beforeAll(async () => {
  rostrum = await startRostrum();
  folder = await mkdtemp(join(tmpdir(), 'rostrum-tada-'));
  await symlink(MODULES, join(folder, 'node_modules'));
  const { data } = await rostrum.server.query(getIntrospectionQuery({ descriptions: false }));
  // JSON is also a type in TypeScript: that of the value itself.
  await writeFile(join(folder, 'introspection.ts'), `export type introspection = ${JSON.stringify(data)};\n`);
  const compilerOptions = {
    target: 'es2022',
    module: 'esnext',
    moduleResolution: 'bundler',
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  };
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files: ['introspection.ts', 'client.ts'] }),
  );
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await rostrum.close();
});

/** The errors of the compiler about a client, one per line; empty if it is well typed. */
async function faultsOf(client: string): Promise<string[]> {
  await writeFile(join(folder, 'client.ts'), client);
  try {
    await promisify(execFile)(join(MODULES, '.bin/tsc'), ['-p', folder]);
    return [];
  } catch (error) {
    return (error as { stdout: string }).stdout.split('\n').filter((line) => line.includes('error TS'));
  }
}

describe('gql.tada with the introspected schema', () => {
  it('types documents, their variables and fragments', async () => {
    expect(await faultsOf(CLIENT)).toEqual([]);
  });

  it.each([
    ['a field that there is not', 'time value }', 'time worth }', "Property 'value' does not exist"],
    ['a value that an enum has not', "['ATTENDED']", "['PRESENT']", '"PRESENT"\' is not assignable'],
    ['a variable that is missing', "event: 'victory-day-parade-2025', ", '', "Property 'event' is missing"],
    ['null where there may be none', 'asOf.event?.', 'asOf.event.', "possibly 'null'"],
    [
      'a masked field',
      'masked) => readFragment(Seat, masked)',
      'masked) => masked',
      "'participant' does not",
    ],
  ])('and rejects %s', async (_what, right, wrong, message) => {
    expect(CLIENT).toContain(right);
    expect((await faultsOf(CLIENT.replace(right, wrong))).join('\n')).toContain(message);
  });
});
