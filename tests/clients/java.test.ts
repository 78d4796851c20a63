import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { describeWith } from '../support/with-program';

const QUESTION = '{ event(slug: "victory-day-parade-2025") { name participations { totalCount } } }';
const POSTED = JSON.stringify({ query: QUESTION });

const REQUESTS: [method: string, path: string, body?: string][] = [
  ['POST', '/graphql', POSTED],
  ['POST', '/graphql', '{'],
  ['POST', '/graphql', JSON.stringify({ query: `${QUESTION}${' '.repeat(900_000)}` })],
  ['POST', '/graphql', 'x'.repeat(2_000_000)],
  ['GET', `/graphql?query=${encodeURIComponent(QUESTION)}`],
  ['HEAD', `/graphql?query=${encodeURIComponent(QUESTION)}`],
  ['DELETE', '/graphql'],
  ['GET', '/rows/roster.csv?event=victory-day-parade-2025'],
  ['GET', '/rows/timeline.json?interval=MONTH'],
  ['GET', '/rows/roster.csv'],
  ['GET', '/export/events.csv'],
  ['GET', '/export/claims.jsonl'],
  ['GET', '/feed.atom'],
  ['GET', '/livez'],
  ['GET', '/nothing'],
];

/** A response without the headers of the connection: status, content type and body. */
type Read = [status: number, type: string, body: string];

// Java only runs a source file if it has a compiler, that is, in a JDK.
describeWith(['java', '-m', 'jdk.compiler/com.sun.tools.javac.Main', '-version'], "Java's HttpClient", () => {
  let rostrum: Rostrum;
  beforeAll(async () => {
    rostrum = await startRostrum({ template: 'story' });
  });
  afterAll(() => rostrum.close());

  async function readByJava(): Promise<Read[]> {
    const java = spawn('java', [join(__dirname, 'JavaClient.java')], { stdio: ['pipe', 'pipe', 'inherit'] });
    for (const [method, path, body = ''] of REQUESTS) {
      java.stdin.write(`${method}\t${rostrum.server.url}${path}\t${body}\n`);
    }
    java.stdin.end();
    const lines = (await text(java.stdout)).trimEnd().split('\n');
    return lines.map((line) => {
      const [status, type, body] = line.split('\t') as [string, string, string];
      return [Number(status), type, Buffer.from(body, 'base64').toString()];
    });
  }

  async function readByFetch([method, path, body]: (typeof REQUESTS)[number]): Promise<Read> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${rostrum.server.url}${path}`, { method, headers, body });
    return [response.status, response.headers.get('content-type') ?? '', await response.text()];
  }

  it('with its defaults, which try HTTP/2 first, reads the same as fetch', async () => {
    const byJava = await readByJava();
    expect(byJava).toHaveLength(REQUESTS.length * 3);
    for (const [place, request] of REQUESTS.entries()) {
      const read = await readByFetch(request);
      expect([request.slice(0, 2), ...byJava.slice(place * 3, place * 3 + 3)]).toEqual([
        request.slice(0, 2),
        read,
        read,
        read,
      ]);
    }
    const statuses = byJava.filter((_, place) => place % 3 === 0).map(([status]) => status);
    expect(statuses).toEqual([200, 400, 200, 413, 200, 200, 400, 200, 200, 400, 200, 200, 200, 200, 404]);
  });
});
