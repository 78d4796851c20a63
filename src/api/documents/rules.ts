import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  Kind,
  GraphQLError,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  OperationTypeNode,
  SingleFieldSubscriptionsRule,
} from 'graphql';
import { ErrorCode, RostrumError } from '../../platform/errors';

/** Tokens that the parser reads before it gives up. */
export const MAX_TOKENS = 10_000;
/** Levels of fields that are answered. */
export const MAX_DEPTH = 15;
const MAX_ROOT_FIELDS = 50;
const MAX_FIELDS = 2_000;

interface Size {
  depth: number;
  fields: number;
}

/**
 * A validation rule that refuses documents which are too deep, too wide, or grow too large once fragments are spread.
 * As a rule it runs once for each document, since Apollo keeps the documents that passed. Introspection is exempt:
 * tools ask it deeply, and it touches no data.
 */
export function documentLimits(context: ValidationContext): ASTVisitor {
  const measure = measurer((name) => context.getFragment(name));
  return {
    OperationDefinition(operation) {
      const refusal = refuse(operation, measure);
      if (refusal) context.reportError(new RostrumError(ErrorCode.COST_EXCEEDED, refusal));
      return false;
    },
  };
}

type Measure = (set: SelectionSetNode) => Size & { ownFields: number };

function refuse(operation: OperationDefinitionNode, measure: Measure): string | null {
  const { depth, fields, ownFields } = measure(operation.selectionSet);
  if (ownFields > MAX_ROOT_FIELDS) {
    return `The operation asks ${ownFields} questions at once; at most ${MAX_ROOT_FIELDS} root fields are allowed.`;
  }
  if (depth > MAX_DEPTH) return `The operation is ${depth} levels deep; at most ${MAX_DEPTH} are allowed.`;
  if (fields > MAX_FIELDS) {
    return `The operation selects ${fields} fields with its fragments spread; at most ${MAX_FIELDS} are allowed.`;
  }
  return null;
}

/** Measures a selection; each fragment once, so that fragments spreading fragments twice each cost nothing to count. */
function measurer(findFragment: (name: string) => FragmentDefinitionNode | null | undefined): Measure {
  const known = new Map<string, ReturnType<Measure>>();
  const nothing = { depth: 0, fields: 0, ownFields: 0 };

  function ofFragment(name: string) {
    const before = known.get(name);
    if (before) return before;
    // A fragment that spreads itself is refused by graphql-js's own rule; here it only must not loop.
    known.set(name, nothing);
    const fragment = findFragment(name);
    const size = fragment ? measure(fragment.selectionSet) : nothing;
    known.set(name, size);
    return size;
  }

  function measure(set: SelectionSetNode): ReturnType<Measure> {
    const total = { ...nothing };
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        if (selection.name.value.startsWith('__')) continue;
        const below = selection.selectionSet ? measure(selection.selectionSet) : nothing;
        total.ownFields += 1;
        total.fields += 1 + below.fields;
        total.depth = Math.max(total.depth, 1 + below.depth);
        continue;
      }
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? ofFragment(selection.name.value)
          : measure(selection.selectionSet);
      total.ownFields += inner.ownFields;
      total.fields += inner.fields;
      total.depth = Math.max(total.depth, inner.depth);
    }
    return total;
  }

  return measure;
}

const CONDITIONS = new Set([GraphQLSkipDirective.name, GraphQLIncludeDirective.name]);

/**
 * A validation rule that refuses @skip and @include at the root of a subscription, as the specification does since
 * September 2025 (§5.2.4.1): what is followed has to be known before variables are. Where there are none, graphql-js's
 * rule that one field is followed; it throws where a condition goes by a variable.
 */
export function oneFieldToFollow(context: ValidationContext): ASTVisitor {
  const single = SingleFieldSubscriptionsRule(context) as {
    OperationDefinition(node: OperationDefinitionNode): void;
  };
  const read = new Set<string>();
  let isConditional = false;
  const refuseIn = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      for (const directive of selection.directives ?? []) {
        if (!CONDITIONS.has(directive.name.value)) continue;
        const message = `@${directive.name.value} cannot stand at the root of a subscription, which follows one field; put it on what is selected below, or do not subscribe.`;
        isConditional = true;
        context.reportError(new GraphQLError(message, { nodes: directive }));
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) refuseIn(selection.selectionSet);
      if (selection.kind !== Kind.FRAGMENT_SPREAD || read.has(selection.name.value)) continue;
      read.add(selection.name.value);
      const fragment = context.getFragment(selection.name.value);
      if (fragment) refuseIn(fragment.selectionSet);
    }
  };
  return {
    OperationDefinition(operation) {
      if (operation.operation !== OperationTypeNode.SUBSCRIPTION) return;
      isConditional = false;
      read.clear();
      refuseIn(operation.selectionSet);
      if (!isConditional) single.OperationDefinition(operation);
    },
  };
}
