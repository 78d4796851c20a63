import { Unavailable } from '../errors';

/** How many things of a kind that take long may go on at once: of one caller, and of all. */
export class AtOnce {
  private readonly byCaller = new Map<string, number>();
  private inAll = 0;

  constructor(
    /** What they are, to begin "at once" with. */
    private readonly what: string,
    private readonly most: { readonly ofCaller: number; readonly inAll: number },
  ) {}

  /** Begins one; returns a function to call once when it ends. Throws UNAVAILABLE. */
  begin(caller: string): () => void {
    const mine = this.byCaller.get(caller) ?? 0;
    if (mine >= this.most.ofCaller || this.inAll >= this.most.inAll)
      throw new Unavailable(`Too many ${this.what} at once. Try again when one has ended.`, RETRY_S);
    this.byCaller.set(caller, mine + 1);
    this.inAll += 1;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.inAll -= 1;
      const left = this.byCaller.get(caller)! - 1;
      if (left > 0) this.byCaller.set(caller, left);
      else this.byCaller.delete(caller);
    };
  }
}

const RETRY_S = 5;
