import { importJsonl } from '../../src/io/import/import-jsonl';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { everything, merging, moment } from './merge-world';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum();
});
afterAll(() => rostrum.close());

const { merge, presence, tellUnmerge, unmerge } = merging(() => rostrum);

describe('countries and events', () => {
  it('moves places, offices, codes and borders, and returns them', async () => {
    const { make } = rostrum;
    const kept = await make.country();
    const absorbed = await make.country({ iso3: 'ZZZ', region: 'Somewhere' });
    const neighbor = await make.country();
    const organization = await make.organization({ country: absorbed.id });
    const leader = await make.leader();
    const event = await make.event({ place: { name: 'Town', country: absorbed.slug } });
    await make.tenure(leader, absorbed);
    await make.relationship(absorbed, neighbor, { type: 'BORDER' });
    await make.relationship(kept, neighbor, { type: 'BORDER' });
    await make.participation(event, leader, { country: absorbed.id });
    await make.participation(event, absorbed, { role: 'HOST' });
    await make.participation(event, kept, { role: 'HOST' });
    const [before, at] = [await everything(rostrum), await moment()];

    await merge(kept, absorbed);
    const merged = await rostrum.ask(`{
      country(iso3: "ZZZ") { slug region borders { slug } }
      organization(id: "${organization.id}") { country { slug } }
      leader(id: "${leader.id}") { country { slug } }
      events(where: { placeCountry: { eq: "${absorbed.slug}" } }) { nodes { id place { country { slug } } participations { nodes { role country { slug } participant { ... on Entity { slug } } } } } }
    }`);
    const { slug } = kept;
    expect(merged).toEqual({
      country: { slug, region: 'Somewhere', borders: [{ slug: neighbor.slug }] },
      organization: { country: { slug } },
      leader: { country: { slug } },
      events: {
        nodes: [
          {
            id: event.id,
            place: { country: { slug } },
            participations: {
              nodes: [
                { role: 'GUEST', country: { slug }, participant: { slug: leader.slug } },
                { role: 'HOST', country: { slug }, participant: { slug } },
              ],
            },
          },
        ],
      },
    });
    expect(await everything(rostrum, at)).toBe(before);
    const heard = await rostrum.ask(
      `{ asOf(saidBy: "2999-01-01") { event(id: "${event.id}") { place { country { slug } } } } }`,
    );
    expect(heard.asOf.event.place.country).toEqual({ slug });
    await unmerge(absorbed);
    expect(await everything(rostrum)).toBe(before);
  });

  it('keeps a place that was claimed anew', async () => {
    const { make } = rostrum;
    const [kept, absorbed] = [await make.country(), await make.country()];
    const [stays, goes] = [
      await make.event({ place: { name: 'Town', country: absorbed.id } }),
      await make.event({ place: { name: 'Town', country: absorbed.id } }),
    ];
    await merge(kept, absorbed);
    await make.claim(stays.id, 'place', { name: 'Other town', country: absorbed.slug });
    await make.claim(goes.id, 'status', 'CANCELLED');
    await unmerge(absorbed);
    const placed = await rostrum.ask(
      `{ a: event(id: "${stays.id}") { place { country { slug } } } b: event(id: "${goes.id}") { place { country { slug } } } }`,
    );
    expect(placed.a.place.country.slug).toBe(kept.slug);
    expect(placed.b.place.country.slug).toBe(absorbed.slug);
  });

  it('makes no event part of itself', async () => {
    const { make } = rostrum;
    const whole = await make.event();
    const middle = await make.event({ superEvent: whole.id });
    const part = await make.event({ superEvent: middle.id });
    const before = await everything(rostrum);
    await merge(part, whole);
    const { event } = await rostrum.ask(
      `{ event(slug: "${whole.slug}") { id superEvent { id } subEvents { id } } }`,
    );
    expect(event).toEqual({ id: part.id, superEvent: null, subEvents: [{ id: middle.id }] });
    await unmerge(whole);
    expect(await everything(rostrum)).toBe(before);
  });
});

describe('several merges', () => {
  it('follows a chain, and undoes it from its end', async () => {
    const { make } = rostrum;
    const [a, b, c] = [await make.leader(), await make.leader(), await make.leader()];
    await make.claim(a.id, 'intention', 'Of the first');
    const before = await everything(rostrum);
    await merge(b, a);
    const between = await everything(rostrum);
    await merge(c, b);
    expect((await presence(a)).slug).toBe(c.slug);
    const { userErrors } = await tellUnmerge(a.slug);
    expect(userErrors).toMatchObject([
      { code: 'CONFLICT', message: expect.stringContaining(`unmerge ${b.slug} first`) },
    ]);
    await unmerge(b);
    expect((await presence(a)).slug).toBe(b.slug);
    expect(await everything(rostrum)).toBe(between);
    await unmerge(a);
    expect(await everything(rostrum)).toBe(before);
  });

  it('undoes two independent ones in any order', async () => {
    const { make } = rostrum;
    const [a, b, c] = [await make.leader(), await make.leader(), await make.leader()];
    const event = await make.event();
    await make.participation(event, b);
    await make.claim(c.id, 'risk', 'Some');
    const before = await everything(rostrum);
    await merge(a, b);
    await merge(a, c);
    await unmerge(b);
    await unmerge(c);
    expect(await everything(rostrum)).toBe(before);
  });

  it('names the merge to undo first if a later one depends on it', async () => {
    const { make } = rostrum;
    const [a, b, c] = [await make.leader(), await make.leader(), await make.leader()];
    const event = await make.event();
    for (const leader of [b, c]) await make.participation(event, leader);
    const before = await everything(rostrum);
    await merge(a, b);
    await merge(a, c);
    const { userErrors } = await tellUnmerge(b.slug);
    expect(userErrors).toMatchObject([
      { code: 'CONFLICT', message: expect.stringContaining(`unmerge ${c.slug} first`) },
    ]);
    await unmerge(c);
    await unmerge(b);
    expect(await everything(rostrum)).toBe(before);
  });

  it('keeps names of both for a record that was absorbed twice', async () => {
    const { make } = rostrum;
    const [a, b] = [await make.leader({ name: 'First name' }), await make.leader({ name: 'Second name' })];
    await merge(a, b);
    await unmerge(b);
    await merge(b, a);
    const { leader } = await rostrum.ask(`{ leader(slug: "${a.slug}") { slug names { value } } }`);
    expect(leader).toEqual({ slug: b.slug, names: [{ value: 'Second name' }, { value: 'First name' }] });
  });
});

test('a file imported again after a merge changes nothing', async () => {
  const leader = (slug: string) => ({
    record: 'leader',
    slug,
    names: [{ value: slug, language: 'en' }],
    codes: [{ scheme: 'WIKIDATA', value: `Q ${slug}` }],
  });
  const record = [
    { record: 'source', key: 'gazette', title: 'Gazette' },
    leader('firefly'),
    leader('rufus'),
    { record: 'event', slug: 'ball', names: [{ value: 'Ball', language: 'en' }] },
    { record: 'participation', key: 'rufus-at-the-ball', event: 'ball', participant: 'rufus', role: 'GUEST' },
    {
      record: 'claim',
      key: 'rufus-comes',
      subject: { participation: 'rufus-at-the-ball' },
      property: 'status',
      value: 'EXPECTED',
      statement: 'Rufus comes.',
      source: 'gazette',
    },
  ];
  const lines = record.map((record) => JSON.stringify(record));
  const load = () => importJsonl(rostrum.database, lines, { actor: 'test' });
  expect(await load()).toMatchObject({ created: lines.length, rejected: [] });
  await merge({ id: 'firefly', slug: 'firefly' }, { id: 'rufus', slug: 'rufus' });
  const before = await rostrum.digest();
  expect(await load()).toMatchObject({ created: 0, updated: 0, unchanged: lines.length, rejected: [] });
  expect(await rostrum.digest()).toBe(before);
  const { leader: kept } = await rostrum.ask(
    '{ leader(slug: "rufus") { slug names { value } externalIds { value } participations { nodes { status } } } }',
  );
  expect(kept).toEqual({
    slug: 'firefly',
    names: [{ value: 'firefly' }, { value: 'rufus' }],
    externalIds: [{ value: 'Q firefly' }, { value: 'Q rufus' }],
    participations: { nodes: [{ status: 'EXPECTED' }] },
  });
});
