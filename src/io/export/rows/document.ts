import type { GraphQLArgument } from 'graphql';
import { isGlobalId } from '../../../engine/model/global-id';
import { PAGING, type Variables } from './paging';
import type { RowSet } from './row-set';

const TIMES = ['validAt', 'saidBy', 'knownAt'];

/** A GraphQL operation, as it could be sent to /graphql. */
export interface Question {
  query: string;
  variables: Variables;
}

/**
 * The query for a set of rows: its field under the alias `rows`, with the arguments given, within the
 * event of a roster, and within `asOf` if a time is given.
 */
export function questionFor(set: RowSet, args: readonly GraphQLArgument[], given: Variables): Question {
  const { event, ...others } = given as { event?: string };
  const key = event === undefined ? {} : isGlobalId(event) ? { id: event } : { slug: event };
  const variables: Record<string, unknown> = { ...others, ...key };
  const names = Object.keys(others);
  const declared = [
    ...args.filter(({ name }) => names.includes(name)).map(({ name, type }) => `$${name}: ${String(type)}`),
    ...Object.keys(key).map((name) => `$${name}: ${name === 'id' ? 'ID' : 'String'}`),
  ];
  const listed = set.isPaged ? `nodes { ${set.selection} } ${PAGING}` : set.selection;
  const own = names.filter((name) => !TIMES.includes(name));
  const field = `rows: ${set.field}${handed(own)} { ${listed} }`;
  const within = event === undefined ? field : `event${handed(Object.keys(key))} { ${field} }`;
  const times = names.filter((name) => TIMES.includes(name));
  const below = times.length === 0 ? within : `asOf${handed(times)} { ${within} }`;
  return { query: `query Rows${listOf(declared)} { ${below} }`, variables };
}

const handed = (names: readonly string[]) => listOf(names.map((name) => `${name}: $${name}`));
const listOf = (parts: readonly string[]) => (parts.length === 0 ? '' : `(${parts.join(', ')})`);
