import type { ApolloServerPlugin } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import { badInput, Unavailable } from '../../platform/errors';
import type { Nodes } from '../../platform/postgres/replicas/nodes';
import { isStamp } from '../../platform/postgres/replicas/seen';
import type { Context } from '../context';

/**
 * The header by which a client says what it has seen, and is told: the last recording, 12@1764500528123000. Whoever sends
 * with each request what the last answer said reads its own writes, and never goes back, from whichever replica.
 */
export const RECORDING = 'rostrum-recording';

/** The stamp that a request sends; undefined for none. Throws BAD_USER_INPUT for what is none. */
export function stampIn(headers: Readonly<Record<string, unknown>>): string | undefined {
  const given = headers[RECORDING];
  if (given === undefined || given === '') return undefined;
  if (typeof given === 'string' && isStamp(given)) return given;
  throw badInput(
    [RECORDING],
    `${RECORDING} must be what an answer said by this header, such as 12@1764500528123000.`,
  );
}

/** Refuses mutations at once while the primary is gone; adds to their answers what is to be read from now on. */
export const recordings = (nodes: Nodes): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    let isMutation = false;
    return {
      async didResolveOperation({ operation }) {
        isMutation = operation?.operation === OperationTypeNode.MUTATION;
        if (isMutation && !nodes.canWrite)
          throw new Unavailable('Nothing can be written just now. Try again in a moment.');
      },
      async willSendResponse({ contextValue: { reader }, response: { body } }) {
        if (!isMutation || !reader.seen || body.kind !== 'single') return;
        await nodes.stampWrite(reader.seen);
        const { singleResult } = body;
        singleResult.extensions = { ...singleResult.extensions, recording: reader.seen.stamp };
      },
    };
  },
});
