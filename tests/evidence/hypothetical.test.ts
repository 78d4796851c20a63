import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum();
});
afterAll(() => rostrum.close());

const onCondition = { modality: 'HYPOTHETICAL', condition: 'If the talks fail.', saidAt: '2025-09-01' };

describe('what is said on a condition only', () => {
  it('makes no relationship active, by now or by a day of saying', async () => {
    const [one, other] = [await rostrum.make.country(), await rostrum.make.country()];
    const id = await rostrum.make.relationship(one, other, {
      type: 'ARMED_CONFLICT',
      valid: '2025/..',
      evidence: onCondition,
    });
    const status = `node(id: "${id}") { ... on Relationship { status } }`;
    const active = `country(id: "${one.id}") { relationships(where: { status: { eq: ACTIVE } }) { totalCount } }`;
    const { asOf, ...now } = await rostrum.ask(
      `{ ${status} ${active} asOf(saidBy: "2025-12-31") { ${active} } }`,
    );
    expect(now).toEqual({ node: { status: 'UNKNOWN' }, country: { relationships: { totalCount: 0 } } });
    expect(asOf.country).toEqual({ relationships: { totalCount: 0 } });

    await rostrum.make.claim(id, 'status', 'ACTIVE', { evidence: { saidAt: '2025-09-02' } });
    expect((await rostrum.ask(`{ ${status} ${active} }`)).country.relationships.totalCount).toBe(1);
  });

  it('makes no event take place, nor plans it', async () => {
    const event = await rostrum.make.event({ status: 'SCHEDULED', evidence: onCondition });
    const { event: made, events } = await rostrum.ask(
      `{ event(id: "${event.id}") { status } events(where: { status: { eq: SCHEDULED } }) { totalCount } }`,
    );
    expect([made.status, events.totalCount]).toEqual(['UNKNOWN', 0]);
  });
});
