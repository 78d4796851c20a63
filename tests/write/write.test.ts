import { openDatabase } from '../../src/platform/postgres/database';
import { record } from '../../src/engine/write/recording';
import { write } from '../../src/engine/write/write';
import { updateEvent } from '../../src/domain/event/update-event';
import { UpdateEventInput } from '../../src/domain/event/event.input';
import { createSource } from '../../src/domain/source/create-source';
import { CreateSourceInput } from '../../src/domain/source/source.input';
import { accepted, ACTOR, Bench, make, unique } from './fixtures';

let bench: Bench;
let source: string;
beforeAll(async () => void ({ bench, source } = await Bench.withSource()));
afterAll(() => bench.close());

const sourceInput = (fields: Partial<CreateSourceInput> = {}) =>
  make(CreateSourceInput, { title: unique('Source'), ...fields });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('recordings', () => {
  test('are numbered in the order of commits, though the writers overlap', async () => {
    const other = openDatabase({
      url: bench.database.url,
      poolSize: 2,
      statementTimeoutMs: 0,
      onError: () => {},
    });
    const order: string[] = [];
    const slow = record(bench, 'slow', async (rec) => {
      rec.change({ action: 'UPDATED' });
      await pause(150);
      order.push('slow');
    });
    await pause(50);
    const fast = record(other, 'fast', async (rec) => {
      order.push('fast');
      rec.change({ action: 'UPDATED' });
    });
    const [first, second] = [await slow, await fast];
    await other.close();

    expect(order).toEqual(['slow', 'fast']);
    expect(second.recording).toBe(first.recording + 1n);
    const rows = await bench.prisma.recording.findMany({
      where: { id: { gte: first.recording } },
      orderBy: { id: 'asc' },
    });
    expect(rows.map(({ actor }) => actor)).toEqual(['slow', 'fast']);
    expect(rows[0]!.at.getTime()).toBeLessThan(rows[1]!.at.getTime());
  });

  test('have strictly increasing instants, each later than that of any earlier query', async () => {
    await Promise.all(Array.from({ length: 10 }, () => createSource(bench, ACTOR, sourceInput())));
    const rows = await bench.prisma.recording.findMany({ orderBy: { id: 'asc' } });
    const instants = rows.map(({ at }) => at.getTime());
    expect(instants.every((at, index) => index === 0 || at > instants[index - 1]!)).toBe(true);
    expect(rows.map(({ id }) => id)).toEqual(rows.map((_, index) => BigInt(index + 1)));
  });

  test('a writer that fails or does nothing leaves none', async () => {
    const before = await bench.rowCounts();
    const failing = record(bench, ACTOR, async (rec) => {
      rec.change({ action: 'UPDATED' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    const { recording } = await record(bench, ACTOR, async () => {});
    expect(recording).toBe(BigInt(before.recording!));
    expect(await bench.rowCounts()).toEqual(before);
  });
});

describe('idempotencyKey', () => {
  test('gives a retry the first response and writes nothing', async () => {
    const input = sourceInput({ idempotencyKey: unique('key') });
    const first = await createSource(bench, ACTOR, input);
    const before = await bench.rowCounts();
    const second = await createSource(bench, ACTOR, input);
    expect(second).toEqual({ ...first, replayed: true });
    expect(await bench.rowCounts()).toEqual(before);
  });

  test('is refused for another input or another operation, and is separate for each actor', async () => {
    const input = sourceInput({ idempotencyKey: unique('key') });
    accepted(await createSource(bench, ACTOR, input));
    const { idempotencyKey } = input;
    await bench.refuses(
      () => createSource(bench, ACTOR, sourceInput({ idempotencyKey })),
      'CONFLICT',
      ['input', 'idempotencyKey'],
      /createSource/,
    );
    await bench.refuses(
      () =>
        bench.claim(source, {
          subject: source,
          property: 'status',
          value: 'x',
          idempotencyKey: idempotencyKey!,
        }),
      'CONFLICT',
      ['input', 'idempotencyKey'],
    );
    expect((await createSource(bench, 'somebody else', input)).userErrors).toEqual([]);
  });

  test('ten at once with one key make one claim', async () => {
    const participant = await bench.leader();
    const parade = await bench.event(source);
    const key = unique('key');
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () =>
        bench.participate(source, { event: parade, participant, idempotencyKey: key }),
      ),
    );
    const answers = outcomes.map(accepted);
    expect(new Set(answers.map(({ claim }) => claim)).size).toBe(1);
    expect(outcomes.filter((outcome) => outcome.answer && !outcome.replayed)).toHaveLength(1);
    const subjectId = BigInt(answers[0]!.participation);
    expect(await bench.prisma.claim.count({ where: { subjectId, property: 'status' } })).toBe(1);
  });

  test('a refused write stores no response, so that the key may be used again', async () => {
    const idempotencyKey = unique('key');
    const url = `https://example.org/${idempotencyKey}`;
    accepted(await createSource(bench, ACTOR, sourceInput({ url })));
    await bench.refuses(
      () => createSource(bench, ACTOR, sourceInput({ url, idempotencyKey })),
      'DUPLICATE',
      ['input', 'url'],
      /source_\d+/,
    );
    accepted(await createSource(bench, ACTOR, sourceInput({ idempotencyKey })));
  });
});

describe('expectedVersion', () => {
  test('lets one of many editors win; the others get the current version', async () => {
    const parade = await bench.event(source);
    const edits = await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        updateEvent(
          bench,
          ACTOR,
          make(UpdateEventInput, { id: parade, expectedVersion: 1, summary: `Edit ${index}` }),
        ),
      ),
    );
    const refused = edits.flatMap(({ userErrors }) => userErrors);
    expect(edits.filter(({ answer }) => answer)).toHaveLength(1);
    expect(refused).toHaveLength(4);
    expect(refused[0]).toEqual({
      code: 'STALE',
      field: ['input', 'expectedVersion'],
      message: expect.stringMatching(/version 2/),
    });
  });
});

test('errors in the input are reported together, each at its position', async () => {
  const before = await bench.rowCounts();
  const { userErrors } = await createSource(
    bench,
    ACTOR,
    sourceInput({ title: ' ', publisher: 'x'.repeat(501) }),
  );
  expect(userErrors.map(({ code, field }) => [code, field])).toEqual([
    ['INVALID', ['input', 'title']],
    ['INVALID', ['input', 'publisher']],
  ]);
  expect(await bench.rowCounts()).toEqual(before);
});

test('a unique violation that slips through is a DUPLICATE, not an internal error', async () => {
  const outcome = await write(bench, { actor: ACTOR, operation: 'test', input: {} }, async (rec) => {
    for (const id of await rec.newIds(2)) {
      await rec.tx.entity.create({ data: { id, kind: 'EVENT', slug: 'twice', recordingId: rec.id } });
    }
    return {};
  });
  expect(outcome.userErrors).toEqual([{ code: 'DUPLICATE', field: null, message: expect.any(String) }]);
});

test('checks what refers to a recording at the commit, since the recording is written last', async () => {
  const { rows } = await bench.database.pool.query(
    "select conrelid::regclass::text as of_table, conname from pg_constraint where confrelid = 'recording'::regclass and not condeferred",
  );
  expect(rows).toEqual([]);
});
