import type { Made } from '../support/factories';
import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum();
});
afterAll(() => rostrum.close());

const NAMES = `
  name de: name(language: "de") version
  names { value language kind valid { edtf } claims { id stance rank source { title } } }`;
const CODES = 'externalIds { scheme value valid { edtf } claims { id } }';

async function leader(): Promise<Made> {
  return rostrum.make.leader({ names: [{ value: 'Matteo Renzi' }] });
}

async function claim(
  subject: string,
  property: 'name' | 'code',
  value: object,
  { stance = 'SUPPORTS', ...evidence }: { stance?: string; saidAt?: string } = {},
) {
  const input = { subject, property, value, stance, evidence: await rostrum.make.evidence(evidence) };
  return rostrum.tell('recordClaim', input, '{ claim { id value } userErrors { code field message } }');
}

const namesOf = async (slug: string, at = '') => {
  const { leader } = at
    ? (await rostrum.ask(`{ asOf(${at}) { leader(slug: "${slug}") { ${NAMES} } } }`)).asOf
    : await rostrum.ask(`{ leader(slug: "${slug}") { ${NAMES} } }`);
  return leader;
};
const valuesOf = ({ names }: any): string[] => names.map(({ value }: any) => value);
const found = async (text: string, at = '') => {
  const question = `leaders(where: { text: ${JSON.stringify(text)} }) { nodes { slug } }`;
  const data = at
    ? (await rostrum.ask(`{ asOf(${at}) { ${question} } }`)).asOf
    : await rostrum.ask(`{ ${question} }`);
  return data.leaders.nodes.map((node: any) => node.slug);
};

describe('a name', () => {
  test('of a claim is listed beside the others, with its claims and validity, and is found', async () => {
    const { id, slug } = await leader();
    const { claim: claimed, userErrors } = await claim(id, 'name', {
      value: ' Маттео Ренци',
      language: 'ru',
      valid: '2014/..',
    });
    expect(userErrors).toEqual([]);
    expect(claimed.value).toEqual({
      value: 'Маттео Ренци',
      language: 'ru',
      kind: 'COMMON',
      valid: '2014/..',
    });
    expect((await namesOf(slug)).names).toEqual([
      { value: 'Matteo Renzi', language: 'en', kind: 'COMMON', valid: null, claims: [] },
      {
        value: 'Маттео Ренци',
        language: 'ru',
        kind: 'COMMON',
        valid: { edtf: '2014/..' },
        claims: [
          { id: claimed.id, stance: 'SUPPORTS', rank: 'NORMAL', source: { title: 'The usual source' } },
        ],
      },
    ]);
    expect(await found('ренци')).toEqual([slug]);
  });

  test('goes when its only claim is retracted, and stands while another claim or the thing itself has it', async () => {
    const { id, slug } = await leader();
    const german = { value: 'Matthäus Renzi', language: 'de', kind: 'ALIAS' };
    const [first, second] = [
      (await claim(id, 'name', german)).claim.id,
      (await claim(id, 'name', german, { saidAt: '2020-01-01' })).claim.id,
    ];
    const retract = (id: string) =>
      rostrum.tell('retractClaim', { claim: id, reason: 'It is wrong.' }, '{ userErrors { message } }');
    await retract(first);
    expect((await namesOf(slug)).de).toBe('Matthäus Renzi');
    await retract(second);
    expect(valuesOf(await namesOf(slug))).toEqual(['Matteo Renzi']);
    expect(await found('Matthäus')).toEqual([]);
    const given = (await claim(id, 'name', { value: 'Matteo Renzi' })).claim.id;
    await retract(given);
    expect(valuesOf(await namesOf(slug))).toEqual(['Matteo Renzi']);
  });

  test('is displayed once it is ranked PREFERRED', async () => {
    const { id, slug } = await leader();
    const claimed = (await claim(id, 'name', { value: 'M. Renzi' })).claim.id;
    expect((await namesOf(slug)).name).toBe('Matteo Renzi');
    const rank = (to: string) =>
      rostrum.tell(
        'rankClaim',
        { claim: claimed, rank: to, reason: 'So.' },
        '{ userErrors { message } }',
        'REVIEWER',
      );
    await rank('PREFERRED');
    const after = await namesOf(slug);
    expect([after.name, ...valuesOf(after)]).toEqual(['M. Renzi', 'M. Renzi', 'Matteo Renzi']);
    await rank('DEPRECATED');
    expect(valuesOf(await namesOf(slug))).toEqual(['Matteo Renzi']);
  });

  test('that is denied goes, also one that came with the thing, until the denial is retracted', async () => {
    const { id, slug } = await leader();
    await claim(id, 'name', { value: 'Renzi, Matteo', kind: 'ALIAS' });
    const name = { value: 'Matteo Renzi', language: 'en', kind: 'COMMON' };
    const denial = (await claim(id, 'name', name, { stance: 'DISPUTES' })).claim.id;
    expect(valuesOf(await namesOf(slug))).toEqual(['Renzi, Matteo']);
    await rostrum.tell('retractClaim', { claim: denial, reason: 'No.' }, '{ userErrors { message } }');
    expect(valuesOf(await namesOf(slug))).toEqual(['Matteo Renzi', 'Renzi, Matteo']);
  });

  test('is as it was at each of the three times', async () => {
    const { id, slug } = await leader();
    const before = new Date();
    await claim(
      id,
      'name',
      { value: 'Matteo il Rottamatore', language: 'it', valid: '2009/2014' },
      { saidAt: '2010-05-01' },
    );
    const italian = async (at: string) => valuesOf(await namesOf(slug, at)).includes('Matteo il Rottamatore');
    expect(await italian('saidBy: "2010-05-01"')).toBe(true);
    expect(await italian('saidBy: "2010-04-30"')).toBe(false);
    expect(await italian('validAt: "2014-12-31"')).toBe(true);
    expect(await italian('validAt: "2015-01-01"')).toBe(false);
    expect(await italian(`knownAt: "${before.toISOString()}"`)).toBe(false);
    expect(await found('Rottamatore', 'saidBy: "2010-05-01"')).toEqual([slug]);
    expect(await found('Rottamatore', 'saidBy: "2010-04-30"')).toEqual([]);
  });

  test.each([
    ['a text', 'Renzi', /takes \{value, language\?/],
    ['no text', { value: ' ' }, /empty/],
    ['no language', { value: 'R', language: 'Italian!' }, /BCP 47/],
    ['another kind', { value: 'R', kind: 'NICKNAME' }, /NICKNAME/],
    ['a time that is none', { value: 'R', valid: '2014-13' }, /2014-13/],
  ])('is not %s', async (_what, value, message) => {
    const { id } = await leader();
    const before = await rostrum.digest();
    const { claim: claimed, userErrors } = await claim(id, 'name', value as object);
    expect([claimed, userErrors[0].code, userErrors[0].field]).toEqual([null, 'INVALID', ['input', 'value']]);
    expect(userErrors[0].message).toMatch(message);
    expect(await rostrum.digest()).toBe(before);
  });
});

describe('a code', () => {
  test('of a claim is listed with its claims, and goes when that is retracted', async () => {
    const { id, slug } = await leader();
    const { claim: claimed } = await claim(id, 'code', { scheme: 'WIKIDATA', value: 'Q47563' });
    const codes = async () =>
      (await rostrum.ask(`{ leader(slug: "${slug}") { ${CODES} } }`)).leader.externalIds;
    expect(await codes()).toEqual([
      { scheme: 'WIKIDATA', value: 'Q47563', valid: null, claims: [{ id: claimed.id }] },
    ]);
    await rostrum.tell('retractClaim', { claim: claimed.id, reason: 'No.' }, '{ userErrors { message } }');
    expect(await codes()).toEqual([]);
  });

  test('of a country finds it, at the time of its validity', async () => {
    const country = await rostrum.make.country({ name: 'Zamunda', iso3: 'ZMD' });
    await claim(country.id, 'code', { scheme: 'ISO_ALPHA3', value: 'ZMU', valid: '1960/1970' });
    const slugAt = async (at: string) =>
      (await rostrum.ask(`{ asOf(${at}) { country(iso3: "ZMU") { slug iso3 } } }`)).asOf.country;
    expect(await slugAt('validAt: "1965-01-01"')).toEqual({ slug: country.slug, iso3: 'ZMD' });
    // No other had it since.
    expect(await slugAt('validAt: "1975-01-01"')).toEqual({ slug: country.slug, iso3: 'ZMD' });
    const heir = await rostrum.make.country({ name: 'Zambezia' });
    await claim(heir.id, 'code', { scheme: 'ISO_ALPHA3', value: 'ZMU', valid: '1971/..' });
    expect(await slugAt('validAt: "1975-01-01"')).toEqual({ slug: heir.slug, iso3: 'ZMU' });
    expect(await slugAt('validAt: "1965-01-01"')).toEqual({ slug: country.slug, iso3: 'ZMD' });
  });

  test('of another thing is refused as DUPLICATE, naming it, and changes nothing', async () => {
    const [one, other] = [await leader(), await leader()];
    await claim(one.id, 'code', { scheme: 'WIKIDATA', value: 'Q1' });
    const before = await rostrum.digest();
    const { claim: claimed, userErrors } = await claim(other.id, 'code', { scheme: 'WIKIDATA', value: 'Q1' });
    expect([claimed, userErrors]).toEqual([
      null,
      [{ code: 'DUPLICATE', field: ['input', 'value'], message: expect.stringContaining(one.slug) }],
    ]);
    expect(await rostrum.digest()).toBe(before);
  });

  test('has the format of its register', async () => {
    const { id } = await leader();
    const { userErrors } = await claim(id, 'code', { scheme: 'WIKIDATA', value: '47563' });
    expect([userErrors[0].code, userErrors[0].message]).toEqual(['INVALID', expect.stringContaining('Q423')]);
  });
});
