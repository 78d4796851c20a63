import type { Logger } from 'pino';
import { RostrumError, ErrorCode } from '../../platform/errors';
import type { Viewer } from '../../platform/auth/policy';

// Rights that have ended are noticed within twice this time.
const CHECK_MS = 2_000;
/** Operations that one connection may have under way. */
export const MAX_OPERATIONS = 100;

export interface SessionLimits {
  /** Connections that stay open, of one address or key. */
  readonly socketsPerCaller: number;
  /** Subscriptions of all clients of this process. */
  readonly subscriptions: number;
}

/** Whether keys are still valid. */
export type ValidKeys = (ids: readonly string[]) => Promise<ReadonlySet<string>>;

interface Session {
  readonly viewer: Viewer;
  end(): void;
}

const tooMany = (message: string) => new RostrumError(ErrorCode.RATE_LIMITED, message);

/**
 * Connections that stay open: WebSockets and streams of events. Each counts for its caller, subscriptions for all; and each
 * is closed when its key is revoked or expires, or its token ends.
 */
export class Sessions {
  private readonly open = new Set<Session>();
  private readonly byCaller = new Map<string, number>();
  private following = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly limits: SessionLimits,
    private readonly validKeys: ValidKeys,
    private readonly log: Pick<Logger, 'warn'>,
  ) {
    this.timer = setInterval(() => void this.endInvalid(), CHECK_MS).unref();
  }

  get size(): { connections: number; subscriptions: number } {
    return { connections: this.open.size, subscriptions: this.following };
  }

  /** Begins a session, which `end` must be able to close; returns a function for when it has closed. Throws RATE_LIMITED. */
  begin(viewer: Viewer, end: () => void): () => void {
    const caller = viewer.caller?.id ?? '';
    const before = this.byCaller.get(caller) ?? 0;
    const { socketsPerCaller } = this.limits;
    if (before >= socketsPerCaller)
      throw tooMany(`Too many connections are open: at most ${socketsPerCaller} for one address or key.`);
    const session = { viewer, end };
    this.open.add(session);
    this.byCaller.set(caller, before + 1);
    return () => {
      if (!this.open.delete(session)) return;
      const left = this.byCaller.get(caller)! - 1;
      if (left > 0) this.byCaller.set(caller, left);
      else this.byCaller.delete(caller);
    };
  }

  /** Counts a subscription; returns a function for when it has ended. Throws RATE_LIMITED. */
  follow(): () => void {
    const { subscriptions } = this.limits;
    if (this.following >= subscriptions)
      throw tooMany(`Too many subscriptions are open here: at most ${subscriptions}. Try again later.`);
    this.following += 1;
    let isOver = false;
    return () => {
      if (!isOver) this.following -= 1;
      isOver = true;
    };
  }

  close(): void {
    clearInterval(this.timer);
  }

  private async endInvalid(): Promise<void> {
    const sessions = [...this.open];
    const now = Date.now();
    for (const { viewer, end } of sessions) if (viewer.expiresAt && viewer.expiresAt.getTime() <= now) end();
    const keyed = sessions.filter(({ viewer }) => viewer.keyId !== undefined);
    if (keyed.length === 0) return;
    try {
      const valid = await this.validKeys([...new Set(keyed.map(({ viewer }) => viewer.keyId!))]);
      for (const { viewer, end } of keyed) if (!valid.has(viewer.keyId!)) end();
    } catch (err) {
      this.log.warn({ err }, 'whether the keys of open connections are still valid could not be read');
    }
  }
}
