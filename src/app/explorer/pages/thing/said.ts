import { plainId } from '../../components/evidence';
import type { SaidOfThing } from './thing.query';

/** Every statement that the page of a thing shows, once each. */
export function saidOf(thing: SaidOfThing | null): SaidOfThing['claims']['nodes'] {
  if (thing === null) return [];
  const { claims, relationships, tenures } = thing;
  const all = [
    ...claims.nodes,
    ...relationships.edges.flatMap(({ node }) => node.claims),
    ...(tenures?.nodes ?? []).flatMap((tenure) => tenure.claims),
  ];
  return [...new Map(all.map((claim) => [plainId(claim.id), claim])).values()];
}
