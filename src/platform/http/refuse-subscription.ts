import type { ApolloServerPlugin, BaseContext, GraphQLRequestListener } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import { ErrorCode, RostrumError } from '../errors';

/** A plugin that tells who sends a subscription by HTTP how it is followed. */
export const refuseSubscriptions: ApolloServerPlugin = {
  requestDidStart: async () => listener,
};

const listener: GraphQLRequestListener<BaseContext> = {
  async didResolveOperation({ operation }) {
    if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return;
    throw new RostrumError(
      ErrorCode.BAD_USER_INPUT,
      'Subscriptions are followed over a WebSocket, by the protocol graphql-transport-ws, at this same address.',
    );
  },
};
