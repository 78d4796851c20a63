import { type ASTNode, type GraphQLError, type Source, Kind, parse, visit } from 'graphql';

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
  return pathsIn(wrong.loc.source).get(keyOf(wrong)) || undefined;
}

const keyOf = ({ kind, loc }: ASTNode) => `${kind} ${loc!.start}`;

// A document may have many errors, and is walked once for all of them.
const known = new WeakMap<Source, ReadonlyMap<string, string>>();

/** The paths of all that is within arguments of a document. Nodes do not know what they are within. */
function pathsIn(source: Source): ReadonlyMap<string, string> {
  const before = known.get(source);
  if (before) return before;
  const paths = new Map<string, string>();
  visit(parse(source), {
    enter(node: ASTNode, _key, parent, keys, ancestors) {
      if (!WITHIN_ARGUMENTS.has(node.kind)) return;
      const path = argumentPath([...ancestors, parent, node], keys).join('.');
      if (!paths.has(keyOf(node))) paths.set(keyOf(node), path);
    },
  });
  known.set(source, paths);
  return paths;
}

const kindOf = (ancestor: unknown) => (ancestor as { kind?: string } | undefined)?.kind;
