/** What a statement reads of an edge to label it. */
export type Tie = [kind: string, by: string, said: string | null, others: number, event: string | null];

/** An edge in words: "defense pact (ended)", "President of China", "Victory Day parade 2025 and 3 more". */
export function labelOfTie([kind, by, said, others, event]: Tie): string {
  if (by === 'EVENT') return others > 0 ? `${event} and ${others} more` : `${event}`;
  if (by === 'TENURE') return `${said}`;
  return said === 'ACTIVE' ? words(kind) : `${words(kind)} (${words(`${said}`)})`;
}

const words = (value: string): string => value.toLowerCase().replaceAll('_', ' ');
