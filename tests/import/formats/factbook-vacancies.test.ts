import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { factbookLeaders } from '../../../src/io/import/formats/factbook-leaders';
import { importFile, storyForEachTest } from '../support/importing';

const story = storyForEachTest();

interface Branch {
  chief?: string;
  head?: string;
}

/** An edition of one country, Haiti, by its folder. */
async function edition(month: string, { chief, head }: Branch) {
  await mkdir(join(story.files.folder, `factbook-${month}`));
  const text = JSON.stringify({
    Introduction: { Background: { text: '…' } },
    Government: {
      'Executive branch': {
        ...(chief !== undefined && { 'chief of state': { text: chief } }),
        ...(head !== undefined && { 'head of government': { text: head } }),
      },
    },
  });
  const path = await story.files.write(`factbook-${month}/ha.json`, text);
  return importFile(story.rostrum.database, path, { format: factbookLeaders });
}

const inOffice = async (day: string, role = 'HEAD_OF_STATE', more = '') => {
  const { asOf } = await story.rostrum.ask(
    `{ asOf(validAt: "${day}" ${more}) { country(iso3: "HTI") { tenures(where: { role: { in: [${role}] } }) { nodes { leader { name } } } } } }`,
  );
  return asOf.country.tenures.nodes.map(({ leader }: any) => leader.name);
};
const tenures = async () => {
  const { country } = await story.rostrum.ask(
    '{ country(iso3: "HTI") { tenures { nodes { leader { name } office term { edtf } } } } }',
  );
  return country.tenures.nodes.map(({ leader, term }: any) => [leader.name, term.edtf]);
};

const PRESIDENT = 'President Jovenel MOISE (since 7 February 2017)';

test('an office that a newer edition calls vacant ends its last holder’s tenure, on an unknown day', async () => {
  await edition('2019-06', { chief: PRESIDENT });
  expect(await inOffice('2022-01-01')).toEqual(['Jovenel Moise']);
  expect(await edition('2022-01', { chief: 'President (vacant)' })).toMatchObject({ rejected: 0 });
  expect(await inOffice('2022-01-01')).toEqual([]);
  expect(await inOffice('2019-06-01')).toEqual(['Jovenel Moise']);
  expect(await inOffice('2026-01-01')).toEqual([]);
  expect(await tenures()).toEqual([['Jovenel Moise', '2017-02-07/']]);
  // According to claims before that edition he continued.
  expect(await inOffice('2022-01-01', 'HEAD_OF_STATE', 'saidBy: "2021-12-31"')).toEqual(['Jovenel Moise']);
});

test.each([
  ['President (vacant since 7 July 2021)', '2017-02-07/2021-07-07', true],
  ['President (position vacant since 7 July 2021)', '2017-02-07/2021-07-07', true],
  ['vacant', '2017-02-07/', false],
  ['President (currently vacant)', '2017-02-07/', false],
  ['President (vacant); note - President MOISE was assassinated on 7 July 2021', '2017-02-07/', false],
])('%s', async (chief, term, isSaid) => {
  await edition('2019-06', { chief: PRESIDENT });
  expect(await edition('2022-01', { chief })).toMatchObject({ rejected: 0 });
  expect(await tenures()).toEqual([['Jovenel Moise', term]]);
  expect(await inOffice('2021-07-06')).toEqual(isSaid ? ['Jovenel Moise'] : []);
  expect(await inOffice('2021-07-08')).toEqual([]);
});

test('a third edition that has the holder again retracts the vacancy', async () => {
  await edition('2019-06', { chief: PRESIDENT });
  await edition('2022-01', { chief: 'President (vacant)' });
  await edition('2023-01', { chief: PRESIDENT });
  expect(await inOffice('2024-01-01')).toEqual(['Jovenel Moise']);
  expect(await tenures()).toEqual([['Jovenel Moise', '2017-02-07/..']]);
});

test('an older edition imported later ends nothing; nor does a vacancy below the head', async () => {
  await edition('2022-01', { chief: PRESIDENT, head: 'Prime Minister Joseph JOUTHE (since 4 March 2020)' });
  await edition('2019-06', { chief: 'President (vacant)' });
  await edition('2023-01', {
    chief: `${PRESIDENT}; Vice President (vacant)`,
    head: 'Prime Minister Joseph JOUTHE (since 4 March 2020); First Deputy Prime Minister (vacant)',
  });
  expect(await inOffice('2024-01-01')).toEqual(['Jovenel Moise']);
  expect(await inOffice('2024-01-01', 'HEAD_OF_GOVERNMENT')).toEqual(['Joseph Jouthe']);
});

test('an acting head for a vacant office is in office, and stays so', async () => {
  await edition('2019-06', { chief: PRESIDENT });
  const acting = 'President (vacant); Acting President Ariel HENRY (since 20 July 2021)';
  await edition('2022-01', { chief: acting });
  await edition('2023-01', { chief: acting });
  expect(await inOffice('2024-01-01')).toEqual(['Ariel Henry']);
});

test('a vacant office of a deputy or a governor ends the tenure in that office alone', async () => {
  const king = 'King CHARLES III (since 8 September 2022)';
  await edition('2023-01', {
    chief: `${king}; represented by Governor General Ann OTHER (since 1 May 2021)`,
    head: 'Prime Minister Joseph JOUTHE (since 4 March 2020); Deputy Prime Minister Bob SECOND (since 4 March 2020)',
  });
  await edition('2024-01', {
    chief: `${king}; represented by Governor General (vacant)`,
    head: 'Prime Minister Joseph JOUTHE (since 4 March 2020); Deputy Prime Minister (vacant)',
  });
  expect(await inOffice('2024-06-01', 'OTHER')).toEqual([]);
  expect(await inOffice('2024-06-01')).toEqual(['Charles III']);
  expect(await inOffice('2024-06-01', 'HEAD_OF_GOVERNMENT')).toEqual(['Joseph Jouthe']);
});

test('an edition that omits an office does not affect it', async () => {
  await edition('2019-06', { chief: PRESIDENT, head: 'Prime Minister Joseph JOUTHE (since 4 March 2019)' });
  await edition('2022-01', { head: 'Prime Minister Joseph JOUTHE (since 4 March 2019)' });
  expect(await inOffice('2022-06-01')).toEqual(['Jovenel Moise']);
});

test('a vacancy is retracted with its source', async () => {
  await edition('2019-06', { chief: PRESIDENT });
  await edition('2022-01', { chief: 'President (vacant)' });
  const { sources } = await story.rostrum.ask('{ sources(first: 50) { nodes { id title } } }');
  const [newer] = sources.nodes.filter(({ title }: any) => title.includes('2022-01'));
  const { userErrors } = await story.rostrum.tell(
    'retractSource',
    { source: newer.id, reason: 'misprint' },
    '{ userErrors { message } }',
  );
  expect(userErrors).toEqual([]);
  expect(await inOffice('2022-06-01')).toEqual(['Jovenel Moise']);
});
