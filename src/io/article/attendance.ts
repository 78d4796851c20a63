import type { AttendanceStatus, ParticipationRole } from '../../generated/prisma/enums';
import { frameOf, frameWith } from './attendance-frame';
import { statusOf } from './attendance-status';
import { attendeesIn } from './attendees';
import type { Clause } from './clauses';
import type { SentenceContext } from './context';
import type { AttendanceFrame, Occasion } from './frame';
import { governors } from './modality';
import type { Occasions } from './occasions';

/** Verbs of being there, with the role that they say; a particle may follow. */
const PRESENT: Readonly<Record<string, ParticipationRole | null>> = {
  attend: null,
  join: null,
  participate: null,
  come: null,
  travel: null,
  go: null,
  fly: null,
  arrive: null,
  appear: null,
  visit: null,
  witness: 'OBSERVER',
  watch: 'OBSERVER',
  observe: 'OBSERVER',
  view: 'OBSERVER',
  review: 'HOST',
  host: 'HOST',
  'co-host': 'HOST',
  organize: 'ORGANIZER',
  march: 'PERFORMER',
  perform: 'PERFORMER',
  preside: 'HOST',
  address: 'PARTICIPANT',
  speak: 'PARTICIPANT',
  skip: null,
  miss: null,
  boycott: null,
  shun: null,
  snub: null,
  feature: 'PERFORMER',
  include: null,
  'take part': null,
  represent: null,
  grace: null,
  welcome: 'HOST',
  stay: null,
  stand: null,
  sit: null,
  return: null,
  head: null,
  depart: null,
  oversee: 'HOST',
  gather: null,
};
const NEEDS_OCCASION =
  /^(join|come|travel|go|fly|arrive|appear|visit|watch|observe|view|review|host|co-host|organize|march|perform|address|speak|skip|miss|boycott|shun|snub|feature|include|represent|welcome|stay|stand|sit|return|head|witness|participate|preside|grace|depart|oversee|gather)$/;

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

/** "Kim will attend the parade", "Western leaders are not expected to attend". */
function fromVerb(context: SentenceContext, clause: Clause, occasions: Occasions): AttendanceFrame[] {
  const { verb } = clause;
  const isThere =
    verb.lemma === 'be' &&
    clause.complement !== undefined &&
    /^(present|absent)$/.test(context.tokens[clause.complement]!.lower);
  const takesPart = verb.lemma === 'take' && context.tokens[verb.last + 1]?.lower === 'part';
  const key = takesPart ? 'take part' : verb.lemma;
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
  if (!occasion) return [];
  if (
    verb.lemma === 'attend' &&
    clause.objects.some((phrase) => !occasions.meant(context, phrase) && context.actor(phrase))
  )
    return [];
  const phrases = isExpectedThere
    ? clause.subjects
    : verb.isPassive
      ? clause.agents.length > 0
        ? clause.agents
        : /^(join|represent|watch|observe|attend|witness)$/.test(verb.lemma)
          ? []
          : []
      : clause.subjects;
  const status = isExpectedThere
    ? verb.isNegated
      ? 'NOT_EXPECTED'
      : 'EXPECTED'
    : statusOf(context, clause, isThere && context.tokens[clause.complement!]!.lower === 'absent');
  if (!status) return [];
  const beside = clause.prepositional
    .filter(({ preposition }) => /^(alongside|beside)$/.test(preposition))
    .flatMap((part) => part.phrases);
  const listed =
    verb.lemma === 'include' || (verb.lemma === 'join' && verb.isPassive && clause.agents.length > 0)
      ? []
      : phrases;
  const included = verb.lemma === 'include' ? clause.objects : [];
  const actors = context.actors([...listed, ...included, ...beside]);
  return actors.flatMap((actor) =>
    frameOf(
      context,
      clause,
      occasion,
      actor,
      status,
      PRESENT[key] ?? null,
      `attendance.${key.replace(' ', '-')}`,
    ),
  );
}

/** "China has invited Putin to the parade". */
function fromInvitation(context: SentenceContext, clause: Clause, occasions: Occasions): AttendanceFrame[] {
  const { verb } = clause;
  const extends_ =
    /^(extend|send|issue|receive|accept|get|deliver)$/.test(verb.lemma) &&
    clause.objects.some(({ head }) => /^invitations?$/.test(context.tokens[head]!.lower));
  const declines =
    (/^(decline|reject|refuse|spurn)$/.test(verb.lemma) ||
      (verb.lemma === 'turn' && verb.particle === 'down')) &&
    clause.objects.some(({ head }) => /^(invitations?|invite)$/.test(context.tokens[head]!.lower));
  if (verb.lemma !== 'invite' && !extends_ && !declines) return [];
  const occasion = occasionOf(context, clause, occasions, true) ?? occasions.main;
  if (!occasion || verb.isNegated) return [];
  const isOfSubject =
    declines || /^(receive|accept|get)$/.test(verb.lemma) || (verb.lemma === 'invite' && verb.isPassive);
  const to = clause.prepositional
    .filter(({ preposition }) => preposition === 'to' || preposition === 'for')
    .flatMap(({ phrases }) => phrases);
  const actors = context.actors(
    isOfSubject ? clause.subjects : verb.lemma === 'invite' ? clause.objects : to,
  );
  const status: AttendanceStatus = declines ? 'DECLINED' : verb.lemma === 'accept' ? 'CONFIRMED' : 'INVITED';
  return actors.flatMap((actor) =>
    frameOf(context, clause, occasion, actor, status, null, `attendance.${status.toLowerCase()}`),
  );
}

/** "Lee withdrew from the summit", "pulled out of", "cancelled his trip", "stayed away". */
function fromWithdrawal(context: SentenceContext, clause: Clause, occasions: Occasions): AttendanceFrame[] {
  const { verb } = clause;
  const cancels =
    /^(cancel|scrap|abandon|postpone)$/.test(verb.lemma) &&
    clause.objects.some(({ head }) =>
      /^(trip|visit|attendance|appearance|participation|plans?)$/.test(context.tokens[head]!.lower),
    );
  const leaves =
    (verb.lemma === 'withdraw' && verb.particle === 'from') ||
    (verb.lemma === 'pull' && verb.particle === 'out') ||
    (verb.lemma === 'drop' && verb.particle === 'out');
  const sends =
    verb.lemma === 'send' &&
    context.tokens
      .slice(verb.last)
      .some(
        ({ lower }, i, rest) =>
          /^(place|stead|behalf)$/.test(lower) || (lower === 'represent' && rest[i + 1] !== undefined),
      );
  if (!cancels && !leaves && !sends) return [];
  const occasion = occasionOf(context, clause, occasions, false);
  if (!occasion) return [];
  const frames: AttendanceFrame[] = [];
  const isPast = occasion.status === 'OCCURRED';
  const status: AttendanceStatus = sends ? (isPast ? 'DELEGATED' : 'NOT_EXPECTED') : 'WITHDRAWN';
  for (const actor of context.actors(clause.subjects))
    frames.push(
      ...frameOf(context, clause, occasion, actor, status, null, `attendance.${status.toLowerCase()}`),
    );
  if (sends)
    for (const actor of context.actors(clause.objects))
      frames.push(
        ...frameOf(
          context,
          clause,
          occasion,
          actor,
          isPast ? 'ATTENDED' : 'EXPECTED',
          null,
          'attendance.sent',
        ),
      );
  return frames;
}

/** "The potential participation of Lee", "Kim's attendance", "confirmed the presence of". */
function fromNouns(context: SentenceContext, occasions: Occasions): AttendanceFrame[] {
  const frames: AttendanceFrame[] = [];
  context.tokens.forEach((token, i) => {
    if (
      token.tag !== 'NOUN' ||
      !/^(participation|attendance|presence|absence)$/.test(token.lower) ||
      !occasions.main
    )
      return;
    const phrase = context.phraseWith(i);
    const after =
      context.tokens[i + 1]?.lower === 'of' || context.tokens[i + 1]?.lower === 'by'
        ? context.phraseWith(i + 2)
        : null;
    const actor = after ? context.actor(after) : phrase ? context.owner(phrase) : null;
    if (!actor) return;
    const words = context.tokens.slice(Math.max(0, i - 4), i).map(({ lower }) => lower);
    const clause = context.clauseAround(i);
    const isPossible = words.some((word) => /^(potential|possible)$/.test(word));
    const isExpected = words.some((word) => /^(expected|planned|anticipated|upcoming)$/.test(word));
    const isConfirmed =
      words.some((word) => /^(confirmed)$/.test(word)) ||
      (clause && /^(confirm|announce)$/.test(clause.verb.lemma));
    const status =
      token.lower === 'absence'
        ? occasions.main.status === 'OCCURRED'
          ? 'ABSENT'
          : 'NOT_EXPECTED'
        : isPossible
          ? 'POSSIBLE'
          : isConfirmed
            ? 'CONFIRMED'
            : isExpected
              ? 'EXPECTED'
              : null;
    if (!status) return;
    const stated = clause && isConfirmed ? context.attribution(clause) : ({ modality: 'ASSERTED' } as const);
    frames.push(...frameWith(context, occasions.main, actor, status, null, 'attendance.noun', stated));
  });
  return frames;
}

/** The event of a clause: one that it names, or the one that the article is about. */
function occasionOf(
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

function distinct(frames: readonly AttendanceFrame[]): AttendanceFrame[] {
  const seen = new Set<string>();
  return frames.filter(({ event, participant, status }) => {
    const key = `${event} ${participant.thing?.slug ?? participant.unlinked?.text} ${status}`;
    return !seen.has(key) && seen.add(key);
  });
}
