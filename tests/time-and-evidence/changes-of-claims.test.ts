import { reignLeaders } from '../../src/io/import/formats/reign-leaders';
import { importFile, testFolder } from '../import/support/importing';
import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
});
afterAll(() => rostrum.close());

const changesOf = async (subject: string, actions = '') => {
  rostrum.server.statements();
  const { changes } = await rostrum.ask(
    `query ($subject: ID!) { changes(first: 50, subject: $subject${actions}) { nodes { action subject { __typename id } } } }`,
    { subject },
  );
  expect(rostrum.server.statements()).toHaveLength(1);
  return changes.nodes.map(({ action, subject: of }: any) => `${action} ${of?.__typename ?? 'nothing'}`);
};

test('the changes of a claim, and of its subject, include the retraction of its source', async () => {
  const event = await rostrum.make.event();
  const leader = await rostrum.make.leader();
  const participation = await rostrum.make.participation(event, leader, { status: 'INVITED' });
  const [source, other] = [await rostrum.make.source(), await rostrum.make.source()];
  const recorded = async (of: string, status: string) => {
    const { claim } = await rostrum.tell(
      'recordClaim',
      {
        subject: participation.id,
        property: 'status',
        value: status,
        evidence: await rostrum.make.evidence({ source: of }),
      },
      '{ claim { id } userErrors { message } }',
    );
    return claim.id as string;
  };
  const [claim, beside] = [await recorded(source, 'EXPECTED'), await recorded(other, 'CONFIRMED')];
  await rostrum.tell('retractSource', { source, reason: 'It was made up' }, '{ userErrors { message } }');
  expect(await changesOf(claim)).toEqual(['CLAIMED Participation', 'RETRACTED Source']);
  expect(await changesOf(beside)).toEqual(['CLAIMED Participation']);
  expect(await changesOf(participation.id)).toEqual([
    'CREATED Participation',
    'CLAIMED Participation',
    'CLAIMED Participation',
    'RETRACTED Source',
  ]);
  expect(await changesOf(claim, ', actions: [RETRACTED]')).toEqual(['RETRACTED Source']);
});

test('a claim and a tenure from a file have its import, and their later changes', async () => {
  const files = await testFolder();
  const header =
    'stateabb,ccode,leadid,leader,sdate,smonth,syear,emonth,eyear,birthyear,gender,militarycareer,l_month,l_year,,,codedby,notes';
  const rows = [
    'ITA,325,zz-325-8,Primo,1,1,1950,1,1951,1900,1,0,,,,,,',
    'ITA,325,zz-325-9,Secondo,1,2,1951,1,1952,1901,1,0,,,,,,',
  ];
  await importFile(
    rostrum.database,
    await files.write('leaderlist_3_19.csv', [header, ...rows, ''].join('\n')),
    {
      format: reignLeaders,
    },
  );
  await files.remove();
  const { leader } = await rostrum.ask(
    '{ leader(slug: "primo-zz-325-8") { tenures { nodes { id claims { id property } } } } }',
  );
  const [tenure] = leader.tenures.nodes;
  const row = tenure.claims.find(({ property }: any) => property === 'record');
  expect(await changesOf(row.id)).toEqual(['IMPORTED Dataset']);
  const { userErrors } = await rostrum.tell(
    'retractClaim',
    { claim: row.id, reason: 'A misprint' },
    '{ userErrors { message } }',
  );
  expect(userErrors).toEqual([]);
  expect(await changesOf(row.id)).toEqual(['IMPORTED Dataset', 'RETRACTED Claim']);
  expect(await changesOf(tenure.id)).toEqual(['IMPORTED Dataset', 'RETRACTED Claim']);
});
