import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

/** Where Apollo Sandbox runs when it is opened by itself. */
const SANDBOX = 'https://studio.apollographql.com';

const EXPOSED = [
  'rostrum-snapshot',
  // What an export is called, for pages that save it.
  'content-disposition',
  'retry-after',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
];

/** Lets browsers on Apollo Sandbox's and the configured origins (or `*`) ask; never with cookies, of which there are none. */
export async function allowOrigins(app: FastifyInstance, origins: readonly string[]) {
  await app.register(cors, {
    origin: origins.includes('*') ? '*' : [SANDBOX, ...origins],
    credentials: false,
    methods: ['GET', 'POST'],
    allowedHeaders: [
      'authorization',
      'content-type',
      'apollo-require-preflight',
      'x-apollo-operation-name',
      'rostrum-snapshot',
    ],
    // A list would be joined for each request.
    exposedHeaders: EXPOSED.join(', '),
    maxAge: 86_400,
  });
}
