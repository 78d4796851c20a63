import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum();
});
afterAll(() => rostrum.close());

const bornOf = async (id: string) => {
  const born = `leader(id: "${id}") { born { edtf } }`;
  const { leader, asOf } = await rostrum.ask(`{ ${born} asOf(saidBy: "2999-01-01") { ${born} } }`);
  expect(asOf.leader).toEqual(leader);
  return leader.born.edtf as string;
};

describe('what a leader was recorded with', () => {
  it.each(['POSSIBLE', 'BELIEVED', 'EXPECTED'])(
    'does not give way to a claim that is only %s',
    async (modality) => {
      const { id } = await rostrum.make.leader({ born: '1950' });
      await rostrum.make.claim(id, 'born', '1975', { evidence: { modality, saidAt: '2025-08-01' } });
      expect(await bornOf(id)).toBe('1950');
      await rostrum.make.claim(id, 'born', '1951', {
        evidence: { modality: 'ASSERTED', saidAt: '2025-08-02' },
      });
      expect(await bornOf(id)).toBe('1951');
    },
  );

  it('gives way to a less sure claim once it is denied', async () => {
    const { id } = await rostrum.make.leader({ born: '1950' });
    await rostrum.make.claim(id, 'born', '1975', {
      evidence: { modality: 'POSSIBLE', saidAt: '2025-08-01' },
    });
    const evidence = { saidAt: '2025-08-02' };
    await rostrum.make.claim(id, 'born', '1950', { stance: 'DISPUTES', evidence });
    expect(await bornOf(id)).toBe('1975');
  });

  it('is nothing that a less sure claim would have to give way to, where nothing was recorded', async () => {
    const { id } = await rostrum.make.leader();
    await rostrum.make.claim(id, 'born', '1975', {
      evidence: { modality: 'POSSIBLE', saidAt: '2025-08-01' },
    });
    expect(await bornOf(id)).toBe('1975');
  });
});

describe('what a list gives a country', () => {
  let story: Rostrum;
  beforeAll(async () => {
    story = await startRostrum({ template: 'story' });
  });
  afterAll(() => story.close());

  const by = async (reliability: string, day = '2026-05-01') => ({
    evidence: { source: await story.make.source({ reliability }), saidAt: day },
  });
  const of = async (iso3: string) => {
    const fields = `country(iso3: "${iso3}") { id capital names { value language } }`;
    const { country, asOf } = await story.ask(`{ ${fields} asOf(saidBy: "2999-01-01") { ${fields} } }`);
    expect(asOf.country.capital).toEqual(country.capital);
    expect(asOf.country.names).toEqual(country.names);
    const english = country.names.filter(({ language }: any) => language === 'en');
    return { ...country, names: english.map(({ value }: any) => value) };
  };

  it('does not give way to a source that is less reliable than the list, and the dispute shows both', async () => {
    const { id } = await of('FRA');
    await story.make.claim(id, 'capital', 'Lyon', await by('F'));
    expect((await of('FRA')).capital).toBe('Paris');
    const { disputes } = await story.ask(
      `{ disputes(subject: "${id}", property: "capital") { nodes { current { value } positions { value } rule } } }`,
    );
    expect(disputes.nodes).toEqual([
      {
        current: { value: 'Paris' },
        positions: [{ value: 'Paris' }, { value: 'Lyon' }],
        rule: "It was recorded without a claim, from a source of reliability B; the other's is of F.",
      },
    ]);
    await story.make.claim(id, 'capital', 'Vichy', await by('B'));
    expect((await of('FRA')).capital).toBe('Vichy');
  });

  it('is denied by a source that is as reliable, and by no worse one', async () => {
    const { id } = await of('PRT');
    const name = { value: 'Portugal', language: 'en', kind: 'COMMON' };
    const deny = async (property: string, value: unknown, reliability: string) =>
      story.make.claim(id, property, value, { stance: 'DISPUTES', ...(await by(reliability)) });
    await deny('name', name, 'C');
    await deny('capital', 'Lisbon', 'C');
    expect(await of('PRT')).toMatchObject({ capital: 'Lisbon', names: expect.arrayContaining(['Portugal']) });
    await deny('name', name, 'A');
    await deny('capital', 'Lisbon', 'B');
    expect(await of('PRT')).toMatchObject({ capital: null, names: expect.not.arrayContaining(['Portugal']) });
  });
});
