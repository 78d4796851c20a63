import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Executing } from '../../api/execute';
import { explainOutside } from '../../api/http/error-handler';
import { ANONYMOUS } from '../../platform/auth/policy';
import { ErrorCode, RostrumError } from '../../platform/errors';
import { prefersPage } from '../../platform/http/negotiate';
import type { Assets } from './assets';
import { errorPage } from './error-page';
import type { PageDefinition } from './page';
import type { PageRequest } from './page-request';
import { readRequest } from './read-request';
import { suggest } from './suggestions';

export interface ErrorDeps extends Executing {
  readonly bodyLimit: number;
  readonly log: Logger;
}

/** Sends the page of an error; where nothing was found, with what may have been meant. */
export async function replyWithError(
  deps: ErrorDeps,
  assets: Assets,
  page: Pick<PageDefinition<never>, 'soughtIn' | 'frame'>,
  { request, reply, path }: { request: FastifyRequest; reply: FastifyReply; path: string },
  error: unknown,
): Promise<unknown> {
  const { log, bodyLimit } = deps;
  const explained = explainOutside(error as never, request, reply, { log, bodyLimit });
  if (explained.status === 401) void reply.header('www-authenticate', 'Bearer');
  const asked = plainRequest(request, path);
  const isEmbed = page.frame === 'embed';
  const sought = explained.status === 404 && !isEmbed ? page.soughtIn?.(asked) : undefined;
  const suggestions = sought === undefined ? [] : await suggest(deps, sought, asked.language, ANONYMOUS);
  const html = errorPage({ assets, request: asked, explained, suggestions, isEmbed });
  return reply
    .code(explained.status)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html);
}

/** The same address without the parameters, if they cannot be read. */
function plainRequest(request: FastifyRequest, path: string): PageRequest {
  try {
    return readRequest(request, path);
  } catch {
    return readRequest(request, path, '');
  }
}

/** What is looked for at a path without a page: its last part. */
const NOWHERE = { soughtIn: ({ path }: PageRequest) => path.split('/').at(-1)! };

/** Answers a browser at a path where nothing is; any other client gets the error as JSON. */
export function replyNowhere(deps: ErrorDeps, assets: Assets, request: FastifyRequest, reply: FastifyReply) {
  if (!prefersPage(request.headers.accept)) return reply.callNotFound();
  const path = decoded(request.url.split('?')[0]!);
  const error = new RostrumError(ErrorCode.NOT_FOUND, `There is no page at ${path}.`);
  return replyWithError(deps, assets, NOWHERE, { request, reply, path }, error);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
