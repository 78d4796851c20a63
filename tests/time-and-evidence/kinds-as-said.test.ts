import type { Made } from '../support/factories';
import { type Rostrum, startRostrum } from '../support/rostrum';

describe('participants of several kinds, under saidBy', () => {
  let rostrum: Rostrum;
  let [event, leader, organization, country]: Made[] = [];
  beforeAll(async () => {
    rostrum = await startRostrum();
    const source = await rostrum.make.source();
    const evidence = { source, saidAt: '2025-09-01' };
    event = await rostrum.make.event({ evidence });
    leader = await rostrum.make.leader({ name: 'Ada' });
    organization = await rostrum.make.organization({ name: 'Union' });
    country = await rostrum.make.country({ name: 'Chad' });
    for (const participant of [leader, organization, country])
      await rostrum.make.participation(event, participant!, { status: 'EXPECTED', evidence });
    // From the second day on Ada and the Union have other names as well; from the third the Union no
    // longer that.
    const name = (value: string) => ({ value, language: 'fr', kind: 'COMMON' });
    for (const [thing, value] of [
      [leader, 'Adèle'],
      [organization, 'Ligue'],
    ] as const)
      await rostrum.make.claim(thing!.id, 'name', name(value), {
        evidence: { source, saidAt: '2025-09-02' },
      });
    await rostrum.make.claim(organization!.id, 'name', name('Ligue'), {
      stance: 'DISPUTES',
      evidence: { source: await rostrum.make.source({ reliability: 'A' }), saidAt: '2025-09-03' },
    });
  }, 60_000);
  afterAll(() => rostrum.close());

  const participants = async (day: string, selection: string) => {
    const { asOf } = await rostrum.ask(`{ asOf(saidBy: "${day}") { event(slug: "${event!.slug}") {
      participations(orderBy: [{ field: NAME }]) { nodes { participant { ${selection} } } } } } }`);
    return asOf.event.participations.nodes.map(({ participant }: any) => participant);
  };

  it('have the names claimed by then', async () => {
    const selection =
      '__typename ... on Entity { id slug version name french: name(language: "fr") names { value } }';
    const seen = async (day: string) =>
      (await participants(day, selection)).map(({ __typename: type, french, names }: any) => [
        type,
        french,
        names.length,
      ]);
    expect(await seen('2025-09-01')).toEqual([
      ['Leader', 'Ada', 1],
      ['Country', 'Chad', 1],
      ['Organization', 'Union', 1],
    ]);
    expect(await seen('2025-09-02')).toEqual([
      ['Leader', 'Adèle', 2],
      ['Country', 'Chad', 1],
      ['Organization', 'Ligue', 2],
    ]);
    expect(await seen('2025-09-03')).toEqual([
      ['Leader', 'Adèle', 2],
      ['Country', 'Chad', 1],
      ['Organization', 'Union', 1],
    ]);
    const [ada] = await participants('2025-09-03', selection);
    expect(ada).toMatchObject({
      id: `${leader!.id}@s2025-09-03`,
      slug: leader!.slug,
      version: 2,
      name: 'Ada',
    });
  });

  it('are distinguished if other fields are selected for each', async () => {
    const apart = `... on Leader { name born { edtf } } ... on Organization { name: slug } ... on Country { name(language: "fr") }`;
    expect(await participants('2025-09-02', apart)).toEqual([
      { name: 'Ada', born: null },
      { name: 'Chad' },
      { name: organization!.slug },
    ]);
    expect(await participants('2025-09-02', '... on Leader { name } ... on Country { name }')).toEqual([
      { name: 'Ada' },
      { name: 'Chad' },
      {},
    ]);
  });
});
