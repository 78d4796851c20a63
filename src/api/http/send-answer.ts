import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from '../answers/answer';
import { namesTag } from '../../platform/http/caching';
import { encodingFor } from '../../platform/http/compression';

interface Sending {
  readonly mediaType: string;
  /** The Cache-Control header. */
  readonly cacheControl: string;
  /** Called when the answer has taken more room, since one of its encodings was made. */
  grown(): void;
}

/** Sends an answer, compressed where the client takes that; by GET and HEAD with its ETag, and 304 where the client has it. */
export async function sendAnswer(
  { headers, method }: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
  { mediaType, cacheControl, grown }: Sending,
): Promise<unknown> {
  void reply.header('cache-control', cacheControl);
  if (answer.next !== null) void reply.header('link', `<${answer.next}>; rel="next"`);
  if (method !== 'POST') {
    void reply.header('etag', answer.etag);
    if (namesTag(headers['if-none-match'], answer.etag)) return reply.code(304).send();
  }
  void reply.header('content-type', mediaType);
  const encoding = encodingFor(headers['accept-encoding'], answer.body.length);
  if (encoding === null) return reply.send(answer.body);
  return reply.header('content-encoding', encoding).send(await answer.encoded(encoding, grown));
}
