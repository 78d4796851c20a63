import { framesOf } from './frames';
import { fromNouns } from './nouns';
import { occasionOf } from './occasion-of';
import { statusOf } from './status';
import { attendeesIn } from './lists';
import type { NounPhrase } from '../chunks';
import type { Clause } from '../clauses';
import type { SentenceContext } from '../context';
import type { AttendanceFrame } from '../frame';
import { PRESENT } from '../lexicon/presence';
import { fromInvitation, fromWithdrawal } from './invitations';
import { isTemporal } from '../noun-phrases';
import type { Occasions } from '../occasions';

/** Verbs of hosts whose object is there too. */
const RECEIVES = /^(host|welcome|receive|greet)$/;

/** "Watched the parade on television": not there. */
const isFromAfar = ({ tokens }: SentenceContext) =>
  tokens.some(({ lower }) => /^(television|tv|online|livestream|afar|screens?)$/.test(lower));

const OF_STATES =
  /^(attend|join|participate|take part|host|co-host|organize|skip|boycott|include|expect|shun)$/;

/** Who takes part in an event, will, may or will not, as a sentence says. */
export function attendancesIn(context: SentenceContext, occasions: Occasions): AttendanceFrame[] {
  const frames = [
    ...context.clauses.flatMap((clause) => [
      ...fromVerb(context, clause, occasions),
      ...fromInvitation(context, clause, occasions),
      ...fromWithdrawal(context, clause, occasions),
    ]),
    ...fromNouns(context, occasions),
    ...attendeesIn(context, occasions),
  ];
  return distinct(frames);
}

/** "Took part in a debate", "attended a lecture": the verb names another event, which no rule knows. */
function isElsewhere(
  context: SentenceContext,
  clause: Clause,
  takesPart: boolean,
  occasions: Occasions,
): boolean {
  const { tokens } = context;
  const { verb, objects, prepositional } = clause;
  const isUnknown = (phrase: NounPhrase) => !occasions.meant(context, phrase);
  if (verb.lemma === 'attend')
    return objects.some(
      (phrase) =>
        isUnknown(phrase) && (/^an?$/.test(tokens[phrase.first]!.lower) || context.actor(phrase) !== null),
    );
  const part = prepositional.find(({ preposition, at }) => preposition === 'in' && at === verb.last + 2);
  const isOther = (phrase: NounPhrase) =>
    isUnknown(phrase) && !isTemporal(tokens, phrase) && tokens[phrase.head]!.lower !== 'person';
  return takesPart && part !== undefined && part.phrases.every(isOther);
}

/** "Kim will attend the parade", "Western leaders are not expected to attend". */
function fromVerb(context: SentenceContext, clause: Clause, occasions: Occasions): AttendanceFrame[] {
  const { verb } = clause;
  const isThere =
    verb.lemma === 'be' &&
    ((clause.complement !== undefined &&
      /^(present|absent)$/.test(context.tokens[clause.complement]!.lower)) ||
      context.tokens[verb.last + 1]?.lower === 'there');
  const takesPart = verb.lemma === 'take' && context.tokens[verb.last + 1]?.lower === 'part';
  const object = clause.objects[0] && context.tokens[clause.objects[0].head]!.lower;
  const takesSeat = verb.lemma === 'take' && /^(seats?|places?|stage)$/.test(object ?? '');
  const appears =
    /^(turn|show)$/.test(verb.lemma) &&
    (verb.particle === 'up' || context.tokens[verb.last + 1]?.lower === 'up');
  const key = takesPart ? 'take part' : takesSeat ? 'take seat' : appears ? `${verb.lemma} up` : verb.lemma;
  const isExpectedThere =
    verb.lemma === 'expect' &&
    verb.isPassive &&
    !context.clauses.some(({ parent, link }) => parent === clause.index && link === 'infinitive');
  if (!isThere && !isExpectedThere && !(key in PRESENT)) return [];
  const isBare =
    /^(go|come|participate)$/.test(verb.lemma) && clause.objects.length + clause.prepositional.length === 0;
  const occasion = occasionOf(
    context,
    clause,
    occasions,
    isThere || takesPart || isBare || verb.lemma === 'attend',
  );
  const isInvitation = verb.lemma === 'receive' && /^(invitations?|invite)$/.test(object ?? '');
  if (!occasion || isInvitation || (verb.lemma === 'watch' && isFromAfar(context))) return [];
  if (isElsewhere(context, clause, takesPart, occasions)) return [];
  const phrases = isExpectedThere ? clause.subjects : verb.isPassive ? clause.agents : clause.subjects;
  const status = isExpectedThere
    ? verb.isNegated
      ? 'NOT_EXPECTED'
      : 'EXPECTED'
    : statusOf(
        context,
        clause,
        isThere && clause.complement !== undefined && context.tokens[clause.complement]!.lower === 'absent',
      );
  if (!status) return [];
  const beside = clause.prepositional
    .filter(({ preposition }) => /^(alongside|beside)$/.test(preposition))
    .flatMap((part) => part.phrases);
  const listed =
    verb.lemma === 'include' || (verb.lemma === 'join' && verb.isPassive && clause.agents.length > 0)
      ? []
      : phrases;
  const included =
    verb.lemma === 'include' ||
    (verb.lemma === 'join' &&
      !verb.isPassive &&
      !clause.objects.some((phrase) => occasions.meant(context, phrase)))
      ? clause.objects
      : RECEIVES.test(verb.lemma) && !verb.isPassive
        ? clause.objects.filter((phrase) => context.actor(phrase)?.isPerson)
        : [];
  // A country attends and hosts; it does not stand or speak.
  const actors = context
    .actors([...listed, ...included, ...beside])
    .filter(
      ({ isPerson, thing }) => isPerson || thing?.kind === 'ORGANIZATION' || OF_STATES.test(key) || isThere,
    );
  const rule = `attendance.${key.replace(' ', '-')}`;
  return framesOf(context, clause, actors, { occasion, status, rule, role: PRESENT[key] });
}

function distinct(frames: readonly AttendanceFrame[]): AttendanceFrame[] {
  const seen = new Set<string>();
  return frames.filter(({ event, participant, status }) => {
    const key = `${event} ${participant.thing?.slug ?? participant.unlinked?.text} ${status}`;
    return !seen.has(key) && seen.add(key);
  });
}
