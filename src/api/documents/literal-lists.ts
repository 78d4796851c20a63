import { type ASTNode, BREAK, type DocumentNode, Kind, visit } from 'graphql';
import { MAX_ITEMS } from '../../platform/http/json-bounds';

/** Whether no list that a document states is longer than the limit. */
export function isWithinListLimit(document: DocumentNode): boolean {
  // A list has as many tokens as items, at least, which the length of a short document excludes.
  if ((document.loc?.end ?? Infinity) < 2 * MAX_ITEMS) return true;
  let isWithin = true;
  visit(document, {
    enter(node: ASTNode) {
      if (node.kind !== Kind.LIST || node.values.length <= MAX_ITEMS) return undefined;
      isWithin = false;
      return BREAK;
    },
  });
  return isWithin;
}
