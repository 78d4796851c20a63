/*
 * Documents that strangers send to a public GraphQL endpoint: OWASP GraphQL Cheat Sheet, graphql-cop, graphql-armor, Apollo
 * Router's advisories. Used by tests/conformance, where each is refused, and by scripts/under-attack.mjs, where each is sent
 * as large as it is allowed.
 */

/** A document of so many parts. */
export type Growing = (size: number) => string;

export const times = (n: number, part: (i: number) => string) =>
  Array.from({ length: n }, (_, i) => part(i)).join(' ');
const aliases = (n: number, selection: string) => `{ ${times(n, (i) => `a${i}: ${selection}`)} }`;

const CONDITION = '{ NOT: { countriesPresent: { eq: 100 } } }';
const TYPES =
  '__schema { types { name fields { name description type { name kind } args { name description type { name } } } } }';

/** Documents that cost more, the larger they are; and a size that is refused. */
export const COSTLY: Readonly<Record<string, readonly [Growing, refused: number]>> = {
  conditions: [
    (n) => `{ events(first: 1, where: { AND: [${times(n, () => CONDITION)}] }) { totalCount } }`,
    200,
  ],
  'conditions of a few': [
    (n) => `{ events(where: { OR: [${times(n, () => CONDITION)}] }) { nodes { id } } }`,
    60,
  ],
  counts: [
    (n) =>
      aliases(
        n,
        'countries(first: 100) { nodes { events(where: { text: "a" }) { totalCount } relationships { totalCount } } }',
      ),
    50,
  ],
  searches: [(n) => aliases(n, 'search(query: "a") { totalCount }'), 50],
  'short lists': [
    (n) => `{ series(slug: "x") { ${'editions { series { '.repeat(n)}editions { id }${' } }'.repeat(n)} } }`,
    2,
  ],
  'pages of pages': [
    (n) =>
      `{ countries(first: ${n}) { nodes { events(first: 100) { nodes { participations(first: 100) { nodes { id } } } } } } }`,
    100,
  ],
  'root fields that are each allowed': [
    (n) => aliases(n, 'countries(first: 100) { nodes { events(first: 100) { nodes { id name } } } }'),
    10,
  ],
  'aliases of the schema': [(n) => aliases(n, TYPES), 45],
  paths: [(n) => aliases(n, 'paths(from: "china", to: "russia") { length }'), 20],
  'aliases of a field': [
    (n) => `{ events(first: 100) { nodes { ${times(n, (i) => `a${i}: time { edtf earliest latest }`)} } } }`,
    250,
  ],
  'mixed with introspection': [
    (n) =>
      `{ ${times(n, (i) => `a${i}: search(query: "a") { totalCount }`)} __typename __schema { types { name } } }`,
    25,
  ],
  'what was known by a day': [
    (n) =>
      aliases(
        n,
        'asOf(saidBy: "2025-08-21") { events(first: 100) { nodes { name status participations(first: 20) { nodes { status } } } } }',
      ),
    50,
  ],
  'groups with many members': [(n) => aliases(n, 'eventStats(groupBy: SOURCE) { count }'), 2],
  'conditions without an index': [
    (n) => aliases(n, 'claims(first: 1, where: { group: { contains: "a" } }) { nodes { id } }'),
    10,
  ],
  'an order without an index': [
    (n) => aliases(n, 'claims(first: 1, orderBy: [{ field: CONFIDENCE, direction: ASC }]) { nodes { id } }'),
    20,
  ],
  'orders below a list': [
    (n) =>
      `{ countries(first: 100) { nodes { ${times(n, (i) => `a${i}: events(first: 1, orderBy: [{ field: NAME, direction: ASC }]) { nodes { id } }`)} } } }`,
    3,
  ],
  'counts below a list': [
    (n) =>
      `{ countries(first: 100) { nodes { ${times(n, (i) => `a${i}: participations(first: 0) { totalCount }`)} } } }`,
    20,
  ],
  'the first of many': [
    (n) => `{ countries(first: ${n}) { nodes { claims(first: 1) { nodes { id } } } } }`,
    100,
  ],
  'long texts': [
    (n) =>
      aliases(n, `claims(first: 100) { nodes { ${times(20, (i) => `a${i}: statement b${i}: quote`)} } }`),
    50,
  ],
  'all events by a day': [
    (n) =>
      `{ asOf(saidBy: "2025-08-21") ${aliases(n, 'events(where: { NOT: { goldstein: { eq: 9 } } }) { totalCount }')} }`,
    10,
  ],
  'groups and days by a day': [
    (n) =>
      `{ asOf(saidBy: "2025-08-21") { ${times(n, (i) => `a${i}: eventStats(groupBy: TYPE) { count } b${i}: timeline(interval: DAY) { value }`)} } }`,
    10,
  ],
  'conditions of participations by a day': [
    (n) =>
      `{ asOf(saidBy: "2025-08-21") ${aliases(n, 'events(first: 1, where: { participation: { none: { role: { eq: GUEST } } } }) { nodes { id } }')} }`,
    2,
  ],
  'an order by a day': [
    (n) =>
      `{ asOf(saidBy: "2025-08-21") ${aliases(n, 'events(first: 1, orderBy: [{ field: NAME }]) { nodes { id } }')} }`,
    3,
  ],
  'conditions below a list, by a day': [
    (n) =>
      `{ asOf(saidBy: "2025-08-21") { countries(first: ${n}) { nodes { events(first: 1, where: { status: { eq: UNKNOWN } }) { nodes { id } } } } } }`,
    50,
  ],
  'conditions below a list': [
    (n) =>
      `{ countries(first: 100) { nodes { ${times(n, (i) => `a${i}: events(first: 1, where: { status: { eq: UNKNOWN } }) { nodes { id } }`)} } } }`,
    4,
  ],
  successions: [(n) => aliases(n, 'disputes(first: 1, kind: SUCCESSION) { totalCount }'), 6],
  'sources of events': [
    (n) => aliases(n, 'events(first: 1, where: { source: { eq: "source_1" } }) { nodes { id } }'),
    5,
  ],
  'graphs of many things': [
    (n) => `{ graph(of: [${times(n, (i) => `"organization-${i}"`)}]) { nodes { id } } }`,
    480,
  ],
};

/** Documents that are too large to be validated. */
export const OVERSIZED: Readonly<Record<string, string>> = {
  'one root field 900 times': `{ ${times(900, () => 'event(slug: "a") { id }')} }`,
  'one field 1,900 times': `{ event(slug: "a") { ${times(1_900, () => 'name')} } }`,
  '2,100 aliases of __typename below': `{ event(slug: "a") { ${times(2_100, (i) => `a${i}: __typename`)} } }`,
  'fields that overlap in fragments': `{ event(slug: "a") { ...A ...B } } fragment A on Event { ${times(200, () => 'name')} } fragment B on Event { ${times(200, () => 'name')} }`,
  'fragments that double below a field': `{ event(slug: "a") { ...F0 } } ${times(30, (i) => `fragment F${i} on Event { ${i < 29 ? `a: superEvent { ...F${i + 1} } b: superEvent { ...F${i + 1} }` : 'id'} }`)}`,
  '151 fragments': `{ event(slug: "a") { id } } ${times(151, (i) => `fragment F${i} on Event { id }`)}`,
  '51 operations': times(51, (i) => `query Q${i} { __typename }`),
  '51 arguments': `{ event(${times(51, (i) => `a${i}: 1`)}) { id } }`,
  '51 directives': `{ __typename ${times(51, () => '@skip(if: false)')} }`,
  '501 variables': `query (${times(501, (i) => `$v${i}: Int`)}) { __typename }`,
  '6 directives of a variable': `query ($v: Int ${times(6, () => '@a')}, ${times(400, (i) => `$v${i}: Int`)}) { __typename }`,
  '51 arguments of a directive': `{ event(slug: "a") { id @skip(${times(51, (i) => `a${i}: 1`)}) ${times(300, (i) => `a${i}: name`)} } }`,
  'an object of 101 fields': `{ events(where: {${times(101, (i) => `a_condition_${i}: {eq: 1}`)}}) { totalCount } }`,
  'a name of 900,000 characters': `{ ${'a'.repeat(900_000)} }`,
  'a list of 1,001 items': `{ nodes(ids: [${times(1_001, () => '"a"')}]) { id } }`,
};

/** Documents that take long to be parsed and validated, as long as they are allowed. */
export const LONG: Readonly<Record<string, Growing>> = {
  'aliases below one field': (n) => `{ event(slug: "a") { ${times(n, (i) => `a${i}: name`)} } }`,
  'aliases in many fragments': (n) =>
    `{ event(slug: "a") { ${times(n, (i) => `...F${i}`)} } } ${times(n, (i) => `fragment F${i} on Event { ${times(5, (j) => `a${i}_${j}: name`)} }`)}`,
  'fields that are unknown': (n) => `{ event(slug: "a") { ${times(n, (i) => `unknown${i}`)} } }`,
  'conditions that are unknown': (n) =>
    `{ events(where: { ${times(n, (i) => `x${i}: 1`)} }) { totalCount } }`,
};

const withVariables = (json: string) =>
  `{"query": "query ($v: JSON) { __typename }", "variables": {"v": ${json}}}`;

/** Bodies that are refused as they are read, with a part of the message. */
export const BODIES: Readonly<Record<string, readonly [body: string, message: string]>> = {
  '500,000 lists within lists': [
    withVariables(`${'['.repeat(400_000)}${']'.repeat(400_000)}`),
    'levels deep',
  ],
  'objects within objects': [
    withVariables(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
    'levels deep',
  ],
  'a list of 100,000 items': [withVariables(`[${'"a",'.repeat(100_000)}"a"]`), 'values'],
  '60,000 conditions': [withVariables(`{"AND": [${'{"text":"a"},'.repeat(60_000)}{}]}`), 'items'],
  'many lists': [withVariables(`[${`[${'1,'.repeat(900)}1],`.repeat(50)}1]`), 'values'],
};
