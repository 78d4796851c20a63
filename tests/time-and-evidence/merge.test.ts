import type { Made } from '../support/factories';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { everything, merging, moment } from './merge-world';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum();
});
afterAll(() => rostrum.close());

const { merge, unmerge } = merging(() => rostrum);

describe('two leaders who are one', () => {
  let kept: Made;
  let absorbed: Made;
  let parade: Made;
  let summit: Made;
  let country: Made;
  let before: string;
  let at: string;
  let version: number;
  let answer: { id: string; slug: string; version: number; name: string };

  beforeAll(async () => {
    const { make } = rostrum;
    kept = await make.leader({ names: [{ value: 'Name One' }, { value: '하나', language: 'ko' }] });
    absorbed = await make.leader({
      names: [{ value: 'Name Two' }, { value: '둘', language: 'ko' }, { value: '하나', language: 'ko' }],
      born: '1950',
      externalIds: [{ scheme: 'WIKIDATA', value: 'Q2' }],
    });
    parade = await make.event({ names: [{ value: 'Parade' }] });
    summit = await make.event({ names: [{ value: 'Summit' }] });
    country = await make.country({ name: 'Land' });
    await make.participation(parade, kept, { status: 'POSSIBLE', evidence: { saidAt: '2025-08-01' } });
    await make.participation(parade, absorbed, { status: 'EXPECTED', evidence: { saidAt: '2025-08-02' } });
    await make.participation(summit, absorbed, { status: 'CONFIRMED', evidence: { saidAt: '2025-08-02' } });
    await make.tenure(absorbed, country);
    await make.relationship(kept, absorbed, { type: 'RIVALRY' });
    await make.relationship(absorbed, country, { type: 'PARTNERSHIP' });
    await make.claim(absorbed.id, 'intention', 'To come', { evidence: { saidAt: '2025-08-02' } });
    await make.claim(parade.id, 'significance', 'Great', { evidence: { speaker: absorbed.id } });
    before = await everything(rostrum);
    version = (await rostrum.ask(`{ leader(id: "${kept.id}") { version } }`)).leader.version;
    at = await moment();
    answer = await merge(kept, absorbed);
  });

  it('returns the kept record, with its version incremented', () => {
    expect(answer).toEqual({ ...kept, version: version + 1, name: 'Name One' });
  });

  it('has every name once, its own first, and the codes', async () => {
    const { leader } = await rostrum.ask(
      `{ leader(id: "${kept.id}") { name ko: name(language: "ko") names { value } externalIds { scheme value } born { edtf } } }`,
    );
    expect(leader).toEqual({
      name: 'Name One',
      ko: '하나',
      names: ['Name One', '하나', 'Name Two', '둘'].map((value) => ({ value })),
      externalIds: [{ scheme: 'WIKIDATA', value: 'Q2' }],
      born: { edtf: '1950' },
    });
  });

  it('has one participation for two of the same, with the claim that stands among those of both', async () => {
    const { event } = await rostrum.ask(
      `{ event(slug: "${parade.slug}") { participations { totalCount nodes { status participant { ... on Entity { slug } } ledger { status } } } claims { nodes { speaker { slug } } } } }`,
    );
    expect(event.participations).toEqual({
      totalCount: 1,
      nodes: [
        {
          status: 'EXPECTED',
          participant: { slug: kept.slug },
          ledger: [{ status: 'POSSIBLE' }, { status: 'EXPECTED' }],
        },
      ],
    });
    expect(event.claims.nodes).toContainEqual({ speaker: { slug: kept.slug } });
  });

  it('has the facts and claims of both, but no relationship with itself', async () => {
    const { leader } = await rostrum.ask(
      `{ leader(slug: "${kept.slug}") { country { slug } participations { totalCount } tenures { totalCount } relationships { nodes { type } } claims { nodes { property value } } } }`,
    );
    expect(leader).toEqual({
      country: { slug: country.slug },
      participations: { totalCount: 2 },
      tenures: { totalCount: 1 },
      relationships: { nodes: [{ type: 'PARTNERSHIP' }] },
      claims: { nodes: [{ property: 'intention', value: 'To come' }] },
    });
  });

  it('resolves the old id and slug in every reference', async () => {
    const { slug, id } = absorbed;
    const answered = await rostrum.ask(`{
      bySlug: leader(slug: "${slug}") { slug }
      byId: leader(id: "${id}") { slug }
      node(id: "${id}") { ... on Entity { slug } }
      nodes(ids: ["${id}", "${kept.id}"]) { ... on Entity { slug } }
      tenures(where: { leader: { eq: "${slug}" } }) { totalCount }
      events(where: { participant: { all: ["${id}"] } }) { totalCount }
      claims(where: { subject: { eq: "${id}" } }) { totalCount }
      changes(subject: "${slug}", actions: [MERGED]) { nodes { action subject { ... on Entity { slug } } before after } }
    }`);
    expect(answered).toEqual({
      bySlug: { slug: kept.slug },
      byId: { slug: kept.slug },
      node: { slug: kept.slug },
      nodes: [{ slug: kept.slug }, { slug: kept.slug }],
      tenures: { totalCount: 1 },
      events: { totalCount: 2 },
      claims: { totalCount: 1 },
      changes: {
        nodes: [
          {
            action: 'MERGED',
            subject: { slug: kept.slug },
            before: { absorbed: null },
            after: { absorbed: slug, reason: 'One and the same' },
          },
        ],
      },
    });
  });

  it('removes the absorbed one from lists, counts and search', async () => {
    const { leaders, search } = await rostrum.ask(
      `{ leaders(where: { text: "Name" }) { totalCount nodes { slug } } search(query: "Name Two") { totalCount nodes { ... on Entity { slug } } } }`,
    );
    expect(leaders).toEqual({ totalCount: 1, nodes: [{ slug: kept.slug }] });
    expect(search.nodes[0]).toEqual({ slug: kept.slug });
    expect(search.nodes).not.toContainEqual({ slug: absorbed.slug });
  });

  it('shows the histories of both as one', async () => {
    const { leader } = await rostrum.ask(
      `{ leader(slug: "${kept.slug}") { history(first: 100) { nodes { action subject { ... on Entity { slug } } } } } }`,
    );
    const { nodes } = leader.history;
    expect(nodes[0]).toEqual({ action: 'MERGED', subject: { slug: kept.slug } });
    const created = nodes.filter(
      ({ action, subject }: any) => action === 'CREATED' && subject?.slug === kept.slug,
    );
    expect(created).toHaveLength(2);
  });

  it('returns byte for byte as before at an earlier time, with the old record separate', async () => {
    expect(await everything(rostrum, at)).toBe(before);
    const { asOf } = await rostrum.ask(
      `query ($at: DateTime) { asOf(knownAt: $at) { node(id: "${absorbed.id}") { ... on Entity { slug } } leader(slug: "${absorbed.slug}") { slug } } }`,
      { at },
    );
    expect(asOf).toEqual({ node: { slug: absorbed.slug }, leader: { slug: absorbed.slug } });
  });

  it('restores everything when undone, and can be merged again', async () => {
    const merged = await everything(rostrum);
    const atMerged = await moment();
    expect(await unmerge(absorbed)).toMatchObject({ ...absorbed, name: 'Name Two' });
    expect(await everything(rostrum)).toBe(before);
    expect(await everything(rostrum, atMerged)).toBe(merged);
    await merge(kept, absorbed);
    expect(await everything(rostrum)).toBe(merged);
    await unmerge(absorbed);
    expect(await everything(rostrum)).toBe(before);
    const { changes } = await rostrum.ask(
      `{ changes(subject: "${absorbed.slug}", actions: [MERGED, UNMERGED]) { nodes { action } } }`,
    );
    expect(changes.nodes.map(({ action }: any) => action)).toEqual([
      'MERGED',
      'UNMERGED',
      'MERGED',
      'UNMERGED',
    ]);
  });
});
