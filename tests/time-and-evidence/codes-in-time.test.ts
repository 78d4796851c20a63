import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum();
});
afterAll(() => rostrum.close());

const saidAt = async (day: string) => ({ evidence: await rostrum.make.evidence({ saidAt: day }) });

describe('the ISO code of a country, under saidBy', () => {
  const QUESTION = `query ($day: Date, $id: ID!) { asOf(saidBy: $day) {
    country(id: $id) { iso2 iso3 externalIds { scheme value } }
    countries(where: { iso3: { in: ["QQA", "QQB"] } }) { nodes { iso3 } }
    qqb: country(iso3: "QQB") { id }
  } }`;

  it('is the last of those claimed, and null before any claim', async () => {
    const { make } = rostrum;
    const { id } = await make.country();
    const code = (value: string, valid: string) => ({ scheme: 'ISO_ALPHA3', value, valid });
    await make.claim(id, 'code', code('QQA', '../1989'), await saidAt('2010-01-01'));
    await make.claim(id, 'code', code('QQB', '1990/..'), await saidAt('2015-01-01'));
    await make.claim(id, 'code', { scheme: 'ISO_ALPHA2', value: 'QQ' }, await saidAt('2015-01-01'));
    const isoBy = async (day: string) => {
      const { asOf } = await rostrum.ask(QUESTION, { day, id });
      const { externalIds, ...codes } = asOf.country;
      return {
        ...codes,
        count: externalIds.length,
        listed: asOf.countries.nodes,
        isFound: asOf.qqb !== null,
      };
    };
    expect(await isoBy('2009-12-31')).toEqual({
      iso2: null,
      iso3: null,
      count: 0,
      listed: [],
      isFound: false,
    });
    expect(await isoBy('2014-12-31')).toEqual({
      iso2: null,
      iso3: 'QQA',
      count: 1,
      listed: [{ iso3: 'QQA' }],
      isFound: false,
    });
    expect(await isoBy('2015-01-01')).toEqual({
      iso2: 'QQ',
      iso3: 'QQB',
      count: 3,
      listed: [{ iso3: 'QQB' }],
      isFound: true,
    });
  });
});

it('does not match a thing that is no country, though it was given the same code later', async () => {
  const { make } = rostrum;
  const { id } = await make.country();
  const code = { scheme: 'ISO_ALPHA3', value: 'QQC' };
  await make.claim(id, 'code', { ...code, valid: '../1989' }, await saidAt('2010-01-01'));
  const league = await make.organization({ externalIds: [{ ...code, valid: '1990/..' }] });
  await make.participation(await make.event(), league);
  const { country, events, asOf } = await rostrum.ask(
    `{ country(iso3: "QQC") { id } events(where: { participant: { any: ["QQC"] } }) { totalCount }
       asOf(validAt: "2000-01-01", saidBy: "2015-01-01") { country(iso3: "QQC") { id } } }`,
  );
  expect(country).toEqual({ id });
  expect(events.totalCount).toBe(0);
  expect(asOf.country.id.split('@')[0]).toBe(id);
});

describe('codes of one register and one value', () => {
  it('are listed in the order of time, regardless of the order of recording', async () => {
    const externalIds = ['2015-05-09/..', '../1999', '2003/2008'].map((valid) => ({
      scheme: 'REIGN',
      value: 'R-7',
      valid,
    }));
    const { id } = await rostrum.make.leader({ externalIds });
    const { leader } = await rostrum.ask(
      'query ($id: ID!) { leader(id: $id) { externalIds { valid { edtf } } } }',
      { id },
    );
    expect(leader.externalIds.map(({ valid }: any) => valid.edtf)).toEqual([
      '../1999',
      '2003/2008',
      '2015-05-09/..',
    ]);
  });
});

describe('the last attestation of an open end', () => {
  it('is unknown if no list gives it, under any saidBy', async () => {
    const { make } = rostrum;
    const term = { term: '2014-01-01/..', ...(await saidAt('2014-02-01')) };
    const tenure = await make.tenure(await make.leader(), await make.country(), term);
    const { node, asOf } = await rostrum.ask(
      `query ($id: ID!) {
        node(id: $id) { ...term } asOf(saidBy: "2020-01-01") { node(id: $id) { ...term } }
      }
      fragment term on Tenure { term { edtf attestedUntil } }`,
      { id: tenure },
    );
    expect(asOf.node).toEqual(node);
    expect(node.term).toEqual({ edtf: '2014-01-01/..', attestedUntil: null });
  });
});

it('is there by each claim that says it, for the time that each says', async () => {
  const { make } = rostrum;
  const leader = await make.leader();
  const code = (valid: string) => ({ scheme: 'WIKIDATA', value: 'Q77001', valid });
  const later = await make.claim(leader.id, 'code', code('1991/..'), await saidAt('2015-01-01'));
  const earlier = await make.claim(leader.id, 'code', code('1990/..'), await saidAt('2010-01-01'));
  const codes = async (times: string) => {
    const { asOf } = await rostrum.ask(
      `query ($id: ID!) { asOf${times} { leader(id: $id) { externalIds { valid { edtf } claims { id } } } } }`,
      { id: leader.id },
    );
    return asOf.leader.externalIds.map(({ valid, claims }: any) => [
      valid.edtf,
      claims.map(({ id }: any) => id.split('@')[0]),
    ]);
  };
  expect(await codes('')).toEqual([
    ['1990/..', [earlier]],
    ['1991/..', [later]],
  ]);
  expect(await codes('(saidBy: "2014-12-31")')).toEqual([['1990/..', [earlier]]]);
  expect(await codes('(validAt: "1990-06-01")')).toEqual([['1990/..', [earlier]]]);
  expect(await codes('(saidBy: "2009-12-31")')).toEqual([]);

  // Another thing can't bear it at any of these times, but before.
  const other = await make.leader();
  const claimed = async (valid: string) => {
    const input = {
      subject: other.id,
      property: 'code',
      value: code(valid),
      evidence: await make.evidence({ saidAt: '2015-01-01' }),
    };
    return (await rostrum.tell('recordClaim', input, '{ userErrors { code } }')).userErrors;
  };
  expect(await claimed('1980/1990')).toEqual([{ code: 'DUPLICATE' }]);
  expect(await claimed('1980/1989')).toEqual([]);
});
