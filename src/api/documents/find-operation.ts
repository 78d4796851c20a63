import { type DocumentNode, getOperationAST, type OperationDefinitionNode } from 'graphql';
import { badInput } from '../../platform/errors';

/** The operation of a document that is meant. Throws BAD_USER_INPUT where there is none, or several and no name. */
export function findOperation(
  document: DocumentNode,
  operationName: string | undefined,
): OperationDefinitionNode {
  const found = getOperationAST(document, operationName);
  if (found) return found;
  throw badInput(
    ['operationName'],
    operationName
      ? `Unknown operation named "${operationName}".`
      : 'The document has several operations; say by operationName which one is meant.',
  );
}
