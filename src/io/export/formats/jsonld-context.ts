/**
 * Maps the names in an export to IRIs: schema.org for events, people and places, PROV-O for attribution,
 * and terms of this project for the rest. Things are `rostrum:<global id>`; those with a Wikidata id are
 * `sameAs` their item.
 */
export const CONTEXT = {
  schema: 'https://schema.org/',
  prov: 'http://www.w3.org/ns/prov#',
  owl: 'http://www.w3.org/2002/07/owl#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  // The Library of Congress's datatype for dates in ISO 8601-2.
  edtf: 'http://id.loc.gov/datatypes/edtf/',
  rostrum: 'urn:rostrum:',
  vocab: 'urn:rostrum:vocab:',
  sameAs: { '@id': 'owl:sameAs', '@type': '@id' },
  'schema:url': { '@type': '@id' },
  'schema:startDate': { '@type': 'xsd:date' },
  'schema:endDate': { '@type': 'xsd:date' },
  'schema:birthDate': { '@type': 'xsd:date' },
  'schema:deathDate': { '@type': 'xsd:date' },
  'schema:datePublished': { '@type': 'xsd:date' },
  'prov:generatedAtTime': { '@type': 'xsd:dateTime' },
  'prov:invalidatedAtTime': { '@type': 'xsd:dateTime' },
  'vocab:saidAt': { '@type': 'xsd:date' },
  'vocab:edtf': { '@type': 'edtf:EDTF' },
  'vocab:born': { '@type': 'edtf:EDTF' },
  'vocab:died': { '@type': 'edtf:EDTF' },
  'vocab:value': { '@type': '@json' },
} as const;
