/** What an answer is a function of, beside its question and its day. */
export class Basis {
  /** Set where it is a function of more than recordings, or was read from several states. */
  isUnknown = false;
  private isOfNow = false;
  private isOfThen = false;
  private stamp: string | null = null;

  /** Notes that something is read of everything recorded so far, or as of a recording. */
  asks(isOfNow: boolean): void {
    if (isOfNow) this.isOfNow = true;
    else this.isOfThen = true;
  }

  /** Notes what stood for the last recording when something was read; null where there was none. */
  readAt(stamp: string | null): void {
    const seen = stamp ?? '';
    if (this.stamp !== null && this.stamp !== seen) this.isUnknown = true;
    this.stamp = seen;
  }

  /** What stood for the last recording when it was read; null where no later one changes the answer. */
  get recording(): string | null {
    return this.stamp;
  }

  /** Whether all of it was asked as of recordings, so that no later one changes it. */
  get isLasting(): boolean {
    return this.isOfThen && !this.isOfNow;
  }
}
