import type { ExportFormat } from './format';
import { edgesOf, GRAPH, GRAPH_RESOURCES, nodesOf, type GraphNode } from './graph';
import { xml } from '../../../platform/http/markup';

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`;

/**
 * GraphML 1.0 (http://graphml.graphdrawing.org). Some readers require nodes first, so the list is read
 * twice.
 */
export const graphml: ExportFormat = {
  name: 'graphml',
  mediaType: 'application/graphml+xml; charset=utf-8',
  resources: GRAPH_RESOURCES,
  async *write(answer) {
    yield HEAD;
    for (const domain of ['node', 'edge'] as const) {
      for (const { name, type } of [{ name: 'label', type: 'string' }, ...GRAPH[domain]]) {
        yield `<key id="${domain}-${name}" for="${domain}" attr.name="${name}" attr.type="${type}"/>\n`;
      }
    }
    yield '<graph id="rostrum" edgedefault="directed">\n';
    for await (const node of nodesOf(answer)) {
      yield `<node id="${xml(node.id)}">${data('node', node)}</node>\n`;
    }
    for await (const edge of edgesOf(answer)) {
      const { id, source, target } = edge;
      yield `<edge id="${xml(id)}" source="${xml(source)}" target="${xml(target)}">${data('edge', edge)}</edge>\n`;
    }
    yield '</graph>\n</graphml>\n';
  },
};

function data(domain: 'node' | 'edge', { label, attributes }: GraphNode): string {
  const given = [{ name: 'label' }, ...GRAPH[domain]].map(({ name }) => {
    const value = name === 'label' ? label : attributes[name];
    return value == null ? '' : `<data key="${domain}-${name}">${xml(value)}</data>`;
  });
  return given.join('');
}
