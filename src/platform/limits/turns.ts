/**
 * Lets what keeps the event loop busy happen once in each turn of it, so that requests which need little are answered in
 * between, however many others there are.
 */
export class Turns {
  private last: Promise<void> = Promise.resolve();

  /** Resolves in a turn of its own. */
  next(): Promise<void> {
    this.last = this.last.then(() => new Promise((resolve) => setImmediate(resolve)));
    return this.last;
  }
}
