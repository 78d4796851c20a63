import { startWorld } from '../differential/world';
import type { Rostrum } from '../support/rostrum';

/*
 * Under saidBy, filters by columns of an event are applied as its indexes are read. A text that matches everything keeps them
 * from it, so that each event is computed and compared.
 */

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startWorld(7, 10_000_000);
}, 120_000);
afterAll(() => rostrum.close());

const FILTERS = [
  '{ status: { eq: OCCURRED } }',
  '{ status: { in: [SCHEDULED, CANCELLED] }, time: { from: "2015-01-01" } }',
  '{ NOT: { status: { eq: SCHEDULED } } }',
  '{ NOT: { status: { in: [OCCURRED, UNKNOWN] }, type: { eq: CEREMONY } } }',
  '{ OR: [{ type: { eq: CEREMONY } }, { NOT: { time: { to: "2020-01-01" } } }], quadClass: { in: [VERBAL_COOPERATION, MATERIAL_CONFLICT] } }',
  '{ AND: [{ goldstein: { gt: 0 } }, { NOT: { edition: { eq: "2025" } } }] }',
  '{ cameoCode: { startsWith: "04" }, status: { in: [OCCURRED, SCHEDULED, UNKNOWN] } }',
];

/** The filter, and the same by another way. */
const both = (filter: string) => [filter, filter.replace(/ \}$/, ', text: "-" }')];

it.each(FILTERS)('%s finds the events that have these columns by then', async (filter) => {
  const { rows } = await rostrum.database.pool.query<{ day: string }>(
    `select distinct on (part) said_on::text as day
     from (select said_on, ntile(8) over (order by said_on) as part from claim) said order by part, said_on desc`,
  );
  let found = 0;
  for (const { day } of rows) {
    for (const direction of ['ASC', 'DESC']) {
      const [scanned, compared] = (await Promise.all(
        both(filter).map((where) =>
          rostrum.ask(
            `query ($day: Date!) { asOf(saidBy: $day) {
              events(first: 100, where: ${where}, orderBy: [{ field: TIME, direction: ${direction} }]) { totalCount nodes { slug } }
              last: events(last: 2, where: ${where}) { nodes { slug } }
            } }`,
            { day },
          ),
        ),
      )) as [any, any];
      expect([day, scanned]).toEqual([day, compared]);
      found += scanned.asOf.events.nodes.length;
    }
  }
  expect(found).toBeGreaterThan(0);
});
