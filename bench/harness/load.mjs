// The load generator. It shares a core with Postgres, so that each microsecond it uses is lost to the
// response: requests are prepared as bytes, and of a response only the status, the length and the absence
// of errors are read.
import { connect } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');
const CHUNKS_END = Buffer.from('0\r\n\r\n');
const ERRORS = Buffer.from('"errors":');

/** A POST of a JSON body in wire format. */
export function httpRequest(port, path, body) {
  const json = Buffer.from(JSON.stringify(body));
  const head = `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\naccept: application/json\r\ncontent-length: ${json.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), json]);
}

/** A conditional GET of a question with the ETag of its response, which is requested beforehand. */
export async function knownRequest(port, path, { query, variables }) {
  const search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
  const { headers } = await fetch(`http://127.0.0.1:${port}${path}?${search}`);
  return Buffer.from(
    `GET ${path}?${search} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\naccept: application/json\r\nif-none-match: ${headers.get('etag')}\r\n\r\n`,
  );
}

/**
 * Sends requests for some seconds, or a number of times; each connection sends the next as soon as it has
 * a response. Fails on the first response that is an error. `offset` is the index of the first request;
 * after the last it starts over.
 */
export async function fire({
  port,
  requests,
  connections,
  seconds = Infinity,
  count = Infinity,
  offset = 0,
}) {
  const latencies = [];
  let next = offset;
  const began = performance.now();
  const deadline = began + seconds * 1000;
  const last = offset + count;
  const take = () =>
    next < last && performance.now() < deadline ? requests[next++ % requests.length] : null;
  await Promise.all(
    Array.from({ length: connections }, () => converse(port, take, (latency) => latencies.push(latency))),
  );
  const elapsed = (performance.now() - began) / 1000;
  latencies.sort((a, b) => a - b);
  const percentile = (share) =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))];
  return {
    requests: latencies.length,
    rate: latencies.length / elapsed,
    p50: percentile(0.5),
    p99: percentile(0.99),
    next,
  };
}

/** One connection: sends the requests that `take` returns, one at a time, until it returns null. */
function converse(port, take, took) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let sent = 0;
    // The bytes of the body still expected; null while reading the head; -1 if only the end of the chunks
    // will tell.
    let missing = null;
    let head = null;
    const send = () => {
      const request = take();
      if (request === null) {
        socket.end();
        resolve();
        return;
      }
      sent = performance.now();
      socket.write(request);
    };
    const fail = (problem, data) => {
      socket.destroy();
      reject(new Error(`${problem}: ${data.toString('utf8', 0, 600)}`));
    };
    const done = () => {
      took(performance.now() - sent);
      missing = null;
      send();
    };
    socket.once('connect', send);
    socket.once('error', reject);
    // This has no effect after the last response.
    socket.once('close', () => reject(new Error('the server closed the connection')));
    socket.on('data', (data) => {
      let body = data;
      if (missing === null) {
        const whole = head === null ? data : Buffer.concat([head, data]);
        const end = whole.indexOf(HEAD_END);
        if (end < 0) {
          head = whole;
          return;
        }
        head = null;
        // "HTTP/1.1 200"; a 304 has no body, and only answers a request with an ETag.
        const text = whole.latin1Slice(0, end);
        if (text.startsWith('304', 9)) return done();
        if (!text.startsWith('200', 9)) return fail('not answered with 200', whole);
        body = whole.subarray(end + 4);
        const length = /content-length: *(\d+)/i.exec(text);
        missing = length ? Number(length[1]) : -1;
      }
      if (body.includes(ERRORS)) return fail('answered with errors', body);
      if (missing === -1) {
        if (body.subarray(-CHUNKS_END.length).equals(CHUNKS_END)) done();
        return;
      }
      missing -= body.length;
      if (missing === 0) done();
    });
  });
}
