import type { AttendanceStatus } from '../../../generated/prisma/enums';
import { frameWith } from './frames';
import { occasionIn } from './guests';
import { listFrom } from './participants';
import type { NounPhrase } from '../chunks';
import type { Clause } from '../clauses';
import type { SentenceContext } from '../context';
import type { Actor, AttendanceFrame, Occasion } from '../frame';
import type { Occasions } from '../occasions';

const ATTENDANCE = /^(participation|attendance|presence|absence|non-attendance|appearance|visit|trip)$/;
const ABSENCE = /^(absence|non-attendance)$/;
/** Nouns that mean taking part only where an event is named with them: "his trip to the summit". */
const JOURNEY = /^(appearance|visit|trip)$/;

/** What is said of an attendance: the verb or adjective, with the status that follows for a presence. */
const SAID: readonly (readonly [RegExp, AttendanceStatus])[] = [
  [/^(doubt|uncertain|unclear|question|possible|potential|open|undecided|doubtful|speculation)$/, 'POSSIBLE'],
  [/^(rule|deny|exclude|unlikely|impossible)$/, 'NOT_EXPECTED'],
  [/^(cancel|scrap|abandon|postpone|call|shelve)$/, 'WITHDRAWN'],
  [/^(confirm|confirmed|announce|certain|guarantee)$/, 'CONFIRMED'],
  [
    /^(expect|expected|plan|planned|anticipate|anticipated|upcoming|schedule|scheduled|likely|due)$/,
    'EXPECTED',
  ],
];

/** "The potential participation of Lee", "Kim's attendance has been confirmed", "the absence of Trump and Xi". */
export function fromNouns(context: SentenceContext, occasions: Occasions): AttendanceFrame[] {
  return context.tokens.flatMap((token, i): AttendanceFrame[] => {
    if (token.tag !== 'NOUN' || !ATTENDANCE.test(token.lower)) return [];
    const phrase = context.phraseWith(i);
    if (phrase?.head !== i) return [];
    const occasion = eventOf(context, occasions, phrase);
    const actors = occasion ? attending(context, phrase) : [];
    if (!occasion || actors.length === 0) return [];
    const clause = clauseOf(context, phrase);
    const isAbsence = ABSENCE.test(token.lower);
    const said = saidOf(context, phrase, clause);
    // Who cancels a visit is read from the verb.
    if (said === 'WITHDRAWN' && clause && !clause.verb.isPassive) return [];
    const status = isAbsence ? absent(said, occasion) : (said ?? assumed(context, phrase, occasion));
    if (!status) return [];
    const stated =
      clause && said === 'CONFIRMED' ? context.attribution(clause) : ({ modality: 'ASSERTED' } as const);
    return actors.flatMap((actor) =>
      frameWith(context, actor, { occasion, status, rule: 'attendance.noun' }, stated),
    );
  });
}

/** The event of an attendance; null where it is a journey to nowhere that is known. */
function eventOf(context: SentenceContext, occasions: Occasions, phrase: NounPhrase): Occasion | null {
  if (!JOURNEY.test(context.tokens[phrase.head]!.lower)) return occasionIn(context, occasions) ?? null;
  const after = context.phrases.filter(({ first }) => first > phrase.last && first < phrase.last + 16);
  for (const each of after) {
    const meant = occasions.meant(context, each);
    if (meant && /^(to|for|at)$/.test(context.tokens[each.first - 1]!.lower)) return meant;
  }
  return null;
}

/** Who attends: those after "of" or "by", or else the owner. */
function attending(context: SentenceContext, phrase: NounPhrase): Actor[] {
  const preposition = context.tokens[phrase.last + 1]?.lower ?? '';
  const first = /^(of|by)$/.test(preposition) ? context.phraseWith(phrase.last + 2) : null;
  if (first) return context.actors(listFrom(context, first));
  // "A and B confirmed their participation"
  const subjects = /^(his|her|its|their)$/.test(context.tokens[phrase.first]!.lower)
    ? context.clauses.find(({ objects }) => objects.some(({ head }) => head === phrase.head))?.subjects
    : undefined;
  const named = subjects ? context.actors(subjects) : [];
  const owner = named.length > 0 ? null : context.owner(phrase);
  return owner ? [owner] : named;
}

/** The clause of which a phrase is the subject or an object. */
const clauseOf = (context: SentenceContext, { head }: NounPhrase): Clause | undefined =>
  context.clauses.find(({ subjects, objects }) =>
    [...subjects, ...objects].some((each) => each.head === head),
  ) ?? context.clauseAround(head);

/** What the clause of an attendance, or the words of its phrase, say of it. */
function saidOf(context: SentenceContext, phrase: NounPhrase, clause?: Clause): AttendanceStatus | null {
  const { tokens } = context;
  const words = tokens.slice(Math.max(phrase.first, phrase.head - 4), phrase.head).map(({ lower }) => lower);
  if (clause) {
    const { verb, complement, prepositional } = clause;
    words.push(verb.lemma);
    if (complement !== undefined) words.push(tokens[complement]!.lower);
    for (const { preposition, phrases } of prepositional)
      if (/^(in|into|under)$/.test(preposition))
        words.push(
          ...phrases.map(({ head }) => tokens[head]!.lower).filter((word) => /^(doubt|question)$/.test(word)),
        );
  }
  const found = SAID.find(([pattern]) => words.some((word) => pattern.test(word)));
  if (!found) return null;
  const isNegated = clause?.verb.isNegated ?? false;
  return isNegated ? (found[1] === 'NOT_EXPECTED' ? 'POSSIBLE' : null) : found[1];
}

function absent(said: AttendanceStatus | null, { status }: Occasion): AttendanceStatus | null {
  if (said === 'POSSIBLE') return null;
  return status === 'OCCURRED' ? 'ABSENT' : 'NOT_EXPECTED';
}

/** Of an event that is over, who is said to have attended did so. */
function assumed(
  { tokens }: SentenceContext,
  { head, last }: NounPhrase,
  { status }: Occasion,
): AttendanceStatus | null {
  const isOf =
    /^(of|by)$/.test(tokens[last + 1]?.lower ?? '') ||
    !/^(attendance|participation)$/.test(tokens[head]!.lower);
  return status === 'OCCURRED' && isOf ? 'ATTENDED' : null;
}
