/** The frequency of each root field: expensive ones are less frequent. */
export const ROOTS: readonly (readonly [weight: number, name: string])[] = [
  [6, 'event'],
  [6, 'events'],
  [5, 'leader'],
  [4, 'country'],
  [3, 'organization'],
  [3, 'leaders'],
  [2, 'countries'],
  [2, 'organizations'],
  [4, 'relationships'],
  [4, 'tenures'],
  [4, 'claims'],
  [3, 'node'],
  [3, 'nodes'],
  [2, 'source'],
  [20, 'sources'],
  [1, 'series'],
  [1, 'datasets'],
  [2, 'search'],
  [2, 'changes'],
  [40, 'disputes'],
  [1, 'absences'],
  [1, 'coPresence'],
  [1, 'checkFirst'],
  [1, 'compareEditions'],
  [1, 'timeline'],
  [1, 'eventStats'],
  [1, 'paths'],
  [1, 'graph'],
  [1, 'allSeries'],
];

/** The same for those that the oracle covers. */
export const COVERED_ROOTS: typeof ROOTS = ROOTS.filter(([, name]) =>
  /^(?:country|countries|leaders?|organizations?|events?|relationships|tenures|claims|disputes|sources?|nodes?)$/.test(
    name,
  ),
);
