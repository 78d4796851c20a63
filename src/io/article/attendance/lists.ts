import type { AttendanceStatus } from '../../../generated/prisma/enums';
import { listedFrames } from './frames';
import { statusOf } from './status';
import { actingAt, membersIn } from './members';
import { GUESTS, occasionIn } from './guests';
import type { SentenceContext } from '../context';
import type { AttendanceFrame } from '../frame';
import { PRESENT } from '../lexicon/presence';
import type { Occasions } from '../occasions';

/** Who takes part, as lists and passive verbs say: "attended by", "guests include", "among those expected are". */
export function attendeesIn(context: SentenceContext, occasions: Occasions): AttendanceFrame[] {
  return [
    ...together(context, occasions),
    ...fromSeeing(context, occasions),
    ...fromLists(context, occasions),
    ...fromBeing(context, occasions),
    ...membersIn(context, occasions),
    ...actingAt(context, occasions),
    ...performers(context, occasions),
  ];
}

/** "The parade saw only a senior North Korean official in attendance"; "attended by". */
function fromSeeing(context: SentenceContext, occasions: Occasions): AttendanceFrame[] {
  const frames: AttendanceFrame[] = [];
  for (const clause of context.clauses) {
    const { verb } = clause;
    const sees =
      /^(see|draw|attract|feature)$/.test(verb.lemma) &&
      context.tokens.slice(verb.last).some(({ lower }) => lower === 'attendance');
    const byPassive =
      verb.isPassive &&
      /^(attend|join|watch|observe|witness|host|represent)$/.test(verb.lemma) &&
      clause.agents.length > 0;
    if (!sees && !byPassive) continue;
    const own =
      clause.subjects.map((phrase) => occasions.meant(context, phrase)).find(Boolean) ??
      (byPassive ? occasions.main : null);
    if (!own) continue;
    const status = statusOf(context, clause, false) ?? 'ATTENDED';
    const phrases = sees ? clause.objects : clause.agents;
    const role = byPassive ? PRESENT[verb.lemma] : null;
    const past: AttendanceStatus =
      own.status === 'OCCURRED'
        ? 'ATTENDED'
        : verb.form === 'participle' && status === 'ATTENDED'
          ? 'EXPECTED'
          : status;
    const both = verb.lemma === 'join' && byPassive ? [...clause.subjects, ...phrases] : phrases;
    const rule = `attendance.${sees ? 'seen' : `${verb.lemma}-by`}`;
    frames.push(
      ...listedFrames(context, clause, context.actors(both), { occasion: own, status: past, rule, role }),
    );
  }
  return frames;
}

/** "The guests will include A and B", "Among those expected at the summit are A and B". */
function fromLists(context: SentenceContext, occasions: Occasions): AttendanceFrame[] {
  return context.clauses.flatMap((clause): AttendanceFrame[] => {
    const words = context.tokens.slice(0, clause.verb.first).map(({ lower }) => lower);
    const includes =
      clause.verb.lemma === 'include' &&
      clause.subjects.some(({ head }) => GUESTS.test(context.tokens[head]!.lower));
    const isAmong =
      clause.verb.lemma === 'be' && words[0] === 'among' && words.some((word) => GUESTS.test(word));
    if (!includes && !isAmong) return [];
    const occasion = occasionIn(context, occasions);
    if (!occasion) return [];
    const isOver =
      clause.verb.modal === undefined &&
      (occasion.status === 'OCCURRED' || clause.verb.tense === 'past' || words.includes('attended'));
    const status: AttendanceStatus = words.some((word) =>
      /^(absent|absentees|missing|away|skipped|missed|boycotted|shunned|snubbed)$/.test(word),
    )
      ? isOver
        ? 'ABSENT'
        : 'NOT_EXPECTED'
      : words.includes('invited')
        ? 'INVITED'
        : isOver
          ? 'ATTENDED'
          : 'EXPECTED';
    const listed = context.actors(clause.objects);
    return listedFrames(context, clause, listed, { occasion, status, rule: 'attendance.list' });
  });
}

/** "The summit brings together A and B", "A was a no-show at the summit". */
function together(context: SentenceContext, occasions: Occasions): AttendanceFrame[] {
  return context.clauses.flatMap((clause): AttendanceFrame[] => {
    const { verb, subjects, objects } = clause;
    const brings =
      /^(bring|gather|unite)$/.test(verb.lemma) && context.tokens[verb.last + 1]?.lower === 'together';
    const isNoShow =
      verb.lemma === 'be' && objects.some(({ head }) => /^no-shows?$/.test(context.tokens[head]!.lower));
    if (!brings && !isNoShow) return [];
    const occasion = occasionIn(context, occasions);
    if (!occasion) return [];
    const isOver = verb.tense === 'past' || occasion.status === 'OCCURRED';
    const status: AttendanceStatus = isNoShow ? 'ABSENT' : isOver ? 'ATTENDED' : 'EXPECTED';
    const named = context.actors(isNoShow ? subjects : objects);
    return listedFrames(context, clause, named, { occasion, status, rule: 'attendance.together' });
  });
}

/** "A was among the guests", "A will be at the summit". */
function fromBeing(context: SentenceContext, occasions: Occasions): AttendanceFrame[] {
  return context.clauses.flatMap((clause): AttendanceFrame[] => {
    if (clause.verb.lemma !== 'be' || clause.complement !== undefined || clause.objects.length > 0) return [];
    const among = clause.prepositional.find(
      ({ preposition, phrases }) =>
        preposition === 'among' && phrases.some(({ head }) => GUESTS.test(context.tokens[head]!.lower)),
    );
    const at = clause.prepositional.find(
      ({ preposition, phrases }) =>
        preposition === 'at' && phrases.some((phrase) => occasions.meant(context, phrase)),
    );
    if (!among && !at) return [];
    const occasion = at
      ? at.phrases.map((phrase) => occasions.meant(context, phrase)).find(Boolean)
      : occasionIn(context, occasions);
    const status = occasion && statusOf(context, clause, false);
    if (!status) return [];
    const people = context.actors(clause.subjects).filter(({ isPerson }) => isPerson);
    return listedFrames(context, clause, people, { occasion, status, rule: 'attendance.be-among' });
  });
}

/** "Troops of China's armed forces, alongside war veterans": who marches. */
function performers(context: SentenceContext, occasions: Occasions): AttendanceFrame[] {
  const { main } = occasions;
  const marches = context.clauses.find(({ verb }) => /^(march|parade|perform|goose-step)$/.test(verb.lemma));
  if (!main || !marches || !context.phrases.some((phrase) => occasions.meant(context, phrase) === main))
    return [];
  const bodies = context.phrases
    .flatMap((phrase) => context.actor(phrase) ?? [])
    .filter(
      ({ thing }) =>
        thing?.organizationKind === 'ARMED_FORCES' ||
        (thing?.kind === 'ORGANIZATION' && /veteran|band|guard|corps/i.test(thing.label)),
    );
  const own = main.place?.country;
  const named = own ? context.phrases.flatMap((phrase) => context.bodyOf(own, phrase) ?? []) : [];
  bodies.push(...named);
  const status = main.status === 'OCCURRED' ? 'ATTENDED' : 'EXPECTED';
  return listedFrames(context, marches, bodies, {
    occasion: main,
    status,
    rule: 'attendance.performer',
    role: 'PERFORMER',
  });
}
