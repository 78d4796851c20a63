/** The basis of an answer: what it depends on, besides the question and the day. */
export class Basis {
  /** Set where it depends on more than recordings, or was read from several states. */
  isUnknown = false;
  private isOfNow = false;
  private isOfThen = false;
  private stamp: string | null = null;

  /** Notes that a field is read from everything recorded so far, or as of a recording. */
  asks(isOfNow: boolean): void {
    if (isOfNow) this.isOfNow = true;
    else this.isOfThen = true;
  }

  /** Notes the stamp of the last recording at a reading; null where there is no recording. */
  readAt(stamp: string | null): void {
    const seen = stamp ?? '';
    if (this.stamp !== null && this.stamp !== seen) this.isUnknown = true;
    this.stamp = seen;
  }

  /** The stamp of the last recording at the reading; null where no later one changes the answer. */
  get recording(): string | null {
    return this.stamp;
  }

  /** Whether all of it was read as of recordings, so that no later one changes it. */
  get isLasting(): boolean {
    return this.isOfThen && !this.isOfNow;
  }
}
