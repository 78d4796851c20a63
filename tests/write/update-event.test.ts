import { NameInput } from '../../src/domain/entity/entity.input';
import { OPEN } from '../../src/engine/write/revise';
import { UpdateEventInput } from '../../src/domain/event/event.input';
import { updateEvent } from '../../src/domain/event/update-event';
import { accepted, ACTOR, Bench, make, unique } from './fixtures';

let bench: Bench;
let source: string;
beforeAll(async () => void ({ bench, source } = await Bench.withSource()));
afterAll(() => bench.close());

const update = (id: string, expectedVersion: number, fields: Partial<UpdateEventInput>) =>
  updateEvent(bench, ACTOR, make(UpdateEventInput, { id, expectedVersion, ...fields }));
const versions = (id: string) =>
  bench.prisma.event.findMany({
    where: { id: BigInt(id.split('_')[1]!) },
    orderBy: { fromRecording: 'asc' },
  });
const slugOf = async (id: string) =>
  (await bench.prisma.entity.findUniqueOrThrow({ where: { id: BigInt(id.split('_')[1]!) } })).slug;

test('adds a version with the edited text, and keeps the one before', async () => {
  const series = await bench.series();
  const whole = await bench.event(source);
  const event = await bench.event(source, { summary: 'First' });
  const outcome = await update(event, 1, { summary: 'Second', series, edition: '2025', superEvent: whole });
  accepted(outcome);

  const [first, second] = await versions(event);
  expect(first).toMatchObject({
    version: 1,
    summary: 'First',
    seriesId: null,
    toRecording: outcome.recording,
  });
  expect(second).toMatchObject({
    version: 2,
    summary: 'Second',
    edition: '2025',
    superEventId: BigInt(whole.split('_')[1]!),
    type: 'CEREMONY',
    fromRecording: outcome.recording,
    toRecording: OPEN,
  });
  const change = await bench.prisma.change.findFirst({ where: { recordingId: outcome.recording! } });
  expect(change).toMatchObject({
    action: 'UPDATED',
    fields: ['summary', 'edition', 'series', 'superEvent'],
    before: { summary: 'First', edition: null, series: null, superEvent: null },
    after: { summary: 'Second', edition: '2025', series, superEvent: await slugOf(whole) },
  });
});

test('null clears, and omitted fields are unchanged', async () => {
  const series = await bench.series();
  const event = await bench.event(source, { summary: 'Of old', series, edition: '1' });
  accepted(await update(event, 1, { summary: null }));
  expect((await versions(event)).at(-1)).toMatchObject({ version: 2, summary: null, edition: '1' });
  accepted(await update(event, 2, { series: null, edition: null }));
  expect((await versions(event)).at(-1)).toMatchObject({ version: 3, seriesId: null, edition: null });
});

test('there is no edition without a series', async () => {
  const series = await bench.series();
  const event = await bench.event(source, { series, edition: '1' });
  await bench.refuses(() => update(event, 1, { series: null, edition: '2' }), 'INVALID', [
    'input',
    'edition',
  ]);
  accepted(await update(event, 1, { series: null }));
  expect((await versions(event)).at(-1)).toMatchObject({ seriesId: null, edition: null });
  await bench.refuses(() => update(event, 2, { edition: '2' }), 'INVALID', ['input', 'edition'], /a series/);
});

test('replaces the names as a whole, in the given order', async () => {
  const event = await bench.event(source, { names: bench.names('Parade', 'March') });
  const zh = make(NameInput, { value: '阅兵', language: 'zh' });
  const [parade] = bench.names('Parade');
  accepted(await update(event, 1, { names: [zh, parade!] }));
  const names = await bench.prisma.entityName.findMany({
    where: { entityId: BigInt(event.split('_')[1]!) },
    orderBy: { id: 'asc' },
  });
  expect(names.map(({ value, toRecording }) => [value, toRecording === OPEN])).toEqual([
    ['Parade', false],
    ['March', false],
    ['阅兵', true],
    ['Parade', true],
  ]);
  const [, second] = await versions(event);
  expect(second).toMatchObject({ version: 2, label: 'Parade' });
  const change = await bench.prisma.change.findFirst({ where: { recordingId: second!.fromRecording } });
  expect(change).toMatchObject({
    fields: ['names'],
    after: {
      names: [
        { value: '阅兵', language: 'zh', kind: 'COMMON' },
        { value: 'Parade', language: 'en', kind: 'COMMON' },
      ],
    },
  });
});

test('makes no recording if nothing changes', async () => {
  const event = await bench.event(source, { summary: 'Same', names: bench.names('Same') });
  const before = await bench.rowCounts();
  accepted(await update(event, 1, { summary: 'Same', names: bench.names('Same'), edition: null }));
  expect(await bench.rowCounts()).toEqual(before);
});

test('refuses what is stale, unknown, taken, or part of itself', async () => {
  const series = await bench.series();
  await bench.event(source, { series, edition: '2015' });
  const [whole, part] = [await bench.event(source), await bench.event(source)];
  const piece = await bench.event(source, { superEvent: part });
  accepted(await update(part, 1, { superEvent: whole }));
  const leader = await bench.leader();

  await bench.refuses(
    () => update(part, 1, { summary: 'x' }),
    'STALE',
    ['input', 'expectedVersion'],
    /version 2/,
  );
  await bench.refuses(() => update(unique('nothing'), 1, {}), 'NOT_FOUND', ['input', 'id']);
  await bench.refuses(() => update(leader, 1, {}), 'INVALID', ['input', 'id'], /an event/);
  await bench.refuses(() => update(part, 2, { series: leader }), 'INVALID', ['input', 'series']);
  await bench.refuses(() => update(part, 2, { series, edition: '2015' }), 'DUPLICATE', ['input', 'edition']);
  await bench.refuses(() => update(part, 2, { superEvent: part }), 'INVALID', ['input', 'superEvent']);
  await bench.refuses(
    () => update(whole, 1, { superEvent: piece }),
    'INVALID',
    ['input', 'superEvent'],
    /itself/,
  );
});
