import { type Made } from '../support/factories';
import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum();
});
afterAll(() => rostrum.close());

const inOffice = async (leader: Made, at?: string) => {
  const question = `leader(id: "${leader.id}") { country { slug } tenures { totalCount } }
    leaders(where: { text: "${leader.slug.split('-').at(-1)}", inOffice: true }) { nodes { slug } }`;
  const data = await rostrum.ask(at ? `{ asOf(validAt: "${at}") { ${question} } }` : `{ ${question} }`);
  const { leader: found, leaders } = at ? data.asOf : data;
  return [found.country?.slug ?? null, leaders.nodes.some(({ slug }: any) => slug === leader.slug)];
};

test('the dead are not in office, despite an open end', async () => {
  const country = await rostrum.make.country();
  const queen = await rostrum.make.leader({ born: '1926-04-21', died: '2022-09-08' });
  await rostrum.make.tenure(queen, country, { term: '1952-02-06/..', evidence: { saidAt: '2024-01-01' } });
  expect(await inOffice(queen)).toEqual([null, false]);
  expect(await inOffice(queen, '2022-09-08')).toEqual([country.slug, true]);
  expect(await inOffice(queen, '2022-09-09')).toEqual([null, false]);
});

test('an unknown end is not an open one: it reaches to the last attestation', async () => {
  const country = await rostrum.make.country();
  const leader = await rostrum.make.leader();
  await rostrum.make.tenure(leader, country, { term: '1952-02-06/', evidence: { saidAt: '1960-05-05' } });
  expect(await inOffice(leader)).toEqual([null, false]);
  expect(await inOffice(leader, '1960-05-05')).toEqual([country.slug, true]);
  expect(await inOffice(leader, '1960-05-06')).toEqual([null, false]);
});

test('with a country its offices end, and the country is listed and found only while it existed', async () => {
  const country = await rostrum.make.country({ name: 'Freedonia' });
  const leader = await rostrum.make.leader();
  await rostrum.make.tenure(leader, country, { term: '1985/..', evidence: { saidAt: '1986-01-01' } });
  await rostrum.make.claim(country.id, 'existed', '1918-10-28/1992-12-31');
  expect(await inOffice(leader, '1992-12-31')).toEqual([country.slug, true]);
  expect(await inOffice(leader, '1993-01-01')).toEqual([null, false]);
  const listed = async (at: string) => {
    const { asOf } = await rostrum.ask(
      `{ asOf(validAt: "${at}") { country(slug: "freedonia") { id } countries(where: { text: "Freedonia" }) { totalCount } } }`,
    );
    expect(asOf.country).toEqual(
      asOf.countries.totalCount === 0 ? null : { id: expect.any(String) as string },
    );
    return asOf.countries.totalCount;
  };
  expect([await listed('1918-10-27'), await listed('1992-12-31'), await listed('1993-01-01')]).toEqual([
    0, 1, 0,
  ]);
  expect(
    (await rostrum.ask('{ countries(where: { text: "Freedonia" }) { totalCount } }')).countries.totalCount,
  ).toBe(1);
});

test('with a body its memberships end, and a relationship with a person at their death', async () => {
  const body = await rostrum.make.organization();
  const [member, other] = [await rostrum.make.leader(), await rostrum.make.leader({ died: '2001-05-05' })];
  await rostrum.make.relationship(member, body, { type: 'MEMBERSHIP', valid: '1990/..' });
  await rostrum.make.relationship(member, other, { type: 'FRIENDSHIP', valid: '1990/..' });
  await rostrum.make.claim(body.id, 'existed', '1980/2010-06-30');
  const at = async (day: string) => {
    const { asOf } = await rostrum.ask(`{ asOf(validAt: "${day}") {
      organization(id: "${body.id}") { members { slug } }
      leader(id: "${member.id}") { relationships { nodes { type } } } } }`);
    return [
      asOf.organization?.members.map(({ slug }: any) => slug) ?? null,
      asOf.leader.relationships.nodes.map(({ type }: any) => type).sort(),
    ];
  };
  expect(await at('2001-05-05')).toEqual([[member.slug], ['FRIENDSHIP', 'MEMBERSHIP']]);
  expect(await at('2010-06-30')).toEqual([[member.slug], ['MEMBERSHIP']]);
  expect(await at('2010-07-01')).toEqual([null, []]);
});

test('a minister is succeeded in the same office only, a head of state in any', async () => {
  const country = await rostrum.make.country();
  const [first, second, third] = [
    await rostrum.make.leader(),
    await rostrum.make.leader(),
    await rostrum.make.leader(),
  ];
  const evidence = { saidAt: '2000-06-01' };
  const minister = { role: 'MINISTER', evidence };
  await rostrum.make.tenure(first, country, { ...minister, office: 'Minister of Trade', term: '2000/..' });
  await rostrum.make.tenure(second, country, { ...minister, office: 'Minister of Health', term: '2005/..' });
  expect(await inOffice(first, '2010-01-01')).toEqual([country.slug, true]);
  await rostrum.make.tenure(third, country, { ...minister, office: 'minister of trade', term: '2006/..' });
  expect(await inOffice(first, '2010-01-01')).toEqual([null, false]);
});

test('a leader of several countries leads the state before its territory, the older state, and by the higher office', async () => {
  const [territory, young, old] = [
    await rostrum.make.country(),
    await rostrum.make.country(),
    await rostrum.make.country(),
  ];
  const king = await rostrum.make.leader();
  for (const [country, number, existed] of [
    [young, '921', '1920/..'],
    [old, '922', '1816/..'],
  ] as const) {
    await rostrum.make.claim(country.id, 'code', { scheme: 'COW', value: number });
    await rostrum.make.claim(country.id, 'existed', existed);
  }
  for (const country of [old, young, territory])
    await rostrum.make.tenure(king, country, { office: 'King', term: '2022-09-08/..' });
  const event = await rostrum.make.event({ time: '2023-05-06' });
  const { id } = await rostrum.make.participation(event, king);
  const { leader, node } = await rostrum.ask(
    `{ leader(id: "${king.id}") { country { slug } } node(id: "${id}") { ... on Participation { country { slug } } } }`,
  );
  expect(leader.country.slug).toBe(old.slug);
  expect(node.country).toEqual(leader.country);
  const { events } = await rostrum.ask(
    `{ events(where: { participant: { all: ["${leader.country.slug}"] } }) { nodes { slug } } }`,
  );
  expect(events.nodes).toEqual([{ slug: event.slug }]);
});
