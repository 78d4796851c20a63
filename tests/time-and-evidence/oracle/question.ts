import type { Id } from './log';

/** The subject of a query: one world among many in the database. */
export interface World {
  /** A word in the names of this world only. */
  word: string;
  series: Id;
  countries: readonly [Id, Id];
  /** ISO 3166-1 codes that they may have. */
  iso3: readonly string[];
  organization: Id;
  sources: readonly Id[];
  leaders: readonly Id[];
  events: readonly Id[];
  /** What can be disputed, as recorded in the scope. */
  disputable: readonly Id[];
}

const FRAGMENTS = {
  codes: `fragment codes on Entity { externalIds { scheme value valid { ...span } claims { id } } }`,
  span: `fragment span on TimeSpan { edtf earliest latest }`,
  claim: `fragment claim on Claim {
    id property value rank stance review modality confidence recordedAt retractedAt saidAt { ...span }
    subject { ... on Node { id } } source { id reliability }
  }`,
  participation: `fragment participation on Participation {
    id event { id } participant { ... on Node { id } } country { id } role level status confidence reason
    ledger { status recordedAt saidAt { ...span } claim { id } } claims { ...claim }
  }`,
  history: `fragment history on ChangeConnection { totalCount nodes { id action } }`,
  disputes: `fragment disputes on DisputeConnection {
    totalCount
    nodes {
      kind property subject { ... on Node { id } } current { value } positions { value confidence standing claims { id } }
    }
  }`,
  events: `fragment events on EventConnection { totalCount nodes { id } }`,
  relationships: `fragment relationships on RelationshipConnection {
    totalCount edges { node { id } counterpart { ... on Node { id } } }
  }`,
};

/** What of a world is queried in one operation, for each of its parts, by variables named after its ids. */
const PARTS = {
  events: ({ events }: World) => `
    events(first: 100, where: {series: {eq: $series}}) {
      totalCount
      nodes {
        id version name summary names { value language kind } ...codes type status time { ...span }
        place { name precision country { id } }
        quantities { property value low high unit approximate claims { id } }
        participations(first: 100) { totalCount nodes { ...participation } }
        claims(first: 100) { totalCount nodes { ...claim } }
        history(first: 100) { ...history }
      }
    }
    ${events.map((_, i) => `event${i}: event(id: $events${i}) { id }`).join('\n')}
  `,
  found: () => `
    begun: events(first: 100, where: {series: {eq: $series}, status: {in: [OCCURRED, UNDERWAY]}}) { ...events }
    meanwhile: events(first: 100, where: {series: {eq: $series}, time: {from: "2015-01-01", to: "2015-05-09"}}) { ...events }
    attended: events(first: 100, where: {series: {eq: $series}, participation: {some: {status: {in: [ATTENDED, CONFIRMED]}}}}) { ...events }
    without: events(first: 100, where: {series: {eq: $series}, participation: {none: {country: {eq: $countries0}}}}) { ...events }
    multilateral: events(first: 100, where: {series: {eq: $series}, countriesPresent: {gte: 2}}) { ...events }
    located: events(first: 100, where: {series: {eq: $series}, placeCountry: {eq: $countries0}}) { ...events }
    search(query: $word, first: 100) { totalCount nodes { id } }
    changes(subject: $countries0, first: 100) { totalCount nodes { id } }
    claims(first: 100, where: {source: {in: $sources}, retracted: false}) { totalCount nodes { id rank review } }
  `,
  relationships: () => `
    relationships(first: 100, where: {between: {any: $countries}}) {
      totalCount
      nodes {
        id type directed subject { ... on Node { id } } object { ... on Node { id } } status valid { ...span } polarity
        claims { id }
      }
    }
    organization(id: $organization) {
      id version ...codes members { id }
      relationships(first: 100, orderBy: {field: RECORDED, direction: ASC}) { ...relationships }
    }
    countries: nodes(ids: $countries) { ... on Country {
      id borders { id } relationships(first: 100, orderBy: {field: RECORDED, direction: ASC}) { ...relationships }
    } }
  `,
  tenures: () => `
    tenures(first: 100, where: {country: {in: $countries}}) {
      totalCount nodes { id leader { id } country { id } office role term { ...span } claims { id } }
    }
    leading: leaders(first: 100, where: {text: $word, country: {eq: $countries0}, inOffice: true}) { totalCount nodes { id } }
    idle: leaders(first: 100, where: {text: $word, inOffice: false}) { totalCount nodes { id } }
  `,
  countries: () => `
    coded0: country(iso3: $iso30) { id }
    coded1: country(iso3: $iso31) { id }
    countries: nodes(ids: $countries) { ... on Country {
      id version name names { value language kind } ...codes iso3 capital
      tenures(first: 100) { totalCount nodes { id } }
      events(first: 100) { totalCount nodes { id } }
      participations(first: 100) { totalCount nodes { id } }
      claims(first: 100) { totalCount nodes { id } }
      history(first: 100) { ...history }
    } }
  `,
  leaders: () => `
    leaders: nodes(ids: $leaders) { ... on Leader {
      id version name ...codes born { ...span } country { id name }
      tenures(first: 100) { totalCount nodes { id } }
      events(first: 100) { totalCount nodes { id } }
      participations(first: 100) { totalCount nodes { id } }
      relationships(first: 100, orderBy: {field: RECORDED, direction: ASC}) { ...relationships }
      claims(first: 100) { totalCount nodes { id } }
      history(first: 100) { ...history }
    } }
  `,
  disputes: ({ disputable }: World) =>
    disputable
      .map(
        (_, i) => `
        dispute${i}: disputes(subject: $disputable${i}, first: 100) { ...disputes }
        own${i}: disputes(subject: $disputable${i}, kind: null, includeFacts: false, first: 100) { ...disputes }
        succession${i}: disputes(subject: $disputable${i}, kind: SUCCESSION, first: 100) { ...disputes }`,
      )
      .join('\n'),
};

export type Part = keyof typeof PARTS;
export const partNames = Object.keys(PARTS) as Part[];

/** An operation and the variables that name what it is about. */
export interface Question {
  text: string;
  variables: Record<string, unknown>;
}

const typeOf = (variable: string): string => {
  if (variable === 'word' || variable.startsWith('iso3')) return 'String!';
  return ['countries', 'leaders', 'sources'].includes(variable) ? '[ID!]!' : 'ID!';
};

/** The variables that a question may use: lists as a whole, and each of their elements. */
function variablesOf(world: World): Record<string, unknown> {
  const each = Object.entries(world).flatMap(([name, value]: [string, string | readonly string[]]) =>
    typeof value === 'string' ? [] : value.map((element, i) => [`${name}${i}`, element] as const),
  );
  return { ...world, ...Object.fromEntries(each) };
}

/** The worlds to ask about, in an operation each: with one thing that can be disputed, so that all have the same text. */
export const partsOf = (world: World, part: Part): World[] =>
  part === 'disputes' ? world.disputable.map((id) => ({ ...world, disputable: [id] })) : [world];

/**
 * Everything about a part of a world in one operation, in one scope. What the world has is named by variables, so that worlds of one
 * shape share a text, and its plan.
 */
export function questionOf(world: World, part: Part): Question {
  const asked = PARTS[part](world);
  const used = new Set<string>();
  const use = (text: string): void => {
    for (const [, name] of text.matchAll(/\.\.\.(\w+)/g)) {
      const fragment = FRAGMENTS[name as keyof typeof FRAGMENTS];
      if (!fragment || used.has(fragment)) continue;
      used.add(fragment);
      use(fragment);
    }
  };
  use(asked);
  const all = variablesOf(world);
  const names = [...new Set([...asked.matchAll(/\$(\w+)/g)].map(([, name]) => name!))];
  const declared = names.map((name) => `, $${name}: ${typeOf(name)}`).join('');
  const text = `query ($valid: Date, $said: Date, $known: DateTime${declared}) {
    asOf(validAt: $valid, saidBy: $said, knownAt: $known) { ${asked} }
  }
  ${[...used].join('\n')}`;
  return { text, variables: Object.fromEntries(names.map((name) => [name, all[name]])) };
}
