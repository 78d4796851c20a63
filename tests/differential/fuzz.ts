import fc from 'fast-check';

const { ROSTRUM_FUZZ_RUNS: asked, ROSTRUM_FUZZ_SEED: seed } = process.env;

/** How long to go on: so many runs where somebody asked for them, else what can be done in the time of one test among many. */
export const FUZZ = {
  seed: Number(seed ?? 20_250_903),
  runs: Number(asked ?? 60),
  /** Milliseconds after which no run is begun any more. */
  bound: asked ? Infinity : 8_000,
  /** The same for runs that make a counterexample smaller. */
  shrinking: 60_000,
  timeout: 240_000 + Number(asked ?? 0) * 5_000,
};

/** Holds that whatever is drawn passes; what does not is shrunk for a while, and told of by what went wrong. */
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
