import type { Made } from '../support/factories';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { merging } from './merge-world';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum();
});
afterAll(() => rostrum.close());

const { merge, presence, unmerge } = merging(() => rostrum);

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

  it('returns a fact with the claims made about it since', async () => {
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

  it('separates two participations that were one, each with its claims and the judgments since', async () => {
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
    await expect(make.claim(theirs.id, 'status', 'DECLINED')).rejects.toThrow(
      `was merged into ${mine.id}; use that id`,
    );
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

  it('settles both if a claim moved back was judged since', async () => {
    const { make } = rostrum;
    const first = await make.claim(event.id, 'status', 'CANCELLED');
    await make.claim(other.id, 'status', 'OCCURRED');
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

  it('keeps texts edited since', async () => {
    const { make } = rostrum;
    const edited = await make.event({ summary: 'What was told', names: [{ value: 'The told one' }] });
    await merge(event, edited);
    const { version } = (await rostrum.ask(`{ event(id: "${event.id}") { version } }`)).event;
    const { userErrors } = await rostrum.tell(
      'updateEvent',
      {
        id: edited.slug,
        expectedVersion: version,
        series: (await make.series()).slug,
        edition: 'first',
        names: [{ value: 'Worded anew' }, { value: 'The told one' }],
      },
      '{ userErrors { code message } }',
    );
    expect(userErrors).toEqual([]);
    await unmerge(edited);
    const parts = await rostrum.ask(
      `{ a: event(id: "${event.id}") { name summary edition names { value } } b: event(id: "${edited.id}") { name summary names { value } } }`,
    );
    expect(parts).toEqual({
      a: { name: 'Worded anew', summary: null, edition: 'first', names: [{ value: 'Worded anew' }] },
      b: { name: 'The told one', summary: 'What was told', names: [{ value: 'The told one' }] },
    });
  });
});
