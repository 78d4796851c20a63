import type { Logger } from 'pino';
import { RostrumError, ErrorCode } from '../../platform/errors';
import type { Viewer } from '../../platform/auth/policy';
import { AtOnce } from '../../platform/limits/at-once';

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
 * Connections that stay open: WebSockets, streams of events and exports. Each counts for its caller, subscriptions for all; and each
 * is closed when its key is revoked or expires, or its token ends.
 */
export class Sessions {
  private readonly open = new Set<Session>();
  private readonly connections: AtOnce;
  private readonly subscriptions: AtOnce;
  private readonly timer: NodeJS.Timeout;

  /** Connections of one address or key. */
  readonly socketsPerCaller: number;

  constructor(
    { socketsPerCaller, subscriptions }: SessionLimits,
    private readonly validKeys: ValidKeys,
    private readonly log: Pick<Logger, 'warn'>,
  ) {
    this.socketsPerCaller = socketsPerCaller;
    this.connections = new AtOnce({ ofCaller: socketsPerCaller, inAll: Infinity }, () =>
      tooMany(`Too many connections are open: at most ${socketsPerCaller} for one address or key.`),
    );
    this.subscriptions = new AtOnce({ ofCaller: Infinity, inAll: subscriptions }, () =>
      tooMany(`Too many subscriptions are open here: at most ${subscriptions}. Try again later.`),
    );
    this.timer = setInterval(() => void this.endInvalid(), CHECK_MS).unref();
  }

  get size(): { connections: number; subscriptions: number } {
    return { connections: this.open.size, subscriptions: this.subscriptions.inAll };
  }

  /** Begins a session, which `end` must be able to close; returns a function for when it has closed. Throws RATE_LIMITED. */
  begin(viewer: Viewer, end: () => void): () => void {
    const ended = this.connections.begin(viewer.caller?.id ?? '');
    const session = { viewer, end };
    this.open.add(session);
    return () => {
      this.open.delete(session);
      ended();
    };
  }

  /** Counts a subscription; returns a function for when it has ended. Throws RATE_LIMITED. */
  follow(): () => void {
    return this.subscriptions.begin('');
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
