import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DocumentNode, FormattedExecutionResult, GraphQLError } from 'graphql';
import type { Pool } from 'pg';
import { type Answer, answerOf, type Answers, sendAnswer } from '../answers/answers';
import { EXPLAIN_HEADER, explanationFor, type ExplanationRequest } from '../explain/explain-request';
import type { LoggedOperation, QueryLog } from '../explain/query-log';
import type { Basis, Reader } from '../../engine/query/plan/reader';
import type { Viewer } from '../../platform/auth/policy';
import type { Documents, KnownDocuments, ReadDocument } from '../documents/documents';
import { ErrorCode } from '../../platform/errors';
import { cacheControlFor, VARY } from '../../platform/http/headers';
import { encode } from '../../platform/http/compression';
import { type GraphQLParams, paramsOfBody, paramsOfSearch, streamTokenOf } from './graphql-params';
import {
  encodingFor,
  findMediaType,
  mediaTypeFor,
  prefersEvents,
  prefersPage,
} from '../../platform/http/negotiate';
import type { EventServer } from '../live/events';
import type { FormatError } from './format-error';
import { now } from '../../engine/query/plan/deferred';
import type { ViewerOf } from '../../platform/auth/viewer';
import type { SenderOf } from '../../platform/limits/caller';
import { REFUSAL_COST } from '../../platform/limits/rate-limit';
import { turns } from '../../platform/limits/turns';
import { refuseClosedReading } from '../../platform/auth/closed-reading';
import { statusOfRefusal } from '../../platform/http/status';
import { SNAPSHOT } from '../as-of/snapshot';
import { writeResult } from './apollo';
import type { Nodes } from '../../platform/postgres/replicas/nodes';
import type { Seen } from '../../platform/postgres/replicas/seen';
import { sendLandingPage } from './landing-page';
import { RECORDING, stampIn } from './recording-header';

/** What is heard of an operation beside its result. */
export interface Heard extends BaseContext {
  readonly reader: Reader;
  readonly pool: Pool;
  readonly outcome: { readonly basis: Basis | null; readonly cost: number };
}

export interface GraphQLServing<C extends Heard> {
  readonly apollo: ApolloServer<C>;
  readonly known: KnownDocuments;
  readonly documents: Documents;
  readonly answers: Answers;
  /** Answers requests for streams of events. */
  readonly events: Pick<EventServer, 'handle'>;
  /** Null where no operation is logged. */
  readonly queryLog: QueryLog | null;
  readonly publicRead: boolean;
  readonly formatError: FormatError;
  readonly senderOf: SenderOf;
  readonly viewerOf: ViewerOf;
  /** Null where nothing is read from replicas. */
  readonly nodes: Nodes | null;
  contextFor(viewer: Viewer, following?: undefined, seen?: Seen | null): C;
}

/** What is asked, with its document as it was read. */
interface Operation extends GraphQLParams {
  query: string;
  document: ReadDocument;
}

/** Who asks, under which key an answer is kept, and what else is to be told of it. */
interface Asked {
  viewer: Viewer;
  /** What the client has seen, where replicas are read from. */
  seen: Seen | null;
  key: string | null;
  explaining: ExplanationRequest | null;
  isCostAsked: boolean;
  entry: LoggedOperation | undefined;
}

const NOT_ACCEPTABLE = {
  errors: [
    {
      message:
        'The accept header takes none of what is answered here: application/graphql-response+json, application/json, and text/event-stream for subscriptions.',
      extensions: { code: ErrorCode.BAD_USER_INPUT },
    },
  ],
};
/** The header that requests `extensions.cost`. */
const COST = 'rostrum-cost';

/** Answers queries and mutations by GET and POST: with what is kept while that holds, and else by Apollo. */
export class GraphQLHandler<C extends Heard> {
  constructor(private readonly serving: GraphQLServing<C>) {}

  readonly handle = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const { headers, method } = request;
    if (prefersEvents(headers.accept) || streamTokenOf(request) !== undefined)
      return this.serving.events.handle(request, reply);
    void reply.header('vary', VARY);
    if (method !== 'POST' && prefersPage(headers.accept))
      return sendLandingPage(this.serving.apollo, request, reply);
    if (findMediaType(headers.accept) === null) return reply.code(406).send(NOT_ACCEPTABLE);
    const { answers, documents, known, nodes, publicRead, queryLog, senderOf, viewerOf } = this.serving;
    // Who may not ask at all is refused as everywhere else, not by Apollo.
    const viewer = await viewerOf(senderOf(request.raw));
    // A token says what was recorded last.
    if (!publicRead && headers[SNAPSHOT] !== undefined) refuseClosedReading(viewer);
    const explained = headers[EXPLAIN_HEADER];
    const explaining = explained === undefined ? null : explanationFor(explained, viewer);
    const isCostAsked = headers[COST] !== undefined;
    const params = method === 'POST' ? paramsOfBody(request.body) : paramsOfSearch(searchOf(request.url));
    const query = known.textFor(params);
    const entry = queryLog?.begin({ ...params, query, transport: 'http', viewer, headers });
    const isKept = !answers.isOff && explaining === null && !isCostAsked;
    const key = isKept ? this.keyOf(query, params, viewer, request) : null;
    const seen = nodes && nodes.seenBy(viewer.id, stampIn(headers));
    const kept = key === null ? null : await answers.find(key, seen?.recording);
    if (kept !== null && seen) tellRecording(reply, kept.recording);
    if (kept !== null) return this.sendAnswer(request, reply, kept, key, 'hit', entry);
    const asked = { viewer, seen, key, explaining, isCostAsked, entry };
    const reading = documents.readInTurn(query, viewer.caller);
    if (!(reading instanceof Promise))
      return turns.giveWay(this.execute(request, reply, { ...params, query, document: reading }, asked));
    const document = documents.handOver(query, await reading);
    return this.execute(request, reply, { ...params, query, document }, asked);
  };

  private keyOf(
    query: string,
    { operationName, variables }: GraphQLParams,
    viewer: Viewer,
    { headers }: FastifyRequest,
  ): string | null {
    const snapshot = headers[SNAPSHOT] as string | undefined;
    // A new token is asked for each time.
    if (snapshot === '1') return null;
    const { answers } = this.serving;
    const { today } = now();
    return answers.keyOf({ query, operationName, variables, rights: viewer.role, today, snapshot });
  }

  private async execute(
    request: FastifyRequest,
    reply: FastifyReply,
    { query, operationName, variables, document }: Operation,
    { viewer, seen, key, explaining, isCostAsked, entry }: Asked,
  ): Promise<unknown> {
    const { answers, apollo, contextFor, publicRead } = this.serving;
    if (Array.isArray(document)) {
      viewer.caller?.charge(REFUSAL_COST);
      // What is wrong with it tells of the schema.
      if (!publicRead) refuseClosedReading(viewer);
      return this.refuse(request, reply, document as GraphQLError[], entry);
    }
    const contextValue = contextFor(viewer, undefined, seen);
    entry?.watch(contextValue, document as DocumentNode);
    explaining?.watch(contextValue);
    const http = {
      // HEAD comes with GET; Fastify leaves the body out.
      method: request.method === 'HEAD' ? 'GET' : request.method,
      headers: headersOf(request),
      search: '',
      body: undefined,
    };
    const sent = { query, operationName, variables: variables as Record<string, unknown> | undefined, http };
    const { http: head, body } = await apollo.executeOperation(sent, { contextValue });
    if (body.kind !== 'single') throw new Error('GraphQL 16 answers in one piece');
    const { singleResult: result } = body;
    if (explaining)
      result.extensions = { ...result.extensions, explain: await explaining.explain(contextValue) };
    if (isCostAsked) result.extensions = { ...result.extensions, cost: costOf(contextValue, viewer) };
    const text = writeResult(result);
    if (seen) tellRecording(reply, seen.stamp);
    const { basis } = contextValue.outcome;
    const answerCache = key === null ? 'off' : 'miss';
    if (basis !== null && !basis.isUnknown && !result.errors && !explaining && !isCostAsked) {
      const answer = answerOf(text, basis);
      if (key !== null) answers.keep(key, answer);
      return this.sendAnswer(request, reply, answer, key, answerCache, entry);
    }
    for (const [name, value] of head.headers) void reply.header(name, value);
    tellWhenToRetry(reply, result.errors);
    void reply.code(head.status ?? 200);
    const { statusCode: status } = reply;
    entry?.end({ answerCache, status, bytes: Buffer.byteLength(text), errors: result.errors });
    return this.sendText(request, reply, text);
  }

  private sendAnswer(
    request: FastifyRequest,
    reply: FastifyReply,
    answer: Answer,
    key: string | null,
    answerCache: 'hit' | 'miss' | 'off',
    entry: LoggedOperation | undefined,
  ): Promise<unknown> {
    const { answers, publicRead } = this.serving;
    const { headers } = request;
    const sent = sendAnswer(request, reply, answer, {
      mediaType: mediaTypeFor(headers.accept),
      cacheControl: cacheControlFor(keepingOf(answer, headers[SNAPSHOT]), publicRead),
      grown: () => key !== null && answers.weighAgain(key, answer),
    });
    const { statusCode: status } = reply;
    entry?.end({ answerCache, status, bytes: status === 304 ? 0 : answer.body.length });
    return sent;
  }

  /** Tells what is wrong with a document. */
  private async refuse(
    request: FastifyRequest,
    reply: FastifyReply,
    faults: GraphQLError[],
    entry: LoggedOperation | undefined,
  ): Promise<unknown> {
    const errors = faults.map((error) => this.serving.formatError(error.toJSON(), error));
    void reply.code(statusOfRefusal(errors[0]!.extensions!.code as ErrorCode, request.headers.accept));
    const text = writeResult({ errors });
    const { statusCode: status } = reply;
    entry?.end({ answerCache: 'off', status, bytes: Buffer.byteLength(text), errors });
    return this.sendText(request, reply, text);
  }

  /** Sends an answer that must not be cached. */
  private async sendText({ headers }: FastifyRequest, reply: FastifyReply, text: string): Promise<unknown> {
    void reply.header('content-type', mediaTypeFor(headers.accept)).header('cache-control', 'no-store');
    const encoding = encodingFor(headers['accept-encoding'], text.length);
    if (encoding === null) return reply.send(text);
    return reply.header('content-encoding', encoding).send(await encode(Buffer.from(text), encoding));
  }
}

/** What an operation cost, and what its caller may still use, where that is limited. */
function costOf({ reader, outcome }: Heard, { caller }: Viewer) {
  const { budget } = reader;
  const requested = Math.ceil(Math.max(outcome.cost, budget.requested));
  const { remaining, restoreRate } = caller?.usage ?? { remaining: null, restoreRate: null };
  return { requested, limit: budget.limit, remaining, restoreRate };
}

function keepingOf({ isLasting }: Answer, snapshot: unknown) {
  if (snapshot === '1') return 'never';
  if (!isLasting) return 'while-unchanged';
  // A snapshot has the day of its own, by which some things are answered.
  return snapshot === undefined ? 'for-the-day' : 'for-good';
}

/** Says what the client has seen, where it was of everything recorded so far. */
function tellRecording(reply: FastifyReply, stamp: string | null): void {
  if (stamp) void reply.header(RECORDING, stamp);
}

/** Says when to try again what is refused for the moment. */
function tellWhenToRetry(reply: FastifyReply, errors: FormattedExecutionResult['errors']): void {
  if (errors?.some(({ extensions }) => extensions?.code === ErrorCode.UNAVAILABLE))
    void reply.header('retry-after', 1);
}

/** Node has put the names in lower case already. */
function headersOf({ headers }: FastifyRequest): HeaderMap {
  const map = new HeaderMap();
  for (const name in headers) {
    const value = headers[name];
    if (value) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}

function searchOf(url: string): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}
