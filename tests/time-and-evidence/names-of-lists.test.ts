import { cowAlliances } from '../../src/io/import/formats/cow-alliances';
import { gdeltEvents } from '../../src/io/import/formats/gdelt-events';
import { reignLeaders } from '../../src/io/import/formats/reign-leaders';
import { wikipediaCurrentEvents } from '../../src/io/import/formats/wikipedia-current-events';
import { importFile, storyForAllTests } from '../import/support/importing';
import { gdeltFile } from '../import/formats/gdelt-file';

const story = storyForAllTests();

const CLAIMS = 'claims { property locator source { title } }';
const sourcesOf = ({ claims }: any): string[] => claims.map(({ source }: any) => source.title);

test('the names and codes of a country are found in the lists that have them', async () => {
  const { country } = await story.rostrum.ask(
    `{ country(iso3: "SRB") { names { value ${CLAIMS} } externalIds { scheme value ${CLAIMS} } } }`,
  );
  const unsaid = [...country.names, ...country.externalIds].filter(({ claims }) => claims.length === 0);
  expect(unsaid).toEqual([]);
  const code = (scheme: string) => country.externalIds.filter((each: any) => each.scheme === scheme);
  expect(code('ISO_ALPHA3').map(sourcesOf)).toEqual([
    ['World countries 5.1.0: names, codes, coordinates and land borders'],
  ]);
  expect(code('COW').flatMap(sourcesOf)).toEqual([
    expect.stringMatching(/^Countries since 1816/),
    expect.stringMatching(/^Countries since 1816/),
  ]);
});

test('no present or past country has a name or code without a source', async () => {
  const unsaid: string[] = [];
  let [count, after] = [0, null as string | null];
  do {
    const { countries } = await story.rostrum.ask(
      `query ($after: String) { countries(first: 100, after: $after) { pageInfo { hasNextPage endCursor }
        nodes { slug names { value claims { id } } externalIds { value claims { id } } } } }`,
      { after },
    );
    for (const { slug, names, externalIds } of countries.nodes)
      for (const { value, claims } of [...names, ...externalIds])
        if (claims.length === 0) unsaid.push(`${slug} ${value}`);
    count += countries.nodes.length;
    after = countries.pageInfo.hasNextPage ? countries.pageInfo.endCursor : null;
  } while (after !== null);
  expect(count).toBeGreaterThan(270);
  expect(unsaid).toEqual([]);
});

test('a code of a published list comes with its row, from the day of its publication and recording', async () => {
  const before = new Date().toISOString();
  const header =
    'stateabb,ccode,leadid,leader,sdate,smonth,syear,emonth,eyear,birthyear,gender,militarycareer,l_month,l_year,,,codedby,notes';
  const path = await story.files.write(
    'leaderlist_3_19.csv',
    [
      header,
      'ITA,325,zz-325-1,Testoni,1,1,1990,1,1992,1940,1,0,,,,,,',
      'ITA,325,zz-325-2,Testoni,1,1,1995,1,1996,1940,1,0,,,,,,',
      '',
    ].join('\n'),
  );
  await importFile(story.rostrum.database, path, { format: reignLeaders });
  const codes = async (at = '') => {
    const question = `leader(slug: "testoni-zz-325-1") { externalIds { value claims { property locator } } }`;
    const data = await story.rostrum.ask(at ? `{ asOf(${at}) { ${question} } }` : `{ ${question} }`);
    return ((at ? data.asOf : data).leader?.externalIds ?? []).map(({ value, claims }: any) => [
      value,
      claims.map(({ property, locator }: any) => `${property} ${locator}`),
    ]);
  };
  // Each id by its row, though both are one person's.
  expect(await codes()).toEqual([
    ['zz-325-1', ['code row 2']],
    ['zz-325-2', ['code row 3']],
  ]);
  expect(await codes('saidBy: "2019-03-30"')).toEqual([]);
  expect(await codes('saidBy: "2019-03-31"')).toEqual(await codes());
  expect(await codes(`knownAt: "${before}"`)).toEqual([]);
});

test('the code of a coded event and of an alliance, and the title of a news item, are in their rows', async () => {
  await importFile(
    story.rostrum.database,
    await story.files.write('g.CSV', gdeltFile(61, [{ GLOBALEVENTID: '777' }])),
    {
      format: gdeltEvents,
    },
  );
  const member = (name: string, code: number) =>
    `99001,${code},${name},Type I: Defense Pact,1,1,1900,31,12,1910,0,0`;
  const header =
    'version4id,ccode,state_name,ss_type,mem_st_day,mem_st_month,mem_st_year,mem_end_day,mem_end_month,mem_end_year,left_censor,right_censor';
  await importFile(
    story.rostrum.database,
    await story.files.write('a.csv', [header, member('France', 220), member('Russia', 365), ''].join('\n')),
    { format: cowAlliances },
  );
  const item = {
    id: '9901',
    date: '2015-09-03',
    description: 'China holds a parade in Beijing. Dr. Nobody watches it.',
    category: { id: '1', name: 'Politics and elections' },
    entity: [],
    source: [{ id: '1', url: 'https://news.example/parade', type: 'web', sourceName: 'Example' }],
  };
  await importFile(story.rostrum.database, await story.files.write('w.json', JSON.stringify([item])), {
    format: wikipediaCurrentEvents,
  });
  const { coded, news, relationships } = await story.rostrum.ask(
    `{ coded: event(slug: "gdelt-777") { externalIds { value claims { property locator } } }
       news: event(slug: "wikipedia-9901") { names { value claims { property locator } } }
       relationships(where: { between: { all: ["france", "russia"] }, type: { in: [DEFENSE_PACT] } }) {
         nodes { externalIds { value claims { property locator } } } } }`,
  );
  expect(coded.externalIds).toEqual([{ value: '777', claims: [{ property: 'record', locator: 'row 1' }] }]);
  expect(news.names).toEqual([
    { value: 'China holds a parade in Beijing', claims: [{ property: 'record', locator: 'row 1' }] },
  ]);
  expect(relationships.nodes.map(({ externalIds }: any) => externalIds)).toContainEqual([
    { value: '99001', claims: [{ property: 'record', locator: 'rows 2 and 3' }] },
  ]);
});

test('the claims of all names are read in one statement', async () => {
  story.rostrum.server.statements();
  await story.rostrum.ask(
    '{ asOf(validAt: "2020-01-01", saidBy: "2025-08-21") { countries(first: 20) { nodes { names { value claims { id } } } } } }',
  );
  expect(story.rostrum.server.statements()).toHaveLength(1);
});

test('with the last edition that has them go the names and codes that a list gave, and no others', async () => {
  const header =
    'stateabb,ccode,leadid,leader,sdate,smonth,syear,emonth,eyear,birthyear,gender,militarycareer,l_month,l_year,,,codedby,notes';
  const edition = async (month: string, name: string) => {
    const rows = [header, `ITA,325,zz-325-9,${name},1,1,1980,1,1982,1940,1,0,,,,,,`, ''];
    const path = await story.files.write(`leaderlist_${month}.csv`, rows.join('\n'));
    expect(await importFile(story.rostrum.database, path, { format: reignLeaders })).toMatchObject({
      rejected: 0,
    });
    const { sources } = await story.rostrum.ask('{ sources(first: 1) { nodes { id title } } }');
    return sources.nodes[0].id as string;
  };
  const retract = async (source: string) => {
    const input = { source, reason: 'Made up' };
    const { userErrors } = await story.rostrum.tell(
      'retractSource',
      input,
      '{ userErrors { message } }',
      'EDITOR',
    );
    expect(userErrors).toEqual([]);
  };
  const called = async (at = '') => {
    const question = 'leader(slug: "provetti-zz-325-9") { name names { value } externalIds { value } }';
    const data = await story.rostrum.ask(at ? `{ asOf(${at}) { ${question} } }` : `{ ${question} }`);
    const { name, names, externalIds } = (at ? data.asOf : data).leader;
    return { name, all: [...names, ...externalIds].map(({ value }: { value: string }) => value) };
  };

  const older = await edition('4_19', 'Provetti');
  const newer = await edition('5_19', 'Provetti');
  const { leader } = await story.rostrum.ask('{ leader(slug: "provetti-zz-325-9") { id } }');
  await retract(newer);
  expect(await called()).toEqual({ name: 'Provetti', all: ['Provetti', 'zz-325-9'] });
  const before = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 5));
  await story.rostrum.make.claim(leader.id, 'name', { value: 'The Tester', language: 'en', kind: 'ALIAS' });
  await retract(older);
  expect(await called()).toEqual({ name: 'The Tester', all: ['The Tester'] });
  expect((await called(`knownAt: "${before}"`)).all).toEqual(['Provetti', 'zz-325-9']);
});

describe('with a row that no longer counts go the name and the code that only it has', () => {
  const item = (id: string, description: string) => ({
    id,
    date: '2015-09-03',
    description,
    category: { id: '1', name: 'Politics and elections' },
    entity: [],
    source: [{ id, url: `https://news.example/${id}`, type: 'web', sourceName: 'Example' }],
  });
  const importItems = async (...items: object[]) =>
    importFile(story.rostrum.database, await story.files.write('w.json', JSON.stringify(items)), {
      format: wikipediaCurrentEvents,
    });
  const eventAt = async (id: string, at = '') => {
    const question = `event(slug: "wikipedia-${id}") { id name names { value } externalIds { value } claims { nodes { id property } } }`;
    const data = await story.rostrum.ask(at ? `{ asOf(${at}) { ${question} } }` : `{ ${question} }`);
    return (at ? data.asOf : data).event;
  };
  const valuesOf = ({ names, externalIds }: any): string[] =>
    [...names, ...externalIds].map(({ value }: { value: string }) => value);
  const judge = async (mutation: string, input: object) => {
    const { userErrors } = await story.rostrum.tell(
      mutation,
      { ...input, reason: 'Misread' },
      '{ userErrors { message } }',
      'REVIEWER',
    );
    expect(userErrors).toEqual([]);
  };
  const rowOf = (event: any): string =>
    event.claims.nodes.find(({ property }: any) => property === 'record').id;
  /** Another name keeps the event on record. */
  const callOtherwise = (event: any) =>
    story.rostrum.make.claim(event.id, 'name', {
      value: `Otherwise ${event.id}`,
      language: 'en',
      kind: 'ALIAS',
    });

  test('retracted', async () => {
    await importItems(item('9911', 'A treaty is signed in Oslo.'));
    const event = await eventAt('9911');
    expect(valuesOf(event)).toEqual(['A treaty is signed in Oslo']);
    await callOtherwise(event);
    const before = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await judge('retractClaim', { claim: rowOf(event) });
    expect(await eventAt('9911')).toMatchObject({
      name: `Otherwise ${event.id}`,
      names: [{ value: `Otherwise ${event.id}` }],
    });
    expect(valuesOf(await eventAt('9911', `knownAt: "${before}"`))).toEqual([
      'A treaty is signed in Oslo',
      `Otherwise ${event.id}`,
    ]);
  });

  test('rejected, until it is accepted again', async () => {
    await importItems(item('9912', 'A summit ends in Rome.'));
    const event = await eventAt('9912');
    await callOtherwise(event);
    const both = ['A summit ends in Rome', `Otherwise ${event.id}`];
    await judge('reviewClaims', { claims: [rowOf(event)], review: 'REJECTED' });
    expect(valuesOf(await eventAt('9912'))).toEqual([`Otherwise ${event.id}`]);
    await judge('reviewClaims', { claims: [rowOf(event)], review: 'ACCEPTED' });
    expect(await eventAt('9912')).toMatchObject({ name: both[0], names: both.map((value) => ({ value })) });
    await judge('rankClaim', { claim: rowOf(event), rank: 'DEPRECATED' });
    expect(valuesOf(await eventAt('9912'))).toEqual([`Otherwise ${event.id}`]);
    await judge('rankClaim', { claim: rowOf(event), rank: 'NORMAL' });
    expect(valuesOf(await eventAt('9912'))).toEqual(both);
  });

  test('a name that a claim supports as well stays, and is of the list again once the row counts', async () => {
    await importItems(item('9913', 'A bridge opens in Porto.'));
    const event = await eventAt('9913');
    const name = 'A bridge opens in Porto';
    const claim = await story.rostrum.make.claim(event.id, 'name', {
      value: name,
      language: 'en',
      kind: 'COMMON',
    });
    await judge('reviewClaims', { claims: [rowOf(event)], review: 'REJECTED' });
    expect(valuesOf(await eventAt('9913'))).toEqual([name]);
    await judge('reviewClaims', { claims: [rowOf(event)], review: 'ACCEPTED' });
    await judge('retractClaim', { claim });
    expect(valuesOf(await eventAt('9913'))).toEqual([name]);
  });

  test('a code in a row of a tenure, and the name that the row has for the leader', async () => {
    const header =
      'stateabb,ccode,leadid,leader,sdate,smonth,syear,emonth,eyear,birthyear,gender,militarycareer,l_month,l_year,,,codedby,notes';
    const rows = [
      header,
      'ITA,325,zz-325-21,Primo,1,1,1970,1,1972,1930,1,0,,,,,,',
      'ITA,325,zz-325-22,Primo,1,1,1975,1,1976,1930,1,0,,,,,,',
      '',
    ];
    const path = await story.files.write('leaderlist_6_19.csv', rows.join('\n'));
    expect(await importFile(story.rostrum.database, path, { format: reignLeaders })).toMatchObject({
      rejected: 0,
    });
    const read = async () => {
      const { leader } = await story.rostrum.ask(
        `{ leader(slug: "primo-zz-325-21") { id names { value } externalIds { value }
           tenures { nodes { claims { id property } } } } }`,
      );
      return leader;
    };
    const leader = await read();
    expect(valuesOf(leader)).toEqual(['Primo', 'zz-325-21', 'zz-325-22']);
    const [later, earlier] = leader.tenures.nodes.map(({ claims }: any) => claims[0].id);
    await story.rostrum.make.claim(leader.id, 'name', { value: 'The First', language: 'en', kind: 'ALIAS' });
    await judge('retractClaim', { claim: later });
    expect(valuesOf(await read())).toEqual(['Primo', 'The First', 'zz-325-21']);
    await judge('reviewClaims', { claims: [earlier], review: 'REJECTED' });
    expect(valuesOf(await read())).toEqual(['The First']);
    await judge('reviewClaims', { claims: [earlier], review: 'ACCEPTED' });
    expect(valuesOf(await read())).toEqual(['Primo', 'The First', 'zz-325-21']);
  });

  test('a row whose code another thing has by now cannot be accepted again', async () => {
    await importItems(item('9914', 'An item is read.'));
    const other = await eventAt('9914');
    const file = await story.files.write('g.CSV', gdeltFile(61, [{ GLOBALEVENTID: '778' }]));
    await importFile(story.rostrum.database, file, { format: gdeltEvents });
    const { coded } = await story.rostrum.ask(
      '{ coded: event(slug: "gdelt-778") { id claims { nodes { id property } } } }',
    );
    await callOtherwise(coded);
    await judge('reviewClaims', { claims: [rowOf(coded)], review: 'REJECTED' });
    await story.rostrum.make.claim(other.id, 'code', { scheme: 'GDELT', value: '778' });
    const { userErrors } = await story.rostrum.tell(
      'reviewClaims',
      { claims: [rowOf(coded)], review: 'ACCEPTED', reason: 'Right after all' },
      '{ userErrors { field code message } }',
      'REVIEWER',
    );
    expect(userErrors).toEqual([
      {
        field: ['input', 'claims'],
        code: 'DUPLICATE',
        message: `GDELT 778 is the code of wikipedia-9914 (${other.id})`,
      },
    ]);
  });
});
