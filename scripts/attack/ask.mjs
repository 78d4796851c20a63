import { Agent, request } from 'node:http';

/** Sends a request on the connections of an agent; resolves to its status and text. */
export function ask(url, { agent, method = 'GET', headers = {}, body, signal }) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method, headers, signal }, (response) => {
      const parts = [];
      response
        .on('data', (part) => parts.push(part))
        .on('end', () =>
          resolve({ status: response.statusCode, text: () => Buffer.concat(parts).toString() }),
        )
        .on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Posts a document to /graphql. */
export const post = (url, agent, query, { headers = {}, ...options } = {}) =>
  ask(`${url}/graphql`, {
    agent,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
    ...options,
  });

export const connections = (maxSockets) => new Agent({ keepAlive: true, maxSockets });
