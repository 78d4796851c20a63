import { importJsonl } from '../../src/io/import/import-jsonl';
import { withImportConnection } from '../../src/io/import/commit/connection';
import { type Rostrum, startRostrum } from '../support/rostrum';
import type { Made } from '../support/factories';

let rostrum: Rostrum;
let france: Made;
let germany: Made;
beforeAll(async () => {
  rostrum = await startRostrum();
  france = await rostrum.make.country({ name: 'France', iso3: 'FRA' });
  germany = await rostrum.make.country({ name: 'Germany', iso3: 'DEU' });
});
afterAll(() => rostrum.close());

type Fault = { code: string; field?: string; message: RegExp };

/** Sends a write that must be refused, and checks whether it changed anything. */
async function refused(mutation: string, input: object, { code, field, message }: Fault): Promise<void> {
  const before = await rostrum.digest();
  const { userErrors } = await rostrum.tell(
    mutation,
    input,
    '{ userErrors { code field message } }',
    'REVIEWER',
  );
  expect(userErrors).toEqual([
    {
      code,
      field: field === undefined ? expect.anything() : ['input', ...field.split('.')],
      message: expect.stringMatching(message),
    },
  ]);
  expect(await rostrum.digest()).toBe(before);
}

const accepted = async (mutation: string, input: object): Promise<void> => {
  const { userErrors } = await rostrum.tell(mutation, input, '{ userErrors { message } }', 'REVIEWER');
  expect(userErrors).toEqual([]);
};
const review = (claim: string, state = 'ACCEPTED') => ({ claims: [claim], review: state, reason: 'So' });
const retract = (claim: string) => ({ claim, reason: 'So' });
const rank = (claim: string, to: string) => ({ claim, rank: to, reason: 'So' });

const load = (records: object[], list = 'ROSTRUM_JSONL') =>
  withImportConnection(rostrum.database, (deps) =>
    importJsonl(
      deps,
      records.map((record) => JSON.stringify(record)),
      { actor: 'importer', list },
    ),
  );
let keys = 0;
const claim = (subject: object, property: string, value: unknown, more: object = {}) => ({
  record: 'claim',
  key: `made-${(keys += 1)}`,
  subject,
  property,
  value,
  statement: 'So.',
  modality: 'ASSERTED',
  source: 'paper',
  ...more,
});
const PAPER = { record: 'source', key: 'paper', title: 'The Paper' };

describe('the country of a participation', () => {
  const twice: Fault = {
    code: 'CONFLICT',
    message: /as GUEST for france already \(participation_\d+\).*cannot represent/,
  };

  test('is unique per role, by mutation, by review, by rank and by file', async () => {
    const { make } = rostrum;
    const [event, guest] = [await make.event(), await make.leader()];
    const participation = await make.participation(event, guest, { country: france.id });
    const evidence = await make.evidence();
    const second = {
      event: event.id,
      participant: guest.id,
      role: 'GUEST',
      status: 'INVITED',
      country: 'DEU',
      evidence,
    };
    await refused('recordParticipation', second, { ...twice, field: 'country' });
    // In another role it may differ, and for another participant.
    await accepted('recordParticipation', { ...second, role: 'HOST' });

    const draft = await make.participation(event, guest, {
      country: germany.id,
      evidence: { review: 'DRAFT' },
    });
    await refused('reviewClaims', review(draft.claim), { ...twice, field: 'claims' });
    const report = await load([
      PAPER,
      {
        record: 'participation',
        key: 'second',
        event: event.slug,
        participant: guest.slug,
        role: 'GUEST',
        country: 'germany',
      },
      claim({ participation: 'second' }, 'status', 'ATTENDED', { saidAt: '2025-09-04' }),
    ]);
    expect(report.rejected).toEqual([{ line: 3, reason: expect.stringMatching(twice.message) }]);
    const { event: after } = await rostrum.ask(
      `{ event(slug: "${event.slug}") { participations { nodes { role country { slug } } } } }`,
    );
    expect(after.participations.nodes).toEqual([
      { role: 'GUEST', country: { slug: 'france' } },
      { role: 'HOST', country: { slug: 'germany' } },
    ]);

    const { claims } = await rostrum.ask(
      `{ claims(where: { subject: { eq: "${participation.id}" }, review: { eq: ACCEPTED } }) { nodes { id property } } }`,
    );
    for (const { id } of claims.nodes) await accepted('rankClaim', rank(id, 'DEPRECATED'));
    await accepted('reviewClaims', review(draft.claim));
    const role = claims.nodes.find(({ property }: { property: string }) => property === 'role').id;
    await refused('rankClaim', rank(role, 'NORMAL'), {
      code: 'CONFLICT',
      field: 'claim',
      message: /GUEST for germany already/,
    });
  });

  test('is unique after a merge as well', async () => {
    const { make } = rostrum;
    const event = await make.event();
    const [one, same] = [await make.leader(), await make.leader()];
    await make.participation(event, one, { country: france.id });
    await make.participation(event, same, { country: germany.id });
    const merge = { keep: one.id, absorb: same.id, reason: 'So' };
    await refused('mergeEntities', merge, { ...twice, field: 'absorb' });
  });

  test('is added if it was unknown', async () => {
    const { make } = rostrum;
    const [event, guest] = [await make.event(), await make.leader()];
    const participation = await make.participation(event, guest);
    const draft = {
      event: event.id,
      participant: guest.id,
      role: 'GUEST',
      status: 'CONFIRMED',
      country: 'FRA',
    };
    const evidence = await make.evidence({ review: 'DRAFT' });
    await refused(
      'recordParticipation',
      { ...draft, evidence },
      { code: 'CONFLICT', field: 'country', message: /a draft cannot/ },
    );
    const known = await make.participation(event, guest, { country: france.id, status: 'CONFIRMED' });
    expect(known.id).toBe(participation.id);
    const { node } = await rostrum.ask(
      `{ node(id: "${participation.id}") { ... on Participation { status country { slug } } } }`,
    );
    expect(node).toEqual({ status: 'CONFIRMED', country: { slug: 'france' } });
  });
});

describe('attendance of an event that has begun', () => {
  const late: Fault = {
    code: 'INVALID',
    message: /would begin on 2024-09-10 .* ATTENDED by a claim of 2024-09-04/,
  };

  /** An event of 3 September with an attendance, claimed on the 4th. */
  const held = async () => {
    const { make } = rostrum;
    const event = await make.event({ time: '2024-09-03', evidence: { saidAt: '2024-01-01' } });
    const participation = await make.participation(event, await make.leader(), {
      status: 'ATTENDED',
      evidence: { saidAt: '2024-09-04' },
    });
    return { event, participation };
  };

  test('cannot have been claimed before the start, also when the event moves', async () => {
    const { make } = rostrum;
    const { event } = await held();
    const time = { subject: event.id, property: 'time', value: '2024-09-10' };
    const evidence = await make.evidence({ saidAt: '2024-02-01' });
    await refused('recordClaim', { ...time, evidence }, { ...late, field: 'value' });

    const draft = await make.claim(event.id, 'time', '2024-09-10', {
      evidence: { review: 'DRAFT', saidAt: '2024-02-02' },
    });
    await refused('reviewClaims', review(draft), { ...late, field: 'claims' });
    const weak = await make.claim(event.id, 'time', '2024-09-10', { evidence: { modality: 'POSSIBLE' } });
    await refused('rankClaim', rank(weak, 'PREFERRED'), { ...late, field: 'claim' });
    const { claims } = await rostrum.ask(
      `{ claims(where: { subject: { eq: "${event.id}" }, property: { eq: "time" }, modality: { eq: ASSERTED }, review: { eq: ACCEPTED } }) { nodes { id } } }`,
    );
    await refused('retractClaim', retract(claims.nodes[0].id), { ...late, field: 'claim' });
    const report = await load([
      PAPER,
      claim({ event: event.slug }, 'time', '2024-09-10', { rank: 'PREFERRED' }),
    ]);
    expect(report.rejected).toEqual([{ line: 2, reason: expect.stringMatching(late.message) }]);
  });

  test('nor comes to stand again when a claim is retracted', async () => {
    const { make } = rostrum;
    const { event, participation } = await held();
    const denial = await make.claim(participation.id, 'status', 'WITHDRAWN', {
      evidence: { saidAt: '2024-09-05' },
    });
    await make.claim(event.id, 'time', '2024-09-10', { evidence: { saidAt: '2024-09-06' } });
    await refused('retractClaim', retract(denial), {
      code: 'INVALID',
      field: 'claim',
      message: /ATTENDED was said on 2024-09-04, but the event begins on 2024-09-10/,
    });
  });

  test.each(['ATTENDED', 'ABSENT', 'DELEGATED'])(
    '%s is too early; everything else is not',
    async (status) => {
      const { make } = rostrum;
      const event = await make.event({ time: '2024-09-03' });
      const participation = await make.participation(event, await make.leader(), {
        evidence: { saidAt: '2024-09-01' },
      });
      const evidence = await make.evidence({ saidAt: '2024-09-02' });
      const said = { subject: participation.id, property: 'status', value: status, evidence };
      await refused('recordClaim', said, {
        code: 'INVALID',
        field: 'value',
        message:
          /begins on 2024-09-03 at the earliest; until then, claim one of INVITED, POSSIBLE, [A-Z_, ]+, WITHDRAWN$/,
      });
      for (const value of ['CONFIRMED', 'DECLINED', 'WITHDRAWN', 'INVITED'])
        await accepted('recordClaim', { ...said, value });
      await accepted('recordClaim', { ...said, evidence: { ...evidence, saidAt: '2024-09-03' } });
    },
  );

  test('implies that it took place', async () => {
    const event = await rostrum.make.event({ time: '2024-09-03', evidence: { saidAt: '2024-01-01' } });
    const evidence = await rostrum.make.evidence({ saidAt: '2024-09-02' });
    await refused(
      'recordClaim',
      { subject: event.id, property: 'status', value: 'OCCURRED', evidence },
      {
        code: 'INVALID',
        field: 'value',
        message: /OCCURRED was said on 2024-09-02, but the event begins on 2024-09-03/,
      },
    );
    const report = await load([
      PAPER,
      claim({ event: event.slug }, 'status', 'UNDERWAY', { saidAt: '2024-08' }),
    ]);
    expect(report.rejected).toEqual([
      { line: 2, reason: expect.stringMatching(/UNDERWAY was said on 2024-08-31/) },
    ]);
  });
});

describe('lives, terms and countries', () => {
  const office = { office: 'President', role: 'HEAD_OF_STATE' };

  test('no death precedes the birth, whichever claim comes to stand', async () => {
    const { make } = rostrum;
    const leader = await make.leader({ born: '1950' });
    const draft = await make.claim(leader.id, 'died', '1949', { evidence: { review: 'DRAFT' } });
    const message = /A death cannot be before the birth: 1949 is before 1950/;
    await refused('reviewClaims', review(draft), { code: 'INVALID', field: 'claims', message });
    const report = await load([
      PAPER,
      claim({ leader: leader.slug }, 'died', '1949'),
      {
        record: 'leader',
        slug: 'early-death',
        names: [{ value: 'Early', language: 'en' }],
        born: '1950',
        died: '1949',
      },
    ]);
    expect(report.rejected).toEqual([
      { line: 2, reason: expect.stringMatching(message) },
      { line: 3, reason: expect.stringMatching(message) },
    ]);
  });

  test('no office begins before birth or ends after death, for certain', async () => {
    const { make } = rostrum;
    const leader = await make.leader({ born: '1950', died: '2000-05-01' });
    const evidence = await make.evidence();
    const tenure = { leader: leader.id, country: 'FRA', ...office, evidence };
    const early: Fault = {
      code: 'INVALID',
      field: 'term',
      message: /was born in 1950; correct one of them first/,
    };
    await refused('createTenure', { ...tenure, term: '1949/..' }, early);
    await refused('createTenure', { ...tenure, term: '/1940' }, early);
    await refused(
      'createTenure',
      { ...tenure, term: '2001/2002' },
      { ...early, message: /died in 2000-05-01/ },
    );
    await refused(
      'createTenure',
      { ...tenure, term: '1999/2000-06' },
      { ...early, message: /died in 2000-05-01/ },
    );
    for (const term of ['1949~/1960', '1950/1951', '2000-05-01/2000-05', '1999/2000-06~'])
      await accepted('createTenure', {
        ...tenure,
        term,
        role: 'OTHER',
        evidence: { ...evidence, source: await make.source() },
      });
    const other = await make.leader();
    await make.tenure(other, france, { term: '1990/1995' });
    await refused(
      'recordClaim',
      { subject: other.id, property: 'died', value: '1989', evidence },
      {
        code: 'INVALID',
        field: 'value',
        message: /tenure_\d+ would be from 1990\/1995, but .* died in 1989/,
      },
    );
  });

  test('no membership begins before the body existed, or ends after it', async () => {
    const { make } = rostrum;
    const body = await make.organization();
    await make.claim(body.id, 'existed', '1945-10-24/1990');
    const evidence = await make.evidence();
    const membership = { subject: 'FRA', object: body.id, type: 'MEMBERSHIP', evidence };
    const message = new RegExp(`${body.slug} existed 1945-10-24/1990; correct one of them first`);
    for (const valid of ['1944/..', '/1940', '1991/..', '1950/1991'])
      await refused('createRelationship', { ...membership, valid }, { code: 'INVALID', message });
    await accepted('createRelationship', { ...membership, valid: '1945/..' });
    await refused(
      'recordClaim',
      {
        subject: body.id,
        property: 'existed',
        value: '1950/..',
        evidence,
      },
      { code: 'INVALID', field: 'value', message: /would be from 1945\/\.\., but .* existed 1950\/\.\./ },
    );
    const { rejected } = await load([
      PAPER,
      { record: 'relationship', key: 'early', subject: 'france', object: body.slug, type: 'MEMBERSHIP' },
      claim({ relationship: 'early' }, 'valid', '1930/..'),
    ]);
    expect(rejected).toEqual([{ line: 3, reason: expect.stringMatching(message) }]);
  });

  test('no number is outside its own range', async () => {
    const { make } = rostrum;
    const { id } = await make.event();
    const evidence = await make.evidence();
    const quantity = { subject: id, property: 'quantity.guests', evidence };
    for (const value of [
      { value: 5, low: 10, high: 20 },
      { value: 25, high: 20 },
    ])
      await refused(
        'recordClaim',
        { ...quantity, value },
        { code: 'INVALID', field: 'value', message: /value is not between low and high/ },
      );
    await accepted('recordClaim', { ...quantity, value: { value: 10, low: 10, high: 20 } });
  });

  test('a published list is imported as it is; ROSTRUM_JSONL is validated', async () => {
    const leader = await rostrum.make.leader({ born: '1950' });
    const rows = (key: string) => [
      PAPER,
      {
        record: 'tenure',
        key,
        leader: leader.slug,
        country: 'france',
        role: 'EFFECTIVE_LEADER',
        recordClaim: `${key}-row`,
        term: '1930/1931',
        office: 'Leader',
      },
      claim({ tenure: key }, 'record', { row: 'as read' }, { key: `${key}-row` }),
    ];
    const own = await load(rows('own'));
    expect(own.rejected.map(({ line }) => line)).toEqual([2, 3]);
    expect((await load(rows('listed'), 'REIGN_LEADERS')).rejected).toEqual([]);
    const { leader: shown } = await rostrum.ask(
      `{ leader(slug: "${leader.slug}") { born { edtf } tenures { nodes { term { edtf } } } } }`,
    );
    expect(shown).toEqual({ born: { edtf: '1950' }, tenures: { nodes: [{ term: { edtf: '1930/1931' } }] } });
  });

  test('no office is held only outside of the existence of its country', async () => {
    const { make } = rostrum;
    const empire = await make.country({ name: 'Old empire' });
    await make.claim(empire.id, 'existed', '1804/1918-11-11');
    const [leader, evidence] = [await make.leader(), await make.evidence()];
    const tenure = { leader: leader.id, country: empire.id, ...office, evidence };
    const outside: Fault = { code: 'INVALID', field: 'term', message: /old-empire existed 1804\/1918-11-11/ };
    await refused('createTenure', { ...tenure, term: '1919/..' }, outside);
    await refused('createTenure', { ...tenure, term: '1790/1803' }, outside);
    await accepted('createTenure', { ...tenure, term: '1790/1805' });
    await refused(
      'recordClaim',
      {
        subject: empire.id,
        property: 'existed',
        value: '1850/1918',
        evidence: await make.evidence(),
      },
      { ...outside, field: 'value', message: /existed 1850\/1918/ },
    );
  });

  test('terms of one source do not overlap by a review either', async () => {
    const { make } = rostrum;
    const leader = await make.leader();
    await make.tenure(leader, france, { term: '2001/2005' });
    const tenure = await make.tenure(leader, france, { term: '2003/2007', evidence: { review: 'DRAFT' } });
    await refused(
      'reviewClaims',
      { where: { subject: { eq: tenure } }, review: 'ACCEPTED' },
      { code: 'CONFLICT', field: 'where', message: /2003\/2007 overlaps tenure_\d+/ },
    );
  });
});

describe('an event', () => {
  test('is not part of itself by a file either', async () => {
    const [whole, part] = [await rostrum.make.event(), await rostrum.make.event()];
    const record = (slug: string, superEvent: string) => ({
      record: 'event',
      slug,
      names: [{ value: slug, language: 'en' }],
      superEvent,
    });
    const report = await load([record(part.slug, whole.slug), record(whole.slug, part.slug)]);
    expect(report.rejected.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/part of itself/),
      expect.stringMatching(/part of itself/),
    ]);
  });
});

describe('a source', () => {
  const foretold = /"The Morning" was published on 2025-08-28 and cannot report what was said on/;

  test.each([
    ['2025-08-28', '2025-09-03', true],
    ['2025-08-28', '2025-09', true],
    // Except time zones.
    ['2025-08-28', '2025-08-29', false],
    ['2025-08-28', '2025-08-30', true],
    ['2025-08-28', '2025', false],
    ['2025-08-28', '2025-09~', false],
    ['2025-08', '2025-09-01', false],
    ['2025-08-28/..', '2025-09-03', false],
    ['2025', '2025-09-03', false],
    [null, '2025-09-03', false],
  ])('published on %s reports a claim of %s: refused %s', async (publishedAt, saidAt, isRefused) => {
    const { make } = rostrum;
    const source = await make.source({ title: 'The Morning', publishedAt });
    const event = await make.event({ time: '2025-07' });
    const evidence = { source, statement: 'So.', saidAt };
    const said = { subject: event.id, property: 'occasion', value: 'Victory', evidence };
    if (!isRefused) return accepted('recordClaim', said);
    await refused('recordClaim', said, { code: 'INVALID', field: 'evidence.saidAt', message: foretold });
    const record = { record: 'source', key: `morning-${(keys += 1)}`, title: 'The Morning', publishedAt };
    const report = await load([
      record,
      claim({ event: event.slug }, 'occasion', 'Victory', { source: record.key, saidAt }),
    ]);
    expect(report.rejected).toEqual([{ line: 2, reason: expect.stringMatching(foretold) }]);
  });
});
