import { expand, flatten, toRDF } from 'jsonld';
import { startRostrum, type Rostrum } from '../support/rostrum';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
});
afterAll(() => rostrum.close());

const documentOf = async (list: string): Promise<any> =>
  (await fetch(`${rostrum.server.url}/export/${list}.jsonld`)).json();

// A document is self-contained: requesting anything else is an error.
const options = {
  documentLoader: (url: string) => Promise.reject(new Error(`asks for ${url}`)),
  // The processor does not report a property or type that is not an IRI.
  safe: true,
};

/** The names of all properties with their number, except JSON literals. */
function propertiesOf(node: unknown, iriOf: (name: string) => string): Map<string, number> {
  const counts = new Map<string, number>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (name.startsWith('@')) continue;
      const iri = iriOf(name);
      counts.set(iri, (counts.get(iri) ?? 0) + 1);
      if (iri !== 'urn:rostrum:vocab:value') visit(inner);
    }
  };
  visit(node);
  return counts;
}

describe.each(['events', 'relationships', 'leaders', 'claims'])('%s', (list) => {
  let document: any;
  beforeAll(async () => {
    document = await documentOf(list);
  });

  test('expand without losing a property', async () => {
    const expanded = await expand(document, options);
    expect(expanded).toHaveLength(document['@graph'].length);
    const context = document['@context'];
    const iriOf = (name: string) => {
      const [prefix = '', rest] = (context[name]?.['@id'] ?? name).split(':');
      return rest === undefined ? name : `${context[prefix] ?? `${prefix}:`}${rest}`;
    };
    const given = propertiesOf(document['@graph'], iriOf);
    expect([...given.keys()].filter((name) => !name.includes(':'))).toEqual([]);
    expect(propertiesOf(expanded, (iri) => iri)).toEqual(given);
  });

  test('every thing has one IRI, and a type of a vocabulary', async () => {
    const flat: any = await flatten(document, undefined, options);
    const things = flat.filter((node: any) => node['@id'].startsWith('urn:rostrum:'));
    expect(things.length).toBeGreaterThan(0);
    for (const node of things) {
      expect(node['@id']).toMatch(/^urn:rostrum:([a-z]+_\d+|vocab:[A-Z_]+)$/);
      for (const type of node['@type'] ?? [])
        expect(type).toMatch(
          /^(https:\/\/schema\.org\/|http:\/\/www\.w3\.org\/ns\/prov#|urn:rostrum:vocab:)[A-Z]\w+$/,
        );
    }
  });

  test('produces valid triples only', async () => {
    const quads: any = await toRDF(document, options);
    expect(quads.length).toBeGreaterThan(0);
    for (const { predicate, object } of quads) {
      expect(predicate.value).toMatch(/^(https?|urn):/);
      if (object.datatype?.value.endsWith('#date')) expect(object.value).toMatch(/^-?\d{4,}-\d\d-\d\d$/);
    }
  });
});
