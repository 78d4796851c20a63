import { pipeline, Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuseClosedReading } from '../../platform/auth/closed-reading';
import type { Viewer } from '../../platform/auth/policy';
import type { Admission } from '../../platform/limits/admission';
import type { Caller, SenderOf } from '../../platform/limits/caller';
import { turns } from '../../platform/limits/turns';
import type { ViewerOf } from '../../platform/auth/viewer';
import { cacheControlFor, namesTag, tagOf } from '../../platform/http/headers';
import { encoder } from '../../platform/http/compression';
import { encodingFor } from '../../platform/http/negotiate';
import { servePage } from '../../api/http/page';
import type { Sessions } from '../../api/live/sessions';
import { queryFor } from '../../platform/postgres/cancel';
import type { Tracer } from '../../platform/tracing/tracer';
import { VERSION } from '../../platform/version';
import { chooseExport } from './formats';
import type { AnyExportResult } from './formats/format';
import { ExportPlaces } from './export-places';
import { exportIndex } from './index-page';
import { inPieces } from './in-pieces';
import { traceExport } from './trace-export';
import { readParameters, readExportQuery } from './export-query';
import { queryItems, type ExportDeps, type ExportQuery, type Pacing } from './read-items';

export interface ExportServing extends ExportDeps {
  /** Admits the statements of pages. */
  admission: Admission;
  publicRead: boolean;
  senderOf: SenderOf;
  viewerOf: ViewerOf;
  /** Ends a file whose key is revoked while it is written. */
  sessions: Sessions;
  /** Null where traces are not exported. */
  tracer: Tracer | null;
}

// In milliseconds: to make the statement of a page, and for PostgreSQL to execute it.
const COMPILE_MS = 8;
const PAGE_MS = 100;
// What a row of a file costs; a piece has some of them.
const BYTES_OF_A_ROW = 300;

const FILE = /^([a-z]+)\.([a-z]+)$/;

/**
 * Serves `GET /export/<list>.<format>`: the lists of GraphQL as files of any length, streamed as they are
 * read.
 */
export function serveExport(app: FastifyInstance, deps: ExportServing): void {
  const places = new ExportPlaces();
  servePage(app, '/export', () => exportIndex(deps.schema));
  app.route<{ Params: { file: string }; Querystring: Record<string, unknown> }>({
    method: ['GET', 'HEAD'],
    url: '/export/:file',
    async handler(request, reply) {
      const viewer = await admit(deps, request);
      const { caller } = viewer;
      const traced = traceExport(deps.tracer, request, reply);
      const [, list = request.params.file, ending = ''] = FILE.exec(request.params.file) ?? [];
      const { resource, format } = chooseExport(list, ending);
      traced?.chosen(resource, format.name);
      const question = await readExportQuery(deps, resource, readParameters(request.query));
      const { raw } = request;
      reply.raw.once(
        'close',
        places.begin(caller!.id, raw.socket, () => raw.destroy()),
      );
      reply.raw.once(
        'close',
        deps.sessions.begin(viewer, () => raw.destroy()),
      );
      turns.admit();
      await turns.before(COMPILE_MS);
      const pacing = traced ? traced.paced(besideOthers(deps, caller!)) : besideOthers(deps, caller!);
      const answer = (await queryItems(deps, question, pacing)) as AnyExportResult;
      const etag = tagOf(JSON.stringify([request.url, question.scope.today, answer.recording, VERSION]));
      const keep = () =>
        reply
          .header('etag', etag)
          .header('cache-control', cacheControlFor(keepingOf(question), deps.publicRead))
          .header('vary', 'Origin, Accept-Encoding, Authorization');
      if (namesTag(request.headers['if-none-match'], etag)) return keep().code(304).send();
      const pieces = charged(inPieces(format.write(answer)), caller!);
      // An early failure can still be reported as an error.
      const first = await pieces.next();
      const encoding = encodingFor(request.headers['accept-encoding']);
      void keep()
        .header('content-type', format.mediaType)
        .header('content-disposition', `attachment; filename="rostrum-${resource}.${format.name}"`)
        .header('x-content-type-options', 'nosniff');
      if (encoding) void reply.header('content-encoding', encoding);
      // The rest would be read in vain.
      if (request.method === 'HEAD') {
        await pieces.return();
        return reply.send();
      }
      const file = Readable.from(goOn(first, pieces), { objectMode: false });
      return reply.send(encoding ? pipeline(file, encoder(encoding), () => {}) : file);
    },
  });
}

async function admit(
  { publicRead, senderOf, viewerOf }: ExportServing,
  request: FastifyRequest,
): Promise<Viewer> {
  const viewer = await viewerOf(senderOf(request.raw));
  if (!publicRead) refuseClosedReading(viewer);
  return viewer;
}

/**
 * Statements are admitted as long ones, and cancelled if the client hangs up; items are written in turns. A file that has
 * begun is not refused any more.
 */
function besideOthers({ pool, admission }: ExportServing, caller: Caller): Pacing {
  let isPatient = false;
  return {
    async query(statement, cost) {
      caller.charge(cost);
      const result = await admission.run(caller, { expectedMs: PAGE_MS, isPatient }, () =>
        queryFor(caller, pool, statement),
      );
      isPatient = true;
      return result as never;
    },
    items: (items) => turns.each(items),
  };
}

/** Charges a file to its caller as it is written. */
async function* charged(pieces: AsyncGenerator<string, void>, caller: Caller): AsyncGenerator<string, void> {
  for await (const piece of pieces) {
    caller.charge(piece.length / BYTES_OF_A_ROW);
    yield piece;
  }
}

/** The state known at an instant is constant until the day changes. */
const keepingOf = ({ scope }: ExportQuery) => (scope.known === null ? 'while-unchanged' : 'for-the-day');

async function* goOn(
  first: IteratorResult<string, void>,
  rest: AsyncGenerator<string, void>,
): AsyncGenerator<string, void> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}
