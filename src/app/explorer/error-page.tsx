import { renderToString } from 'preact-render-to-string';
import type { Explained } from '../../api/http/format-error';
import type { Assets } from './assets';
import { Layout } from './layout';
import { type PageRequest, PageRequestContext } from './page-request';
import { Shell } from './shell';
import { isPast } from './times';
import type { Thing } from './components/thing';
import { ThingLink } from './components/thing';

const TITLES: Readonly<Record<number, string>> = {
  400: 'This address cannot be read',
  401: 'Reading is not public here',
  403: 'This is not permitted',
  404: 'There is nothing here',
  429: 'Too many requests',
  503: 'Not available at the moment',
  504: 'This took too long',
};

interface ErrorPageProps {
  readonly assets: Assets;
  readonly request: PageRequest;
  readonly explained: Explained & { readonly status: number };
  /** What the reader may have looked for. */
  readonly suggestions: readonly Thing[];
  /** Whether it is shown in a page of another site. */
  readonly isEmbed: boolean;
}

/** The HTML document for an error: what went wrong, what would be right, and where to go on; in a frame the message alone. */
export function errorPage({ assets, request, isEmbed, ...error }: ErrorPageProps): string {
  const title = TITLES[error.explained.status] ?? 'Something went wrong';
  const html = renderToString(
    <PageRequestContext.Provider value={request}>
      <Shell title={title} assets={assets} scripts={[isEmbed ? 'frame' : 'page']} isEmbed={isEmbed}>
        {isEmbed ? <Message title={title} {...error} /> : <Page title={title} request={request} {...error} />}
      </Shell>
    </PageRequestContext.Provider>,
  );
  return `<!doctype html>${html}\n`;
}

interface MessageProps extends Pick<ErrorPageProps, 'explained'> {
  readonly title: string;
}

/** What went wrong, where there is room for little. */
const Message = ({ title, explained: { message } }: MessageProps) => (
  <main class="embedded">
    <h1>{title}</h1>
    <p>{message}</p>
    <p class="small">
      Source: <a href="/">Rostrum</a>
    </p>
  </main>
);

type PageProps = MessageProps & Pick<ErrorPageProps, 'request' | 'suggestions'>;

function Page({ title, request, explained, suggestions }: PageProps) {
  const { field } = explained as { field?: string };
  return (
    <Layout title={title} query={null} snapshot={null}>
      <div class="head">
        <p class="kicker">
          {explained.status} {explained.code}
        </p>
        <h1>{title}</h1>
        <p class="lead">{explained.message}</p>
        {field && (
          <p>
            Parameter: <code>{field}</code>
          </p>
        )}
      </div>
      {suggestions.length > 0 && (
        <section>
          <h2>Did you look for one of these?</h2>
          <ul>
            {suggestions.map((thing) => (
              <li>
                <ThingLink thing={thing} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <p class="pager">
        {explained.status !== 404 && isPast(request.times) && (
          <a href={request.here({ saidBy: null, validAt: null, knownAt: null })}>The same address, now</a>
        )}
        <a href="/">To the start</a>
      </p>
    </Layout>
  );
}
