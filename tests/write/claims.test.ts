import { toGlobalId } from '../../src/engine/model/global-id';
import { RankClaimInput, RetractClaimInput, ReviewClaimsInput } from '../../src/domain/claim/claim.input';
import { rankClaim } from '../../src/domain/claim/rank-claim';
import { retractClaim } from '../../src/domain/claim/retract-claim';
import { reviewClaims } from '../../src/domain/claim/review-claims';
import { OPEN } from '../../src/engine/write/revise';
import { accepted, ACTOR, Bench, make } from './fixtures';

let bench: Bench;
let source: string;
let better: string;
beforeAll(async () => {
  bench = await Bench.open();
  source = await bench.source({ publishedAt: '2025-08-28/..', reliability: 'C' as never });
  better = await bench.source({ publishedAt: '2025-08-27/..', reliability: 'A' as never });
});
afterAll(() => bench.close());

const idOf = (globalId: string) => BigInt(globalId.split('_')[1]!);
const participation = (globalId: string, at = OPEN) =>
  bench.prisma.participation.findFirstOrThrow({
    where: {
      id: idOf(globalId),
      ...(at === OPEN ? { toRecording: OPEN } : { fromRecording: { lte: at }, toRecording: { gt: at } }),
    },
  });
const event = (globalId: string) =>
  bench.prisma.event.findFirstOrThrow({ where: { id: idOf(globalId), toRecording: OPEN } });

async function invite(status: string, said = {}) {
  const answer = accepted(
    await bench.participate(
      source,
      {
        event: await bench.event(source),
        participant: await bench.leader(),
        status: status as never,
      },
      said,
    ),
  );
  return {
    subject: toGlobalId('PARTICIPATION', answer.participation),
    claim: toGlobalId('CLAIM', answer.claim),
  };
}
const retract = (claim: string, reason = 'misread') =>
  retractClaim(bench, ACTOR, make(RetractClaimInput, { claim, reason }));
const rank = (claim: string, to: string) =>
  rankClaim(bench, ACTOR, make(RankClaimInput, { claim, rank: to as never, reason: 'judged' }));
const review = (claims: string[], to: string) =>
  reviewClaims(bench, ACTOR, make(ReviewClaimsInput, { claims, review: to as never, reason: 'judged' }));
const said = async (subject: string, property: string, value: unknown, attribution = {}, from = source) =>
  toGlobalId('CLAIM', accepted(await bench.claim(from, { subject, property, value }, attribution)).claim);

describe('the claim that stands', () => {
  test('progresses with the ledger, and falls back when a claim goes', async () => {
    const { subject, claim: first } = await invite('EXPECTED', { saidAt: '2025-08-20', confidence: 60 });
    expect(await participation(subject)).toMatchObject({ status: 'EXPECTED', confidence: 60, role: 'GUEST' });

    const second = await said(subject, 'status', 'CONFIRMED', { saidAt: '2025-08-25' });
    expect(await participation(subject)).toMatchObject({ status: 'CONFIRMED', confidence: null });

    accepted(await rank(first, 'PREFERRED'));
    expect((await participation(subject)).status).toBe('EXPECTED');
    accepted(await review([first], 'REJECTED'));
    expect((await participation(subject)).status).toBe('CONFIRMED');
    accepted(await retract(second));
    expect(await participation(subject)).toMatchObject({ status: 'UNKNOWN', effective: true });

    const role = await bench.prisma.claim.findFirstOrThrow({
      where: { subjectId: idOf(subject), property: 'role' },
    });
    accepted(await retract(toGlobalId('CLAIM', role.id)));
    expect(await participation(subject)).toMatchObject({ effective: false, role: 'PARTICIPANT' });
    accepted(await review([first], 'ACCEPTED'));
    expect(await participation(subject)).toMatchObject({
      effective: true,
      status: 'EXPECTED',
      confidence: 60,
    });
  });

  test('every version stays: the old values are still there at an earlier recording', async () => {
    const { subject, claim } = await invite('POSSIBLE', { saidAt: '2025-08-01' });
    const before = (await bench.prisma.recording.findFirstOrThrow({ orderBy: { id: 'desc' } })).id;
    await said(subject, 'status', 'ABSENT', { saidAt: '2025-09-03' });
    accepted(await retract(claim));

    expect((await participation(subject)).status).toBe('ABSENT');
    expect((await participation(subject, before)).status).toBe('POSSIBLE');
    const versions = await bench.prisma.claim.findMany({
      where: { id: idOf(claim) },
      orderBy: { fromRecording: 'asc' },
    });
    expect(versions.map(({ retractedIn, note }) => [retractedIn !== null, note])).toEqual([
      [false, null],
      [true, 'misread'],
    ]);
    expect(versions[0]?.toRecording).toBe(versions[1]?.fromRecording);
  });

  test('of an event: time, place, quantities, each in its columns; its version is incremented once per recording', async () => {
    const china = await bench.country('china', 'CHN');
    const parade = await bench.event(source, { time: '2025-09' });
    await said(parade, 'time', '2025-09-03', {}, better);
    await said(parade, 'place', { name: 'Tiananmen', country: 'CHN' });
    const heads = await said(parade, 'quantity.heads-of-state', { value: 26 });
    await said(parade, 'significance', 'It shows who stands with whom.');
    expect(await event(parade)).toMatchObject({
      version: 5,
      timeEdtf: '2025-09-03',
      timeLatest: new Date('2025-09-03'),
      placeName: 'Tiananmen',
      placeCountryId: idOf(china),
    });
    const quantity = () =>
      bench.prisma.quantity.findFirst({ where: { eventId: idOf(parade), toRecording: OPEN } });
    expect(await quantity()).toMatchObject({
      property: 'quantity.heads-of-state',
      value: 26,
      effective: true,
    });
    accepted(await retract(heads));
    expect(await quantity()).toMatchObject({ value: null, effective: false });
  });

  test('a value given without a claim returns when no claim stands', async () => {
    const leader = await bench.leader({ born: '1984' });
    const born = () =>
      bench.prisma.leader.findFirstOrThrow({ where: { id: idOf(leader), toRecording: OPEN } });
    const claim = await said(leader, 'born', '1984-01-08');
    expect((await born()).bornEdtf).toBe('1984-01-08');
    accepted(await retract(claim));
    expect(await born()).toMatchObject({
      bornEdtf: '1984',
      bornEarliest: new Date('1984-01-01'),
      bornLatest: new Date('1984-12-31'),
    });
  });

  test('the change has the values before and after', async () => {
    const { subject } = await invite('EXPECTED');
    const outcome = await bench.claim(source, { subject, property: 'status', value: 'DECLINED' });
    const change = await bench.prisma.change.findFirstOrThrow({ where: { recordingId: outcome.recording! } });
    const { eventId, participantId } = await participation(subject);
    expect(change).toMatchObject({
      action: 'CLAIMED',
      subjectKind: 'PARTICIPATION',
      subjectId: idOf(subject),
      concerns: [eventId, participantId],
      fields: ['status'],
      before: { status: 'EXPECTED' },
      after: { status: 'DECLINED' },
    });
  });
});

describe('recordClaim refuses', () => {
  const refuses = async (
    about: { subject: string; property: string; value: unknown },
    attribution: object,
    code: string,
    field: string[],
    message?: RegExp,
  ) => bench.refuses(() => bench.claim(source, about, attribution), code, ['input', ...field], message);

  test('an unknown property, naming the valid ones', async () => {
    const { subject } = await invite('EXPECTED');
    await refuses({ subject, property: 'mood', value: 'good' }, {}, 'INVALID', ['property'], /status, level/);
    await refuses({ subject, property: 'status', value: 'MAYBE' }, {}, 'INVALID', ['value'], /POSSIBLE/);
    await refuses({ subject, property: 'record', value: {} }, {}, 'INVALID', ['property'], /import/);
    const parade = await bench.event(source);
    await refuses({ subject: parade, property: 'time', value: '2025-13-40' }, {}, 'INVALID', ['value']);
    await refuses(
      { subject: parade, property: 'place', value: { name: 'Here', country: 'nowhere' } },
      {},
      'NOT_FOUND',
      ['value', 'country'],
    );
  });

  test('a property of another subject, and an unknown speaker', async () => {
    const { subject } = await invite('EXPECTED');
    const about = { subject, property: 'reason', value: 'ill' };
    await refuses({ ...about, subject: 'nobody' }, {}, 'NOT_FOUND', ['subject']);
    await refuses({ ...about, subject: 'participation_99999' }, {}, 'NOT_FOUND', ['subject']);
    await refuses({ ...about, subject: source }, {}, 'INVALID', ['subject'], /participation/);
    await refuses({ ...about, subject: 'event_zero' }, {}, 'INVALID', ['subject']);
    await refuses(about, { speaker: 'nobody' }, 'NOT_FOUND', ['evidence', 'speaker']);
    await refuses(about, { speaker: await bench.event(source) }, 'INVALID', ['evidence', 'speaker']);
    await refuses(about, { saidAt: 'yesterday' }, 'INVALID', ['evidence', 'saidAt']);
    await refuses(about, { confidence: 101 }, 'INVALID', ['evidence', 'confidence']);
  });

  test('a hypothesis without its condition, and a condition without a hypothesis', async () => {
    const { subject } = await invite('EXPECTED');
    const about = { subject, property: 'reason', value: 'ill' };
    await refuses(about, { modality: 'HYPOTHETICAL' }, 'INVALID', ['evidence', 'condition']);
    await refuses(about, { condition: 'if it rains' }, 'INVALID', ['evidence', 'condition']);
    await said(subject, 'reason', 'ill', { modality: 'HYPOTHETICAL', condition: 'if it rains' });
    expect((await participation(subject)).reason).toBeNull();
  });

  test('attendance before the event has begun', async () => {
    const { subject } = await invite('EXPECTED');
    const about = { subject, property: 'status', value: 'ATTENDED' };
    await refuses(about, { saidAt: '2025-09-02' }, 'INVALID', ['value'], /2025-09-03/);
    await said(subject, 'status', 'ATTENDED', { saidAt: '2025-09-03' });
  });

  test('the same claim twice, unless it was retracted', async () => {
    const { subject } = await invite('EXPECTED');
    const claim = await said(subject, 'reason', 'ill', { locator: 'para 2' });
    const about = { subject, property: 'reason', value: 'ill' };
    await refuses(about, { locator: 'para 2' }, 'DUPLICATE', ['value'], new RegExp(claim));
    await said(subject, 'reason', 'ill', { locator: 'para 3' });
    accepted(await retract(claim));
    await said(subject, 'reason', 'ill', { locator: 'para 2' });
  });
});

describe('judging', () => {
  test('retracting twice is a conflict; unknown claims are named by their position in the list', async () => {
    const { claim } = await invite('EXPECTED');
    accepted(await retract(claim));
    await bench.refuses(() => retract(claim), 'CONFLICT', ['input', 'claim'], /misread/);
    await bench.refuses(() => retract('claim_99999'), 'NOT_FOUND', ['input', 'claim']);
    await bench.refuses(() => rank('participation_1', 'NORMAL'), 'INVALID', ['input', 'claim'], /claim_12/);
    await bench.refuses(() => review([claim, 'claim_99999'], 'REJECTED'), 'NOT_FOUND', [
      'input',
      'claims',
      '1',
    ]);
  });

  test('many at once, each once; unchanged judgments make no recording', async () => {
    const [one, two] = [await invite('EXPECTED'), await invite('POSSIBLE')];
    const outcome = await review([one.claim, two.claim, one.claim], 'REJECTED');
    expect(accepted(outcome).claims).toEqual([`${idOf(one.claim)}`, `${idOf(two.claim)}`]);
    const changes = await bench.prisma.change.findMany({ where: { recordingId: outcome.recording! } });
    expect(changes.map(({ action, subjectKind, fields }) => [action, subjectKind, fields])).toEqual([
      ['REVIEWED', 'CLAIM', ['review']],
      ['REVIEWED', 'CLAIM', ['review']],
    ]);
    expect((await participation(one.subject)).status).toBe('UNKNOWN');
    const before = await bench.rowCounts();
    accepted(await review([one.claim], 'REJECTED'));
    accepted(await rank(one.claim, 'NORMAL'));
    expect(await bench.rowCounts()).toEqual(before);
  });
});
