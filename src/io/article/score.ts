/**
 * The precision of each family of rules on the development half of the gold and on our own sentences, as
 * `npm run bench:articles` measures it. A rule that was met too seldom has none.
 */
const PRECISION: Readonly<Record<string, number>> = {
  // GSR (odd ids) and PLV_train, deeds of plain clauses: 456 frames. PLV_train calls sanctions COERCE; they count by GSR alone.
  deed: 0.81,
  'deed.noun.accuse': 1,
  'deed.verb.reject': 0.95,
  'deed.verb.coerce': 0.94,
  'deed.willing': 0.92,
  'deed.noun.consult': 0.92,
  'deed.noun.support': 0.88,
  'deed.verb.accuse': 0.88,
  'deed.verb.agree': 0.87,
  'deed.verb.request': 0.82,
  'deed.verb.assault': 0.79,
  'deed.end.friendly': 0.75,
  'deed.verb.support': 0.71,
  'deed.verb.consult': 0.57,
  // Our own sentences, six sets of them, each as it was first read.
  attendance: 0.9,
};

/** The precision of a rule: its own, or else that of its family (`deed` of `deed.verb.aid`); null if it was not measured. */
export function scoreOf(rule: string): number | null {
  for (let name = rule; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
    const known = PRECISION[name];
    if (known !== undefined) return known;
  }
  return null;
}
