/**
 * A score on the scale of Goldstein (1992), -10 for conflict to 10 for cooperation, as GDELT's GoldsteinScale and ICEWS'
 * Intensity have it: both score CAMEO codes by one and the same table. Undefined where there is none on that scale.
 */
export function goldsteinOf(text: string): number | undefined {
  const score = text === '' ? NaN : Number(text);
  return score >= -10 && score <= 10 ? score : undefined;
}
