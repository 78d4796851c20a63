/** The event of which the story tells. */
export const PARADE = 'victory-day-parade-2025';

/** Selects who a participation or an absence is of. */
export const SLUG = 'participant { ... on Entity { slug } }';
