import { RESOURCES } from '../resource';
import type { ExportFormat } from './format';
import { CONTEXT } from './jsonld-context';
import { nodes, type Node } from './jsonld-nodes';

/** JSON-LD 1.1: one graph, one node per line. */
export const jsonld: ExportFormat = {
  name: 'jsonld',
  mediaType: 'application/ld+json; charset=utf-8',
  resources: RESOURCES,
  async *write(answer) {
    yield `{"@context":${JSON.stringify(CONTEXT)},\n"@graph":[`;
    let separator = '\n';
    const nodeOf = nodes[answer.resource] as (item: unknown) => Node;
    for await (const item of answer.items()) {
      yield `${separator}${JSON.stringify(said(nodeOf(item)))}`;
      separator = ',\n';
    }
    yield '\n]}\n';
  },
};

/**
 * Omits null and empty values of a node: linked data omits what is unknown. JSON from a source is kept
 * unmodified.
 */
function said(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(said);
  if (typeof value !== 'object' || value === null) return value;
  const given = Object.entries(value).filter(
    ([, inner]) => inner != null && !(Array.isArray(inner) && inner.length === 0),
  );
  return Object.fromEntries(
    given.map(([name, inner]) => [name, name === 'vocab:value' ? inner : said(inner)]),
  );
}
