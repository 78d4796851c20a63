import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { commandOf, exitOf, runIn } from '../support/process';
import { call, connected, type Era, refusalOf } from './client';

jest.setTimeout(240_000);
let folder: string;
let story: TestDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rostrum-mcp-'));
  story = await createTestDatabase('story');
});
afterAll(async () => {
  await story?.drop();
  await rm(folder, { recursive: true });
});

const environment = () => ({
  PATH: process.env.PATH!,
  ROSTRUM_DATA_DIR: folder,
  ROSTRUM_SEED: 'false',
  DATABASE_URL: story.url,
});

/** The command as a client starts it, and its output on stderr. */
function started() {
  const [command, args] = commandOf('cli.ts', ['mcp']);
  const transport = new StdioClientTransport({ command, args, env: environment(), stderr: 'pipe' });
  const output = { err: '' };
  transport.stderr!.on('data', (text) => (output.err += text));
  return { transport, output };
}

describe('rostrum mcp', () => {
  it.each<Era>(['legacy', 'modern'])('serves a client of the %s era over stdin and stdout', async (era) => {
    const { transport, output } = started();
    const client = await connected(transport, era);
    const faults: Error[] = [];
    // Lines on stdout that are not messages.
    client.onerror = (error) => faults.push(error);
    const { answer, sources } = await call(client, 'roster', {
      event: 'victory-day-parade-2025',
      country: 'KOR',
      saidBy: '2025-08-21',
    });
    expect(
      answer.participations.nodes.map(({ participant, status }: any) => [participant.name, status]),
    ).toEqual([
      ['Lee Jae Myung', 'NOT_EXPECTED'],
      ['Woo Won-shik', 'INVITED'],
    ]);
    expect(sources.map(({ speaker }) => speaker)).toContain('Office of the President of South Korea');
    const who = await call(client, 'graphql', { query: '{ viewer { name role } }' });
    expect(who.answer.viewer).toEqual({ name: 'mcp', role: 'READER' });
    const mutation = 'mutation { createSource(input: { title: "x" }) { source { id } } }';
    expect(refusalOf(await call(client, 'graphql', { query: mutation })).message).toMatch(/read-only/);
    const costly =
      '{ countries(first: 100) { nodes { relationships(first: 100) { nodes { evidence(first: 100) { nodes { id } } } } } } }';
    expect(refusalOf(await call(client, 'graphql', { query: costly }))).toMatchObject({
      code: 'COST_EXCEEDED',
    });
    await client.close();
    expect(faults).toEqual([]);
    expect(output.err).toMatch(/^rostrum: MCP over stdin and stdout/m);
  });

  it('responds to piped input before it ends, and writes only messages', async () => {
    const running = runIn(folder, 'cli.ts', ['mcp'], environment());
    const initialize = {
      protocolVersion: '2025-06-18',
      capabilities: {},
      clientInfo: { name: 'a pipe', version: '1' },
    };
    const messages = [
      { id: 1, method: 'initialize', params: initialize },
      { method: 'notifications/initialized' },
      { id: 2, method: 'tools/call', params: { name: 'search', arguments: { query: 'Шойгу' } } },
      { id: 3, method: 'tools/call', params: { name: 'look_up', arguments: { which: 'BUR' } } },
      { id: 4, method: 'no/such' },
    ];
    running.child.stdin!.end(
      [...messages.map((message) => JSON.stringify({ jsonrpc: '2.0', ...message })), 'no message'].join(
        '\n',
      ) + '\n',
    );
    expect(await exitOf(running)).toBe(0);
    const answers = running.output.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const of = (id: number) => answers.find((answer) => answer.id === id);
    expect(answers.map(({ id }) => id).sort()).toEqual([1, 2, 3, 4]);
    expect(of(1).result.serverInfo.name).toBe('rostrum');
    expect(of(3).result.structuredContent.answer.slug).toBe('myanmar');
    expect(of(4).error.code).toBe(-32601);
  });

  it('ends on request', async () => {
    const running = runIn(folder, 'cli.ts', ['mcp'], environment());
    await new Promise<void>((resolve) =>
      running.child.stderr!.on('data', () => running.output.err.includes('MCP over') && resolve()),
    );
    running.child.kill('SIGTERM');
    expect(await exitOf(running)).toBe(0);
    expect(running.output.out).toBe('');
  });

  it('reports an invalid configuration, and not on stdout', async () => {
    const running = runIn(folder, 'cli.ts', ['mcp'], { ...environment(), ROSTRUM_MAX_COST: 'much' });
    expect(await exitOf(running)).toBe(1);
    expect(running.output).toEqual({
      out: '',
      err: expect.stringContaining('ROSTRUM_MAX_COST must be a whole number'),
    });
  });
});
