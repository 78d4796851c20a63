import type { ParticipationRole } from '../../generated/prisma/enums';
import { frameOf } from './attendance-frame';
import { fromNouns } from './attendance-nouns';
import { occasionOf } from './attendance-occasion';
import { statusOf } from './attendance-status';
import { attendeesIn } from './attendees';
import type { Clause } from './clauses';
import type { SentenceContext } from './context';
import type { AttendanceFrame } from './frame';
import { fromInvitation, fromWithdrawal } from './invitations';
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
  lead: null,
  sit: null,
  return: null,
  head: null,
  depart: null,
  oversee: 'HOST',
  gather: null,
};
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
  const included =
    verb.lemma === 'include' ||
    (verb.lemma === 'join' &&
      !verb.isPassive &&
      !clause.objects.some((phrase) => occasions.meant(context, phrase)))
      ? clause.objects
      : [];
  const actors = context.actors([...listed, ...included, ...beside]);
  // A country attends and hosts; it does not stand or speak.
  return actors
    .filter(
      ({ isPerson, thing }) => isPerson || thing?.kind === 'ORGANIZATION' || OF_STATES.test(key) || isThere,
    )
    .flatMap((actor) =>
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

function distinct(frames: readonly AttendanceFrame[]): AttendanceFrame[] {
  const seen = new Set<string>();
  return frames.filter(({ event, participant, status }) => {
    const key = `${event} ${participant.thing?.slug ?? participant.unlinked?.text} ${status}`;
    return !seen.has(key) && seen.add(key);
  });
}
