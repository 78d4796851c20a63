import { labelOfTie } from '../../../../questions/graph/label';
import type { PageRequest } from '../../page-request';
import type { Network } from '../../views/graph/network';
import { edgeFor, nodeOf } from '../graph/network';
import type { ThingItem } from './thing.query';

/** A thing and what the relationships of its page bind it to, to be drawn. */
export function networkAround(thing: ThingItem, page: PageRequest): Network {
  const { edges } = thing.relationships;
  const others = new Map(edges.map(({ counterpart }) => [counterpart.slug, counterpart]));
  return {
    nodes: [thing, ...others.values()].map((end, i) =>
      nodeOf({ ...end, id: end.slug }, i === 0 ? 0 : 1, page),
    ),
    edges: edges.map(({ counterpart, node }) => {
      const { id, type, status, directed, subject } = node;
      const isFrom = subject.slug === thing.slug;
      const by = { ...node, __typename: 'Relationship' as const, relationshipStatus: status };
      const source = isFrom ? thing.slug : counterpart.slug;
      const target = isFrom ? counterpart.slug : thing.slug;
      const label = labelOfTie([type, 'RELATIONSHIP', status, 0, null]);
      return edgeFor({ id, source, target, directed, kind: type, label, by }, page);
    }),
    isPaths: false,
  };
}
