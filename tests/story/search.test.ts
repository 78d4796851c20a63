import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
}, 120_000);
afterAll(() => rostrum.close());

async function search(query: string, kinds?: string[], first = 5) {
  const { search: found } = await rostrum.ask(
    `query ($query: String!, $kinds: [EntityKind!], $first: Int) {
      search(query: $query, kinds: $kinds, first: $first) {
        totalCount
        edges { score matched cursor node { __typename slug name } }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    { query, kinds, first },
  );
  return found;
}

test.each([
  ['Kim Jong Un', 'kim-jong-un'],
  ['Kim Jung-un', 'kim-jong-un'],
  ['kim jong-un', 'kim-jong-un'],
  ['jong un', 'kim-jong-un'],
  ['金正恩', 'kim-jong-un'],
  ['김정은', 'kim-jong-un'],
  ['Putin Vladimir', 'vladimir-putin'],
  ['putin', 'vladimir-putin'],
  ['Путин', 'vladimir-putin'],
  ['Xi Jingping', 'xi-jinping'],
  ['Lee Jae-myung', 'lee-jae-myung'],
  ['우원식', 'woo-won-shik'],
  ['Woo Won Sik', 'woo-won-shik'],
  ['Лукашенко', 'alexander-lukashenko'],
  ['Lukashenka', 'alexander-lukashenko'],
  ['Лукашэнка', 'alexander-lukashenko'],
  ['پزشکیان', 'masoud-pezeshkian'],
  ['Pezeshkian', 'masoud-pezeshkian'],
  ['Prabowo', 'prabowo-subianto'],
  ['Vucic', 'aleksandar-vucic'],
  ['Вучић', 'aleksandar-vucic'],
  ['Роберт Фицо', 'robert-fico'],
  ['洪磊', 'hong-lei'],
  ['李军华', 'li-junhua'],
  ['联合国', 'united-nations'],
  ['UN', 'united-nations'],
  ['donald trmup', 'donald-trump'],
  ['Coree du Nord', 'north-korea'],
  ['Corée du Nord', 'north-korea'],
  ['北朝鲜', 'north-korea'],
  ['DPRK', 'north-korea'],
  ['North Korea', 'north-korea'],
  ['korea north', 'north-korea'],
  ['South Koera', 'south-korea'],
  ['Côte d’Ivoire', 'cote-d-ivoire'],
  ['cote divoire', 'cote-d-ivoire'],
  ["Cote d'Ivoire", 'cote-d-ivoire'],
  ['UK', 'united-kingdom'],
  ['USA', 'united-states'],
  ['US', 'united-states'],
  ['germany', 'germany'],
  ['Deutschland', 'germany'],
  ['Niger', 'niger'],
  ['oman', 'oman'],
  ['chna', 'china'],
  ['victry day parade', 'victory-day-parade-2025'],
  ['Victory Day parade 2015', 'victory-day-parade-2015'],
  ['胜利日阅兵', 'victory-day-parade-2025'],
  ['western leaders', 'western-leaders'],
])('%s finds %s first', async (query, slug) => {
  const { edges } = await search(query);
  expect(edges.map(({ node }: any) => node.slug)[0]).toBe(slug);
});

test('one of several words may match nothing, but not two', async () => {
  const slugsOf = async (query: string) =>
    (await search(query, ['EVENT'])).edges.map(({ node }: any) => node.slug);
  // These share far too few trigrams with the name to be similar to it.
  const unheardOf = 'antidisestablishmentarianism';
  for (const query of [`victory ${unheardOf} day parade`, `${unheardOf} parade victroy`]) {
    expect(await slugsOf(query)).toContain('victory-day-parade-2025');
  }
  expect(await slugsOf(`parade ${unheardOf}`)).toEqual([]);
  expect(await slugsOf(`victory ${unheardOf} floccinaucinihilipilification parade`)).toEqual([]);
});

test('if all words match a name, names that match all but one are not returned', async () => {
  const { slug } = await rostrum.make.event({ name: 'Zebra quokka wombat' });
  await rostrum.make.event({ name: 'Zebra quokka numbat' });
  const { edges } = await search('wombat zebra quoka', ['EVENT']);
  expect(edges.map(({ node }: any) => node.slug)).toEqual([slug]);
});

test('a word of the text about an event may be misspelt as well', async () => {
  const { slug } = await rostrum.make.event({
    name: 'Plenary',
    summary: 'The delegates quarrelled about the seating order until midnight',
  });
  const { edges } = await search('delegates quarrelled seating thermodynamically', ['EVENT']);
  expect(edges.map(({ node }: any) => node.slug)).toEqual([slug]);
});

test('best match first: the exact name, then names that begin with it, then similar names', async () => {
  const { edges, totalCount } = await search('Guinea', ['COUNTRY'], 20);
  expect(edges[0]).toMatchObject({ score: 1, matched: 'Guinea', node: { slug: 'guinea' } });
  const slugs = edges.map(({ node }: any) => node.slug);
  expect(slugs).toEqual(expect.arrayContaining(['equatorial-guinea', 'guinea-bissau', 'papua-new-guinea']));
  const scores = edges.map(({ score }: any) => score);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(new Set(slugs).size).toBe(slugs.length);
  expect(totalCount).toBeGreaterThanOrEqual(edges.length);
});

test('matched is the name that was found', async () => {
  const { edges } = await search('朝鲜');
  expect(edges[0].matched).toContain('朝鲜');
});

test('kinds restrict the results; none at all finds nothing, null all of them', async () => {
  const kindsOf = async (kinds?: string[] | null) => {
    const { edges } = await search('china', kinds ?? undefined, 50);
    return [...new Set(edges.map(({ node }: any) => node.__typename))].sort();
  };
  expect(await kindsOf(['EVENT'])).toEqual(['Event']);
  expect(await kindsOf(['EVENT', 'COUNTRY'])).toEqual(['Country', 'Event']);
  expect(await kindsOf([])).toEqual([]);
  expect(await kindsOf(null)).toEqual(expect.arrayContaining(['Country', 'Event', 'Organization']));
});

test('what is similar to nothing finds nothing', async () => {
  expect(await search('qqqqzzzzxxxx')).toMatchObject({ totalCount: 0, edges: [] });
});

test('punctuation alone, and one letter, are searched without harm', async () => {
  expect((await search('!!!')).edges).toEqual([]);
  expect((await search('中')).edges.length).toBeGreaterThan(0);
  await search('%');
  await search("' or true --");
});

test.each([
  ['كِيم جُونغ أُون', 'كيم جونغ أون'],
  ['كيـــم جونغ أون', 'كيم جونغ أون'],
  ['שָׁלוֹם', 'שלום'],
  ['תל־אביב', 'תל אביב'],
  ['ΟΔΥΣΣΕΑΣ', 'Οδυσσέας'],
])('%s is found as %s is, and vice versa', async (pointed, plain) => {
  const { rows } = await rostrum.database.pool.query('select fold($1) as pointed, fold($2) as plain', [
    pointed,
    plain,
  ]);
  expect(rows[0].pointed).toBe(rows[0].plain);
  const { slug } = await rostrum.make.leader({ names: [{ value: pointed, language: 'und' }] });
  const { edges } = await search(plain, ['LEADER']);
  expect(edges[0]).toMatchObject({ score: 1 });
  expect(edges.map(({ node }: any) => node.slug)).toContain(slug);
});

test('vowel signs that are letters are kept: Thai and Hindi words that differ in them are different words', async () => {
  const { rows } = await rostrum.database.pool.query(
    "select fold('กิน') = fold('กน') as thai, fold('की') = fold('क') as hindi",
  );
  expect(rows[0]).toEqual({ thai: false, hindi: false });
});

test('pages of matches together are the whole list', async () => {
  const whole = await search('republic', undefined, 100);
  const found: string[] = [];
  let after: string | null = null;
  do {
    const { search: page }: any = await rostrum.ask(
      `query ($after: String) {
        search(query: "republic", first: 7, after: $after) { nodes { slug } pageInfo { hasNextPage endCursor } }
      }`,
      { after },
    );
    found.push(...page.nodes.map(({ slug }: any) => slug));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after && found.length < 100);
  expect(found.slice(0, 100)).toEqual(whole.edges.map(({ node }: any) => node.slug).slice(0, found.length));
});

test('misspelt names use the trigram index', async () => {
  rostrum.server.statements();
  await search('Kim Jung-un');
  const statements = rostrum.server.statements();
  expect(statements).toHaveLength(1);
  const client = await rostrum.database.pool.connect();
  try {
    await client.query('BEGIN');
    // The example alone is too small for an index to be worthwhile.
    await client.query(`
      INSERT INTO entity_name (id, from_recording, entity_id, value, language)
      SELECT nextval('rostrum_id'), 1, (SELECT min(id) FROM entity), md5(n::text), 'en' FROM generate_series(1, 30000) n`);
    await client.query('ANALYZE entity_name');
    const [statement] = statements as [string];
    const count = Math.max(...[...statement.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)));
    const values = Array.from({ length: count }, (_, i) =>
      statement.includes(`fold($${i + 1}::text)`) ? 'Kim Jung-un' : ['LEADER'],
    );
    const { rows } = await client.query(`EXPLAIN ${statement}`, values);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    // Whether LIKE uses the index or scans all names is up to the planner: it is cheap either way.
    expect(plan).toMatch(/Bitmap Index Scan on entity_name_of_things[^\n]*\n\s*Index Cond: \(folded % /);
    expect(plan).toMatch(/Bitmap Index Scan on entity_name_of_things[^\n]*\n\s*Index Cond: \(folded %> /);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
});
