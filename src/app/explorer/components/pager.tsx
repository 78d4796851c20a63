import { usePage } from '../page-request';

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

interface NextPageProps {
  readonly pageInfo: PageInfo;
  /** The parameter of the address with the cursor. */
  readonly name?: string;
  /** What the list is of, for pages with several lists. */
  readonly list?: string;
}

/** The link to the next page of a long list, and back to its beginning. */
export function NextPage({ pageInfo, name = 'after', list = 'the list' }: NextPageProps) {
  const page = usePage();
  const isFirst = !page.search.has(name);
  if (isFirst && !pageInfo.hasNextPage) return null;
  return (
    <nav class="pager" aria-label={`Pages of ${list}`}>
      {!isFirst && <a href={page.here({ [name]: null })}>‹ From the beginning</a>}
      {pageInfo.hasNextPage && (
        <a rel="next" href={page.here({ [name]: pageInfo.endCursor })}>
          More ›
        </a>
      )}
    </nav>
  );
}
