/** The title of a query: the comment in its first line, such as `# Who comes?`; null if there is none. */
export const titleOf = (query: string | null | undefined): string | null =>
  /^\s*#[ \t]*(\S.*?)\s*$/m.exec(query?.trimStart().split('\n', 1)[0] ?? '')?.[1] ?? null;
