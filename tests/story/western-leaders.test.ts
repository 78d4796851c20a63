import type { Made } from '../support/factories';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { PARADE, SLUG } from './parade';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
}, 120_000);
afterAll(() => rostrum.close());

test.each([
  ['2025-08-19', []],
  ['2025-08-21', ['lee-jae-myung NOT_EXPECTED']],
  ['2025-08-28', ['western-leaders NOT_EXPECTED']],
  ['2025-09-03', ['western-leaders NOT_EXPECTED']],
])('the absent participants, as claimed by %s', async (day, absent) => {
  const { asOf } = await rostrum.ask(
    `query ($day: Date) { asOf(saidBy: $day) { absences(event: "${PARADE}") { basis ${SLUG} } } }`,
    { day },
  );
  expect(asOf.absences.map(({ participant, basis }: any) => `${participant.slug} ${basis}`)).toEqual(absent);
});

describe('places in which Western leaders have members', () => {
  let france: Made;
  beforeAll(async () => {
    const found = (await rostrum.ask(`{
      group: organization(slug: "western-leaders") { id slug }
      fico: leader(slug: "robert-fico") { id slug }
      slovakia: country(iso3: "SVK") { id slug }
      france: country(iso3: "FRA") { id slug }
    }`)) as Record<string, Made>;
    france = found.france!;
    for (const member of [found.fico!, found.slovakia!, france]) {
      await rostrum.make.relationship(member, found.group!, {
        type: 'MEMBERSHIP',
        valid: '2004/..',
        evidence: { saidAt: '2025-08-01' },
      });
    }
  });

  test('France is absent with them; Slovakia and its Prime Minister, who comes, are not', async () => {
    const { absences } = await rostrum.ask(`{ absences(event: "${PARADE}") { basis status ${SLUG} } }`);
    expect(absences.map(({ participant, basis }: any) => `${participant.slug} ${basis}`)).toEqual([
      'western-leaders NOT_EXPECTED',
      'france MEMBER_OF_GROUP',
    ]);
    expect(absences[1].status).toBe('NOT_EXPECTED');
  });

  test.each([
    ['robert-fico', false, 1],
    ['slovakia', false, 1],
    ['slovakia', true, 1],
    ['france', false, 0],
    ['france', true, 1],
  ])('the parade is an event of %s, including members of groups: %s', async (slug, includeMembers, count) => {
    const { events } = await rostrum.ask(
      `query ($slug: ID!, $members: Boolean) {
        events(where: { series: { eq: "victory-day-parade" }, participant: { any: [$slug], includeMembers: $members } }) {
          totalCount nodes { slug }
        }
      }`,
      { slug, members: includeMembers },
    );
    expect(events).toEqual({ totalCount: count, nodes: count ? [{ slug: PARADE }] : [] });
  });

  test('the status of Slovakia is its own, not that of the group', async () => {
    const { event } = await rostrum.ask(`{ event(slug: "${PARADE}") {
      participations(where: { country: { eq: "SVK" } }) { nodes { status level ${SLUG} } }
    } }`);
    expect(event.participations.nodes).toEqual([
      { status: 'CONFIRMED', level: 'HEAD_OF_GOVERNMENT', participant: { slug: 'robert-fico' } },
    ]);
  });
});
