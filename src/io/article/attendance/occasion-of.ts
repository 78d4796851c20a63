import type { Clause } from '../clauses';
import type { SentenceContext } from '../context';
import type { Occasion } from '../frame';
import { governors } from '../modality';
import type { Occasions } from '../occasions';

/** The event of a clause: one that it, a clause above or, with `mayBeBelow`, one below names, or the one that the article is about. */
export function occasionOf(
  context: SentenceContext,
  clause: Clause,
  occasions: Occasions,
  mayBeMain: boolean,
  mayBeBelow = true,
): Occasion | null {
  const governing = governors(clause, context.clauses);
  for (const each of [clause, ...governing]) {
    const phrases = [
      // "The conference, boycotted by some"
      ...(each.verb.isPassive ? each.subjects : []),
      ...each.objects,
      ...each.prepositional
        .filter(({ preposition }) =>
          /^(in|at|to|for|of|from|among|into|during|with|by|on|ahead)$/.test(preposition),
        )
        .flatMap((part) => part.phrases),
    ];
    for (const phrase of phrases) {
      const meant = occasions.meant(context, phrase);
      if (meant) return meant;
    }
  }
  const below = mayBeBelow
    ? context.clauses.find(
        ({ parent, link, verb }) =>
          parent === clause.index &&
          verb.head > clause.verb.head &&
          link !== undefined &&
          /^(infinitive|relative|prepositional|participle)$/.test(link),
      )
    : undefined;
  for (const phrase of below
    ? [...below.objects, ...below.prepositional.flatMap((part) => part.phrases)]
    : []) {
    const meant = occasions.meant(context, phrase);
    if (meant) return meant;
  }
  return mayBeMain ? (occasions.main ?? null) : null;
}
