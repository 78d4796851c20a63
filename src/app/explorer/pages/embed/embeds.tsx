import type { VNode } from 'preact';
import type { ViewName } from '../../embed/attributes';
import type { PageDefinition, Presented } from '../../page';
import { type PageRequest, PageRequestContext } from '../../page-request';
import { isPast } from '../../times';
import { timesSentence } from '../../times-sentence';
import { THEMES } from '../../views/paint';
import { badInput } from '../../../../platform/errors';
import { eventPage } from '../event/event.page';
import { graphPage } from '../graph/graph.page';
import { mapPage } from '../map/map.page';
import { timelinePage } from '../timeline/timeline.page';

/** A view for the pages of others: what a page shows without what is around it, with links to the page. */
function embedOf(
  name: ViewName,
  page: PageDefinition<never>,
  /** The request of the page that an embed shows a part of. */
  inside: (request: PageRequest) => PageRequest,
): PageDefinition<never> {
  return {
    ...page,
    path: `/embed/${name}`,
    frame: 'embed',
    variables: (request) => page.variables?.(inside(withTheme(request))) ?? {},
    soughtIn: (request) => page.soughtIn?.(inside(request)) ?? '',
    present(data, request) {
      const shown = inside(request);
      const presented = page.present(data, shown);
      return presented && { ...presented, body: framed(presented, shown) };
    },
  };
}

/** The same request. Throws BAD_USER_INPUT if it names a theme that there is not. */
function withTheme(request: PageRequest): PageRequest {
  const theme = request.search.get('theme');
  if (theme === null || theme === '' || THEMES.some((each) => each === theme)) return request;
  throw badInput(['theme'], `theme must be one of ${THEMES.join(', ')}, not "${theme}".`);
}

function framed({ title, embedded, body }: Presented, page: PageRequest): VNode {
  return (
    <PageRequestContext.Provider value={page}>
      <main class="embedded">
        <h1>
          <a href={page.here()}>{title}</a>
        </h1>
        {isPast(page.times) && <p class="small">{timesSentence(page.times)}.</p>}
        {embedded ?? body}
        <p class="small">
          Source: <a href={page.here()}>Rostrum</a>
        </p>
      </main>
    </PageRequestContext.Provider>
  );
}

const sameAs = (path: string) => (request: PageRequest) => request.as(path, {}, ['theme']);

function ofEvent(request: PageRequest): PageRequest {
  const event = request.search.get('event')?.trim();
  if (!event) throw badInput(['event'], 'event must be the slug of an event: victory-day-parade-2025.');
  return request.as(`/event/${encodeURIComponent(event)}`, { slug: event }, ['event', 'theme']);
}

/** Every view for the pages of others, as shown in frames and by the elements of embed.js. */
export const embeds: readonly PageDefinition<never>[] = [
  embedOf('roster', eventPage, ofEvent),
  embedOf('graph', graphPage, sameAs('/graph')),
  embedOf('timeline', timelinePage, sameAs('/timeline')),
  embedOf('map', mapPage, sameAs('/map')),
];
