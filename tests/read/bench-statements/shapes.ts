import { countries, type Sample, type Variables } from './questions';

const DAYS = 'time: { from: $from, to: $to }';
const years = [
  { from: '2019-03-01', to: '2020-02-29' },
  // A day without events.
  { from: '2031-01-01', to: '2031-12-31' },
];

interface Shape {
  document: string;
  variables(sample: Sample): Variables[];
}

const inCountries = (sample: Sample) =>
  countries(sample).flatMap(({ globalId }) => years.map((days) => ({ country: globalId, ...days })));
const events = (where: string, args: string, declared: string) =>
  `query (${declared} $from: Date!, $to: Date!) { events(where: { ${where} ${DAYS} } ${args}) { nodes { id name } totalCount } }`;

/** Queries similar to those of the benchmark. */
export const shapes: Record<string, Shape> = {
  'events of days': { document: events('', 'first: 10', ''), variables: () => years },
  'events of days, oldest first': {
    document: events('', 'first: 10, orderBy: { field: TIME, direction: ASC }', ''),
    variables: () => years,
  },
  'events of a type and days': {
    document: events('type: { eq: $type }', 'first: 10', '$type: EventType!,'),
    variables: () => years.map((days) => ({ type: 'CONSULT', ...days })),
  },
  'events in a country and days': {
    document: events('placeCountry: { eq: $country }', 'last: 10', '$country: ID!,'),
    variables: inCountries,
  },
  'events in two countries, of two types': {
    document: events(
      'placeCountry: { in: [$country, $other] }, type: { in: [CONSULT, STATEMENT] }',
      'first: 10',
      '$country: ID!, $other: ID!,',
    ),
    variables: (sample) =>
      inCountries(sample).map((given) => ({ ...given, other: sample.countries.popular[1]!.globalId })),
  },
  'events of days, by what had been said': {
    document: `query ($country: ID!, $from: Date!, $to: Date!) { asOf(saidBy: "2023-06-01") {
      events(where: { placeCountry: { eq: $country }, ${DAYS} }, first: 10) { nodes { id name } } } }`,
    variables: inCountries,
  },
  'events of a country and days, by what had been said': {
    document: `query ($slug: String!, $from: Date!, $to: Date!) { asOf(saidBy: "2023-06-01") {
      country(slug: $slug) { events(where: { ${DAYS} }, first: 10) { nodes { id name } } } } }`,
    variables: (sample) => countries(sample).flatMap(({ slug }) => years.map((days) => ({ slug, ...days }))),
  },
  'what a country took part in of a type and days, and how much': {
    document: events(
      'participant: { all: [$country] }, type: { in: [CONSULT, STATEMENT] },',
      'first: 10',
      '$country: ID!,',
    ),
    variables: inCountries,
  },
  'a timeline of what a country took part in': {
    document: `query ($country: ID!, $from: Date!, $to: Date!) {
      timeline(interval: MONTH, where: { participant: { all: [$country] }, ${DAYS} }) { time value } }`,
    variables: inCountries,
  },
};
