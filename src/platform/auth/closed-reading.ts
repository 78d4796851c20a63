import type { ApolloServerPlugin } from '@apollo/server';
import { visit } from 'graphql';
import { ErrorCode, RostrumError } from '../errors';
import { type Viewer, Role } from './policy';

/** Where reading is closed, refuses everything but `__typename` to anonymous viewers. */
export const closedReading: ApolloServerPlugin<{ viewer: Viewer }> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ contextValue, document }) {
        visit(document, {
          Field({ name }) {
            if (name.value !== '__typename') refuseClosedReading(contextValue.viewer);
          },
        });
      },
    };
  },
};

/** Throws UNAUTHENTICATED for an anonymous viewer. */
export function refuseClosedReading({ role }: Viewer): void {
  if (role !== Role.ANONYMOUS) return;
  throw new RostrumError(
    ErrorCode.UNAUTHENTICATED,
    'Reading is not public here. Send "authorization: Bearer <API key or JWT>".',
  );
}
