/** The attributes that each element of embed.js takes, beside those of every one; event is the slug of an event. */
const FILTER = ['of', 'country', 'type', 'text', 'from', 'to', 'reports', 'where'] as const;

export const VIEWS = {
  roster: ['event'],
  graph: ['of', 'to', 'depth', 'via'],
  timeline: [...FILTER, 'interval', 'group-by', 'measure'],
  map: FILTER,
} as const;

export type ViewName = keyof typeof VIEWS;

/** The attributes of every element. */
export const COMMON = ['said-by', 'valid-at', 'known-at', 'lang', 'theme'] as const;

/** The name of the parameter of a URL for an attribute: saidBy for said-by. */
export const parameterOf = (attribute: string): string =>
  attribute.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
