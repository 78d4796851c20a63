// The floor: node:http and pg, and for each question one statement written by hand (floor/*.sql). What Postgres builds goes
// out as it is, in positional arrays. Nothing here is a product; it says how fast one could be at all.
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

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 10,
  options: '-c jit=off',
});
// JSON stays text: it is passed on, not read.
const types = { getTypeParser: () => (text) => text };

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (part) => (body += part));
  request.on('end', async () => {
    const { name, text } = statements.get(request.url);
    try {
      const { rows } = await pool.query({ name, text, types, values: JSON.parse(body), rowMode: 'array' });
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
