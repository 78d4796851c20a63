import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../api/context';
import { now } from '../../engine/query/plan/deferred';
import { changeAt } from './change.read';
import type { Followed } from './follow-changes';
import { sharedReads } from './shared-reads';

/** The change that a subscriber receives; read once for all who select the same of it. */
export async function readFollowed(
  { announcements, reader, viewer }: Context,
  info: GraphQLResolveInfo,
  { position, fail }: Followed,
): Promise<unknown> {
  const reads = sharedReads(announcements);
  const scope = now();
  reader.seen?.raise(BigInt(position[0]));
  const nodes = info.fieldNodes.map((node) => reads.numberOf(node));
  const asked = ['change', nodes, info.variableValues, position, scope.today, viewer.role];
  try {
    return await reads.patiently(asked, () => reader.shared().readFrom(info, changeAt(position), scope));
  } catch (error) {
    fail(error);
    throw error;
  }
}
