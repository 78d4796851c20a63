/*
 * The parts of the schemas of GraphML 1.0 (http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd, with
 * its attributes extension) and GEXF 1.3 (https://gexf.net/schema.html) that exports use, restated, since
 * no installable package contains the schemas.
 */

/** The attributes that an element must or may (`?`) have, and the form of their values. */
type Attributes = Readonly<Record<string, RegExp>>;

/** The elements that a document may have, by their paths from the root. */
export interface GraphStructure {
  xmlns: string;
  elements: Readonly<Record<string, Attributes>>;
}

const ANY = /^[^]*$/;
const NMTOKEN = /^[\p{L}\p{N}._:-]+$/u;
const DATE = /^-?(?:[1-9]\d{3,}|0\d{3})-\d\d-\d\d$/;

export const GRAPHML: GraphStructure = {
  xmlns: 'http://graphml.graphdrawing.org/xmlns',
  elements: {
    graphml: { 'xsi:schemaLocation': ANY },
    'graphml/key': {
      id: NMTOKEN,
      for: /^(all|graph|node|edge|hyperedge|port|endpoint|graphml)$/,
      'attr.name': NMTOKEN,
      'attr.type': /^(boolean|int|long|float|double|string)$/,
    },
    'graphml/graph': { id: NMTOKEN, edgedefault: /^(directed|undirected)$/ },
    'graphml/graph/node': { id: NMTOKEN },
    'graphml/graph/node/data': { key: NMTOKEN },
    'graphml/graph/edge': { id: NMTOKEN, source: NMTOKEN, target: NMTOKEN },
    'graphml/graph/edge/data': { key: NMTOKEN },
  },
};

export const GEXF: GraphStructure = {
  xmlns: 'http://gexf.net/1.3',
  elements: {
    gexf: { 'xsi:schemaLocation': ANY, version: /^1\.3$/ },
    'gexf/graph': {
      defaultedgetype: /^(directed|undirected|mutual)$/,
      mode: /^(static|dynamic)$/,
      timeformat: /^(integer|double|date|dateTime)$/,
      timerepresentation: /^(interval|timestamp)$/,
    },
    'gexf/graph/attributes': { class: /^(node|edge)$/, mode: /^(static|dynamic)$/ },
    'gexf/graph/attributes/attribute': {
      id: NMTOKEN,
      title: /./,
      type: /^(integer|long|double|float|boolean|string|liststring|anyURI)$/,
    },
    'gexf/graph/nodes': {},
    'gexf/graph/nodes/node': { id: NMTOKEN, label: ANY },
    'gexf/graph/nodes/node/attvalues': {},
    'gexf/graph/nodes/node/attvalues/attvalue': { for: NMTOKEN, value: ANY },
    'gexf/graph/edges': {},
    'gexf/graph/edges/edge': {
      id: NMTOKEN,
      source: NMTOKEN,
      target: NMTOKEN,
      label: ANY,
      'start?': DATE,
      'end?': DATE,
    },
    'gexf/graph/edges/edge/attvalues': {},
    'gexf/graph/edges/edge/attvalues/attvalue': { for: NMTOKEN, value: ANY },
  },
};

type Select = (path: string) => Promise<string[]>;

/** The violations of the schema in a document; `select` evaluates XPath with prefix x. */
export async function faultsOf({ elements }: GraphStructure, select: Select): Promise<string[]> {
  const faults: string[] = [];
  const count = async (path: string) => Number((await select(`count(${path})`))[0]);
  let [known, knownAttributes] = [0, 0];
  for (const [path, attributes] of Object.entries(elements)) {
    const element = `/x:${path.replaceAll('/', '/x:')}`;
    const found = await count(element);
    known += found;
    for (const [attribute, form] of Object.entries(attributes)) {
      const name = attribute.replace('?', '');
      const at = name === 'xsi:schemaLocation' ? "@*[local-name()='schemaLocation']" : `@${name}`;
      const values = await select(`${element}/${at}`);
      knownAttributes += values.length;
      if (name === attribute && values.length !== found)
        faults.push(`${found - values.length} ${path} without ${name}`);
      const odd = values.find((value) => !form.test(value));
      if (odd !== undefined) faults.push(`${path} has ${name}="${odd}"`);
    }
  }
  if ((await count('//*')) !== known) faults.push('there are other elements');
  if ((await count('//@*')) !== knownAttributes) faults.push('there are other attributes');
  return faults;
}
