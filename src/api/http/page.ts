import type { FastifyInstance } from 'fastify';
import { answerOf, type Answer, sendAnswer } from '../answers/answers';
import { xml } from '../../platform/http/markup';

const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark }
code { font-size: 0.9em } table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid #8884 }
td code { overflow-wrap: anywhere }`;

/** A page for people; its body is HTML. */
export interface Page {
  title: string;
  body: string;
}

/** Serves a page that is the same for as long as the process runs, and is made when it is first asked for. */
export function servePage(app: FastifyInstance, path: string, make: () => Page): void {
  let page: Answer | undefined;
  app.route({
    method: ['GET', 'HEAD'],
    url: path,
    handler(request, reply) {
      page ??= answerOf(htmlOf(make()), { recording: null, isLasting: true });
      void reply
        .header('vary', 'Origin, Accept-Encoding')
        .header('content-security-policy', CONTENT_SECURITY_POLICY);
      const mediaType = 'text/html; charset=utf-8';
      return sendAnswer(request, reply, page, { mediaType, cacheControl: 'no-cache', grown: () => {} });
    },
  });
  app.get(`${path}/`, (_request, reply) => reply.redirect(path, 308));
}

const htmlOf = ({ title, body }: Page) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${xml(title)}</title><style>${STYLE}</style></head>
<body>
<h1>${xml(title)}</h1>
${body}
</body>
</html>
`;

/** A table of which the cells are HTML. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  return `<table>${row(head, 'th')}${rows.map((cells) => row(cells, 'td')).join('')}</table>`;
}

/** Text as code. */
export const code = (text: string): string => `<code>${xml(text)}</code>`;

/** A link within this server. */
export const link = (address: string): string => `<a href="${xml(address)}">${code(address)}</a>`;
