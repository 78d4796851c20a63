import { type Rostrum, startRostrum } from '../../support/rostrum';

describe('a term whose ends were moved one after the other', () => {
  let rostrum: Rostrum;
  beforeAll(async () => {
    rostrum = await startRostrum();
  });
  afterAll(() => rostrum.close());

  it('has no known end under saidBy between the moves, if the new start is past the old end', async () => {
    const { make } = rostrum;
    const [leader, country] = [await make.leader(), await make.country()];
    const term = '2014-03-01/2014-09-01';
    const tenure = await make.tenure(leader, country, {
      term,
      evidence: await make.evidence({ saidAt: '2014-01-01' }),
    });
    // What stands has to be a valid term at every recording: so the end moves first, though its claim is
    // later.
    await make.claim(tenure, 'term.end', '2016-06', {
      evidence: await make.evidence({ saidAt: '2015-02-01' }),
    });
    await make.claim(tenure, 'term.start', '2015-05-09', {
      evidence: await make.evidence({ saidAt: '2015-01-01' }),
    });

    const { asOf } = await rostrum.ask(
      `query ($id: ID!) { asOf(saidBy: "2015-01-10") { node(id: $id) { ... on Tenure { term { edtf earliest latest } } } } }`,
      { id: tenure },
    );
    expect(asOf.node.term).toEqual({ edtf: '2015-05-09/', earliest: '2015-05-09', latest: null });
  });
});
