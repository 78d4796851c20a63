/**
 * Semantic hints on values that their type does not give: the kinds of a reference, the list of a cursor.
 */
export type Hint =
  | { is: 'reference'; kinds: readonly string[] }
  | { is: 'cursor'; of: string }
  | { is: 'size' }
  | { is: 'word'; of: Words }
  | { is: 'none' };

/** The texts to use. */
export type Words =
  | 'slug'
  | 'iso2'
  | 'iso3'
  | 'region'
  | 'subregion'
  | 'text'
  | 'language'
  | 'property'
  | 'edition'
  | 'cameo'
  | 'publisher';

const ACTORS = ['country', 'leader', 'organization'];
const THINGS = [...ACTORS, 'event', 'series'];
const ANYTHING = [...THINGS, 'participation', 'relationship', 'tenure', 'claim', 'source', 'dataset'];

const reference = (...kinds: string[]): Hint => ({ is: 'reference', kinds });
const word = (of: Words): Hint => ({ is: 'word', of });

/** By argument or input field; a name alone applies wherever it occurs. */
const HINTS: Readonly<Record<string, Hint>> = {
  first: { is: 'size' },
  last: { is: 'size' },
  language: word('language'),
  text: word('text'),
  query: word('text'),
  property: word('property'),
  edition: word('edition'),
  cameoCode: word('cameo'),
  publisher: word('publisher'),
  iso2: word('iso2'),
  iso3: word('iso3'),
  region: word('region'),
  subregion: word('subregion'),
  dataset: reference('dataset'),
  source: reference('source'),
  series: reference('series'),
  country: reference('country'),
  placeCountry: reference('country'),
  leader: reference('leader'),
  participant: reference(...ACTORS),
  speaker: reference(...ACTORS),
  between: reference(...ACTORS),
  from: reference(...ACTORS),
  to: reference(...ACTORS),
  a: reference('leader'),
  b: reference('leader'),
  event: reference('event'),
  'Query.node.id': reference(...ANYTHING, 'asof'),
  'Query.nodes.ids': reference(...ANYTHING, 'asof'),
  'Query.graph.of': reference(...ACTORS),
  'Query.importJob.id': reference('importjob'),
  'Query.source.id': reference('source'),
  'Query.series.slug': reference('series'),
  'Query.country.id': reference('country'),
  'Query.leader.id': reference('leader'),
  'Query.event.id': reference('event'),
  'Query.organization.id': reference('organization'),
  'Query.country.slug': reference('country'),
  'Query.leader.slug': reference('leader'),
  'Query.event.slug': reference('event'),
  'Query.organization.slug': reference('organization'),
  'Query.changes.subject': reference(...ANYTHING),
  'Query.disputes.subject': reference(...THINGS, 'participation', 'relationship', 'tenure'),
  'ClaimFilter.subject': reference(...THINGS, 'participation', 'relationship', 'tenure'),
  'Query.compareEditions.from': word('edition'),
  'Query.compareEditions.to': word('edition'),
};

/**
 * The hint for an argument (`Type.field.argument`) or an input field (`Input.field`); else the hint of
 * its context.
 */
export function hintFor(coordinate: string, around: Hint): Hint {
  const name = coordinate.slice(coordinate.lastIndexOf('.') + 1);
  const { [coordinate]: here, [name]: anywhere } = HINTS;
  // The operators of a filter have the hint of the filter.
  const isOperator = /^(?:eq|in|contains|startsWith|all|any|gte?|lte?)$/.test(name) && around.is !== 'none';
  return here ?? (isOperator ? around : (anywhere ?? { is: 'none' }));
}
