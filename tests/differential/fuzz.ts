import fc from 'fast-check';

const { ROSTRUM_FUZZ_RUNS: asked, ROSTRUM_FUZZ_SEED: seed } = process.env;

/** The duration of a fuzz: a number of runs if requested, else as many as fit in the time of one test. */
export const FUZZ = {
  seed: Number(seed ?? 20_250_903),
  runs: Number(asked ?? 40),
  /** Milliseconds after which no run is started. */
  bound: asked ? Infinity : 5_000,
  /** The same for runs that shrink a counterexample. */
  shrinking: 60_000,
  timeout: 240_000 + Number(asked ?? 0) * 5_000,
};

/**
 * Asserts that a property holds for generated values; a failure is shrunk for a while, and reported with
 * its cause.
 */
export async function holds<T>(
  drawn: fc.Arbitrary<T>,
  pass: (value: T) => Promise<void>,
  { runs, bound }: Pick<typeof FUZZ, 'runs' | 'bound'> = FUZZ,
): Promise<void> {
  let until = Date.now() + bound;
  let isShrinking = false;
  const property = fc.asyncProperty(drawn, async (value) => {
    if (Date.now() > until) return;
    try {
      await pass(value);
    } catch (error) {
      if (!isShrinking) until = Date.now() + FUZZ.shrinking;
      isShrinking = true;
      throw error;
    }
  });
  const { failed, counterexamplePath, errorInstance } = await fc.check(property, {
    seed: FUZZ.seed,
    numRuns: runs,
  });
  if (!failed) return;
  const message = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  throw new Error(`Seed ${FUZZ.seed}, at ${counterexamplePath}: ${message}`, { cause: errorInstance });
}
