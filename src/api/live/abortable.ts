/**
 * A generator that ends as soon as its subscriber leaves, also while it waits: it is made with the signal that ends
 * what it waits for, since a suspended generator cannot be ended from outside.
 */
export function abortable<T>(
  generate: (ended: AbortSignal) => AsyncGenerator<T, undefined>,
): AsyncIterableIterator<T> {
  const ended = new AbortController();
  const generator = generate(ended.signal);
  return {
    next: () => generator.next(),
    return: () => {
      ended.abort();
      return generator.return(undefined);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
