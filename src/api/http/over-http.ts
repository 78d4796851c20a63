import type { ApolloServerPlugin, BaseContext, GraphQLRequestListener } from '@apollo/server';
import { OperationTypeNode, type OperationDefinitionNode } from 'graphql';
import { ErrorCode, RostrumError } from '../../platform/errors';
import { refuseNulIn } from './refuse-nul';
import { setStatus } from '../../platform/http/status';

/**
 * What holds for every operation that comes by HTTP: what is refused before it runs, and the status of its answer. One
 * plugin, and one listener for all: Apollo waits at each step for each of them, which a small question would notice.
 */
export const overHttp: ApolloServerPlugin = { requestDidStart: async () => listener };

const listener: GraphQLRequestListener<BaseContext> = {
  async didResolveOperation({ operation, request }) {
    refuseSubscription(operation);
    refuseNulIn(request.variables);
  },
  async willSendResponse(answered) {
    setStatus(answered);
  },
};

/** Tells who sends a subscription by HTTP how it is followed. */
function refuseSubscription(operation: OperationDefinitionNode | undefined): void {
  if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return;
  throw new RostrumError(
    ErrorCode.BAD_USER_INPUT,
    'Subscriptions are followed at this same address by server-sent events, with "accept: text/event-stream", or over a WebSocket, by the protocol graphql-transport-ws.',
  );
}
