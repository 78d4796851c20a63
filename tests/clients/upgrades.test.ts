import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { WebSocket } from 'ws';
import { type Rostrum, startRostrum } from '../support/rostrum';

const QUESTION = JSON.stringify({ query: '{ __typename }' });
const ANSWER = { data: { __typename: 'Query' } };
// The headers that Java's HttpClient and curl --http2 send with their first request.
const H2C =
  'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum();
});
afterAll(() => rostrum.close());

/** The response to raw bytes, until `isWhole` or the server closes. */
async function exchange(parts: readonly string[], isWhole: (text: string) => boolean): Promise<string> {
  const { hostname, port } = new URL(rostrum.server.url);
  const socket = connect({ host: hostname, port: Number(port) });
  await once(socket, 'connect');
  let text = '';
  const whole = new Promise<string>((resolve) => {
    socket.on('data', (data) => {
      text += data.toString();
      if (isWhole(text)) resolve(text);
    });
    socket.on('close', () => resolve(text));
  });
  for (const part of parts) {
    socket.write(part);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const answer = await whole;
  socket.destroy();
  return answer;
}

const post = (body: string, more = '') =>
  `POST /graphql HTTP/1.1\r\nHost: rostrum\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${more}\r\n${body}`;

describe('a request that offers an upgrade to another protocol is answered in HTTP/1.1', () => {
  it.each([
    ['whole', (text: string) => [text]],
    [
      'in pieces',
      (text: string) => [text.slice(0, 40), text.slice(40, -15), text.slice(-15, -3), text.slice(-3)],
    ],
  ])('POST with a body that comes %s', async (_how, cut) => {
    const answer = await exchange(cut(post(QUESTION, H2C)), (text) => text.includes('Query'));
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer).not.toMatch(/^upgrade:/im);
  });

  it('POST in chunks, and the next request on the same connection', async () => {
    const chunked = `POST /graphql HTTP/1.1\r\nHost: rostrum\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n${H2C}\r\n`;
    const chunks = `${QUESTION.length.toString(16)}\r\n${QUESTION}\r\n0\r\n\r\n`;
    const answer = await exchange(
      [chunked, chunks, post(QUESTION), post(QUESTION, H2C)],
      (text) => text.split('__typename').length > 3,
    );
    expect(answer.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3);
  });

  it('and many that are sent without awaiting the answers, in their order', async () => {
    const asked = Array.from({ length: 60 }, (_, i) => {
      const query = JSON.stringify({ query: `{ a${i}: __typename }` });
      return post(query, i % 3 === 0 ? '' : H2C);
    });
    const answer = await exchange([asked.join('')], (text) => text.includes('"a59"'));
    const names = Array.from({ length: 60 }, (_, i) => `a${i}`);
    expect(Array.from(answer.matchAll(/"(a\d+)"/g), ([, name]) => name)).toEqual(names);
  });

  it('keeps the other tokens of the Connection header', async () => {
    const asked = post(QUESTION, H2C.replace('Upgrade, HTTP2-Settings', 'close, Upgrade, HTTP2-Settings'));
    const answer = await exchange([asked], () => false);
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(answer).toMatch(/connection: close/i);
  });

  it.each([
    ['/livez', 200],
    ['/readyz', 200],
    ['/graphql?query={__typename}', 200],
    ['/export/events.csv', 200],
    ['/nothing', 404],
  ])('GET %s', async (path, status) => {
    for (const upgrade of [H2C, 'Connection: upgrade\r\nUpgrade: TLS/1.2, foo/2\r\n']) {
      const answer = await exchange([`GET ${path} HTTP/1.1\r\nHost: rostrum\r\n${upgrade}\r\n`], (text) =>
        text.includes('\r\n\r\n'),
      );
      expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    }
  });

  it('a WebSocket at a wrong path is refused, and one at the right path is opened', async () => {
    const ws = rostrum.server.url.replace('http', 'ws');
    const misplaced = new WebSocket(`${ws}/livez`, 'graphql-transport-ws');
    const [error] = await once(misplaced, 'error');
    expect((error as Error).message).toBe('Unexpected server response: 200');
    const found = new WebSocket(`${ws}/graphql`, 'graphql-transport-ws');
    await once(found, 'open');
    found.close();
    await once(found, 'close');
  });

  it('curl --http2', async () => {
    const { stdout } = await promisify(execFile)('curl', [
      '-sS',
      '--http2',
      '-H',
      'content-type: application/json',
      '-d',
      QUESTION,
      `${rostrum.server.url}/graphql`,
    ]);
    expect(JSON.parse(stdout)).toEqual(ANSWER);
  });
});

describe('a body that is too large', () => {
  /** Writes a request without reading, as far as the server accepts it; then reads the response. */
  async function writeThenRead(
    head: string,
    pieces: Iterable<string>,
  ): Promise<{ text: string; written: number }> {
    const { hostname, port } = new URL(rostrum.server.url);
    const socket = connect({ host: hostname, port: Number(port) });
    await once(socket, 'connect');
    socket.pause();
    socket.on('error', () => {});
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(head);
    let written = 0;
    for (const piece of pieces) {
      if (socket.destroyed) break;
      written += piece.length;
      if (!socket.write(piece)) await Promise.race([once(socket, 'drain').catch(() => {}), closed]);
    }
    let text = '';
    socket.on('data', (data) => (text += data.toString())).resume();
    for (let i = 0; i < 100 && !text.includes('"errors"'); i += 1)
      await new Promise((r) => setTimeout(r, 20));
    socket.destroy();
    return { text, written };
  }

  const HEAD = 'POST /graphql HTTP/1.1\r\nHost: rostrum\r\nContent-Type: application/json\r\n';
  const PIECE = 'x'.repeat(100_000);
  const chunk = `${PIECE.length.toString(16)}\r\n${PIECE}\r\n`;

  it.each([
    ['with its length', `${HEAD}Content-Length: 6000000\r\n\r\n`, Array(60).fill(PIECE)],
    ['in chunks', `${HEAD}Transfer-Encoding: chunked\r\n\r\n`, [...Array(60).fill(chunk), '0\r\n\r\n']],
    [
      'of another type',
      `${HEAD.replace('json', 'xml')}Content-Length: 6000000\r\n\r\n`,
      Array(60).fill(PIECE),
    ],
  ])(
    '(%s) gets a response though the client writes to the end before it reads',
    async (how, head, pieces) => {
      for (let i = 0; i < 5; i += 1) {
        const { text, written } = await writeThenRead(head, pieces as string[]);
        expect(written).toBeGreaterThanOrEqual(6_000_000);
        expect(text).toMatch(
          how === 'of another type' ? /^HTTP\/1\.1 415 / : /^HTTP\/1\.1 413 [^]*at most 1048576 bytes/,
        );
      }
    },
  );

  it('is not read forever', async () => {
    const endless = (function* () {
      for (let i = 0; i < 2_000; i += 1) yield chunk;
    })();
    const { written } = await writeThenRead(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`, endless);
    expect(written).toBeLessThan(60_000_000);
  });
});
