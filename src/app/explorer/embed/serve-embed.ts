import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { answerOf, sendAnswer } from '../../../api/answers/answers';

/** Serves /embed.js, which scripts/build-explorer.mjs built into `directory`, to the pages of any origin. */
export function serveEmbedScript(app: FastifyInstance, directory: string): void {
  const file = join(directory, 'embed.js');
  const script = existsSync(file)
    ? answerOf(readFileSync(file, 'utf8'), { recording: null, isLasting: true })
    : null;
  app.route({
    method: ['GET', 'HEAD'],
    url: '/embed.js',
    handler(request, reply) {
      if (script === null)
        return reply
          .code(503)
          .type('text/plain; charset=utf-8')
          .send('/embed.js has not been built. Run "npm run build", then restart the server.\n');
      void reply
        .header('access-control-allow-origin', '*')
        .header('vary', 'Origin, Accept-Encoding')
        .header('x-content-type-options', 'nosniff');
      return sendAnswer(request, reply, script, {
        mediaType: 'text/javascript; charset=utf-8',
        cacheControl: 'no-cache',
        grown: () => {},
      });
    },
  });
}
