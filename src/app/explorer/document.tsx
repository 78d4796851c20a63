import { renderToString } from 'preact-render-to-string';
import type { Assets } from './assets';
import { Layout } from './layout';
import type { PageDefinition, Presented } from './page';
import { type PageRequest, PageRequestContext } from './page-request';
import { Shell } from './shell';

/** What a page of HTML is made of. */
interface HtmlParts {
  readonly assets: Assets;
  readonly page: Pick<PageDefinition<never>, 'document' | 'scripts' | 'frame'>;
  readonly request: PageRequest;
  readonly presented: Presented;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The token by which the data of the page can be asked for again; null if the page is not cited. */
  readonly snapshot: string | null;
}

/** The complete HTML document of a page. */
export function htmlOf({ assets, page, request, presented, variables, snapshot }: HtmlParts): string {
  const { title, description, body, drawing, embed } = presented;
  const isEmbed = page.frame === 'embed';
  const scripts = [
    ...(isEmbed ? ['frame'] : ['page']),
    ...(drawing && !isEmbed ? ['drawing'] : []),
    ...(page.scripts ?? []),
  ];
  const html = renderToString(
    <PageRequestContext.Provider value={request}>
      <Shell title={title} description={description} assets={assets} scripts={scripts} isEmbed={isEmbed}>
        {isEmbed ? (
          body
        ) : (
          <Layout
            title={title}
            query={{ document: page.document, variables }}
            snapshot={snapshot}
            hasDrawing={drawing !== undefined}
            embed={embed}
          >
            {body}
          </Layout>
        )}
      </Shell>
    </PageRequestContext.Provider>,
  );
  return `<!doctype html>${html}\n`;
}
