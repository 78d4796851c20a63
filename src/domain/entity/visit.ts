import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import type { Scope } from '../../engine/query/plan/deferred';
import { nodesRead, refuseTooMany } from './node.read';
import type { Context } from '../../api/context';
import type { Root } from '../../api/resolver-parameters';
import { leadOf, type Lead } from '../../api/as-of/lead';

/** The context in which a node is read: the surrounding field, and what the operation shares. */
export interface Visiting {
  root: Root | undefined;
  context: Context;
  info: GraphQLResolveInfo;
}

/** The node of an id, at the times that the id carries; null if it does not exist. */
export function visitNode(id: string, { root, context, info }: Visiting): unknown {
  return after(leadOf(id, ['id'], root, context), (lead) => {
    if (lead === null || 'root' in lead) return lead && lead.root;
    return context.reader.read(info, lead.scope);
  });
}

/**
 * The nodes of ids in their order, each at the times that its id carries: null for an id that does not exist, an
 * error for a malformed one.
 */
export function visitNodes(ids: readonly string[], { root, context, info }: Visiting): unknown {
  refuseTooMany(ids);
  const leads = ids.map((id, i) => errorOr(() => leadOf(id, ['ids', String(i)], root, context)));
  const read = (found: readonly (Lead | GraphQLError)[]) =>
    readAll(ids, found, (each, scope) => context.reader.readFrom(info, nodesRead(each), scope));
  return leads.some((lead) => lead instanceof Promise)
    ? Promise.all(leads).then(read)
    : read(leads as (Lead | GraphQLError)[]);
}

/** A value that is available at once is not awaited, so that its read shares a statement with sibling fields. */
const after = <T, U>(value: T | Promise<T>, follows: (value: T) => U): U | Promise<Awaited<U>> =>
  value instanceof Promise ? (value.then(follows) as Promise<Awaited<U>>) : follows(value);

function errorOr<T>(make: () => T): T | GraphQLError {
  try {
    return make();
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

/** Reads the nodes of each scope together, and puts them into the order of the ids. */
async function readAll(
  ids: readonly string[],
  leads: readonly (Lead | GraphQLError)[],
  read: (ids: readonly string[], scope: Scope) => Promise<unknown>,
): Promise<unknown[]> {
  const places = new Map<string, { scope: Scope; at: number[] }>();
  const nodes = leads.map((lead, i): unknown => {
    if (lead === null || lead instanceof GraphQLError) return lead;
    if ('root' in lead) return lead.root;
    const { scope } = lead;
    const place = places.get(scope.times) ?? { scope, at: [] };
    places.set(scope.times, place);
    place.at.push(i);
    return null;
  });
  await Promise.all(
    Array.from(places.values(), async ({ scope, at }) => {
      const found = (await read(
        at.map((i) => ids[i]!),
        scope,
      )) as unknown[];
      at.forEach((i, j) => (nodes[i] = found[j]));
    }),
  );
  return nodes;
}
