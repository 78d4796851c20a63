import { pipeline, Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Viewer } from '../../platform/auth/roles';
import { Role } from '../../platform/auth/roles';
import { ErrorCode, RostrumError } from '../../platform/errors';
import { encoder, encodingFor } from '../../platform/http/compression';
import { servePage } from '../../api/http/page';
import { chooseExport } from './formats';
import type { AnyAnswer } from './formats/format';
import { exportIndex } from './index-page';
import { inPieces } from './in-pieces';
import { readParameters, readQuestion } from './question';
import { askForItems, type ExportDeps } from './read-items';

export interface ExportServing extends ExportDeps {
  publicRead: boolean;
  viewerOf(authorization: string | undefined): Promise<Viewer>;
}

const FILE = /^([a-z]+)\.([a-z]+)$/;

/** Serves `GET /export/<list>.<format>`: the lists of GraphQL as files of any length, streamed as fast as they are read. */
export function serveExport(app: FastifyInstance, deps: ExportServing): void {
  servePage(app, '/export', () => exportIndex(deps.schema));
  app.route<{ Params: { file: string }; Querystring: Record<string, unknown> }>({
    method: ['GET', 'HEAD'],
    url: '/export/:file',
    preHandler: (request) => admit(deps, request),
    async handler(request, reply) {
      const [, list = request.params.file, ending = ''] = FILE.exec(request.params.file) ?? [];
      const { resource, format } = chooseExport(list, ending);
      const question = await readQuestion(deps, resource, readParameters(request.query));
      const answer = (await askForItems(deps, question)) as AnyAnswer;
      const pieces = inPieces(format.write(answer));
      // What goes wrong at once is still answered as an error.
      const first = await pieces.next();
      const encoding = encodingFor(request.headers['accept-encoding']);
      void reply
        .header('content-type', format.mediaType)
        .header('content-disposition', `attachment; filename="rostrum-${resource}.${format.name}"`)
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', deps.publicRead ? 'no-cache' : 'private, no-cache')
        .header('vary', 'Origin, Accept-Encoding, Authorization');
      if (encoding) void reply.header('content-encoding', encoding);
      // The rest would be read for nothing.
      if (request.method === 'HEAD') {
        await pieces.return();
        return reply.send();
      }
      const file = Readable.from(goOn(first, pieces), { objectMode: false });
      return reply.send(encoding ? pipeline(file, encoder(encoding), () => {}) : file);
    },
  });
}

async function admit({ publicRead, viewerOf }: ExportServing, request: FastifyRequest): Promise<void> {
  const { role } = await viewerOf(request.headers.authorization);
  if (publicRead || role !== Role.ANONYMOUS) return;
  throw new RostrumError(
    ErrorCode.UNAUTHENTICATED,
    'Reading is not public here. Send "authorization: Bearer <API key or JWT>".',
  );
}

async function* goOn(
  first: IteratorResult<string, void>,
  rest: AsyncGenerator<string, void>,
): AsyncGenerator<string, void> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}
