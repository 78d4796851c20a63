import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Answer, type Answers, answerOf, sendAnswer } from '../../api/answers/answers';
import type { ViewerOf } from '../../platform/auth/viewer';
import type { SenderOf } from '../../platform/limits/caller';
import { cacheControlFor } from '../../platform/http/headers';
import { type Assets, serveAssets } from './assets';
import { type ErrorDeps, replyNowhere, replyWithError } from './error-reply';
import { headersFor, type Openness } from './headers';
import { answerPage, formats, type Format } from './answer-page';
import type { PageDefinition } from './page';
import { serveEmbedScript } from './embed/serve-embed';
import { pages } from './pages';
import { readRequest } from './read-request';
import { embeds } from './pages/embed/embeds';

export interface ExplorerDeps extends ErrorDeps {
  readonly answers: Answers;
  readonly publicRead: boolean;
  /** Whether pages of any origin may show views. */
  readonly embeds: boolean;
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
  app.route({
    method: 'GET',
    url: '*',
    handler(request, reply) {
      void reply.header('vary', `${VARY}, Accept`).headers(headersFor('page'));
      return replyNowhere(deps, assets, request, reply);
    },
  });
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
  const pathname = request.url.split('?')[0]!;
  const [path, format] = formatOf(pathname);
  void reply.header('vary', VARY).headers(headersFor(opennessOf(page, format, deps)));
  try {
    return await answer(deps, assets, page, { request, reply, path, format });
  } catch (error) {
    if (!format.isPage) throw error;
    return replyWithError(deps, assets, page, { request, reply, path }, error);
  }
}

/** Other sites read files where they may show views. */
function opennessOf(
  { frame }: PageDefinition<never>,
  { isPage }: Format,
  { embeds }: ExplorerDeps,
): Openness {
  if (!isPage) return embeds ? 'file' : 'page';
  return frame === 'embed' ? 'frame' : 'page';
}

interface Asked {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly path: string;
  readonly format: Format;
}

async function answer(
  deps: ExplorerDeps,
  assets: Assets,
  page: PageDefinition<never>,
  { request, reply, path, format }: Asked,
): Promise<unknown> {
  const { answers, publicRead, senderOf, viewerOf } = deps;
  const viewer = await viewerOf(senderOf(request.raw));
  const asked = readRequest(request, path);
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
