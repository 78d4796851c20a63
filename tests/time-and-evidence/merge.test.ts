import type { Made } from '../support/factories';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { everything, moment } from './merge-world';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum();
});
afterAll(() => rostrum.close());

const ANSWER = '{ entity { id slug version name } userErrors { code field message } }';

const tellMerge = (keep: string, absorb: string, more: object = {}) =>
  rostrum.tell('mergeEntities', { keep, absorb, reason: 'One and the same', ...more }, ANSWER, 'REVIEWER');
const tellUnmerge = (absorbed: string, more: object = {}) =>
  rostrum.tell('unmergeEntity', { absorbed, reason: 'Two after all', ...more }, ANSWER, 'REVIEWER');

async function merge(keep: Made, absorb: Made) {
  const { entity, userErrors } = await tellMerge(keep.id, absorb.slug);
  expect(userErrors).toEqual([]);
  return entity;
}
async function unmerge(absorbed: Made) {
  const { entity, userErrors } = await tellUnmerge(absorbed.slug);
  expect(userErrors).toEqual([]);
  return entity;
}
const namesOf = async (reference: string) =>
  (await rostrum.ask(`{ leader(slug: "${reference}") { names { value } } }`)).leader.names.map(
    ({ value }: { value: string }) => value,
  );
/** What a leader takes part in and is said about it, by whichever slug. */
const presence = async ({ slug }: Made) =>
  (
    await rostrum.ask(
      `{ leader(slug: "${slug}") { slug participations { nodes { id status claims { id } } } claims { nodes { id } } } }`,
    )
  ).leader;

describe('who may', () => {
  it('lets no editor merge or unmerge', async () => {
    const [a, b] = [await rostrum.make.leader(), await rostrum.make.leader()];
    const document = `mutation ($input: MergeEntitiesInput!) { mergeEntities(input: $input) ${ANSWER} }`;
    const { errors } = await rostrum.server.query(
      document,
      { input: { keep: a.id, absorb: b.id, reason: 'One' } },
      { token: rostrum.tokens.EDITOR },
    );
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('what is refused', () => {
  const refusal = async (answer: Promise<{ entity: unknown; userErrors: unknown[] }>) => {
    const { entity, userErrors } = await answer;
    expect(entity).toBeNull();
    return userErrors[0];
  };

  it('refuses a thing and itself, two kinds, a series, what is not there, and no reason', async () => {
    const leader = await rostrum.make.leader();
    const event = await rostrum.make.event();
    const series = await rostrum.make.series();
    const before = await rostrum.digest();
    expect(await refusal(tellMerge(leader.id, leader.slug))).toMatchObject({
      code: 'INVALID',
      field: ['input', 'absorb'],
    });
    expect(await refusal(tellMerge(leader.id, event.id))).toMatchObject({
      code: 'INVALID',
      field: ['input', 'absorb'],
      message: expect.stringContaining('EVENT'),
    });
    expect(await refusal(tellMerge(series.id, event.id))).toMatchObject({
      code: 'INVALID',
      field: ['input', 'keep'],
    });
    expect(await refusal(tellMerge(leader.id, 'nobody-of-that-name'))).toMatchObject({
      code: 'NOT_FOUND',
      field: ['input', 'absorb'],
    });
    expect(await refusal(tellMerge(leader.id, event.id, { reason: ' ' }))).toMatchObject({
      code: 'INVALID',
      field: ['input', 'reason'],
    });
    expect(await rostrum.digest()).toBe(before);
  });

  it('refuses what has been merged already, naming into what, and to undo what has not', async () => {
    const [a, b, c] = [await rostrum.make.leader(), await rostrum.make.leader(), await rostrum.make.leader()];
    await merge(a, b);
    expect(await refusal(tellMerge(c.id, b.id))).toMatchObject({
      code: 'CONFLICT',
      field: ['input', 'absorb'],
      message: expect.stringContaining(`${b.slug} has been merged into ${a.slug}`),
    });
    expect(await refusal(tellMerge(b.id, c.id))).toMatchObject({
      code: 'CONFLICT',
      field: ['input', 'keep'],
    });
    expect(await refusal(tellUnmerge(a.slug))).toMatchObject({
      code: 'CONFLICT',
      field: ['input', 'absorbed'],
      message: expect.stringContaining(a.slug),
    });
  });

  it('lets one of two merges of the same record through', async () => {
    const [a, b, c] = [await rostrum.make.leader(), await rostrum.make.leader(), await rostrum.make.leader()];
    const answers = await Promise.all([tellMerge(a.id, c.id), tellMerge(b.id, c.id), tellMerge(a.id, b.id)]);
    const codes = answers.map(({ userErrors }) => userErrors[0]?.code ?? 'DONE');
    expect(codes.filter((code) => code === 'DONE')).toHaveLength(2);
    expect(codes.filter((code) => code === 'CONFLICT')).toHaveLength(1);
  });
});

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

  it('answers with what was kept, one version on', () => {
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

  it('takes part once where both did, by the claim that stands among those of both', async () => {
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

  it('resolves the old id and slug wherever a reference can stand', async () => {
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

  it('leaves lists, counts and search', async () => {
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

  it('answers byte for byte as before at an earlier moment, the old record by itself', async () => {
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

describe('a retry', () => {
  it('gets the first answer, and merges once', async () => {
    const [a, b] = [await rostrum.make.leader(), await rostrum.make.leader()];
    const key = { idempotencyKey: `merge ${a.id}` };
    const first = await tellMerge(a.id, b.id, key);
    const digest = await rostrum.digest();
    expect(await tellMerge(a.id, b.id, key)).toEqual(first);
    expect(await rostrum.digest()).toBe(digest);
    const undo = { idempotencyKey: `unmerge ${a.id}` };
    const undone = await tellUnmerge(b.id, undo);
    expect(undone.userErrors).toEqual([]);
    expect(await tellUnmerge(b.id, undo)).toEqual(undone);
  });
});

describe('unmerging after later edits', () => {
  let kept: Made;
  let absorbed: Made;
  let event: Made;
  let other: Made;
  beforeEach(async () => {
    const { make } = rostrum;
    kept = await make.leader();
    absorbed = await make.leader();
    event = await make.event();
    other = await make.event();
  });

  it('keeps what was added since, by either slug, with the one that was kept', async () => {
    await merge(kept, absorbed);
    const { make } = rostrum;
    const bySlug = await make.claim(absorbed.slug, 'intention', 'To stay');
    const byId = await make.claim(absorbed.id, 'risk', 'To go');
    const { id } = await make.participation(event, absorbed);
    await unmerge(absorbed);
    const stayed = await presence(kept);
    expect(stayed.claims.nodes.map(({ id: claim }: any) => claim).sort()).toEqual([bySlug, byId].sort());
    expect(stayed.participations.nodes.map((node: any) => node.id)).toEqual([id]);
    expect(await presence(absorbed)).toEqual({
      slug: absorbed.slug,
      participations: { nodes: [] },
      claims: { nodes: [] },
    });
  });

  it('gives a fact back with what was said of it since', async () => {
    const { make } = rostrum;
    const { id, claim } = await make.participation(event, absorbed, {
      status: 'EXPECTED',
      evidence: { saidAt: '2025-08-01' },
    });
    await merge(kept, absorbed);
    const later = await make.claim(id, 'status', 'DECLINED', { evidence: { saidAt: '2025-09-01' } });
    await unmerge(absorbed);
    const { participations } = await presence(absorbed);
    expect(participations.nodes).toHaveLength(1);
    expect(participations.nodes[0]).toMatchObject({ id, status: 'DECLINED' });
    const ids = participations.nodes[0].claims.map((each: any) => each.id);
    expect(ids).toContain(claim);
    expect(ids).toContain(later);
    expect((await presence(kept)).participations.nodes).toEqual([]);
  });

  it('parts two participations that were one, each with the claims it had and the judgements since', async () => {
    const { make } = rostrum;
    const mine = await make.participation(event, kept, {
      status: 'POSSIBLE',
      evidence: { saidAt: '2025-08-01' },
    });
    const theirs = await make.participation(event, absorbed, {
      status: 'CONFIRMED',
      evidence: { saidAt: '2025-08-03' },
    });
    const rival = await make.claim(theirs.id, 'status', 'EXPECTED', { evidence: { saidAt: '2025-08-02' } });
    await merge(kept, absorbed);
    expect((await presence(kept)).participations.nodes).toMatchObject([{ id: mine.id, status: 'CONFIRMED' }]);
    await rostrum.tell(
      'retractClaim',
      { claim: theirs.claim, reason: 'Wrong' },
      '{ userErrors { code } }',
      'REVIEWER',
    );
    const since = await make.claim(mine.id, 'status', 'DECLINED', { evidence: { saidAt: '2025-08-04' } });
    await unmerge(absorbed);
    const [own] = (await presence(kept)).participations.nodes;
    expect(own).toMatchObject({ id: mine.id, status: 'DECLINED' });
    expect(own.claims.map(({ id }: any) => id)).toContain(since);
    const [back] = (await presence(absorbed)).participations.nodes;
    expect(back).toMatchObject({ id: theirs.id, status: 'EXPECTED' });
    const claims = back.claims.map(({ id }: any) => id);
    expect(claims).toEqual(expect.arrayContaining([theirs.claim, rival]));
    expect(claims).not.toContain(since);
  });

  it('settles what either is worth when a claim moved back was judged since', async () => {
    const { make } = rostrum;
    const [early, late] = [{ saidAt: '2027-08-05' }, { saidAt: '2027-09-05' }];
    const first = await make.claim(event.id, 'status', 'CANCELLED', { evidence: early });
    await make.claim(other.id, 'status', 'OCCURRED', { evidence: late });
    await make.claim(event.id, 'quantity.guests', { value: 7 });
    await merge(other, event);
    const merged = (
      await rostrum.ask(
        `{ event(id: "${event.id}") { slug status quantities { property value } } events(where: { status: { eq: CANCELLED } }) { totalCount } }`,
      )
    ).event;
    expect(merged).toEqual({
      slug: other.slug,
      status: 'OCCURRED',
      quantities: [{ property: 'quantity.guests', value: 7 }],
    });
    await rostrum.tell('retractClaim', { claim: first, reason: 'Wrong' }, '{ userErrors { code } }');
    await make.claim(event.slug, 'quantity.flags', { value: 3 });
    await unmerge(event);
    const parts = await rostrum.ask(
      `{ a: event(id: "${event.id}") { slug status quantities { property value } } b: event(id: "${other.id}") { slug status quantities { property value } } }`,
    );
    expect(parts).toEqual({
      a: { slug: event.slug, status: 'SCHEDULED', quantities: [{ property: 'quantity.guests', value: 7 }] },
      b: { slug: other.slug, status: 'OCCURRED', quantities: [{ property: 'quantity.flags', value: 3 }] },
    });
  });

  it('leaves what an editor worded anew', async () => {
    const { make } = rostrum;
    const told = await make.event({ summary: 'What was told', names: [{ value: 'The told one' }] });
    await merge(event, told);
    const { version } = (await rostrum.ask(`{ event(id: "${event.id}") { version } }`)).event;
    const { userErrors } = await rostrum.tell(
      'updateEvent',
      {
        id: told.slug,
        expectedVersion: version,
        edition: 'first',
        names: [{ value: 'Worded anew' }, { value: 'The told one' }],
      },
      '{ userErrors { code message } }',
    );
    expect(userErrors).toEqual([]);
    await unmerge(told);
    const parts = await rostrum.ask(
      `{ a: event(id: "${event.id}") { name summary edition names { value } } b: event(id: "${told.id}") { name summary names { value } } }`,
    );
    expect(parts).toEqual({
      a: { name: 'Worded anew', summary: null, edition: 'first', names: [{ value: 'Worded anew' }] },
      b: { name: 'The told one', summary: 'What was told', names: [{ value: 'The told one' }] },
    });
  });
});

describe('countries and events', () => {
  it('moves places, offices, codes and borders, and gives them back', async () => {
    const { make } = rostrum;
    const kept = await make.country();
    const absorbed = await make.country({ iso3: 'ZZZ', region: 'Somewhere' });
    const neighbour = await make.country();
    const organization = await make.organization({ country: absorbed.id });
    const leader = await make.leader();
    const event = await make.event({ place: { name: 'Town', country: absorbed.slug } });
    await make.tenure(leader, absorbed);
    await make.relationship(absorbed, neighbour, { type: 'BORDER' });
    await make.relationship(kept, neighbour, { type: 'BORDER' });
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
      country: { slug, region: 'Somewhere', borders: [{ slug: neighbour.slug }] },
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

  it('leaves a place that was claimed anew where it was claimed to be', async () => {
    const { make } = rostrum;
    const [kept, absorbed] = [await make.country(), await make.country()];
    const [stays, goes] = [
      await make.event({ place: { name: 'Town', country: absorbed.id } }),
      await make.event({ place: { name: 'Town', country: absorbed.id } }),
    ];
    await merge(kept, absorbed);
    const evidence = { saidAt: '2030-01-01' };
    await make.claim(stays.id, 'place', { name: 'Other town', country: absorbed.slug }, { evidence });
    await make.claim(goes.id, 'status', 'CANCELLED', { evidence });
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

  it('undoes two that have nothing to do with each other in any order', async () => {
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

  it('says which merge to undo first where a later one built on it', async () => {
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
    expect(await namesOf(a.slug)).toEqual(['Second name', 'First name']);
  });
});
