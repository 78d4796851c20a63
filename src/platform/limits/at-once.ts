/** How much of a kind may be open at once, by number or by size: of one caller, and of all. */
export class AtOnce {
  private readonly byCaller = new Map<string, number>();
  private all = 0;

  constructor(
    private readonly most: { readonly ofCaller: number; readonly inAll: number },
    /** Makes the error for what would be more. */
    private readonly refusal: () => Error,
  ) {}

  /** How much is open. */
  get inAll(): number {
    return this.all;
  }

  /** Begins one of some size; returns a function to call when it ends. Throws the refusal. */
  begin(caller: string, size = 1): () => void {
    const mine = (this.byCaller.get(caller) ?? 0) + size;
    if (mine > this.most.ofCaller || this.all + size > this.most.inAll) throw this.refusal();
    this.byCaller.set(caller, mine);
    this.all += size;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.all -= size;
      const left = this.byCaller.get(caller)! - size;
      if (left > 0) this.byCaller.set(caller, left);
      else this.byCaller.delete(caller);
    };
  }
}
