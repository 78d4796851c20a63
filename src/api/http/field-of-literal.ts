import {
  type ASTNode,
  type DocumentNode,
  type GraphQLError,
  type Source,
  BREAK,
  Kind,
  parse,
  visit,
} from 'graphql';

const NAMED = new Set<string>([Kind.FIELD, Kind.ARGUMENT, Kind.OBJECT_FIELD]);
const WITHIN_ARGUMENTS = new Set<string>([
  Kind.ARGUMENT,
  Kind.OBJECT_FIELD,
  Kind.STRING,
  Kind.INT,
  Kind.FLOAT,
  Kind.BOOLEAN,
  Kind.ENUM,
  Kind.NULL,
  Kind.LIST,
  Kind.OBJECT,
]);

/**
 * The path of what stands below these nodes of a document, as errors name it everywhere: without the root field, so
 * `where.time.from`, or `participations.first` further down. `keys` tell where in each ancestor the next one is.
 */
export function argumentPath(ancestors: readonly unknown[], keys: readonly (string | number)[]): string[] {
  let isRoot = ancestors.some((ancestor) => kindOf(ancestor) === Kind.OPERATION_DEFINITION);
  const path: string[] = [];
  ancestors.forEach((ancestor, i) => {
    const kind = kindOf(ancestor);
    if (kind === Kind.VARIABLE_DEFINITION) {
      path.push((ancestor as { variable: { name: { value: string } } }).variable.name.value);
    } else if (kind === Kind.FIELD && isRoot) {
      isRoot = false;
    } else if (kind && NAMED.has(kind)) {
      path.push((ancestor as { name: { value: string } }).name.value);
    } else if (Array.isArray(ancestor) && kindOf(ancestors[i - 1]) === Kind.LIST) {
      path.push(String(keys[i]));
    }
  });
  return path;
}

/** The path of the argument, or of what is within it, that a validation error is about; undefined where it is about neither. */
export function fieldOfLiteral({ nodes }: GraphQLError): string | undefined {
  const wrong = nodes?.[0];
  if (!wrong?.loc || !WITHIN_ARGUMENTS.has(wrong.kind)) return undefined;
  return pathTo(wrong, documentOf(wrong.loc.source)) || undefined;
}

// A document may have many errors, and is parsed once for all of them.
const parsed = new WeakMap<Source, DocumentNode>();

function documentOf(source: Source): DocumentNode {
  const document = parsed.get(source) ?? parse(source);
  parsed.set(source, document);
  return document;
}

/** The path to a node, found from above by its place, since nodes do not know what they are within. */
function pathTo({ kind, loc }: ASTNode, document: DocumentNode): string {
  const { start, end } = loc!;
  let path = '';
  visit(document, {
    enter(node: ASTNode, _key, parent, keys, ancestors) {
      if (node.loc!.start > start || node.loc!.end < end) return false;
      if (node.kind !== kind || node.loc!.start !== start) return undefined;
      path = argumentPath([...ancestors, parent, node], keys).join('.');
      return BREAK;
    },
  });
  return path;
}

const kindOf = (ancestor: unknown) => (ancestor as { kind?: string } | undefined)?.kind;
