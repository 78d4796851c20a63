import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  Kind,
  type ASTNode,
} from 'graphql';
import { ErrorCode, RostrumError } from '../../platform/errors';
import { MAX_ITEMS } from '../../platform/http/request-body';
import type { Steps } from '../../platform/limits/turns';
import { walk } from './walk';

/** Tokens that the parser reads before it gives up. */
export const MAX_TOKENS = 6_000;
/** Levels of fields that are answered. */
export const MAX_DEPTH = 15;
const MAX_ROOT_FIELDS = 50;
const MAX_FIELDS = 2_000;
const MAX_OPERATIONS = 50;
/** Validation compares each fragment with each other. */
const MAX_FRAGMENTS = 150;
/** Arguments of one field or directive, which validation compares with each other; and variables of an operation. */
const MAX_ARGUMENTS = 50;
const MAX_VARIABLES = 500;
/** Directives of one field, fragment, operation or variable. There are two that mean something there. */
const MAX_DIRECTIVES = 5;
/** Fields of one object that a document states. No input type has half as many. */
const MAX_OBJECT_FIELDS = 100;
/** Characters of a name. An unknown one is compared with all that may have been meant, character by character. */
export const MAX_NAME = 250;
/** Fields of all operations and fragments of a document, with fragments spread. */
const MAX_FIELDS_IN_ALL = 50_000;
/** Pairs of fields with one response name, which validation compares with each other. */
const MAX_PAIRS = 10_000;

interface Size {
  depth: number;
  /** Fields, with fragments spread. */
  fields: number;
  /** Fields, spreads and inline fragments: the steps of walking through all of it. */
  steps: number;
  /** Fields of the selection itself. */
  ownFields: number;
  /** The arguments of the field that has most, and the directives of whatever has most. */
  arguments: number;
  directives: number;
}

const EMPTY: Readonly<Size> = { depth: 0, fields: 0, steps: 0, ownFields: 0, arguments: 0, directives: 0 };
/** A fragment spreads itself, which a rule of GraphQL reports; nothing else can be known of the document. */
export class Circular extends Error {}

type Definition = OperationDefinitionNode | FragmentDefinitionNode;
type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

const refuse = (message: string) => new RostrumError(ErrorCode.COST_EXCEEDED, message);

/**
 * Counts the pairs of fields that share a response name in one selection, and so might conflict. Throws COST_EXCEEDED where the
 * document is too deep, too wide, grows too large once fragments are spread, or would take long to validate; and Circular where
 * a fragment spreads itself. Runs before the rules of GraphQL, of which some compare each field with each other, and looks at each
 * token a bounded number of times. The depth of introspection is not limited here: its cost is.
 */
export function* countingPairs(document: DocumentNode): Steps<number> {
  const definitions = document.definitions.filter(
    (each): each is Definition =>
      each.kind === Kind.OPERATION_DEFINITION || each.kind === Kind.FRAGMENT_DEFINITION,
  );
  const operations = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operations.length > MAX_OPERATIONS)
    throw refuse(`The document has ${operations.length} operations; at most ${MAX_OPERATIONS} are allowed.`);
  const fragmentCount = definitions.length - operations.length;
  if (fragmentCount > MAX_FRAGMENTS)
    throw refuse(`The document has ${fragmentCount} fragments; at most ${MAX_FRAGMENTS} are allowed.`);
  const fragments: Fragments = new Map(
    definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );
  const measure = measurer(fragments);
  let inAll = 0;
  let pairs = 0;
  for (const definition of definitions) {
    const size = measure(definition.selectionSet);
    const refusal = tooLarge(definition, size);
    if (refusal !== null) throw refuse(refusal);
    inAll += size.steps;
    if (inAll > MAX_FIELDS_IN_ALL)
      throw refuse(
        `The document selects more than ${MAX_FIELDS_IN_ALL} fields with its fragments spread; send its operations one by one.`,
      );
    yield;
    pairs += pairsIn([definition.selectionSet], fragments, MAX_PAIRS - pairs);
    if (pairs > MAX_PAIRS)
      throw refuse(
        'The document selects the same fields too often; select each once, and state what is needed below it there.',
      );
    yield;
  }
  // A short document has no node that is worth a walk.
  if ((document.loc?.end ?? Infinity) >= 2 * MAX_ITEMS) yield* walk(document, { enter: refuseNode });
  return pairs;
}

function tooLarge(
  { kind, variableDefinitions = [], directives = [] }: Definition,
  { depth, fields, steps, ownFields, ...most }: Size,
): string | null {
  if (variableDefinitions.length > MAX_VARIABLES)
    return `The operation has ${variableDefinitions.length} variables; at most ${MAX_VARIABLES} are allowed.`;
  const repeated =
    tooManyArguments('A field', most.arguments) ??
    tooManyDirectives(Math.max(most.directives, directives.length));
  if (repeated !== null) return repeated;
  if (kind === Kind.OPERATION_DEFINITION && ownFields > MAX_ROOT_FIELDS)
    return `The operation asks ${ownFields} questions at once; at most ${MAX_ROOT_FIELDS} root fields are allowed.`;
  if (depth > MAX_DEPTH) return `The operation is ${depth} levels deep; at most ${MAX_DEPTH} are allowed.`;
  if (fields > MAX_FIELDS)
    return `The operation selects ${fields} fields with its fragments spread; at most ${MAX_FIELDS} are allowed.`;
  if (steps > 2 * MAX_FIELDS)
    return `The operation spreads too many fragments; at most ${MAX_FIELDS} fields and as many fragments are allowed.`;
  return null;
}

/**
 * Measures a selection as it is executed: a fragment that is spread several times into one selection counts once, into
 * several selections each time. Each selection is measured once, so that fragments which grow without bounds cost nothing to
 * count. Throws Circular.
 */
function measurer(fragments: Fragments): (set: SelectionSetNode) => Size {
  const known = new Map<SelectionSetNode, Readonly<Size> | null>();

  function measure(set: SelectionSetNode): Readonly<Size> {
    const before = known.get(set);
    if (before === null) throw new Circular();
    if (before) return before;
    known.set(set, null);
    const total = { ...EMPTY };
    add(set, total, new Set());
    known.set(set, total);
    return total;
  }

  function add({ selections }: SelectionSetNode, total: Size, spread: Set<string>): void {
    for (const selection of selections) {
      total.steps += 1;
      total.directives = Math.max(total.directives, selection.directives?.length ?? 0);
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        add(selection.selectionSet, total, spread);
      } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (!fragment || spread.has(selection.name.value)) continue;
        spread.add(selection.name.value);
        add(fragment.selectionSet, total, spread);
      } else {
        const below = selection.selectionSet ? measure(selection.selectionSet) : EMPTY;
        const isIntrospection = selection.name.value.startsWith('__');
        total.arguments = Math.max(total.arguments, selection.arguments?.length ?? 0, below.arguments);
        total.directives = Math.max(total.directives, below.directives);
        total.ownFields += 1;
        total.fields += 1 + below.fields;
        total.steps += below.steps;
        if (!isIntrospection) total.depth = Math.max(total.depth, 1 + below.depth);
      }
    }
  }

  return measure;
}

/**
 * The pairs of fields with the same response name in selections that are merged and all below; counts
 * no further than the limit. It walks what a document becomes once fragments are spread, of which the size is known.
 */
function pairsIn(sets: readonly SelectionSetNode[], fragments: Fragments, limit: number): number {
  const groups = new Map<string, FieldNode[]>();
  const spread = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const group = groups.get(key);
        if (group) group.push(selection);
        else groups.set(key, [selection]);
        continue;
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment) collect(fragment.selectionSet);
      }
    }
  };
  sets.forEach(collect);
  let pairs = 0;
  for (const group of groups.values()) {
    pairs += pairsOf(group.length);
    if (pairs > limit) return pairs;
    const below = group.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
    if (below.length > 0) pairs += pairsIn(below, fragments, limit - pairs);
  }
  return pairs;
}

const pairsOf = (n: number) => (n * (n - 1)) / 2;

function refuseNode(node: ASTNode): void {
  const refusal = tooLargeNode(node);
  if (refusal !== null) throw refuse(refusal);
}

function tooLargeNode(node: ASTNode): string | null {
  switch (node.kind) {
    case Kind.LIST:
      return node.values.length > MAX_ITEMS
        ? `A list in the document has more than ${MAX_ITEMS} items; send fewer at once.`
        : null;
    case Kind.OBJECT:
      return node.fields.length > MAX_OBJECT_FIELDS
        ? `An object in the document has ${node.fields.length} fields; at most ${MAX_OBJECT_FIELDS} are allowed.`
        : null;
    case Kind.DIRECTIVE:
      return tooManyArguments('A directive', node.arguments?.length ?? 0);
    case Kind.VARIABLE_DEFINITION:
      return tooManyDirectives(node.directives?.length ?? 0);
    case Kind.NAME:
    case Kind.ENUM:
      return node.value.length > MAX_NAME
        ? `A name in the document has ${node.value.length} characters; at most ${MAX_NAME} are allowed.`
        : null;
    default:
      return null;
  }
}

function tooManyArguments(what: string, count: number): string | null {
  if (count <= MAX_ARGUMENTS) return null;
  return `${what} has ${count} arguments; at most ${MAX_ARGUMENTS} are allowed.`;
}

function tooManyDirectives(count: number): string | null {
  if (count <= MAX_DIRECTIVES) return null;
  return `${count} directives are in one place; at most ${MAX_DIRECTIVES} are allowed.`;
}
