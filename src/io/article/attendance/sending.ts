import type { AttendanceStatus, ProtocolLevel } from '../../../generated/prisma/enums';
import { framesOf } from './frames';
import { fullBefore } from './ellipsis';
import { occasionOf } from './occasion-of';
import { isUrged } from './status';
import type { NounPhrase } from '../chunks';
import type { Clause } from '../clauses';
import type { SentenceContext } from '../context';
import type { Actor, AttendanceFrame } from '../frame';
import { titleAt } from '../lexicon/offices';
import { governors } from '../modality';
import type { Occasions } from '../occasions';

/** "Xi sent his premier to the summit", "Korea will be represented by its speaker", "a deputy stood in for Trump". */
export function fromSending(
  context: SentenceContext,
  clause: Clause,
  occasions: Occasions,
): AttendanceFrame[] {
  const { verb } = clause;
  const sides = sidesOf(context, clause, occasions);
  const occasion =
    sides &&
    (occasionOf(context, clause, occasions, sides.isReplacement) ??
      (verb.lemma === 'send' ? fullBefore(context, clause, occasions)?.occasion : undefined));
  if (!sides || !occasion || hasLapsed(context, clause)) return [];
  if (isUrged(governors(clause, context.clauses))) return [];
  // "Skipped the summit, sending his minister"
  const main =
    clause.link === 'participle' && clause.parent !== undefined ? [context.clauses[clause.parent]!] : [];
  const chain = [clause, ...governors(clause, context.clauses), ...main];
  const isComing = chain.some((each) => each.verb.tense === 'future' || each.verb.modal !== undefined);
  const isOver =
    occasion.status === 'OCCURRED' || (!isComing && chain.some((each) => each.verb.tense === 'past'));
  const isLikely = context.tokens.slice(0, verb.head).some(({ lower }) => /^(may|might|could)$/.test(lower));
  const senders = context.actors(sides.senders);
  const sent = context.actors(sides.sent).filter(({ isPerson }) => isPerson);
  const isNone = verb.isNegated || isNegatedSubject(context, clause);
  const there: AttendanceStatus = isNone
    ? isOver
      ? 'ABSENT'
      : 'NOT_EXPECTED'
    : isOver
      ? 'ATTENDED'
      : isLikely
        ? 'POSSIBLE'
        : 'EXPECTED';
  const say = (actors: readonly Actor[], status: AttendanceStatus, rule: string) =>
    framesOf(context, clause, actors, { occasion, status, rule });
  const level = levelOf(context, sides.sent);
  const states = senders
    .filter(({ isPerson, country }) => !isPerson && country !== undefined)
    .map((actor) => (level && !isNone ? { ...actor, level } : actor));
  return [
    ...(isNone ? [] : say(sent, there, 'attendance.sent')),
    // A state is there by whom it sends, if that person has no name.
    ...(isNone || sent.length === 0 ? say(states, there, 'attendance.sends') : []),
    ...(isNone
      ? []
      : say(
          senders.filter(({ isPerson }) => isPerson),
          isOver ? 'DELEGATED' : 'NOT_EXPECTED',
          'attendance.delegated',
        )),
  ];
}

/** Who sends and who is sent; null where a clause is not about that. */
function sidesOf(
  context: SentenceContext,
  clause: Clause,
  occasions: Occasions,
): { senders: NounPhrase[]; sent: NounPhrase[]; isReplacement: boolean } | null {
  const { tokens } = context;
  const { verb, subjects, objects, agents, prepositional } = clause;
  if (verb.lemma === 'represent')
    return verb.isPassive
      ? { senders: subjects, sent: agents, isReplacement: true }
      : { senders: objects, sent: [], isReplacement: false };
  // "The Iranian side was headed by its foreign minister"
  const isSide = ({ head }: NounPhrase) =>
    /^(side|delegation|team|mission|contingent)$/.test(tokens[head]!.lower);
  if (/^(head|lead)$/.test(verb.lemma) && verb.isPassive && subjects.some(isSide))
    return { senders: subjects, sent: agents, isReplacement: true };
  const isFor =
    /^(stand|fill|step|sit|deputize)$/.test(verb.lemma) &&
    (verb.particle === 'in' || tokens[verb.last + 1]?.lower === 'in' || verb.lemma === 'deputize');
  if (isFor) {
    const senders = prepositional.flatMap(({ preposition, phrases }) =>
      preposition === 'for' ? phrases : [],
    );
    return senders.length > 0 ? { senders, sent: [], isReplacement: true } : null;
  }
  if (!/^(send|dispatch)$/.test(verb.lemma) || objects.length === 0) return null;
  if (/^(regrets?|apologies|invitations?|letters?|message|troops|aid)$/.test(tokens[objects[0]!.head]!.lower))
    return null;
  const below = context.clauses.filter(({ parent, link }) => parent === clause.index && link === 'relative');
  const isThither = [clause, ...below]
    .flatMap((each) => each.prepositional)
    .some(
      ({ preposition, phrases }) =>
        /^(to|for|at)$/.test(preposition) && phrases.some((phrase) => occasions.meant(context, phrase)),
    );
  const isReplacement = tokens
    .slice(verb.last)
    .some(({ lower }) => /^(instead|place|stead|behalf|represent)$/.test(lower));
  // "China stayed away, and Japan sent its minister"
  const isAlike =
    prepositional.length === 0 &&
    levelOf(context, objects) !== undefined &&
    fullBefore(context, clause, occasions) !== null;
  return isThither || isReplacement || isAlike ? { senders: subjects, sent: objects, isReplacement } : null;
}

/** "Did not send anyone", "neither sent a minister". */
const isNegatedSubject = ({ tokens }: SentenceContext, { subjects }: Clause) =>
  subjects.some(
    ({ first }) => /^(no|neither)$/.test(tokens[first]!.lower) || tokens[first - 1]?.lower === 'neither',
  );

/** "Had planned to send". */
const hasLapsed = ({ clauses }: SentenceContext, clause: Clause) =>
  governors(clause, clauses).some(
    ({ verb }) => verb.isPerfect && verb.tense === 'past' && /^(plan|intend|expect)$/.test(verb.lemma),
  );

/** The level of those who are sent, by their title. */
function levelOf({ tokens }: SentenceContext, sent: readonly NounPhrase[]): ProtocolLevel | undefined {
  for (const { first, last } of sent) {
    const words = tokens.slice(first, last + 1).map(({ lower }) => lower);
    for (let at = 0; at < words.length; at++) {
      const found = titleAt(words, at);
      if (found) return found.title.level;
    }
  }
  return undefined;
}
