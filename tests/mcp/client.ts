import {
  Client,
  StreamableHTTPClientTransport,
  type CallToolResult,
  type Transport,
} from '@modelcontextprotocol/client';
import { startRostrum, type Rostrum } from '../support/rostrum';

/** The handshake of 2025, and that of the revision 2026-07-28. */
export type Era = 'legacy' | 'modern';

/** The result of a tool, as text and as structured content. */
export interface Told {
  text: string;
  isError: boolean;
  answer: any;
  sources: any[];
  omitted: any[];
  errors: any[] | undefined;
}

/**
 * The SDK's own client, connected; it validates the structured content of every tool against its schema.
 */
export async function connected(transport: Transport, era: Era = 'legacy'): Promise<Client> {
  const mode = era === 'legacy' ? era : { pin: '2026-07-28' };
  const client = new Client({ name: 'tests', version: '1.0.0' }, { versionNegotiation: { mode } });
  await client.connect(transport);
  return client;
}

/** A Rostrum with the story and a client of its tools over HTTP, for all tests of a file. */
export function storyOverMcp(): { rostrum: Rostrum; client: Client } {
  const story = {} as ReturnType<typeof storyOverMcp>;
  beforeAll(async () => {
    story.rostrum = await startRostrum({ template: 'story', maxCost: 100_000 });
    const url = new URL(`${story.rostrum.server.url}/mcp`);
    story.client = await connected(new StreamableHTTPClientTransport(url));
  });
  afterAll(async () => {
    await story.client?.close();
    await story.rostrum?.close();
  });
  return story;
}

export async function call(client: Client, name: string, args: Record<string, unknown> = {}): Promise<Told> {
  const { content, structuredContent, isError } = (await client.callTool({
    name,
    arguments: args,
  })) as CallToolResult;
  const [block] = content;
  if (content.length !== 1 || block?.type !== 'text') throw new Error('One text is awaited');
  return { text: block.text, isError: isError ?? false, ...(structuredContent as object) } as Told;
}

/** The error of a refused call: code, argument and message. */
export function refusalOf({ isError, errors = [] }: Told): { code: string; field?: string; message: string } {
  if (!isError) throw new Error('It was not refused');
  const [{ message, extensions }] = errors;
  return { code: extensions.code, field: extensions.field, message };
}
