import { ExternalIdInput } from '../../src/domain/entity/entity.input';
import { toGlobalId } from '../../src/engine/model/global-id';
import { OPEN } from '../../src/engine/write/revise';
import { createLeader } from '../../src/domain/leader/create-leader';
import { CreateLeaderInput } from '../../src/domain/leader/leader.input';
import { createOrganization } from '../../src/domain/organization/create-organization';
import { CreateOrganizationInput } from '../../src/domain/organization/organization.input';
import { createRelationship } from '../../src/domain/relationship/create-relationship';
import { CreateRelationshipInput } from '../../src/domain/relationship/relationship.input';
import { createTenure } from '../../src/domain/tenure/create-tenure';
import { CreateTenureInput } from '../../src/domain/tenure/tenure.input';
import { accepted, ACTOR, Bench, make, unique } from './fixtures';

let bench: Bench;
let source: string;
let other: string;
let korea: string;
let china: string;
beforeAll(async () => {
  bench = await Bench.open();
  [source, other] = [await bench.source({ publishedAt: '2025-08-28/..' }), await bench.source()];
  [china, korea] = [await bench.country('china', 'CHN'), await bench.country('north-korea', 'PRK')];
});
afterAll(() => bench.close());

const idOf = (globalId: string) => BigInt(globalId.split('_')[1]!);
const claimsOf = async (subjectId: bigint) =>
  (await bench.prisma.claim.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })).map(
    ({ property, value }) => [property, value],
  );

describe('createLeader and createOrganization', () => {
  test('record their own properties', async () => {
    const input = make(CreateLeaderInput, { names: bench.names('Kim Jong Un'), born: '1984?' });
    const { leader } = accepted(await createLeader(bench, ACTOR, input));
    expect(await bench.prisma.leader.findFirst({ where: { id: BigInt(leader) } })).toMatchObject({
      label: 'Kim Jong Un',
      version: 1,
      bornEdtf: '1984?',
      diedEdtf: null,
    });
    const group = make(CreateOrganizationInput, {
      names: bench.names('Western leaders'),
      kind: 'GROUP' as never,
      country: 'CHN',
    });
    const { organization } = accepted(await createOrganization(bench, ACTOR, group));
    expect(await bench.prisma.organization.findFirst({ where: { id: BigInt(organization) } })).toMatchObject({
      kind: 'GROUP',
      label: 'Western leaders',
      countryId: idOf(china),
    });
  });

  test('refuse invalid input', async () => {
    const leader = (fields: Partial<CreateLeaderInput>) => () =>
      createLeader(bench, ACTOR, make(CreateLeaderInput, { names: bench.names(unique('X')), ...fields }));
    const twice = [1, 2].map(() => make(ExternalIdInput, { scheme: 'REIGN' as never, value: '7' }));
    await bench.refuses(leader({ born: '1984', died: '1983' }), 'INVALID', ['input', 'died']);
    await bench.refuses(leader({ born: 'long ago' }), 'INVALID', ['input', 'born']);
    await bench.refuses(leader({ externalIds: twice }), 'DUPLICATE', ['input', 'externalIds', '1']);
    const organization = make(CreateOrganizationInput, {
      names: bench.names('Y'),
      kind: 'GROUP' as never,
      country: await bench.leader(),
    });
    await bench.refuses(
      () => createOrganization(bench, ACTOR, organization),
      'INVALID',
      ['input', 'country'],
      /a country/,
    );
  });
});

describe('createRelationship', () => {
  const relate = (fields: Partial<CreateRelationshipInput>) =>
    createRelationship(
      bench,
      ACTOR,
      make(CreateRelationshipInput, {
        subject: 'PRK',
        object: 'china',
        type: 'FRIENDSHIP' as never,
        evidence: bench.evidence(source),
        ...fields,
      }),
    );
  const relationship = (id: string) =>
    bench.prisma.relationship.findFirstOrThrow({ where: { id: BigInt(id), toRecording: OPEN } });

  test('stores an undirected relationship once, the lower id first, and reads it from both ends', async () => {
    const { relationship: id } = accepted(
      await relate({ valid: '1961-07-11/..', polarity: 4, summary: 'Of old' }),
    );
    expect(await relationship(id)).toMatchObject({
      subjectId: idOf(china),
      objectId: idOf(korea),
      directed: false,
      status: 'ACTIVE',
      validEdtf: '1961-07-11/..',
      polarity: 4,
      summary: 'Of old',
      effective: true,
    });
    expect(await claimsOf(BigInt(id))).toEqual([
      ['status', 'ACTIVE'],
      ['valid', '1961-07-11/..'],
      ['polarity', 4],
    ]);
    expect(await bench.prisma.relationshipEnd.count({ where: { relationshipId: BigInt(id) } })).toBe(2);
  });

  test('keeps the direction of a directed one', async () => {
    const { relationship: id } = accepted(
      await relate({ type: 'OVERTURE' as never, status: 'PROPOSED' as never }),
    );
    expect(await relationship(id)).toMatchObject({
      subjectId: idOf(korea),
      objectId: idOf(china),
      directed: true,
      status: 'PROPOSED',
    });
  });

  test('refuses a thing with itself, events, and repetitions by the same source', async () => {
    const { relationship: id } = accepted(await relate({ type: 'TRADE' as never }));
    await bench.refuses(() => relate({ object: 'PRK' }), 'INVALID', ['input', 'object'], /itself/);
    await bench.refuses(() => relate({ object: 'nowhere' }), 'NOT_FOUND', ['input', 'object']);
    const event = await bench.event(source);
    await bench.refuses(() => relate({ subject: event }), 'INVALID', ['input', 'subject'], /an organization/);
    await bench.refuses(() => relate({ polarity: 11 }), 'INVALID', ['input', 'polarity']);
    await bench.refuses(
      () => relate({ type: 'TRADE' as never, subject: 'CHN', object: 'PRK' }),
      'DUPLICATE',
      ['input', 'type'],
      new RegExp(`relationship_${id}`),
    );
    accepted(await relate({ type: 'TRADE' as never, evidence: bench.evidence(other) }));
    accepted(await relate({ type: 'TRADE' as never, valid: '1990/2000' }));
  });
});

describe('createTenure', () => {
  const serve = (leader: string, term: string, fields: Partial<CreateTenureInput> = {}) =>
    createTenure(
      bench,
      ACTOR,
      make(CreateTenureInput, {
        leader,
        country: 'PRK',
        office: 'President',
        role: 'HEAD_OF_STATE' as never,
        term,
        evidence: bench.evidence(source),
        ...fields,
      }),
    );
  const tenure = (id: string) =>
    bench.prisma.tenure.findFirstOrThrow({ where: { id: BigInt(id), toRecording: OPEN } });

  test.each([
    [
      '2011-12-17/..',
      [
        ['term.start', '2011-12-17'],
        ['term.end', '..'],
      ],
    ],
    [
      '1994/2011-12',
      [
        ['term.start', '1994'],
        ['term.end', '2011-12'],
      ],
    ],
    [
      '2011-12-17/',
      [
        ['term.start', '2011-12-17'],
        ['term.end', 'XXXX'],
      ],
    ],
    ['/2003', [['term.end', '2003']]],
    [
      '2005',
      [
        ['term.start', '2005'],
        ['term.end', '2005'],
      ],
    ],
  ])('keeps the term %s as claims about its ends', async (term, claims) => {
    const { tenure: id } = accepted(await serve(await bench.leader(), term));
    expect(await tenure(id)).toMatchObject({ termEdtf: term, office: 'President', effective: true });
    expect(await claimsOf(BigInt(id))).toEqual([...claims, ['office', 'President']]);
  });

  test('refuses a certain overlap of the same office by the same source, in any way', async () => {
    const leader = await bench.leader();
    const { tenure: first } = accepted(await serve(leader, '2000-05-07/2008-05-07'));
    const conflict = new RegExp(`tenure_${first}.*2000-05-07/2008-05-07`);
    await bench.refuses(() => serve(leader, '2007-01-01/..'), 'CONFLICT', ['input', 'term'], conflict);
    accepted(await serve(leader, '2007-01-01/..', { role: 'PARTY_LEADER' as never }));
    accepted(await serve(leader, '2007-01-01/..', { country: 'CHN' }));
    accepted(await serve(leader, '2007-01-01/..', { evidence: bench.evidence(other) }));
    accepted(await serve(leader, '2008~/2008-05-20'));
    const { tenure: next } = accepted(await serve(leader, '2008-05-07/2009'));

    const subject = toGlobalId('TENURE', next);
    await bench.refuses(
      () => bench.claim(source, { subject, property: 'term.start', value: '2008-01-01' }, { saidAt: '2025' }),
      'CONFLICT',
      ['input', 'value'],
      conflict,
    );
    expect((await tenure(next)).termEdtf).toBe('2008-05-07/2009');
  });

  test.each(['2002-05-10', '2002-05', '2002', '2002/2002'])(
    'refuses the term %s within 2001/2003, at any position',
    async (term) => {
      const leader = await bench.leader();
      accepted(await serve(leader, '2001/2003'));
      await bench.refuses(() => serve(leader, term), 'CONFLICT', ['input', 'term'], /2001\/2003/);
      const [later, long] = [await bench.leader(), '2001/2003'];
      accepted(await serve(later, term));
      await bench.refuses(() => serve(later, long), 'CONFLICT', ['input', 'term']);
    },
  );

  test.each(['2001', '2002~', '2003-01-01', 'XXXX', '/2002'])(
    'accepts the term %s beside 2001/2003, which it may only touch',
    async (term) => {
      const leader = await bench.leader();
      accepted(await serve(leader, '2001/2003'));
      accepted(await serve(leader, term));
    },
  );

  test('refuses a term of one day that exists already', async () => {
    const leader = await bench.leader();
    accepted(await serve(leader, '2002-05-10'));
    await bench.refuses(() => serve(leader, '2002-05-10'), 'CONFLICT', ['input', 'term']);
    accepted(await serve(leader, '2002-05-10/2003'));
  });

  test('refuses a term that ends before it starts, and references that are no leader or country', async () => {
    const leader = await bench.leader();
    await bench.refuses(() => serve(leader, '2008/2000'), 'INVALID', ['input', 'term']);
    await bench.refuses(() => serve('PRK', '2008'), 'INVALID', ['input', 'leader'], /a leader/);
    await bench.refuses(() => serve(leader, '2008', { country: leader }), 'INVALID', ['input', 'country']);
    const { tenure: id } = accepted(await serve(leader, '2000/2008'));
    await bench.refuses(
      () =>
        bench.claim(
          source,
          { subject: toGlobalId('TENURE', id), property: 'term.end', value: '1999' },
          { locator: '2' },
        ),
      'INVALID',
      ['input', 'value'],
      /term/,
    );
  });
});

describe('recordParticipation', () => {
  const status = (value: string) => ({ status: value as never });

  test('adds a participant with its claims, a country representing itself', async () => {
    const event = await bench.event(source);
    const { participation, claim } = accepted(
      await bench.participate(source, {
        event,
        participant: 'PRK',
        level: 'SENIOR_OFFICIAL' as never,
        ...status('CONFIRMED'),
      }),
    );
    expect(
      await bench.prisma.participation.findFirst({ where: { id: BigInt(participation) } }),
    ).toMatchObject({
      participantId: idOf(korea),
      countryId: idOf(korea),
      role: 'GUEST',
      status: 'CONFIRMED',
      level: 'SENIOR_OFFICIAL',
    });
    expect(await claimsOf(BigInt(participation))).toEqual([
      ['status', 'CONFIRMED'],
      ['level', 'SENIOR_OFFICIAL'],
      ['role', 'GUEST'],
    ]);
    expect(await bench.prisma.claim.findFirst({ where: { id: BigInt(claim) } })).toMatchObject({
      property: 'status',
      subjectId: BigInt(participation),
    });
  });

  test('extends the ledger of an existing participant, in the same role for the same country', async () => {
    const parties = { event: await bench.event(source), participant: await bench.leader(), country: 'PRK' };
    const level = 'HEAD_OF_STATE' as never;
    const first = accepted(await bench.participate(source, { ...parties, level, ...status('POSSIBLE') }));
    const second = accepted(await bench.participate(source, { ...parties, level, ...status('CONFIRMED') }));
    const host = accepted(await bench.participate(source, { ...parties, role: 'HOST' as never }));
    expect(second.participation).toBe(first.participation);
    expect(second.claim).not.toBe(first.claim);
    expect(host.participation).not.toBe(first.participation);
    expect((await claimsOf(BigInt(first.participation))).map(([property]) => property)).toEqual([
      'status',
      'level',
      'role',
      'status',
    ]);
    await bench.refuses(
      () => bench.participate(source, { ...parties, ...status('CONFIRMED') }),
      'DUPLICATE',
      ['input', 'status'],
      new RegExp(`claim_${second.claim}`),
    );
  });

  describe('without a country', () => {
    const tenure = (leader: string, country: string, term: string) =>
      createTenure(
        bench,
        ACTOR,
        make(CreateTenureInput, {
          leader,
          country,
          term,
          role: 'HEAD_OF_STATE' as never,
          office: 'President',
          evidence: bench.evidence(source),
        }),
      );
    const countryOf = async (participation: string) =>
      (await bench.prisma.participation.findFirstOrThrow({ where: { id: BigInt(participation) } })).countryId;
    const attend = async (participant: string, more: object = {}) =>
      countryOf(
        accepted(await bench.participate(source, { event: await bench.event(source), participant, ...more }))
          .participation,
      );

    test('a leader represents the only country led at the time', async () => {
      const [leader, other] = [await bench.leader(), await bench.country()];
      accepted(await tenure(leader, 'PRK', '2020/2025-09-03'));
      accepted(await tenure(leader, other, '2025-09-04/..'));
      expect(await attend(leader)).toBe(idOf(korea));
      const [unknown, later] = [
        await bench.event(source, { time: 'XXXX' }),
        await bench.event(source, { time: '2025-09' }),
      ];
      for (const event of [unknown, later]) expect(await attend(leader, { event })).toBeNull();
      expect(await attend(await bench.leader())).toBeNull();
    });

    test('an organization represents the country to which it belongs', async () => {
      const input = make(CreateOrganizationInput, {
        names: bench.names(unique('Ministry')),
        kind: 'MINISTRY' as never,
        country: 'PRK',
      });
      const { organization } = accepted(await createOrganization(bench, ACTOR, input));
      expect(await attend(toGlobalId('ORGANIZATION', organization))).toBe(idOf(korea));
    });

    test('the ledger of the only participation grows', async () => {
      const parties = { event: await bench.event(source), participant: await bench.leader() };
      const first = accepted(await bench.participate(source, { ...parties, country: 'PRK' }));
      const again = accepted(await bench.participate(source, { ...parties, ...status('CONFIRMED') }));
      expect(again.participation).toBe(first.participation);
    });

    test('a draft for one of several countries has to be named', async () => {
      const parties = { event: await bench.event(source), participant: await bench.leader() };
      const draft = { review: 'DRAFT' as never };
      accepted(await bench.participate(source, { ...parties, country: 'PRK' }, draft));
      accepted(await bench.participate(source, { ...parties, country: await bench.country() }, draft));
      await bench.refuses(
        () => bench.participate(source, { ...parties, ...status('DECLINED') }, draft),
        'INVALID',
        ['input', 'country'],
        /name the country/,
      );
    });
  });

  test('refuses attendance before the event has begun', async () => {
    const parties = { event: await bench.event(source), participant: await bench.leader() };
    const attend = (saidAt: string) =>
      bench.participate(source, { ...parties, ...status('ATTENDED') }, { saidAt });
    await bench.refuses(() => attend('2025-09-02'), 'INVALID', ['input', 'status'], /begins on 2025-09-03/);
    accepted(await attend('2025-09-03'));
    await bench.refuses(
      () => bench.participate(source, { ...parties, ...status('ABSENT') }, { saidAt: '2025-01' }),
      'INVALID',
      ['input', 'status'],
    );
  });

  test('refuses parties of the wrong kind', async () => {
    const event = await bench.event(source);
    const take = (fields: object) => () =>
      bench.participate(source, { event, participant: 'PRK', ...fields });
    await bench.refuses(take({ event: 'PRK' }), 'INVALID', ['input', 'event'], /an event/);
    await bench.refuses(take({ participant: event }), 'INVALID', ['input', 'participant']);
    await bench.refuses(take({ country: 'XYZ' }), 'NOT_FOUND', ['input', 'country'], /"XYZ"/);
  });
});
