import type { Viewer } from '../../platform/auth/policy';
import type { Nodes } from '../../platform/postgres/replicas/nodes';
import { numberOf, type Seen } from '../../platform/postgres/replicas/seen';
import { readStamp, RECORDING } from '../http/recording-header';

/**
 * What the client of a connection has seen by all its operations: what it says when it connects, later by the operations
 * themselves. The next one shows at least as much, from whichever node.
 */
export class SeenByConnection {
  private stamp: string | undefined;

  /** `given` is what the client says; an invalid value is an error of each operation, which names its place. */
  constructor(
    private readonly nodes: Nodes | null,
    private readonly given: unknown,
    private readonly path: readonly string[],
  ) {}

  /** What an operation must show; null where nothing is read from replicas. */
  before(viewer: Viewer): Seen | null {
    return this.nodes && this.nodes.seenBy(viewer.id, this.stamp ?? readStamp(this.given, this.path));
  }

  /** Notes what an operation has shown. */
  after(seen: Seen | null): void {
    if (!seen?.stamp) return;
    const shown = numberOf(seen.stamp);
    // It is less than what was asked for where that was lost in a failover.
    const isOfOtherHistory = shown < seen.recording;
    if (isOfOtherHistory || shown > numberOf(this.stamp ?? '')) this.stamp = seen.stamp;
  }
}

/** The place of what a client says in the parameters of a connection. */
export const IN_PARAMS = ['connectionParams', RECORDING] as const;
