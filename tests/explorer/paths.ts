import type { TestServer } from '../support/server';

/** The paths of the story's pages, one of each kind or more, and of some errors. */
export async function pathsOfStory(server: TestServer): Promise<string[]> {
  const { data } = await server.query(`{
    sources(first: 1, where: { text: "guests expected" }) { nodes { id } }
    claims(first: 1, where: { property: { eq: "status" } }) { nodes { id } }
    datasets { id }
  }`);
  const { sources, claims, datasets } = data!;
  return [
    '/',
    '/search',
    '/search?q=kim+jung-un',
    '/event/victory-day-parade-2025',
    '/event/victory-day-parade-2025?saidBy=2025-08-21&cite=1',
    '/event/victory-day-parade-2015',
    '/leader/kim-jong-un',
    '/leader/lee-jae-myung?lang=ko',
    '/country/north-korea',
    '/organization/western-leaders',
    '/series/victory-day-parade',
    `/source/${sources.nodes[0].id}`,
    `/claim/${claims.nodes[0].id}`,
    `/dataset/${datasets[0].id}`,
    '/graph',
    '/graph?of=north-korea',
    '/graph?of=north-korea&via=RELATIONSHIP,EVENT,TENURE,BORDER',
    '/graph?of=lee-jae-myung&to=kim-jong-un&saidBy=2025-09-01',
    '/graph?of=kim-jong-on',
    '/timeline',
    '/timeline?groupBy=TYPE&interval=MONTH',
    '/map',
    '/embed/roster?event=victory-day-parade-2025',
    '/embed/graph?of=kim-jong-un',
    '/embed/timeline?groupBy=TYPE',
    '/embed/map',
    '/disputes',
    '/review',
    '/disputes?kind=SUCCESSION',
    '/event/victory-day',
    '/event/victory-day-parade-2025?saidBy=yesterday',
  ];
}
