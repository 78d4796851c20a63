/**
 * Removes the ids that were added to a result under this alias and returns them, each once and in order.
 */
export function takeIds(value: unknown, alias: string | null): { value: unknown; ids: string[] } {
  if (alias === null) return { value, ids: [] };
  const ids = new Set<string>();
  const take = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(take);
    if (typeof part !== 'object' || part === null) return part;
    const id = (part as Record<string, unknown>)[alias];
    if (typeof id === 'string') ids.add(id);
    return Object.fromEntries(
      Object.entries(part).flatMap(([key, each]) => (key === alias ? [] : [[key, take(each)]])),
    );
  };
  return { value: take(value), ids: [...ids] };
}
