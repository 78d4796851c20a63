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
