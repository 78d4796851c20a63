interface Thing {
  globalId: string;
  slug: string;
}

/** Parameters that bench/fill takes from the database it has filled. */
export interface Sample {
  events: Thing[];
  countries: Record<'popular' | 'ordinary' | 'rare', Thing[]>;
  leaderPairs: [Thing, Thing][];
  participations: Thing[];
  searches: Record<'exact' | 'prefix' | 'word' | 'typo', string[]>;
  dates: Record<'all' | 'tenYears', { from: string; to: string }>;
  knownAt: string[];
  validAt: string[];
}

export type Variables = Record<string, unknown>;

const year = { from: '2019-03-01', to: '2020-02-29' };
/** The most frequent, and the least. */
export const countries = ({ countries: { popular, ordinary, rare } }: Sample) => [
  popular[0]!,
  ordinary[3]!,
  rare[1]!,
];

/** The queries of the benchmark, each with variables for large and small results. */
export const questions: Record<string, (sample: Sample, cursor: string) => Variables[]> = {
  Q1: ({ events }) => [{ slug: events[1]!.slug }],
  Q2: (sample) => countries(sample).map(({ slug }) => ({ country: slug, ...year })),
  Q3: (sample) => countries(sample).map(({ slug }) => ({ country: slug })),
  Q4: ({ searches: { exact, prefix, word, typo } }) =>
    [
      exact[0],
      exact.at(-1),
      prefix[0],
      word.at(-1),
      typo[0],
      typo.at(-1),
      'summit',
      'sumit',
      'delegations',
      'qqqzzz',
    ].map((query) => ({ query })),
  Q5: (sample) => countries(sample).map(({ slug }) => ({ country: slug, ...sample.dates.tenYears })),
  Q6: ({ participations }) => [{ id: participations[2]!.globalId }],
  Q7: (sample) =>
    countries(sample).map(({ slug }) => ({
      country: slug,
      ...year,
      validAt: sample.validAt[1],
      knownAt: sample.knownAt[2],
    })),
  Q8: ({ leaderPairs }) => leaderPairs.map(([a, b]) => ({ a: a.slug, b: b.slug })),
  Q9: (sample) =>
    countries(sample).map(({ slug }) => ({ country: slug, type: 'CONSULT', ...sample.dates.tenYears })),
  Q10: (_sample, cursor) => [{ after: cursor }],
};
