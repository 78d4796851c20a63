interface Operation {
  readonly id: string;
  readonly takenBack: AbortController;
}

/**
 * The operations of a socket that are being executed. A client may take one back ("complete"), which the protocol forgets at
 * once; here it remains until it is over.
 */
export class UnderWay {
  private readonly operations = new Set<Operation>();

  /** How many were taken back and are not over. */
  get takenBack(): number {
    let count = 0;
    for (const { takenBack } of this.operations) if (takenBack.signal.aborted) count += 1;
    return count;
  }

  /** Executes an operation, with the signal that it is taken back. */
  async execute<T>(id: string, work: (takenBack: AbortSignal) => Promise<T>): Promise<T> {
    const operation = { id, takenBack: new AbortController() };
    this.operations.add(operation);
    try {
      return await work(operation.takenBack.signal);
    } finally {
      this.operations.delete(operation);
    }
  }

  /** Takes back those whose ids are not among those that the protocol knows. */
  keepOnly(known: Readonly<Record<string, unknown>>): void {
    for (const { id, takenBack } of this.operations) if (!(id in known)) takenBack.abort();
  }
}
