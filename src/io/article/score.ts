/**
 * The precision of each family of rules on the development half of the gold and on our own sentences, as
 * `npm run bench:articles` measures it. A rule that was met too seldom has none.
 */
const PRECISION: Readonly<Record<string, number>> = {};

/** The precision of a rule: its own, or else that of its family (`deed` of `deed.verb.aid`); null if it was not measured. */
export function scoreOf(rule: string): number | null {
  for (let name = rule; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
    const known = PRECISION[name];
    if (known !== undefined) return known;
  }
  return null;
}
