import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { nodesRead, refuseTooMany } from './node.read';
import type { Context } from '../../api/context';
import type { Root } from '../../api/resolver-parameters';
import type { Scope } from '../../engine/query/plan/plan-input';
import { leadOf, type Lead } from '../../api/as-of/lead';

/** What a node is found by: what is asked around it, and what the operation shares. */
export interface Visiting {
  root: Root | undefined;
  context: Context;
  info: GraphQLResolveInfo;
}

/** The node of an id, as it is from the times that the id carries; null where there is none. */
export function visitNode(id: string, { root, context, info }: Visiting): unknown {
  return after(leadOf(id, ['id'], root, context), (lead) => {
    if (lead === null || 'root' in lead) return lead && lead.root;
    return context.reader.read(info, lead.scope);
  });
}

/** The nodes of ids in their order, each from the times that its id carries: null where there is none, an error where the id is none. */
export function visitNodes(ids: readonly string[], { root, context, info }: Visiting): unknown {
  refuseTooMany(ids);
  const leads = ids.map((id, i) => errorOr(() => leadOf(id, ['ids', String(i)], root, context)));
  const read = (found: readonly (Lead | GraphQLError)[]) =>
    readAll(ids, found, (each, scope) => context.reader.readFrom(info, nodesRead(each), scope));
  return leads.some((lead) => lead instanceof Promise)
    ? Promise.all(leads).then(read)
    : read(leads as (Lead | GraphQLError)[]);
}

/** Not awaited where it is there: what is read shares a statement with what is asked beside. */
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

/** Reads what is of one scope together, and puts everything in its place. */
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
