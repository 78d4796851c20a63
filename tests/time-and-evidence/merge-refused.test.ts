import { type Rostrum, startRostrum } from '../support/rostrum';
import { merging } from './merge-world';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum();
});
afterAll(() => rostrum.close());

const { merge, tellMerge, tellUnmerge } = merging(() => rostrum);

describe('permission', () => {
  it('refuses an editor to merge or unmerge', async () => {
    const [a, b] = [await rostrum.make.leader(), await rostrum.make.leader()];
    const document = `mutation ($input: MergeEntitiesInput!) { mergeEntities(input: $input) { entity { id } } }`;
    const { errors } = await rostrum.server.query(
      document,
      { input: { keep: a.id, absorb: b.id, reason: 'One' } },
      { token: rostrum.tokens.EDITOR },
    );
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('refusals', () => {
  const refusal = async (answer: Promise<{ entity: unknown; userErrors: unknown[] }>) => {
    const { entity, userErrors } = await answer;
    expect(entity).toBeNull();
    return userErrors[0];
  };

  it('refuses a thing with itself, two kinds, a series, a missing thing, and no reason', async () => {
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

  it('refuses a thing already merged, naming the target, and to undo what was not merged', async () => {
    const [a, b, c] = [await rostrum.make.leader(), await rostrum.make.leader(), await rostrum.make.leader()];
    await merge(a, b);
    expect(await refusal(tellMerge(c.id, b.id))).toMatchObject({
      code: 'CONFLICT',
      field: ['input', 'absorb'],
      message: expect.stringContaining(`${b.slug} has already been merged into ${a.slug}`),
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

  it('lets one of two concurrent merges of the same record through', async () => {
    const [a, b, c] = [await rostrum.make.leader(), await rostrum.make.leader(), await rostrum.make.leader()];
    const answers = await Promise.all([tellMerge(a.id, c.id), tellMerge(b.id, c.id), tellMerge(a.id, b.id)]);
    const codes = answers.map(({ userErrors }) => userErrors[0]?.code ?? 'DONE');
    expect(codes.filter((code) => code === 'DONE')).toHaveLength(2);
    expect(codes.filter((code) => code === 'CONFLICT')).toHaveLength(1);
  });
});

describe('a retry', () => {
  it('gets the first response, and merges once', async () => {
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
