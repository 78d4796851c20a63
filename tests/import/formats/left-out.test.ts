import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { factbookLeaders } from '../../../src/io/import/formats/factbook-leaders';
import { importFile, storyForEachTest } from '../support/importing';

const story = storyForEachTest();

/** An edition of the Factbook's page on Egypt. */
async function edition(day: string, chief: string) {
  await mkdir(join(story.files.folder, `factbook-${day}`));
  const text = JSON.stringify({
    Introduction: { Background: { text: '…' } },
    Government: { 'Executive branch': { 'chief of state': { text: chief } } },
  });
  const path = await story.files.write(`factbook-${day}/eg.json`, text);
  expect(await importFile(story.rostrum.database, path, { format: factbookLeaders })).toMatchObject({
    rejected: 0,
  });
}

const HOLDERS = `country(iso3: "EGY") { tenures(where: { role: { in: [HEAD_OF_STATE] } }) { nodes { leader { name } } } }`;
const holders = async (times: string): Promise<string[]> => {
  const { asOf } = await story.rostrum.ask(`{ asOf(${times}) { ${HOLDERS} } }`);
  return asOf.country.tenures.nodes.map(({ leader }: any) => leader.name).sort();
};
const on = (day: string) => holders(`validAt: "${day}"`);

test('a holder whom the next edition calls something else altogether is not in office twice', async () => {
  await edition('2015-11-29', 'President Hosni KHALIL (since 8 June 2014)');
  await edition('2026-01-22', 'President Abdel Fattah EL-SISI (since 8 June 2014)');
  const [former, latter] = ['Hosni Khalil', 'Abdel Fattah El-Sisi'];
  expect(await on('2026-03-01')).toEqual([latter]);
  // The older edition's word reaches to its day, and no further once another says who it was from then on.
  expect(await on('2015-11-29')).toEqual([latter, former]);
  expect(await on('2015-11-30')).toEqual([latter]);
  const { leaders } = await story.rostrum.ask(
    '{ leaders(where: { text: "sisi", inOffice: true }) { nodes { name country { slug } } } }',
  );
  expect(leaders.nodes).toEqual([{ name: latter, country: { slug: 'egypt' } }]);
  // Before it was said, the former went on.
  expect(await holders('validAt: "2025-06-01", saidBy: "2025-12-31"')).toEqual([former]);
});

test('an edition ends no tenure before it was recorded', async () => {
  await edition('2015-11-29', 'President Hosni KHALIL (since 8 June 2014)');
  const { rows } = await story.rostrum.database.pool.query<{ at: Date }>(
    'select at from recording order by id desc limit 1',
  );
  await edition('2026-01-22', 'President Abdel Fattah EL-SISI (since 8 June 2014)');
  const known = rows[0]!.at.toISOString();
  expect(await holders(`validAt: "2026-03-01", knownAt: "${known}"`)).toEqual(['Hosni Khalil']);
});

test('a newer edition has the successor since before the older one came out, or a day mistaken by decades', async () => {
  await edition('2015-11-29', 'Queen BEATRIX (since 30 April 1980)');
  await edition('2026-01-22', 'King WILLEM-ALEXANDER (since 30 April 2013)');
  expect(await on('2014-01-01')).toEqual(['Beatrix', 'Willem-Alexander']);
  expect(await on('2016-01-01')).toEqual(['Willem-Alexander']);
  await edition('2027-01-22', 'President Ilie BOLOJAN (since 23 June 2005)');
  expect(await on('2027-02-01')).toEqual(['Ilie Bolojan']);
});

test('of two holders of an office, the tenure of the one whom a later edition omits ends on its day', async () => {
  const [one, other] = ['Mladen IVANIC (since 17 November 2014)', 'Dragan COVIC (since 17 November 2014)'];
  await edition('2015-11-29', `Co-President ${one}; Co-President ${other}`);
  await edition('2016-11-29', `Co-President ${other}; Co-President ${one}`);
  expect(await on('2017-06-01')).toEqual(['Dragan Covic', 'Mladen Ivanic']);
  await edition('2018-11-29', `Co-President ${other}`);
  expect(await on('2018-11-28')).toEqual(['Dragan Covic', 'Mladen Ivanic']);
  expect(await on('2018-11-29')).toEqual(['Dragan Covic']);
  // An edition that has him again says that he never went.
  await edition('2019-11-29', `Co-President ${other}; Co-President ${one}`);
  expect(await on('2018-12-31')).toEqual(['Dragan Covic', 'Mladen Ivanic']);
});

test('an older edition that is imported later ends no tenure', async () => {
  await edition('2026-01-22', 'President Abdel Fattah EL-SISI (since 8 June 2014)');
  await edition('2015-11-29', 'President Adly MANSOUR (since 4 July 2013)');
  expect(await on('2026-03-01')).toEqual(['Abdel Fattah El-Sisi']);
  expect(await on('2015-11-29')).toEqual(['Abdel Fattah El-Sisi', 'Adly Mansour']);
});

test('a file that is not an edition of the same list ends no tenure', async () => {
  await edition('2015-11-29', 'President Hosni KHALIL (since 8 June 2014)');
  const other = await story.rostrum.make.leader({ name: 'Somebody Else' });
  const { country } = await story.rostrum.ask('{ country(iso3: "EGY") { id slug } }');
  await story.rostrum.make.tenure(other, country, {
    role: 'HEAD_OF_STATE',
    term: '2014-06-08/..',
    evidence: { saidAt: '2025-01-01' },
  });
  expect(await on('2026-03-01')).toEqual(['Hosni Khalil', 'Somebody Else']);
});
