import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  SingleFieldSubscriptionsRule,
  specifiedRules,
  TypeInfo,
  ValidationContext,
  type ValidationRule,
  visitInParallel,
  visitWithTypeInfo,
} from 'graphql';
import { validationAbortedError } from 'graphql/validation/validationAbortedError';
import type { Steps } from '../../platform/limits/turns';
import { argumentPath } from '../http/field-of-literal';
import { hasNul, nulRefusal } from '../http/graphql-params';
import { type Visitor, walk } from './walk';

// Each takes time, since what may have been meant is looked for.
export const MAX_FAULTS = 20;

const tooMany = () =>
  new GraphQLError('Too many validation errors, error limit reached. Validation aborted.');

/** Ends a walk that has found enough; a rule that would take too long ends it by graphql-js's own error. */
class Aborted extends Error {}

/** Validates a document as graphql-js's `validate` does, in one walk, but in steps; aborts after MAX_FAULTS errors. */
export function* validating(
  schema: GraphQLSchema,
  document: DocumentNode,
  rules: readonly ValidationRule[],
): Steps<readonly GraphQLError[]> {
  const errors: GraphQLError[] = [];
  const types = new TypeInfo(schema);
  const context = new ValidationContext(schema, document, types, (error) => {
    if (errors.length >= MAX_FAULTS) throw new Aborted();
    errors.push(error);
  });
  const visitor = visitInParallel(rules.map((rule) => rule(context)));
  try {
    // Rules of validation edit nothing, and `visitInParallel` skips for each of them what it does not want to see.
    yield* walk(document, visitWithTypeInfo(types, visitor) as Visitor);
  } catch (error) {
    if (error === validationAbortedError) errors.push(validationAbortedError);
    else if (error instanceof Aborted) errors.push(tooMany());
    else throw error;
  }
  return errors;
}

const CONDITIONS = new Set([GraphQLSkipDirective.name, GraphQLIncludeDirective.name]);

/**
 * A validation rule that refuses @skip and @include at the root of a subscription, as the specification does since
 * September 2025 (§5.2.4.1): what is followed has to be known before variables are. Where there are none, graphql-js's
 * rule that one field is followed; it throws where a condition goes by a variable.
 */
function oneFieldToFollow(context: ValidationContext): ASTVisitor {
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

/** A validation rule that refuses NUL in the string literals of a document, since PostgreSQL's text cannot hold it. */
function noNulInLiterals(context: ValidationContext): ASTVisitor {
  return {
    StringValue(node, _key, parent, keys, ancestors) {
      if (!hasNul(node.value)) return;
      const path = argumentPath([...ancestors, parent], keys);
      context.reportError(nulRefusal(path.length > 0 ? path : ['document']));
    },
  };
}

/** What a document must keep to: the rules of GraphQL, one of them wrapped, and ours. */
export const RULES = [
  ...specifiedRules.filter((rule) => rule !== SingleFieldSubscriptionsRule),
  noNulInLiterals,
  oneFieldToFollow,
];
