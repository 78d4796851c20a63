import type { FastifyRequest } from 'fastify';
import { now } from '../../engine/query/plan/deferred';
import { namedLanguage, preferredLanguage } from './languages';
import { PageRequest } from './page-request';
import { readTimes } from './times';

/** Reads what a request asks of the page at a path. Throws BAD_USER_INPUT by the name of the parameter. */
export function readRequest(
  request: FastifyRequest,
  path: string,
  query = request.url.split('?', 2)[1] ?? '',
): PageRequest {
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

/** The parameters of the path; the last one without the ending of a file. */
const paramsOf = ({ params }: FastifyRequest): Record<string, string> =>
  Object.fromEntries(
    Object.entries(params as Record<string, string>).map(([name, value]) => [
      name,
      value.replace(/\.(csv|json|svg)$/, ''),
    ]),
  );
