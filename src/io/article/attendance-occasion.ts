import type { Clause } from './clauses';
import type { SentenceContext } from './context';
import type { Occasion } from './frame';
import { governors } from './modality';
import type { Occasions } from './occasions';

/** Verbs that say of an event only where they name it. */
const NEEDS_OCCASION =
  /^(join|come|travel|go|fly|arrive|appear|visit|watch|observe|view|review|host|co-host|organize|march|perform|address|speak|skip|miss|boycott|shun|snub|feature|include|represent|welcome|stay|stand|lead|sit|return|head|witness|participate|preside|grace|depart|oversee|gather)$/;

/** The event of a clause: one that it names, or the one that the article is about. */
export function occasionOf(
  context: SentenceContext,
  clause: Clause,
  occasions: Occasions,
  mayBeMain: boolean,
): Occasion | null {
  const governing = governors(clause, context.clauses);
  for (const each of [clause, ...governing]) {
    const phrases = [
      ...each.objects,
      ...each.prepositional
        .filter(({ preposition }) => /^(in|at|to|for|of|from|among|during|with)$/.test(preposition))
        .flatMap((part) => part.phrases),
    ];
    for (const phrase of phrases) {
      const meant = occasions.meant(context, phrase);
      if (meant) return meant;
    }
  }
  const below = context.clauses.find(
    ({ parent, link }) =>
      parent === clause.index && (link === 'infinitive' || link === 'relative' || link === 'prepositional'),
  );
  for (const phrase of below
    ? [...below.objects, ...below.prepositional.flatMap((part) => part.phrases)]
    : []) {
    const meant = occasions.meant(context, phrase);
    if (meant) return meant;
  }
  const { verb } = clause;
  if (mayBeMain && !(NEEDS_OCCASION.test(verb.lemma) && clause.objects.length > 0))
    return occasions.main ?? null;
  return null;
}
