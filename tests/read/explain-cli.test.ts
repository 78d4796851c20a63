import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Explanation } from '../../src/api/explain/explain';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { exitOf, runIn } from '../support/process';

jest.setTimeout(120_000);
let folder: string;
let rostrum: Rostrum;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rostrum-explain-'));
  rostrum = await startRostrum({ template: 'story' });
  await writeFile(
    join(folder, 'parade.graphql'),
    `query Parade($slug: String!, $first: Int = 2, $by: Date) {
      viewer { role }
      event(slug: $slug) { name participations(first: $first) { nodes { level } } }
      asOf(saidBy: $by) { leader(slug: "kim-jong-un") { name } }
    }
    query Other { country(iso3: "CHN") { name } }`,
  );
});
afterAll(async () => {
  await rostrum.close();
  await rm(folder, { recursive: true, force: true });
});

/** Explains the file, or another document from stdin. */
async function explain(args: string[], stdin?: string, env: Record<string, string> = {}) {
  const file = stdin === undefined ? join(folder, 'parade.graphql') : '-';
  const running = runIn(folder, 'cli.ts', ['explain', file, ...args], {
    DATABASE_URL: rostrum.database.url,
    ...env,
  });
  running.child.stdin!.end(stdin);
  const code = await exitOf(running);
  return { code, ...running.output };
}

const VARIABLES = '{"slug": "victory-day-parade-2025", "by": "2025-08-21"}';

describe('rostrum explain', () => {
  it('shows how a query is executed, for people', async () => {
    const { code, out, err } = await explain(['--operation', 'Other']);
    expect([code, err]).toEqual([0, '']);
    const sections = out.split(/\n*^##? /m).slice(1);
    expect(sections.map((section) => section.split('\n')[0])).toEqual([
      'Statement 1 of 1: country',
      'SQL',
      'Parameters',
      'Plan of country',
      'Transcoder of country',
      'PostgreSQL',
    ]);
    const [, sql, parameters, plan, transcoder, postgres] = sections as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    expect(sql).toMatch(/^SQL\nselect to_json\(\n/);
    expect(parameters).toBe('Parameters\n  $1  "CHN"  fixed in the plan');
    expect(plan).toContain('\n  asOf.validAt  exists  false');
    expect(transcoder).toContain('const scan = new Scanner(json);');
    expect(postgres).toMatch(/^PostgreSQL\nResult {2}\(cost=/);
  });

  it('has everything as JSON, with variables from a file; sibling fields are one statement', async () => {
    const file = join(folder, 'variables.json');
    await writeFile(file, VARIABLES);
    const { code, out } = await explain(['--operation', 'Parade', '--variables', file, '--json']);
    expect(code).toBe(0);
    const { statements } = JSON.parse(out) as Explanation;
    const [{ fields, parameters, answer, postgres }] = statements as [Explanation['statements'][0]];
    expect(fields.map(({ path }) => path)).toEqual(['event', 'asOf.leader']);
    expect(fields[0]!.constraints).toContainEqual({ path: '$first', type: 'value', expected: 2 });
    expect(parameters).toContainEqual({
      number: 1,
      value: 'victory-day-parade-2025',
      from: '$slug',
      isDerived: false,
    });
    expect((postgres as { plan: any[] }).plan[0].Plan).toMatchObject({ 'Node Type': 'Result' });
    // It was not run.
    expect(answer).toBeNull();
  });

  it('shows the statement that the server sends', async () => {
    const document = '{ leader(slug: "xi-jinping") { name born { edtf } } }';
    const { out } = await explain(['--json'], document, { ROSTRUM_ANSWER_CACHE: '0' });
    rostrum.server.statements();
    await rostrum.ask(document);
    const bare = (text: string) => text.replace(/\s+/g, '');
    expect(bare((JSON.parse(out) as Explanation).statements[0]!.sql)).toBe(
      bare(rostrum.server.statements()[0]!),
    );
  });

  it('runs the statement only with --analyze', async () => {
    const document = '{ leader(slug: "xi-jinping") { name } }';
    expect((await explain([], document)).out).not.toContain('actual time');
    expect((await explain(['--analyze'], document)).out).toMatch(/Execution Time: [\d.]+ ms/);
  });

  it('resolves a time or an id before it shows the query that depends on it', async () => {
    const at = new Date().toISOString();
    const { out } = await explain(
      ['--json'],
      `{ asOf(knownAt: "${at}") { leader(slug: "xi-jinping") { name } } }`,
    );
    const [{ fields, parameters }] = (JSON.parse(out) as Explanation).statements as [
      Explanation['statements'][0],
    ];
    expect(fields.map(({ path }) => path)).toEqual(['asOf.leader']);
    expect(parameters.map(({ from }) => from)).toContain('asOf.knownAt');
    const nodes = '{ nodes(ids: ["leader_1", "leader_1@s2025-08-20"]) { id } }';
    const two = JSON.parse((await explain(['--json'], nodes)).out) as Explanation;
    expect(two.statements.flatMap(({ fields: all }) => all.map(({ path }) => path))).toEqual([
      'nodes',
      'nodes',
    ]);
  });

  it('reports errors in a query, with their location', async () => {
    const wrong = async (document: string, ...args: string[]) => {
      const { code, out, err } = await explain(args, document);
      expect([code, out]).toEqual([1, '']);
      return err;
    };
    expect(await wrong('{ leader(slug: "a") { nam } }')).toMatch(
      /^rostrum: -: Cannot query field "nam" on type "Leader"\. .*\n\nGraphQL request:1:23\n/,
    );
    // Reported by the compiler, before there is a statement.
    expect(await wrong('{ leader { name } }')).toContain('Give exactly one of id, slug');
    expect(await wrong('{ __typename }', '--variables', '{"a":')).toContain(
      '--variables must be a JSON object',
    );
    expect(await wrong('mutation { __typename }')).toContain(
      'Only queries are explained; this is a mutation.',
    );
  });
});
