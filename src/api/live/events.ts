import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ExecutionResult } from 'graphql';
import type { Logger } from 'pino';
import { type Viewer, Role } from '../../platform/auth/policy';
import type { ViewerOf } from '../../platform/auth/viewer';
import type { SenderOf } from '../../platform/limits/caller';
import { badInput, ErrorCode, RostrumError } from '../../platform/errors';
import { errorFormatter } from '../http/format-error';
import {
  type GraphQLParams,
  paramsOfBody,
  paramsOfSearch,
  STREAM_TOKEN,
  streamTokenOf,
} from '../http/graphql-params';
import { stampIn } from '../http/recording-header';
import type { Seen } from '../../platform/postgres/replicas/seen';
import { asGraphQLError, begin, type LiveContext, type LiveDeps } from './begin';
import { EventStream } from './event-stream';
import { refuseLongId, refuseToHold } from './held';
import { MAX_OPERATIONS, type Sessions } from './sessions';
import { Reservations } from './reservations';

/** From where a client goes on that was cut off, and what it has to be told for the next time. */
export interface Following {
  /** The cursor of the last change that it has seen, in place of what its document says. */
  readonly after: string | null;
  /** Called with the cursor that comes before all that will follow. */
  started(cursor: string): void;
  /** Called with the cursor of a change, before it is given. */
  reached(cursor: string): void;
}

export interface EventDeps extends LiveDeps {
  readonly log: Logger;
  readonly publicRead: boolean;
  readonly sessions: Sessions;
  readonly senderOf: SenderOf;
  readonly viewerOf: ViewerOf;
  contextFor(viewer: Viewer, following: Following | undefined, seen: Seen | null): LiveContext;
}

/**
 * GraphQL over server-sent events (the protocol of graphql-sse). Distinct connections: each operation is a response of its
 * own, of which `Last-Event-ID` goes on. A single connection: a stream is reserved by PUT and opened by GET, and operations
 * are begun by POST and ended by DELETE, all with its token.
 */
export class EventServer {
  private readonly streams = new Set<EventStream>();
  private readonly reservations;
  private readonly format;

  constructor(private readonly deps: EventDeps) {
    this.format = errorFormatter(deps.log);
    this.reservations = new Reservations(deps.sessions.socketsPerCaller);
  }

  /** Answers a request of either mode. */
  async handle(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const viewer = await this.deps.viewerOf(this.deps.senderOf(request.raw));
    if (viewer.role === Role.ANONYMOUS && !this.deps.publicRead) {
      throw new RostrumError(
        ErrorCode.UNAUTHENTICATED,
        'Reading is not public here. Send "authorization: Bearer <API key or JWT>".',
      );
    }
    if (request.method === 'PUT') return this.reserve(reply, viewer);
    const token = streamTokenOf(request);
    if (token === undefined && request.method !== 'DELETE') return this.followAlone(request, reply, viewer);
    if (token === undefined)
      throw badInput(['token'], `DELETE ends an operation of a stream: send its token as ${STREAM_TOKEN}.`);
    switch (request.method) {
      case 'GET':
        return this.open(token, reply, viewer);
      case 'POST':
        return this.beginOn(token, request, reply, viewer);
      default:
        return this.endOn(token, request, reply, viewer);
    }
  }

  /** Cuts all streams: clients that were told of no end come back, and go on. */
  close(): void {
    for (const stream of this.streams) stream.end();
  }

  private openStream(reply: FastifyReply, viewer: Viewer): EventStream {
    let stream: EventStream | null = null;
    const ended = this.deps.sessions.begin(viewer, () => stream?.end());
    const opened = new EventStream(reply);
    stream = opened;
    this.streams.add(opened);
    opened.closed.addEventListener('abort', () => {
      this.streams.delete(opened);
      ended();
    });
    return opened;
  }

  private async followAlone(request: FastifyRequest, reply: FastifyReply, viewer: Viewer): Promise<unknown> {
    const params = paramsOf(request);
    const lastSeen = request.headers['last-event-id'] as string | undefined;
    let stream: EventStream | null = null;
    let id: string | null = null;
    const following: Following = {
      after: lastSeen || null,
      started: (cursor) => void stream?.sendId(cursor),
      reached: (cursor) => (id = cursor),
    };
    const isSafe = request.method !== 'POST';
    const { headers } = request;
    const context = this.contextFor(request, viewer, following);
    const begun = await begin(this.deps, params, context, { isSafe, viewer, headers });
    stream = this.openStream(reply, viewer);
    await this.give(begun, stream.closed, (event, result) =>
      stream!.send(event, result, event === 'next' ? id : null),
    );
    stream.end();
    return reply;
  }

  private contextFor({ headers }: FastifyRequest, viewer: Viewer, following?: Following): LiveContext {
    const { nodes, contextFor } = this.deps;
    return contextFor(viewer, following, nodes && nodes.seenBy(viewer.id, stampIn(headers)));
  }

  private async reserve(reply: FastifyReply, viewer: Viewer): Promise<unknown> {
    return reply
      .code(201)
      .headers({ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
      .send(this.reservations.reserve(viewer).token);
  }

  private async open(token: string, reply: FastifyReply, viewer: Viewer): Promise<unknown> {
    const reservation = this.reservations.find(token, viewer);
    if (reservation.isOpen)
      return reply.code(409).send({ errors: [refusal('This stream is open already.')] });
    const stream = this.openStream(reply, viewer);
    stream.closed.addEventListener('abort', () => this.reservations.end(reservation));
    reservation.open(stream);
    return reply;
  }

  private async beginOn(
    token: string,
    request: FastifyRequest,
    reply: FastifyReply,
    viewer: Viewer,
  ): Promise<unknown> {
    const reservation = this.reservations.find(token, viewer);
    const params = paramsOf(request);
    const id = params.extensions?.operationId;
    if (typeof id !== 'string' || id === '') {
      throw badInput(
        ['extensions', 'operationId'],
        'extensions.operationId must be text; events of the operation carry it.',
      );
    }
    refuseLongId(id);
    // It waits until the stream is open.
    if (!reservation.isOpen) refuseToHold('body', params);
    if (reservation.operations.size >= MAX_OPERATIONS) {
      throw new RostrumError(
        ErrorCode.RATE_LIMITED,
        `At most ${MAX_OPERATIONS} operations may be under way on one stream.`,
      );
    }
    if (reservation.operations.has(id)) {
      return reply
        .code(409)
        .send({ errors: [refusal(`There is an operation "${id}" on this stream already.`)] });
    }
    const ended = new AbortController();
    const operation = { end: () => ended.abort() };
    reservation.operations.set(id, operation);
    const { headers } = request;
    // Its results go to the stream, whatever becomes of the connection that asked.
    const asker = { ...viewer, caller: viewer.caller?.withoutConnection().until(ended.signal) };
    const beginning = () =>
      begin(this.deps, params, this.contextFor(request, asker), { viewer: asker, headers });
    // Where the stream is not open yet, results would wait for it in memory.
    const begun = reservation.isOpen ? await beginning() : null;
    void reservation.opened
      .then(async (stream) => {
        if (stream === null) return;
        await this.give(begun ?? (await beginning()), ended.signal, (event, payload) =>
          stream.send(event, payload === undefined ? { id } : { id, payload }),
        );
      })
      .finally(() => reservation.operations.get(id) === operation && reservation.operations.delete(id));
    return reply.code(202).send();
  }

  private async endOn(
    token: string,
    request: FastifyRequest,
    reply: FastifyReply,
    viewer: Viewer,
  ): Promise<unknown> {
    const { operationId } = request.query as { operationId?: string };
    if (!operationId)
      throw badInput(['operationId'], 'operationId is missing; it is a parameter of the URL.');
    const { operations } = this.reservations.find(token, viewer);
    operations.get(operationId)?.end();
    operations.delete(operationId);
    return reply.code(200).send();
  }

  /** Passes the results of an operation on, one after the other, until the operation or the listener ends. */
  private async give(
    begun: Awaited<ReturnType<typeof begin>>,
    ended: AbortSignal,
    send: (event: 'next' | 'complete', result?: ExecutionResult) => Promise<void>,
  ): Promise<void> {
    if (Array.isArray(begun)) {
      await send('next', this.formatted({ errors: begun }));
      return send('complete');
    }
    const { result } = begun as Exclude<typeof begun, readonly unknown[]>;
    if (!(Symbol.asyncIterator in result)) {
      await send('next', this.formatted(result));
      return send('complete');
    }
    const end = () => void result.return(undefined);
    if (ended.aborted) return end();
    ended.addEventListener('abort', end, { once: true });
    try {
      for await (const each of result) {
        if (ended.aborted) return;
        await send('next', this.formatted(each));
      }
    } catch (error) {
      await send('next', this.formatted({ errors: [asGraphQLError(error)] }));
    }
    if (!ended.aborted) await send('complete');
  }

  private formatted({ errors, ...result }: ExecutionResult): ExecutionResult {
    if (!errors) return result;
    return { errors: errors.map((error) => this.format(error.toJSON(), error)) as never, ...result };
  }
}

/** Serves it at an address of its own as well, where nothing else is: single connection mode is told by no header when it reserves. */
export function serveEvents(app: FastifyInstance, path: string, events: EventServer): void {
  app.route({
    method: ['GET', 'POST', 'PUT', 'DELETE'],
    url: `${path}/stream`,
    exposeHeadRoute: false,
    handler: (request, reply) => events.handle(request, reply),
  });
  app.route({
    method: ['PUT', 'DELETE'],
    url: path,
    handler: (request, reply) => events.handle(request, reply),
  });
}

const paramsOf = ({ method, body, url }: FastifyRequest): GraphQLParams =>
  method === 'POST' ? paramsOfBody(body) : paramsOfSearch(url.slice(url.indexOf('?') + 1));

const refusal = (message: string) => ({ message, extensions: { code: ErrorCode.BAD_USER_INPUT } });
