import { Content, Head } from '../../components/head';
import { NextPage, type PageInfo } from '../../components/pager';
import { pathOf, type Thing, ThingLink } from '../../components/thing';
import { TimeBar } from '../../components/time-bar';
import { AT_TIMES, NAMED_FRAGMENT, PAGING, TIME_VARIABLES } from '../../fragments';
import { KeptInputs } from '../../layout';
import { column } from '../../../../io/export/formats/csv-columns';
import { definePage } from '../../page';
import { usePage } from '../../page-request';
import { choiceOf } from '../../parameters';
import { words } from '../../words';

const KINDS = ['COUNTRY', 'LEADER', 'ORGANIZATION', 'EVENT', 'SERIES'] as const;

const SEARCH_PAGE = `query SearchPage($q: String!, $kinds: [EntityKind!], $after: String, $isAsked: Boolean!, ${TIME_VARIABLES}) {
  ${AT_TIMES} {
    search(query: $q, kinds: $kinds, first: 20, after: $after) @include(if: $isAsked) {
      totalCount ${PAGING}
      edges { matched node { ...Named description } }
    }
  }
}
${NAMED_FRAGMENT}`;

interface Find {
  readonly matched: string;
  readonly node: Thing & { readonly description: string };
}

interface SearchData {
  readonly asOf: {
    /** Missing if nothing was searched for. */
    readonly search?: {
      readonly totalCount: number;
      readonly pageInfo: PageInfo;
      readonly edges: readonly Find[];
    };
  };
}

/** Finds by name or other words, in any language and script. */
export const searchPage = definePage<SearchData>({
  path: '/search',
  document: SEARCH_PAGE,
  variables({ search }) {
    const q = search.get('q')?.trim() ?? '';
    const kind = choiceOf(search, 'kind', KINDS);
    return { q, isAsked: q !== '', kinds: kind && [kind], after: search.get('after') };
  },
  present: ({ asOf: { search } }, request) => ({
    title: search ? `Search: ${request.search.get('q')}` : 'Search',
    body: <SearchPage found={search} />,
    table: {
      columns: [
        column<Find>('kind', ({ node }) => node.__typename),
        column<Find>('slug', ({ node }) => node.slug),
        column<Find>('name', ({ node }) => node.name),
        column<Find>('matched', ({ matched }) => matched),
        column<Find>('description', ({ node }) => node.description),
        column<Find>('page', ({ node }) => request.to(pathOf(node))),
      ],
      items: search?.edges ?? [],
    },
  }),
});

function SearchPage({ found }: { readonly found: SearchData['asOf']['search'] }) {
  const { search } = usePage();
  return (
    <>
      <Head kicker="Names in any language and script, former ones and misspellings too" title="Search">
        <form class="fields" action="/search">
          <label>
            Name or words
            <input type="search" name="q" value={search.get('q') ?? ''} />
          </label>
          <label>
            Kind
            <select name="kind">
              <option value="">All</option>
              {KINDS.map((kind) => (
                <option value={kind} selected={search.get('kind')?.toUpperCase() === kind}>
                  {words(kind)}
                </option>
              ))}
            </select>
          </label>
          <KeptInputs />
          <button>Search</button>
        </form>
      </Head>
      <TimeBar />
      <Content>
        {found && (
          <h2>
            Found <span class="count">{found.totalCount.toLocaleString('en')}</span>
          </h2>
        )}
        {found?.edges.length === 0 && <p class="empty">Nothing has this name. Try fewer words.</p>}
        <ul class="plain">
          {found?.edges.map(({ node, matched }) => (
            <li>
              <ThingLink thing={node} />
              {matched !== node.name && matched !== node.original && (
                <span class="small"> found as “{matched}”</span>
              )}
              <p class="small">{node.description}</p>
            </li>
          ))}
        </ul>
        {found && <NextPage pageInfo={found.pageInfo} />}
      </Content>
    </>
  );
}
