import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLJSON, GraphQLURL } from 'graphql-scalars';

function asWebAddress(value: unknown, node?: ValueNode): string {
  // The parser drops control characters and blanks silently, so that the text kept would not be what was checked.
  // oxlint-disable-next-line no-control-regex
  if (typeof value === 'string' && !/[\u0000-\u0020]/.test(value) && URL.canParse(value)) {
    const { protocol } = new URL(value);
    if (protocol === 'http:' || protocol === 'https:') return value;
  }
  throw new GraphQLError('URL must be an absolute web address, such as https://example.org/report.', {
    nodes: node,
  });
}

/** Absolute http or https address: text in, the same text out (the scalar it wraps would hand URL objects on). */
export const UrlScalar = new GraphQLScalarType<string, string>({
  ...GraphQLURL.toConfig(),
  name: 'URL',
  description:
    'Absolute web address (RFC 3986, http or https): https://example.org/report. Kept letter by letter.',
  serialize: String,
  parseValue: (value) => asWebAddress(value),
  parseLiteral: (node) => asWebAddress(node.kind === Kind.STRING ? node.value : undefined, node),
});

/** Refuses a whole number of which digits were lost when it was read, wherever it is in a JSON value. */
function exact(value: unknown, node?: ValueNode): unknown {
  const at = inexactIn(value, []);
  if (at === null) return value;
  const place = at.length > 0 ? ` at ${at.join('.')}` : '';
  throw new GraphQLError(
    `JSON has a whole number${place} beyond 2^53 (9007199254740992), of which digits would be lost; send it as text.`,
    { nodes: node },
  );
}

/** Where the first such number is; null where there is none. What nests out of reason is refused elsewhere. */
function inexactIn(value: unknown, path: readonly string[]): readonly string[] | null {
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value) ? path : null;
  if (typeof value !== 'object' || value === null || path.length > MAX_DEPTH) return null;
  for (const [key, part] of Object.entries(value)) {
    const found = inexactIn(part, [...path, key]);
    if (found) return found;
  }
  return null;
}

const MAX_DEPTH = 100;

/** Any JSON value, for a claim's value whose shape depends on its property. */
export const JsonScalar = new GraphQLScalarType({
  ...GraphQLJSON.toConfig(),
  parseValue: (value) => exact(value),
  parseLiteral: (node, variables) => exact(GraphQLJSON.parseLiteral(node, variables), node),
  // PostgreSQL's jsonb has spaces in it, and numbers as they were sent; it is to be the same however it is read.
  extensions: { written: (json: string) => (json.startsWith('"') ? json : JSON.stringify(JSON.parse(json))) },
  description:
    'Any JSON value (RFC 8259): text, number, boolean, null, list or object, as the field says. Whole numbers beyond 2^53 are sent as text.',
});
