import type { Made } from '../support/factories';
import { faultOf, type Rostrum, startRostrum } from '../support/rostrum';

const ABSENCES = `query ($event: ID!) {
  absences(event: $event) {
    basis status reason claim { value statement }
    participant { ... on Country { slug } ... on Leader { slug } ... on Organization { slug } }
  }
}`;

let rostrum: Rostrum;
const absencesOf = async (event: string) => (await rostrum.ask(ABSENCES, { event })).absences as any[];
/** Absences as lines: participant, basis, status. */
const lines = (absences: any[]) =>
  absences.map(({ participant, basis, status }) => `${participant.slug} ${basis} ${status}`);
const claimed = (absences: any[], slug: string) =>
  absences.find(({ participant }) => participant.slug === slug)?.claim;

describe('the parade of 2025', () => {
  const parade = 'victory-day-parade-2025';
  beforeAll(async () => {
    rostrum = await startRostrum({ template: 'story' });
  }, 120_000);
  afterAll(() => rostrum.close());

  test('an unknown event is NOT_FOUND', async () => {
    expect(faultOf(await rostrum.server.query(ABSENCES, { event: 'no-such-parade' }))).toMatchObject({
      code: 'NOT_FOUND',
      field: 'event',
    });
  });

  test('Western leaders are not expected, and why; no others: Lee may come. In one statement', async () => {
    rostrum.server.statements();
    const absences = await absencesOf(parade);
    expect(rostrum.server.statements()).toHaveLength(1);
    expect(absences).toEqual([
      {
        participant: { slug: 'western-leaders' },
        basis: 'NOT_EXPECTED',
        status: 'NOT_EXPECTED',
        reason: 'disagreement with Vladimir Putin over the war in Ukraine',
        claim: expect.objectContaining({ value: 'NOT_EXPECTED' }),
      },
    ]);
  });

  test('afterwards Lee is recorded absent; at an earlier knownAt and by earlier claims, he may come', async () => {
    const { make } = rostrum;
    const [{ participations }, { changes }] = [
      (
        await rostrum.ask(
          `{ event(slug: "${parade}") { participations(where: { participant: { eq: "lee-jae-myung" } }) { nodes { id } } } }`,
        )
      ).event,
      await rostrum.ask('{ changes(last: 1) { nodes { at } } }'),
    ];
    await make.claim(participations.nodes[0].id, 'status', 'ABSENT', { evidence: { saidAt: '2025-09-03' } });

    const absences = await absencesOf(parade);
    expect(lines(absences)).toEqual([
      'lee-jae-myung RECORDED_ABSENT ABSENT',
      'western-leaders NOT_EXPECTED NOT_EXPECTED',
    ]);
    expect(claimed(absences, 'lee-jae-myung')).toMatchObject({ value: 'ABSENT' });
    for (const times of [`knownAt: "${changes.nodes[0].at}"`, 'saidBy: "2025-09-01"']) {
      const { asOf } = await rostrum.ask(
        `{ asOf(${times}) { absences(event: "${parade}") { basis status participant { ... on Organization { slug } } } } }`,
      );
      expect(lines(asOf.absences)).toEqual(['western-leaders NOT_EXPECTED NOT_EXPECTED']);
    }
  });

  test('a leader who was a member of the group then is absent by membership; one who joined later is not', async () => {
    const { make } = rostrum;
    const { organization } = await rostrum.ask('{ organization(slug: "western-leaders") { id slug } }');
    const [macron, later] = [
      await make.leader({ name: 'Emmanuel Macron' }),
      await make.leader({ name: 'Somebody Later' }),
    ];
    await make.relationship(macron, organization, { type: 'MEMBERSHIP', valid: '2017-05-14/..' });
    await make.relationship(later, organization, { type: 'MEMBERSHIP', valid: '2025-12-01/..' });

    const absences = await absencesOf(parade);
    expect(lines(absences)).toEqual([
      'lee-jae-myung RECORDED_ABSENT ABSENT',
      'western-leaders NOT_EXPECTED NOT_EXPECTED',
      `${macron.slug} MEMBER_OF_GROUP NOT_EXPECTED`,
    ]);
    expect(absences[2]).toMatchObject({
      reason: 'disagreement with Vladimir Putin over the war in Ukraine',
      claim: { value: 'NOT_EXPECTED' },
    });
  });

  test('a participant of the preceding edition without any record is UNKNOWN and not ABSENT', async () => {
    const { make } = rostrum;
    const { event } = await rostrum.ask('{ event(slug: "victory-day-parade-2015") { id slug } }');
    const { japan, mongolia } = (await rostrum.ask(
      '{ japan: country(iso3: "JPN") { id slug } mongolia: country(iso3: "MNG") { id slug } }',
    )) as Record<string, Made>;
    const park = await make.leader({ name: 'Park Geun-hye' });
    const attended = { status: 'ATTENDED', evidence: { saidAt: '2015-09-04' } };
    await make.participation(event, park, { country: 'KOR', ...attended });
    await make.participation(event, mongolia!, attended);
    await make.participation(event, japan!, { status: 'DECLINED', evidence: { saidAt: '2015-09-01' } });

    const absences = await absencesOf(parade);
    // South Korea is recorded through Lee, and Japan did not come to the last either.
    expect(lines(absences)).toEqual([
      'lee-jae-myung RECORDED_ABSENT ABSENT',
      'western-leaders NOT_EXPECTED NOT_EXPECTED',
      'mongolia ATTENDED_LAST_EDITION UNKNOWN',
      'emmanuel-macron MEMBER_OF_GROUP NOT_EXPECTED',
    ]);
    expect(absences[2]).toMatchObject({ reason: null, claim: null });
    expect((await absencesOf('victory-day-parade-2015')).map(({ basis }) => basis)).toEqual(['DECLINED']);
  });
});

describe('a meeting made for it', () => {
  let meeting: Made;
  const made: Record<string, Made> = {};
  beforeAll(async () => {
    rostrum = await startRostrum();
    const { make } = rostrum;
    const series = await make.series('Meeting');
    const last = await make.event({ time: '2010', status: 'OCCURRED', series: series.slug });
    meeting = await make.event({ time: '2011', status: 'OCCURRED', series: series.slug });
    for (const iso3 of ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF'])
      made[iso3] = await make.country({ name: iso3, iso3 });
    for (const name of ['ann', 'ben', 'cat']) made[name] = await make.leader({ name });
    for (const name of ['bloc', 'club', 'union'])
      made[name] = await make.organization({ name, kind: 'BLOC' });
    const took = (event: Made, who: string, fields: object) =>
      make.participation(event, made[who]!, { evidence: { saidAt: '2012' }, ...fields });

    // Ann withdraws, Ben stays away as a guest and performs nevertheless; AAA declines, and Cat comes for
    // it.
    await took(meeting, 'ann', { status: 'WITHDRAWN' });
    await took(meeting, 'ben', { status: 'ABSENT', role: 'GUEST' });
    await took(meeting, 'ben', { status: 'ATTENDED', role: 'PERFORMER' });
    await took(meeting, 'AAA', { status: 'DECLINED' });
    await took(meeting, 'cat', { status: 'ATTENDED', country: 'AAA' });
    // The bloc is invited: BBB belongs to it, CCC did until the year before, DDD through the club, EEE
    // with an unknown start.
    await took(meeting, 'bloc', { status: 'INVITED' });
    const joins = (who: string, group: string, valid: string | null, status = 'ACTIVE') =>
      make.relationship(made[who]!, made[group]!, { type: 'MEMBERSHIP', valid, status });
    await joins('BBB', 'bloc', '2000/..');
    await joins('CCC', 'bloc', '2000/2009', 'ENDED');
    await joins('club', 'bloc', '2000/..');
    await joins('DDD', 'club', '2011-06/2012', 'ENDED');
    await joins('EEE', 'bloc', null);
    // BBB is also in the union, which declines; DDD attended the last meeting; FFF is the subject of this
    // one.
    await took(meeting, 'union', { status: 'DECLINED' });
    await joins('BBB', 'union', '2000/..');
    await took(last, 'DDD', { status: 'ATTENDED' });
    await took(last, 'FFF', { status: 'ATTENDED', role: 'SUBJECT' });
    await took(meeting, 'FFF', { status: 'POSSIBLE', role: 'SUBJECT' });
  });
  afterAll(() => rostrum.close());

  test('each once, by the strongest basis; membership as it was at the time', async () => {
    expect(lines(await absencesOf(meeting.id))).toEqual([
      'ann DECLINED WITHDRAWN',
      'union DECLINED DECLINED',
      'ddd ATTENDED_LAST_EDITION UNKNOWN',
      'bbb MEMBER_OF_GROUP INVITED',
      'club MEMBER_OF_GROUP INVITED',
    ]);
  });

  test('validAt does not affect an event, and before any claim the result is empty', async () => {
    const { then, before } = await rostrum.ask(
      `query ($event: ID!) {
        then: asOf(validAt: "1990-01-01") { absences(event: $event) { basis } }
        before: asOf(saidBy: "1990-01-01") { absences(event: $event) { basis } }
      }`,
      { event: meeting.id },
    );
    expect(then.absences).toHaveLength(5);
    expect(before.absences).toEqual([]);
  });
});
