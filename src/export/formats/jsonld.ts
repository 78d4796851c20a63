import { RESOURCES } from '../resource';
import type { ExportFormat } from './format';
import { CONTEXT } from './jsonld-context';
import { nodes, type Node } from './jsonld-nodes';

/** JSON-LD 1.1: one graph, one node a line. */
export const jsonld: ExportFormat = {
  name: 'jsonld',
  mediaType: 'application/ld+json; charset=utf-8',
  resources: RESOURCES,
  async *write(answer) {
    yield `{"@context":${JSON.stringify(CONTEXT)},\n"@graph":[`;
    let separator = '\n';
    const nodeOf = nodes[answer.resource] as (item: unknown) => Node;
    for await (const item of answer.items()) {
      yield `${separator}${JSON.stringify(nodeOf(item), known)}`;
      separator = ',\n';
    }
    yield '\n]}\n';
  },
};

// In linked data, what nobody knows is not said.
const known = (_key: string, value: unknown) =>
  value === null || (Array.isArray(value) && value.length === 0) ? undefined : value;
