import type { ComponentChildren } from 'preact';
import { linkTo } from '../graphiql/link';
import { Cite } from './components/cite';
import { EmbedCode, type EmbedTag } from './components/embed-code';
import { usePage } from './page-request';

/** A GraphQL document with its variables. */
export interface Query {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface LayoutProps {
  readonly title: string;
  /** Null for pages that ask nothing, such as errors. */
  readonly query: Query | null;
  readonly snapshot: string | null;
  /** Whether the page has a drawing, which can be taken along as an image. */
  readonly hasDrawing?: boolean;
  /** The element of embed.js that shows the page within others. */
  readonly embed?: EmbedTag;
  readonly children: ComponentChildren;
}

/** Header with search, the page, and what can be taken along. */
export function Layout({ children, query, ...taken }: LayoutProps) {
  const page = usePage();
  return (
    <>
      <a class="skip" href="#main">
        Skip to the page
      </a>
      <header class="site">
        <a class="mark" href={page.to('/')}>
          Rostrum
        </a>
        <form class="find" action="/search" role="search">
          <input
            type="search"
            name="q"
            aria-label="Search people, countries, events"
            placeholder="Search people, countries, events"
            value={page.path === '/search' ? (page.search.get('q') ?? '') : ''}
            autocomplete="off"
          />
          <KeptInputs />
          <button>Search</button>
        </form>
        <nav aria-label="Site">
          <a href={page.to('/timeline')}>Timeline</a>
          <a href={page.to('/map')}>Map</a>
          <a href={page.to('/graph')}>Graph</a>
          <a href={page.to('/disputes')}>Disputes</a>
          <a href="/graphiql">GraphiQL</a>
        </nav>
      </header>
      <main id="main">{children}</main>
      {query && <TakeAlong query={query} {...taken} />}
    </>
  );
}

/** Hidden inputs by which a form of GET keeps the times and the language. */
export function KeptInputs({ except = [] }: { readonly except?: readonly string[] }) {
  const { times, namedLanguage } = usePage();
  return (
    <>
      {Object.entries({ ...times, lang: namedLanguage })
        .filter(([name, value]) => value !== null && !except.includes(name))
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value!} />
        ))}
    </>
  );
}

interface TakeAlongProps extends Omit<LayoutProps, 'children' | 'query'> {
  readonly query: Query;
}

function TakeAlong({ title, query, snapshot, hasDrawing = false, embed }: TakeAlongProps) {
  const page = usePage();
  return (
    <footer class="site" id="take" data-part="take">
      <p class="take">
        <a href={linkTo(`# ${title}\n${query.document.trim()}`, query.variables)}>View query</a>
        <a href={page.here({ cite: null }, '.csv')}>CSV</a>
        <a href={page.here({ cite: null }, '.json')}>JSON</a>
        {hasDrawing && (
          <>
            <a href={page.here({ cite: null }, '.svg')}>SVG</a>
            <button type="button" hidden data-png={page.here({ cite: null }, '.svg')}>
              PNG
            </button>
          </>
        )}
        <a href={`${page.here({ cite: 1 })}#cite`}>Cite</a>
      </p>
      {embed && <EmbedCode tag={embed} />}
      {snapshot !== null && <Cite title={title} snapshot={snapshot} />}
      <p class="small">
        Every value stands by a claim with its source. <a href="/rows">Rows</a> and{' '}
        <a href="/export">files</a> have the same data. Drafts wait for <a href="/review">review</a>.
      </p>
    </footer>
  );
}
