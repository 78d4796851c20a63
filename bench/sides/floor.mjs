// The floor: node:http and pg, and for each question one handwritten statement (floor/*.sql). The JSON of
// Postgres is sent unmodified, in positional arrays. This is not a product; it shows the maximum speed
// possible.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import pg from 'pg';

const directory = new URL('floor/', import.meta.url);
const statements = new Map(
  readdirSync(directory).map((file) => [
    `/${file.replace('.sql', '')}`,
    { name: file, text: readFileSync(new URL(file, directory), 'utf8') },
  ]),
);

const settings = { connectionString: process.env.DATABASE_URL, options: '-c jit=off' };
const send = process.env.PIPELINES ? pipelines(Number(process.env.PIPELINES)) : pool();
// JSON is passed on as text, without parsing.
const types = { getTypeParser: () => (text) => text };

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (part) => (body += part));
  request.on('end', async () => {
    const { name, text } = statements.get(request.url);
    try {
      const { rows } = await send({ name, text, types, values: JSON.parse(body), rowMode: 'array' });
      const answer = rows.length === 0 ? 'null' : rows[0][0];
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(answer),
      });
      response.end(answer);
    } catch (error) {
      response.writeHead(500);
      response.end(String(error));
    }
  });
});
server.listen(0, '127.0.0.1', () => console.log(`ready ${server.address().port}`));

/**
 * Ten connections as in pg: a statement is sent when the preceding one on its connection has completed.
 */
function pool() {
  const connections = new pg.Pool({ ...settings, max: 10 });
  return (query) => connections.query(query);
}

/** A number of connections with pipelining: a statement is sent at once, regardless of pending ones. */
function pipelines(count) {
  const connections = Array.from({ length: count }, () => ({
    client: new pg.Client({ ...settings, pipeline: true }),
    unanswered: 0,
  }));
  for (const { client } of connections) client.connect();
  return async (query) => {
    const least = connections.reduce((a, b) => (b.unanswered < a.unanswered ? b : a));
    least.unanswered += 1;
    try {
      return await least.client.query(query);
    } finally {
      least.unanswered -= 1;
    }
  };
}
