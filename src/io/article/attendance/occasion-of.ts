import type { NounPhrase } from '../chunks';
import type { Clause } from '../clauses';
import type { SentenceContext } from '../context';
import type { Occasion } from '../frame';
import { governors } from '../modality';
import type { Occasions } from '../occasions';

interface Search {
  /** The prepositions before the name of an event. */
  by?: RegExp;
  /** A clause below may name it: "went home without attending the dinner". */
  isBelow?: boolean;
}

const BEFORE_EVENTS = /^(in|at|to|for|of|from|among|into|during|with|by|on|ahead)$/;

/** The event of a clause: one that it, a clause above or one below names, or with `mayBeMain` the one that the article is about. */
export function occasionOf(
  context: SentenceContext,
  clause: Clause,
  occasions: Occasions,
  mayBeMain: boolean,
  { by = BEFORE_EVENTS, isBelow = true }: Search = {},
): Occasion | null {
  const meantBy = (phrases: readonly NounPhrase[]) =>
    phrases.map((phrase) => occasions.meant(context, phrase)).find((each) => each !== null);
  for (const each of [clause, ...governors(clause, context.clauses)]) {
    const meant = meantBy([
      // "The conference, boycotted by some"
      ...(each.verb.isPassive ? each.subjects : []),
      ...each.objects,
      ...each.prepositional.flatMap(({ preposition, phrases }) => (by.test(preposition) ? phrases : [])),
    ]);
    if (meant) return meant;
  }
  const below = isBelow
    ? context.clauses.find(
        ({ parent, link, verb }) =>
          parent === clause.index &&
          verb.head > clause.verb.head &&
          link !== undefined &&
          /^(infinitive|relative|prepositional|participle)$/.test(link),
      )
    : undefined;
  const isNamed = ({ head }: NounPhrase) => context.tokens[head]!.tag !== 'PRON';
  const meant = below
    ? meantBy([...below.objects, ...below.prepositional.flatMap(({ phrases }) => phrases)].filter(isNamed))
    : undefined;
  return meant ?? (mayBeMain ? (occasions.main ?? null) : null);
}
