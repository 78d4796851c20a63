import type { Span } from '../items';
import type { ExportFormat } from './format';
import { edgesOf, GRAPH, GRAPH_RESOURCES, nodesOf, type GraphNode } from './graph';
import { endsOf, exactDay } from './said-time';
import { xml } from '../../../platform/http/markup';

const XMLNS = 'http://gexf.net/1.3';
const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="${XMLNS}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${XMLNS} ${XMLNS}/gexf.xsd" version="1.3">
<graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">
`;

/**
 * GEXF 1.3 (https://gexf.net), a dynamic graph: an edge has a start or an end if that is known to the
 * day.
 */
export const gexf: ExportFormat = {
  name: 'gexf',
  mediaType: 'application/gexf+xml; charset=utf-8',
  resources: GRAPH_RESOURCES,
  async *write(answer) {
    yield HEAD;
    for (const domain of ['node', 'edge'] as const) {
      yield `<attributes class="${domain}" mode="static">\n`;
      for (const { name, type } of GRAPH[domain]) {
        yield `<attribute id="${domain}-${name}" title="${name}" type="${type}"/>\n`;
      }
      yield '</attributes>\n';
    }
    yield '<nodes>\n';
    for await (const node of nodesOf(answer)) {
      yield `<node id="${xml(node.id)}" label="${xml(node.label)}">${values('node', node)}</node>\n`;
    }
    yield '</nodes>\n<edges>\n';
    for await (const edge of edgesOf(answer)) {
      const { id, source, target, label, time } = edge;
      yield `<edge id="${xml(id)}" source="${xml(source)}" target="${xml(target)}" label="${xml(label)}"${during(time)}>${values('edge', edge)}</edge>\n`;
    }
    yield '</edges>\n</graph>\n</gexf>\n';
  },
};

function during(time: Span): string {
  const { start, end } = endsOf(time);
  const [first, last] = [exactDay(start), exactDay(end)];
  return `${first ? ` start="${first}"` : ''}${last ? ` end="${last}"` : ''}`;
}

function values(domain: 'node' | 'edge', { attributes }: GraphNode): string {
  const given = GRAPH[domain].flatMap(({ name }) => {
    const value = attributes[name];
    return value == null ? [] : [`<attvalue for="${domain}-${name}" value="${xml(value)}"/>`];
  });
  return given.length > 0 ? `<attvalues>${given.join('')}</attvalues>` : '';
}
