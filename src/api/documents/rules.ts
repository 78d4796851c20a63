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
} from 'graphql';

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
