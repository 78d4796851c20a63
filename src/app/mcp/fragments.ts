import { CONNECTED } from '../../io/export/rows/changed';

const SPAN = '{ edtf }';
const NAMED = '... on Entity { name slug id }';

/** Selects the claims about a thing that count, latest first. */
const about = (first: string) =>
  `claimsAbout: claims(first: ${first}, where: { retracted: false, review: { eq: ACCEPTED } }, orderBy: [{ field: SAID, direction: DESC }]) {
    totalCount nodes { ...Attribution }
  }`;

const CALLED =
  'names { value language kind valid { edtf } claims { ...Attribution } } externalIds { scheme value }';
const TENURES =
  'tenures(first: $first, orderBy: [{ field: START, direction: DESC }]) { totalCount nodes { ...OfTenure } }';
const RELATIONSHIPS = 'relationships(first: $first) { totalCount nodes { ...OfRelationship } }';
const PARTICIPATIONS = `participations(first: $first) {
    totalCount nodes { event { name slug id time ${SPAN} } ...Participating claims { ...Attribution } }
  }`;

/** The fragments for each kind of thing, by name. Lists have `$first` items. */
const FRAGMENTS: Readonly<Record<string, string>> = {
  Attribution: `on Claim {
  __typename id property statement stance modality rank review retractedAt condition quote locator
  speaker { name } saidAt ${SPAN}
  source { id title publisher url publishedAt ${SPAN} }
  subject { ${CONNECTED} }
}`,
  Found: `on Entity {
  __typename name slug id
  ... on Country { iso3 region }
  ... on Leader { country { name iso3 } }
  ... on Organization { kind country { name iso3 } }
  ... on Event { type status time ${SPAN} place { name country { name iso3 } } }
  ...AboutIt
}`,
  AboutIt: `on Entity { ${about('2')} }`,
  Participating: `on Participation { id role level status confidence reason country { name iso3 } }`,
  Ledger: `on Participation {
  ledger { status saidAt ${SPAN} claim { ...Attribution } }
  claims { ...Attribution }
}`,
  OfParticipation: `on Participation {
  __typename event { name slug id time ${SPAN} } participant { ${NAMED} } ...Participating ...Ledger
}`,
  InRoster: `on Participation { participant { ${NAMED} } ...Participating ...Ledger }`,
  OfRelationship: `on Relationship {
  __typename id type status directed subject { ${NAMED} } object { ${NAMED} } valid ${SPAN} summary
  claims { ...Attribution }
}`,
  OfTenure: `on Tenure {
  __typename id office role leader { name slug id } country { name iso3 } term ${SPAN} claims { ...Attribution }
}`,
  OfCountry: `on Country {
  __typename name slug id iso2 iso3 region capital ${CALLED} ${TENURES} ${PARTICIPATIONS} ${RELATIONSHIPS} ${about('$first')}
}`,
  OfLeader: `on Leader {
  __typename name slug id country { name iso3 } born ${SPAN} died ${SPAN}
  ${CALLED} ${TENURES} ${PARTICIPATIONS} ${RELATIONSHIPS} ${about('$first')}
}`,
  OfOrganization: `on Organization {
  __typename name slug id kind country { name iso3 } members { name slug id }
  ${CALLED} ${RELATIONSHIPS} ${about('$first')}
}`,
  EventHead: `on Event {
  __typename name slug id type status time ${SPAN} place { name country { name iso3 } }
}`,
  OfEvent: `on Event {
  ...EventHead summary edition series { name slug } superEvent { name slug id }
  subEvents { name slug id time ${SPAN} } dataset { name id }
  ${CALLED}
  quantities { property value low high unit approximate claims { ...Attribution } }
  participations(first: $first, orderBy: [{ field: PROTOCOL }]) {
    totalCount nodes { participant { ${NAMED} } ...Participating claims { ...Attribution } }
  }
  ${about('$first')}
}`,
  OfSeries: `on EventSeries { __typename name slug id editions { name slug id status time ${SPAN} } }`,
  OfClaim: 'on Claim { ...Attribution }',
  OfSource: `on Source {
  __typename title id publisher url publishedAt ${SPAN} reliability dataset { name id }
  claims(first: $first) { totalCount nodes { ...Attribution } }
}`,
  OfDataset: 'on Dataset { __typename name id version license url citation rows importedAt }',
  OfChange: 'on Change { __typename id at action actor fields before after }',
};

/** An operation with the fragments that it spreads, directly or indirectly. */
export function withFragments(operation: string): string {
  const needed = new Map<string, string>();
  const need = (text: string) => {
    for (const [, name = ''] of text.matchAll(/\.\.\.([A-Z]\w+)/g)) {
      if (needed.has(name)) continue;
      needed.set(name, FRAGMENTS[name]!);
      need(FRAGMENTS[name]!);
    }
  };
  need(operation);
  return [operation, ...[...needed].map(([name, body]) => `fragment ${name} ${body}`)].join('\n');
}
