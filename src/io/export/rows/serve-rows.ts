import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerOf, type Answer, sendAnswer } from '../../../api/answers/answers';
import type { ViewerOf } from '../../../platform/auth/viewer';
import type { SenderOf } from '../../../platform/limits/caller';
import { refuseClosedReading } from '../../../platform/auth/closed-reading';
import { ErrorCode, RostrumError } from '../../../platform/errors';
import { cacheControlFor, VARY } from '../../../platform/http/headers';
import { servePage } from '../../../api/http/page';
import { now } from '../../../engine/query/plan/deferred';
import { atomFormat, feedSet, fromLatest } from './atom';
import { rowFormats, type RowFormat } from './formats';
import type { Variables } from './paging';
import { argumentsOf, readVariables } from './parameters';
import { rowsIndex } from './index-page';
import { readRows, type RowsDeps } from './read-rows';
import type { RowSet } from './row-set';
import { rowSets } from './row-sets';

export interface RowsServing extends RowsDeps {
  publicRead: boolean;
  senderOf: SenderOf;
  viewerOf: ViewerOf;
}

const FILE = /^([a-z]+)\.([a-z]+)$/;

/**
 * Serves `GET /rows/<set>.<format>`, results of GraphQL as flat rows, and `GET /feed.atom`, the latest
 * changes.
 */
export function serveRows(app: FastifyInstance, deps: RowsServing): void {
  app.route<{ Params: { file: string } }>({
    method: ['GET', 'HEAD'],
    url: '/rows/:file',
    handler(request, reply) {
      const [, name = request.params.file, ending = ''] = FILE.exec(request.params.file) ?? [];
      const set = chosen(rowSets, name, 'rows');
      const format = chosen(rowFormats, ending, 'format');
      return serve(deps, request, reply, set, format);
    },
  });
  servePage(app, '/rows', () => rowsIndex(deps.schema));
  app.route({
    method: ['GET', 'HEAD'],
    url: '/feed.atom',
    handler: (request, reply) =>
      serve(deps, request, reply, feedSet, atomFormat(addressOf(request)), fromLatest),
  });
}

function chosen<Choice>(choices: Readonly<Record<string, Choice>>, name: string, what: string): Choice {
  if (Object.hasOwn(choices, name)) return choices[name]!;
  const names = Object.keys(choices).join(', ');
  const message = `There is no ${what} "${name}" at /rows; there are ${names}. See /rows.`;
  throw new RostrumError(ErrorCode.NOT_FOUND, message, [what]);
}

/** The URL as the client wrote it, except its host, which is the one that the request was sent to. */
const addressOf = ({ protocol, host, url }: FastifyRequest) => `${protocol}://${host}${url}`;

async function serve(
  deps: RowsServing,
  request: FastifyRequest,
  reply: FastifyReply,
  set: RowSet,
  format: RowFormat,
  asked: (given: Variables) => Variables = (given) => given,
): Promise<unknown> {
  const { answers, publicRead, schema, senderOf, viewerOf } = deps;
  void reply.header('vary', VARY);
  const viewer = await viewerOf(senderOf(request.raw));
  // What is wrong with a parameter tells of the schema.
  if (!publicRead) refuseClosedReading(viewer);
  const address = addressOf(request);
  const key = answers.keyOf({
    query: address,
    operationName: undefined,
    variables: undefined,
    rights: viewer.role,
    today: now().today,
    snapshot: undefined,
  });
  const send = (answer: Answer) =>
    sendAnswer(request, reply, answer, {
      mediaType: format.mediaType,
      cacheControl: cacheControlFor(answer.isLasting ? 'for-the-day' : 'while-unchanged', publicRead),
      grown: () => key !== null && answers.weighAgain(key, answer),
    });
  const kept = key === null ? null : await answers.find(key);
  if (kept) return send(kept);

  const [pathname = '', search = ''] = request.url.split('?', 2);
  const given = readVariables(argumentsOf(schema, set), search);
  const read = await readRows(deps, set, asked(given), viewer);
  const next = read.beyond && `${pathname}?${nextSearch(search, read.beyond)}`;
  const answer = answerOf(format.write(set, read.items), read, next);
  if (key !== null && read.recording !== null) answers.keep(key, answer);
  return send(answer);
}

/** The parameters of a URL, with the cursor of the next page. */
function nextSearch(search: string, { after, before }: Variables): string {
  const next = new URLSearchParams(search);
  for (const [name, cursor] of Object.entries({ after, before }))
    if (cursor !== undefined) next.set(name, String(cursor));
  return next.toString();
}
