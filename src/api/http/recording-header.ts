import type { ApolloServerPlugin } from '@apollo/server';
import { type ExecutionResult, OperationTypeNode } from 'graphql';
import { badInput, Unavailable } from '../../platform/errors';
import type { Nodes } from '../../platform/postgres/replicas/nodes';
import { isStamp, type Seen } from '../../platform/postgres/replicas/seen';
import type { Context } from '../context';

/**
 * The header with the last recording that a client has seen, such as 12@1764500528123000; each answer has it, too. A client
 * that sends the header of the last answer with its next request reads its own writes and never an earlier state, from any
 * replica.
 */
export const RECORDING = 'rostrum-recording';

/** The recording that a request sends; undefined without the header. Throws BAD_USER_INPUT for an invalid one. */
export const stampIn = (headers: Readonly<Record<string, unknown>>): string | undefined =>
  readStamp(headers[RECORDING], [RECORDING]);

/** The recording that a client sends at this place of its request. Throws BAD_USER_INPUT for an invalid one. */
export function readStamp(given: unknown, path: readonly string[]): string | undefined {
  if (given === undefined || given === '') return undefined;
  if (typeof given === 'string' && isStamp(given)) return given;
  throw badInput(
    [...path],
    `${path.join('.')} must be what an earlier answer had as ${RECORDING} or extensions.recording, such as 12@1764500528123000.`,
  );
}

/** Refuses mutations at once while the primary is gone. */
export function refuseWritesWithoutPrimary(nodes: Nodes): void {
  if (!nodes.canWrite) throw new Unavailable('Nothing can be written just now. Try again in a moment.');
}

/** A result with the recording that its client has seen by it, for transports without headers. */
export const withRecording = <Result extends ExecutionResult>(result: Result, seen: Seen | null): Result =>
  seen?.stamp ? { ...result, extensions: { ...result.extensions, recording: seen.stamp } } : result;

/** Refuses mutations at once while the primary is gone; adds the recording that they made to their answers. */
export const recordings = (nodes: Nodes): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    let isMutation = false;
    return {
      async didResolveOperation({ operation }) {
        isMutation = operation?.operation === OperationTypeNode.MUTATION;
        if (isMutation) refuseWritesWithoutPrimary(nodes);
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
