import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum();
});
afterAll(() => rostrum.close());

const listed = async (slug: string, text: string, at = '') => {
  const question = `event(slug: "${slug}") { slug type status participations { totalCount } }
    events(where: { text: "${text}" }) { totalCount nodes { slug } }
    search(query: "${text}") { nodes { ... on Event { slug } } }`;
  const data = await rostrum.ask(at ? `{ asOf(${at}) { ${question} } }` : `{ ${question} }`);
  const { event, events, search } = at ? data.asOf : data;
  return { event, count: events.totalCount, listed: events.nodes.length, found: search.nodes.length };
};

test('an event exists from the day of the first claim about a participation on', async () => {
  const event = await rostrum.make.event({ name: 'Wedding of Figaro', evidence: { saidAt: '2025-08-20' } });
  const guest = await rostrum.make.leader();
  await rostrum.make.participation(event, guest, { status: 'INVITED', evidence: { saidAt: '2025-07-02' } });
  expect(await listed(event.slug, 'Figaro', 'saidBy: "2025-07-01"')).toEqual({
    event: null,
    count: 0,
    listed: 0,
    found: 0,
  });
  expect(await listed(event.slug, 'Figaro', 'saidBy: "2025-07-15"')).toEqual({
    event: { slug: event.slug, type: 'OTHER', status: 'UNKNOWN', participations: { totalCount: 1 } },
    count: 1,
    listed: 1,
    found: 1,
  });
  const { asOf } = await rostrum.ask(
    `{ asOf(saidBy: "2025-07-15") { leader(id: "${guest.id}") { events { totalCount nodes { slug } } } } }`,
  );
  expect(asOf.leader.events).toEqual({ totalCount: 1, nodes: [{ slug: event.slug }] });
});

test('an event whose own claims are rejected stands while a participation does, and goes with the last', async () => {
  const event = await rostrum.make.event({ name: 'Barber of Seville' });
  const guest = await rostrum.make.leader();
  const { claim } = await rostrum.make.participation(event, guest);
  const { event: found } = await rostrum.ask(`{ event(id: "${event.id}") { claims { nodes { id } } } }`);
  const review = (claims: string[], to: string) =>
    rostrum.tell(
      'reviewClaims',
      { claims, review: to, reason: 'So.' },
      '{ userErrors { message } }',
      'REVIEWER',
    );
  await review(
    found.claims.nodes.map(({ id }: any) => id),
    'REJECTED',
  );
  expect(await listed(event.slug, 'Seville')).toMatchObject({ count: 1, found: 1 });
  const { event: still } = await rostrum.ask(
    `{ event(id: "${event.id}") { participations { nodes { claims { id } } } } }`,
  );
  await review(
    still.participations.nodes[0].claims.map(({ id }: any) => id),
    'REJECTED',
  );
  expect(await listed(event.slug, 'Seville')).toEqual({ event: null, count: 0, listed: 0, found: 0 });
  await review([claim], 'ACCEPTED');
  expect(await listed(event.slug, 'Seville')).toMatchObject({ count: 1, found: 1 });
});
