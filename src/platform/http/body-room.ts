import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Unavailable } from '../errors';
import { AtOnce } from '../limits/at-once';
import type { Caller } from '../limits/caller';
import { LARGE_BODY } from './json-body';

// In bytes, of bodies that are being read or answered.
const ROOM = 64 * 1024 * 1024;
const RETRY_S = 5;

const noRoom = () =>
  new Unavailable('Too many large bodies are sent at once. Try again in a moment.', RETRY_S);

/**
 * Bounds the memory that large bodies take until they are answered, by the size that they announce: of all callers, and of one to
 * a half. One that announces none counts as the largest that is read.
 */
export function boundBodies(
  app: FastifyInstance,
  bodyLimit: number,
  callerOf: (request: FastifyRequest) => Caller,
): void {
  const inAll = Math.max(ROOM, 4 * bodyLimit);
  const room = new AtOnce({ ofCaller: inAll / 2, inAll }, noRoom);
  app.addHook('preParsing', (request, reply, payload, done) => {
    const { 'content-length': announced, 'transfer-encoding': encoding } = request.headers;
    const size = encoding === undefined ? Number(announced ?? 0) : bodyLimit;
    if (size <= LARGE_BODY) return done(null, payload);
    try {
      reply.raw.once('close', room.begin(callerOf(request).id, Math.min(size, bodyLimit)));
      done(null, payload);
    } catch (error) {
      done(error as Error);
    }
  });
}
