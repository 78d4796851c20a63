import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Answer, type Answers, answerOf, sendAnswer } from '../../api/answers/answers';
import type { Executing } from '../../api/execute';
import { explainOutside } from '../../api/http/error-handler';
import { now } from '../../engine/query/compile/scope';
import { ANONYMOUS } from '../../platform/auth/policy';
import type { ViewerOf } from '../../platform/auth/viewer';
import type { SenderOf } from '../../platform/http/sender';
import { cacheControlFor } from '../../platform/http/caching';
import type { Logger } from 'pino';
import { type Assets, serveAssets } from './assets';
import { errorPage } from './error-page';
import { headersFor } from './headers';
import { namedLanguage, preferredLanguage } from './languages';
import { answerPage, formats, type Format } from './answer-page';
import type { PageDefinition } from './page';
import { PageRequest } from './page-request';
import { serveEmbedScript } from './embed/serve-embed';
import { pages } from './pages';
import { embeds } from './pages/embed/embeds';
import { suggest } from './suggestions';
import { readTimes } from './times';

export interface ExplorerDeps extends Executing {
  readonly answers: Answers;
  readonly publicRead: boolean;
  readonly bodyLimit: number;
  /** Whether pages of any origin may show views. */
  readonly embeds: boolean;
  readonly log: Logger;
  readonly senderOf: SenderOf;
  readonly viewerOf: ViewerOf;
}

const VARY = 'Origin, Accept-Encoding, Accept-Language, Authorization';

/** Serves the explorer: pages for people, complete without script, and each page's rows as .csv and .json. */
export async function serveExplorer(
  app: FastifyInstance,
  deps: ExplorerDeps,
  directory: string,
): Promise<void> {
  const assets = await serveAssets(app, directory);
  if (deps.embeds) serveEmbedScript(app, directory);
  for (const page of deps.embeds ? [...pages, ...embeds] : pages) {
    for (const url of pathsOf(page))
      app.route({
        method: ['GET', 'HEAD'],
        url,
        handler: (request, reply) => serve(deps, assets, page, request, reply),
      });
  }
}

const ENDINGS = ['csv', 'json', 'svg'] as const;

/** The paths of a page and its files; a parameter at the end of a path takes their endings with it. */
function pathsOf({ path }: PageDefinition<never>): string[] {
  if (path.includes(':')) return [path];
  return [path, `${path === '/' ? '/index' : path}.:ending(${ENDINGS.join('|')})`];
}

/** Splits a path into that of the page and the format in which it is asked for. */
function formatOf(path: string): [page: string, format: Format] {
  const ending = ENDINGS.find((each) => path.endsWith(`.${each}`));
  if (ending === undefined) return [path, formats.html];
  const page = path.slice(0, -ending.length - 1);
  return [page === '/index' ? '/' : page, formats[ending]];
}

async function serve(
  deps: ExplorerDeps,
  assets: Assets,
  page: PageDefinition<never>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const [pathname = '/', query = ''] = request.url.split('?', 2);
  const [path, format] = formatOf(pathname);
  void reply.header('vary', VARY).headers(headersFor(page.frame ?? 'page'));
  try {
    return await answer(deps, assets, page, { request, reply, path, format, query });
  } catch (error) {
    if (!format.isPage) throw error;
    const { log, bodyLimit } = deps;
    const explained = explainOutside(error as never, request, reply, { log, bodyLimit });
    if (explained.status === 401) void reply.header('www-authenticate', 'Bearer');
    const asked = plainRequest(request, path, query);
    const sought = explained.status === 404 ? page.soughtIn?.(asked) : undefined;
    const suggestions = sought === undefined ? [] : await suggest(deps, sought, asked.language, ANONYMOUS);
    const html = errorPage({ assets, request: asked, explained, suggestions });
    return reply
      .code(explained.status)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(html);
  }
}

interface Asked {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly path: string;
  readonly format: Format;
  readonly query: string;
}

async function answer(
  deps: ExplorerDeps,
  assets: Assets,
  page: PageDefinition<never>,
  { request, reply, path, format, query }: Asked,
): Promise<unknown> {
  const { answers, publicRead, senderOf, viewerOf } = deps;
  const viewer = await viewerOf(senderOf(request.raw));
  const asked = readRequest(request, path, query);
  const key = answers.keyOf({
    query: `${format.mediaType} ${asked.origin}${request.url}`,
    operationName: undefined,
    variables: { language: asked.language },
    rights: viewer.role,
    today: asked.today,
    snapshot: undefined,
  });
  const send = (found: Answer) =>
    sendAnswer(request, reply, found, {
      mediaType: format.mediaType,
      cacheControl: cacheControlFor('while-unchanged', publicRead),
      grown: () => key !== null && answers.weighAgain(key, found),
    });
  const kept = key === null ? null : await answers.find(key);
  if (kept) return send(kept);
  const { text, basis } = await answerPage(deps, assets, page, asked, format, viewer);
  const made = answerOf(text, basis);
  if (key !== null && basis.recording !== null) answers.keep(key, made);
  return send(made);
}

function readRequest(request: FastifyRequest, path: string, query: string): PageRequest {
  const search = new URLSearchParams(query);
  const language = namedLanguage(search);
  return new PageRequest(
    path,
    paramsOf(request),
    search,
    readTimes(search),
    language ?? preferredLanguage(request.headers['accept-language']),
    language,
    now().today,
    `${request.protocol}://${request.host}`,
  );
}

/** The same address without the parameters that cannot be read. */
function plainRequest(request: FastifyRequest, path: string, query: string): PageRequest {
  try {
    return readRequest(request, path, query);
  } catch {
    return readRequest(request, path, '');
  }
}

/** The parameters of the path; the last one without .csv or .json. */
const paramsOf = ({ params }: FastifyRequest): Record<string, string> =>
  Object.fromEntries(
    Object.entries(params as Record<string, string>).map(([name, value]) => [
      name,
      value.replace(/\.(csv|json|svg)$/, ''),
    ]),
  );
