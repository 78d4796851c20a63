/** A query and its variables, both as text. */
export interface LinkedQuery {
  query: string;
  variables: string;
}

/**
 * The query in the fragment of a link to GraphiQL: `#q=<query>&v=<variables as JSON>`, also with the full names `query` and
 * `variables`. Null if it has none. A fragment is not sent to the server, and so is in no log.
 */
export function readLink(fragment: string): LinkedQuery | null {
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  const query = given.get('q') ?? given.get('query');
  if (!query) return null;
  return { query, variables: laidOut(given.get('v') ?? given.get('variables') ?? '') };
}

/** A link to GraphiQL that opens a query there with its variables. */
export function linkTo(query: string, variables: Readonly<Record<string, unknown>> = {}): string {
  const given = [`q=${encodeURIComponent(query)}`];
  if (Object.keys(variables).length > 0) given.push(`v=${encodeURIComponent(JSON.stringify(variables))}`);
  return `/graphiql#${given.join('&')}`;
}

/** JSON with line breaks, to be edited; any other text as it is. */
function laidOut(json: string): string {
  try {
    return json === '' ? '' : JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
