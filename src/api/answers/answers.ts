import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { LastRecording } from './last-recording';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { namesTag, tagOf } from '../../platform/http/headers';
import { type Encoding, encode } from '../../platform/http/compression';
import { encodingFor } from '../../platform/http/negotiate';
import type { Basis } from '../../engine/query/plan/reader';

/** What an answer depends on, beside what is recorded. */
export interface Question {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  /** Who may read what: the role of the viewer. */
  readonly rights: string;
  /** The day of the question, YYYY-MM-DD. */
  readonly today: string;
  /** The state that the whole request asks of, where it names one. */
  readonly snapshot: string | undefined;
}

/**
 * Answers that are kept, those used last as far as there is room, and given again for as long as nothing was recorded. The
 * last recording is asked for each time, so that none is stale, whichever process writes.
 */
export class Answers {
  private readonly kept: LRUCache<string, Answer> | null;
  /** Whether none is kept. */
  readonly isOff: boolean;

  /** Room for `maxBytes`; with 0 nothing is kept. */
  constructor(
    maxBytes: number,
    private readonly last: LastRecording,
  ) {
    this.kept =
      maxBytes > 0 ? new LRUCache({ maxSize: maxBytes, sizeCalculation: ({ size }) => size }) : null;
    this.isOff = this.kept === null;
  }

  /** The bytes that are kept. */
  get size(): number {
    return this.kept?.calculatedSize ?? 0;
  }

  /** The key of a question; null where no answer is kept. */
  keyOf({ query, operationName, variables, rights, today, snapshot }: Question): string | null {
    if (this.kept === null) return null;
    // Only the query may have line breaks, and so comes last.
    const key = [rights, today, snapshot, JSON.stringify([operationName, variables]), query].join('\n');
    return key.length > LONG_KEY ? hash('sha256', key, 'base64') : key;
  }

  /** The answer that is kept for a question, if it still holds on a node that has the recording `needs`. */
  async find(key: string, needs = 0n): Promise<Answer | null> {
    const answer = this.kept?.get(key);
    if (answer === undefined) return null;
    if (answer.recording === null || answer.recording === (await this.last.find(needs))) return answer;
    // Another may have been kept meanwhile.
    if (this.kept?.peek(key) === answer) this.kept.delete(key);
    return null;
  }

  keep(key: string, answer: Answer): void {
    this.kept?.set(key, answer);
  }

  /** Drops all answers; of recordings that were lost, even those that no later one changes are wrong. */
  clear(): void {
    this.kept?.clear();
  }

  /** To be called when an answer that may be kept has grown. */
  weighAgain(key: string, answer: Answer): void {
    if (this.kept?.peek(key) === answer) this.kept.set(key, answer);
  }
}

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

/** In characters. Hashing a shorter key takes longer than comparing it. */
const LONG_KEY = 1_000;
// What an entry takes beside its bytes, its key included.
const OVERHEAD = 500 + LONG_KEY;

/** The bytes of a response with data and without errors, and each of its encodings once it was asked for. */
export class Answer {
  private readonly encodings = new Map<Encoding, Promise<Buffer>>();
  private tag: string | null = null;
  /** Its bytes in all encodings, and what it takes beside them. */
  size: number;

  constructor(
    readonly body: Buffer,
    /** What stood for the last recording when it was read; null where no later one changes it. */
    readonly recording: string | null,
    /** Whether others may keep it for good: all of it is asked as of a recording. */
    readonly isLasting: boolean,
    /** Where the list goes on of which it is a part; null where it is not, or says so itself. */
    readonly next: string | null = null,
  ) {
    this.size = body.length + OVERHEAD;
  }

  /** Made of what it says, and so the same in every process and after every recording that does not change it. */
  get etag(): string {
    return (this.tag ??= tagOf(this.body));
  }

  /** Its bytes in an encoding, made once; `grown` hears when that takes room. */
  encoded(encoding: Encoding, grown: () => void): Promise<Buffer> {
    const before = this.encodings.get(encoding);
    if (before) return before;
    const made = encode(this.body, encoding).then((bytes) => {
      this.size += bytes.length;
      grown();
      return bytes;
    });
    this.encodings.set(encoding, made);
    made.catch(() => this.encodings.delete(encoding));
    return made;
  }
}

/** An answer of text. Not from the pool that small Buffers share, a whole slab of which each of them would keep. */
export function answerOf(
  text: string,
  { recording, isLasting }: Pick<Basis, 'recording' | 'isLasting'>,
  next: string | null = null,
): Answer {
  const body = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  body.write(text);
  return new Answer(body, recording, isLasting, next);
}
