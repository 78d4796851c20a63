import type { TypedDocumentString } from './gql/graphql';

const url = 'http://127.0.0.1:4000/graphql';

/**
 * Executes a document of the manifest with which the server was started, by its id. Throws the messages
 * of errors.
 */
export async function ask<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ documentId: document.__meta__?.hash, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Result; errors?: { message: string }[] };
  if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
  return data;
}
