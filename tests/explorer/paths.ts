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
    '/disputes',
    '/review',
    '/disputes?kind=SUCCESSION',
    '/event/victory-day',
    '/event/victory-day-parade-2025?saidBy=yesterday',
  ];
}
