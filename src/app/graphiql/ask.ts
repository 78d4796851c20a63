import { getOperationAST, OperationTypeNode } from 'graphql';
import type { GraphiQLProps } from 'graphiql';
import { eventsOf } from './events';

const ADDRESS = '/graphql';

/**
 * Sends an operation to the server that the page came from; a subscription is followed over server-sent events. `headers`
 * are those of the Headers editor, such as authorization.
 */
export const ask: GraphiQLProps['fetcher'] = async (operation, { headers, documentAST } = {}) => {
  const operationType = documentAST && getOperationAST(documentAST, operation.operationName)?.operation;
  if (operationType === OperationTypeNode.SUBSCRIPTION) return follow(operation, headers);
  const response = await post(operation, { accept: 'application/json', ...headers });
  return response.json();
};

function post(operation: unknown, headers: Record<string, string>, signal?: AbortSignal): Promise<Response> {
  return fetch(ADDRESS, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(operation),
    signal,
  });
}

interface Observer {
  next(result: unknown): void;
  error(error: unknown): void;
  complete(): void;
}

/** An observable of the results of a subscription; unsubscribing ends the request. */
const follow = (operation: unknown, headers: Record<string, string> = {}) => ({
  subscribe(observer: Observer) {
    const ending = new AbortController();
    deliver(operation, headers, observer, ending.signal).catch((error: unknown) => {
      if (!ending.signal.aborted) observer.error(error);
    });
    return { unsubscribe: () => ending.abort() };
  },
});

async function deliver(
  operation: unknown,
  headers: Record<string, string>,
  observer: Observer,
  signal: AbortSignal,
): Promise<void> {
  const response = await post(operation, { accept: 'text/event-stream', ...headers }, signal);
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
    observer.next(await response.json());
    return observer.complete();
  }
  for await (const { event, data } of eventsOf(response.body!)) {
    if (event === 'complete') return observer.complete();
    if (event === 'next') observer.next(JSON.parse(data));
  }
  throw new Error(
    'The connection was cut. Run the subscription again; with after: it goes on where it ended.',
  );
}
