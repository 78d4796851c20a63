/** The index of the last item for which a condition holds; -1 if there is none. */
export function lastIndexWhere<T>(items: readonly T[], is: (item: T, index: number) => boolean): number {
  for (let i = items.length - 1; i >= 0; i--) if (is(items[i] as T, i)) return i;
  return -1;
}

/** The last item for which a condition holds. */
export const lastWhere = <T>(items: readonly T[], is: (item: T, index: number) => boolean): T | undefined =>
  items[lastIndexWhere(items, is)];
