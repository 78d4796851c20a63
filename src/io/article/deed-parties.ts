import type { EventType } from '../../generated/prisma/enums';
import type { NounPhrase } from './chunks';
import type { Clause } from './clauses';
import type { SentenceContext } from './context';
import type { Deed } from './deed-types';
import type { Actor } from './frame';
import type { Thing } from './gazetteer';
import { isBody } from './lexicon/bodies';
import { DEMANDS, PROMISES, REFUSALS, THREATS } from './lexicon/deeds';
import { titleAt } from './lexicon/offices';

/** Who does it to whom. */
export function participants(
  context: SentenceContext,
  clause: Clause,
  deed: Deed,
  by?: Clause,
): { sources: Actor[]; targets: Actor[]; isDirect: boolean } {
  const acting = by ?? clause;
  const isPassive = clause.verb.isPassive && !by;
  const sourcePhrases = isPassive ? clause.agents : acting.subjects;
  const isSubjectNoun = deed.rule === 'noun.subject';
  let sources = isSubjectNoun ? ownersOf(context, deed.noun!) : context.actors(sourcePhrases);
  const below = by ? [clause] : childrenOf(context, clause);
  const candidates: NounPhrase[] = isSubjectNoun ? phrasesAfter(context, deed.noun!) : [];
  if (by) candidates.push(...by.objects, ...prepositionalOf(by, false));
  if (by && clause.subjects !== by.subjects) candidates.push(...clause.subjects);
  candidates.push(...(isPassive ? clause.subjects : clause.objects).filter((phrase) => phrase !== deed.noun));
  // "Israel and Syria held talks in Paris on security": where and about what they met is no party.
  const isMeeting =
    /^(CONSULT|AGREE|COOPERATE)$/.test(deed.type) && (sources.length > 1 || deed.noun !== undefined);
  candidates.push(...prepositionalOf(clause, isPassive, isMeeting ? /^(in|at|on|over|upon)$/ : undefined));
  if (!by)
    for (const child of below) {
      if (child.subjects !== clause.subjects) candidates.push(...child.subjects);
      candidates.push(...child.objects, ...prepositionalOf(child, false));
    }
  const isOther = (actor: Actor) =>
    !sources.some(
      ({ thing, country }) =>
        (thing !== undefined && thing === actor.thing) ||
        (country !== undefined && country === actor.country && actor.isCollective),
    );
  let targets: Actor[] = [];
  for (const phrase of candidates) {
    const actors = context.actors([phrase]).filter(isOther);
    if (actors.length === 0) continue;
    targets.push(...actors);
    if (!isNeighbor(candidates, phrase, [clause, ...below])) break;
  }
  if (targets.length === 0 && deed.noun) targets = owners(context, deed.noun).filter(isOther);
  const isDirect = sources.length > (targets.length > 0 ? 0 : 1);
  if (targets.length === 0 && !by) {
    const purposes = context.clauses.filter(
      ({ parent, link }) => parent === clause.index && link === 'infinitive',
    );
    candidates.push(...purposes.flatMap((child) => [...child.objects, ...prepositionalOf(child, false)]));
  }
  if (targets.length === 0)
    targets = candidates
      .flatMap((phrase) => owners(context, phrase))
      .filter(isOther)
      .slice(0, 1);
  const isOne = new Set(sources.map(({ country }) => country)).size === 1;
  const own = isOne ? sources[0]?.country : undefined;
  const isWithin = sourcePhrases.some(({ head }) => OPPOSED.test(context.tokens[head]!.lower));
  if (
    targets.length === 0 &&
    own &&
    (isWithin || DOMESTIC.has(deed.type) || candidates.some((phrase) => isPeople(context, phrase)))
  )
    targets = [ofCountry(own, sources[0]!)];
  const theirs = targets.find(({ country }) => country)?.country;
  if (sources.length === 0 && theirs && sourcePhrases.some((phrase) => isPeople(context, phrase)))
    sources = [ofCountry(theirs, targets[0]!)];
  return { sources, targets, isDirect };
}

/** Those whose deeds concern their own state where no other is named. */
const OPPOSED =
  /^(rebels?|guerr?illas?|opposition|students?|workers?|farmers?|protesters?|demonstrators?|separatists?|insurgents?|groups?|party|parties|unions?|newspaper|militants?|activists?|prisoners?)$/;

/** Deeds that a state does to its own people, and they to it, where no other is named. */
const DOMESTIC: ReadonlySet<EventType> = new Set(['PROTEST', 'COERCE', 'CONCEDE']);

const ofCountry = (country: Thing, { start, end }: Actor): Actor => ({
  start,
  end,
  thing: country,
  country,
  isPerson: false,
  isCollective: true,
});

/** Whose the deed of a noun is: "Palestinian riots", "the country's army". */
const ownersOf = (context: SentenceContext, noun: NounPhrase): Actor[] => {
  const owner = context.owner(noun);
  return owner ? [owner] : owners(context, noun);
};

/** The phrases after a noun with a preposition by which a target is named. */
const phrasesAfter = (context: SentenceContext, { last }: NounPhrase): NounPhrase[] =>
  /^(against|on|with|between|over|at)$/.test(context.tokens[last + 1]?.lower ?? '')
    ? [context.phraseWith(last + 2) ?? []].flat()
    : [];

export function isPeople(context: SentenceContext, { first, last, head }: NounPhrase): boolean {
  const { lemma, lower, tag } = context.tokens[head]!;
  if (tag === 'PRON') return false;
  if (isBody(lemma, lower)) return true;
  const words = context.tokens.slice(first, last + 1).map((token) => token.lower);
  return tag === 'PROPN' && words.some((_, at) => titleAt(words, at) !== null);
}

/** The clauses that say what is promised, demanded, threatened or refused. */
export const childrenOf = (context: SentenceContext, { index, verb }: Clause): Clause[] =>
  [DEMANDS, THREATS, PROMISES, REFUSALS].some((verbs) => verbs.test(verb.lemma))
    ? context.clauses.filter(
        ({ parent, link }) =>
          parent === index && (link === 'content' || link === 'infinitive' || link === 'prepositional'),
      )
    : [];

const TOWARDS = [
  'with',
  'against',
  'to',
  'on',
  'upon',
  'between',
  'toward',
  'towards',
  'from',
  'of',
  'for',
  'at',
  'into',
  'in',
  'over',
  'by',
];

/** The phrases with a preposition by which a target can be named, the likeliest first. */
const prepositionalOf = ({ prepositional }: Clause, isPassive: boolean, besides?: RegExp): NounPhrase[] =>
  prepositional
    .filter(
      ({ preposition }) =>
        TOWARDS.includes(preposition) && !(isPassive && preposition === 'by') && !besides?.test(preposition),
    )
    .sort((a, b) => TOWARDS.indexOf(a.preposition) - TOWARDS.indexOf(b.preposition))
    .flatMap(({ phrases }) => phrases);

/** Whether the next candidate is coordinated with a phrase. */
function isNeighbor(
  candidates: readonly NounPhrase[],
  phrase: NounPhrase,
  clauses: readonly Clause[],
): boolean {
  const next = candidates[candidates.indexOf(phrase) + 1];
  if (!next) return false;
  const groups = clauses.flatMap(({ objects, subjects, prepositional }) => [
    objects,
    subjects,
    ...prepositional.map((each) => each.phrases),
  ]);
  return groups.some((group) => group.includes(phrase) && group.includes(next));
}

/** The country that a phrase names, whatever it says about it: "Iraq's nuclear program". */
function owners(context: SentenceContext, phrase: NounPhrase): Actor[] {
  const named = context.names.find(
    ({ first, last, chosen }) => first >= phrase.first && last <= phrase.last && chosen?.kind === 'COUNTRY',
  );
  if (!named?.chosen) return [];
  return [
    {
      start: named.start,
      end: named.end,
      thing: named.chosen,
      country: named.chosen,
      isPerson: false,
      isCollective: true,
    },
  ];
}
