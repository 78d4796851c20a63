/** Selects what stands for a row of `recording`: its number and its instant, in microseconds of the epoch. */
export const STAMP = `id || '@' || (extract(epoch from at) * 1000000)::int8`;

/** The form of a stamp, as clients send it back. */
const WRITTEN = /^(\d{1,18})@\d{1,20}$/;

/** The number of a stamp; 0 for none. */
export const numberOf = (stamp: string): bigint => BigInt(/^\d*/.exec(stamp)![0] || 0);

/** Whether a text can be a stamp. */
export const isStamp = (text: string): boolean => WRITTEN.test(text);

/**
 * How much of what is recorded a client has seen. What it reads next must show at least as much, from whichever node;
 * what it has read of a request, the rest of the request shows as well.
 */
export class Seen {
  /** The last recording that the next statement must show. */
  recording: bigint;
  private last = '';

  constructor(
    recording: bigint,
    /** Called with each recording that the client writes. */
    private readonly onWrite: (recording: bigint) => void = () => {},
  ) {
    this.recording = recording;
  }

  /** Notes that the client wrote a recording. */
  write(recording: bigint): void {
    this.raise(recording);
    this.onWrite(recording);
  }

  /** Notes that later statements must show a recording. */
  raise(recording: bigint): void {
    if (recording > this.recording) this.recording = recording;
  }

  /** Notes what stood for the last recording where something was read or written. */
  note(stamp: string): void {
    this.last = stamp;
    this.raise(numberOf(stamp));
  }

  /**
   * What the client is to send with its next request; empty where nothing was read. It is less than what the client sent
   * where that was lost in a failover.
   */
  get stamp(): string {
    return this.last;
  }
}
