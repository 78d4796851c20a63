import {
  type ASTVisitor,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  Kind,
  GraphQLError,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  OperationTypeNode,
  SingleFieldSubscriptionsRule,
  specifiedRules,
} from 'graphql';
import { argumentPath } from '../http/field-of-literal';
import { hasNul, nulRefusal } from '../http/graphql-params';

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
