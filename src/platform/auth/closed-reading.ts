import type { ApolloServerPlugin } from '@apollo/server';
import { visit } from 'graphql';
import { ErrorCode, RostrumError } from '../errors';
import { type Viewer, Role } from './roles';

/** Where reading is closed: refuses everything but `__typename` to those who don't say who they are. */
export const closedReading: ApolloServerPlugin<{ viewer: Viewer }> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ contextValue, document }) {
        if (contextValue.viewer.role !== Role.ANONYMOUS) return;
        visit(document, {
          Field({ name }) {
            if (name.value === '__typename') return;
            throw new RostrumError(
              ErrorCode.UNAUTHENTICATED,
              'Reading is not public here. Send "authorization: Bearer <API key or JWT>".',
            );
          },
        });
      },
    };
  },
};
