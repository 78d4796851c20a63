import type { Rostrum } from '../support/rostrum';

/*
 * Data that differs between times: names and codes, drafts and denials, ends that are open, retracted or
 * denied.
 */

/** The days of claims and of validity, around those of the queries. */
const [LONG_AGO, BEFORE, BETWEEN, AFTER] = ['2013-06-01', '2015-05-08', '2025-08-20', '2025-09-02'];

/** Records things whose names, codes, terms and ends change over time. */
export async function speak(rostrum: Rostrum): Promise<void> {
  const told = await callOtherwise(rostrum);
  await end(rostrum);
  await judge(rostrum, told);
}

/** Names and codes that are claimed, denied, drafted or hypothetical; returns claims to judge. */
async function callOtherwise({ make }: Rostrum): Promise<string[]> {
  const say = async (
    { id }: { id: string },
    property: string,
    value: object,
    saidAt: string,
    { stance = 'SUPPORTS', ...how }: Record<string, string> = {},
  ) => make.claim(id, property, value, { stance, evidence: await make.evidence({ saidAt, ...how }) });
  const name = (value: string, more: object = {}) => ({ value, language: 'en', kind: 'COMMON', ...more });
  const [leader, group, parade] = [
    await make.leader({
      name: 'Kim the Elder',
      externalIds: [
        { scheme: 'WIKIDATA', value: 'Q9001' },
        { scheme: 'REIGN', value: 'R1', valid: '../2015-05-08' },
        { scheme: 'REIGN', value: 'R1', valid: '2015-05-09/..' },
      ],
    }),
    await make.organization({ name: 'League of parade friends' }),
    await make.event({ name: 'Parade of the elder', time: '2015-05-09/2025-09-03' }),
  ];
  const country = { id: 'PRK' };
  const claims = [
    await say(leader, 'name', name('Kim the Great'), BETWEEN),
    await say(leader, 'name', name('Kim the Younger', { valid: '2015-05-09/..' }), LONG_AGO),
    await say(leader, 'name', name('金', { language: 'zh' }), BEFORE),
    await say(leader, 'name', name('Kim, perhaps'), BEFORE, {
      modality: 'HYPOTHETICAL',
      condition: 'If so.',
    }),
    await say(leader, 'name', name('Kim of a draft'), BEFORE, { review: 'DRAFT' }),
    await say(leader, 'code', { scheme: 'ICEWS', value: 'Kim Elder' }, BETWEEN),
    await say(leader, 'code', { scheme: 'WIKIDATA', value: 'Q9001' }, BETWEEN, { stance: 'DISPUTES' }),
    await say(leader, 'code', { scheme: 'CAMEO', value: 'ELD' }, AFTER, { review: 'DRAFT' }),
    await say(group, 'name', name('League of parade friends'), BETWEEN, { stance: 'DISPUTES' }),
    await say(group, 'name', name('Parade League'), BEFORE, { modality: 'BELIEVED' }),
    await say(group, 'name', name('Parade League'), AFTER, { stance: 'DISPUTES' }),
    await say(group, 'name', name('League', { kind: 'ALIAS' }), LONG_AGO),
    await say(group, 'existed', '2014-01-01/2025-09-01' as never, BETWEEN),
    await say(parade, 'name', name('열병식', { language: 'ko' }), BETWEEN),
    await say(group, 'code', { scheme: 'ISO_ALPHA3', value: 'PKN', valid: '1991/..' }, BEFORE),
    await say(parade, 'code', { scheme: 'OTHER', value: 'P-1', valid: '2015/2024' }, BEFORE),
    await say(country, 'name', name('Hermit Kingdom', { kind: 'ALIAS', valid: '../2015' }), BEFORE),
    await say(country, 'code', { scheme: 'ISO_ALPHA3', value: 'PKN', valid: '1949/1990' }, BETWEEN),
    await say(country, 'code', { scheme: 'CAMEO', value: 'PRK' }, BEFORE, { stance: 'DISPUTES' }),
    await say(country, 'capital', 'Hamhung' as never, BEFORE, { modality: 'BELIEVED' }),
  ];
  return claims;
}

/** Offices, memberships and borders without a known end, their successors, and a death. */
async function end({ make }: Rostrum): Promise<void> {
  const said = async (saidAt: string) => ({ evidence: await make.evidence({ saidAt }) });
  const china = { id: 'CHN', slug: 'china' };
  const [one, other, third] = [await make.leader(), await make.leader(), await make.leader()];
  const group = await make.organization();
  const held = { office: 'Chief', role: 'OTHER' };
  await make.tenure(one, china, { ...held, term: '2014-01-01/..', ...(await said('2014-01-01')) });
  await make.tenure(other, china, { ...held, term: '2025-08-28/..', ...(await said(AFTER)) });
  await make.tenure(third, china, { office: 'Elder', role: 'OTHER', term: '/..', ...(await said(BEFORE)) });
  await make.claim(third.id, 'died', '2025-08-31', await said(AFTER));
  for (const [member, valid, day] of [
    [one, '2014/..', LONG_AGO],
    [other, '2015-05-09/', BEFORE],
    [third, 'XXXX', BETWEEN],
  ] as const)
    await make.relationship(member, group, { type: 'MEMBERSHIP', valid, ...(await said(day)) });
  const pact = await make.relationship(one, other, { type: 'FRIENDSHIP', ...(await said(BEFORE)) });
  await make.claim(pact, 'valid', '2015-05-09/..', await said(BETWEEN));
  await make.claim(pact, 'status', 'ACTIVE', { stance: 'DISPUTES', ...(await said(AFTER)) });
}

/** Retracts a claim, ranks others up and down, accepts and rejects drafts. */
async function judge({ tell }: Rostrum, claims: readonly string[]): Promise<void> {
  const did = async (mutation: string, input: object) => {
    const { userErrors } = await tell(
      mutation,
      { ...input, reason: 'It was read again' },
      '{ userErrors { message } }',
      'REVIEWER',
    );
    if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  };
  await did('rankClaim', { claim: claims[0], rank: 'PREFERRED' });
  await did('rankClaim', { claim: claims[13], rank: 'DEPRECATED' });
  await did('retractClaim', { claim: claims[11] });
  await did('reviewClaims', { claims: [claims[4]], review: 'ACCEPTED' });
  await did('reviewClaims', { claims: [claims[7]], review: 'REJECTED' });
}
