import type { AttendanceStatus, ParticipationRole } from '../../generated/prisma/enums';
import type { Clause, NounPhrase } from './clauses';
import type { SentenceContext } from './context';
import type { Actor, AttendanceFrame, Occasion } from './frame';
import { governors } from './modality';
import type { Occasions } from './occasions';
import type { Token } from './tokens';

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
  /^(join|come|travel|go|fly|arrive|appear|visit|watch|observe|view|review|host|organize|march|perform|address|speak|skip|miss|boycott|shun|snub|feature|include|represent|welcome|stay|stand|sit|return|head|witness|participate|preside|grace|depart|oversee|gather)$/;
const AVOIDS = /^(skip|miss|boycott|shun|snub)$/;
const DECLINES = /^(decline|refuse|reject)$/;

/** Who takes part in an event, will, may or will not, as a sentence says. */
export function attendancesIn(context: SentenceContext, occasions: Occasions): AttendanceFrame[] {
  const frames = [
    ...context.clauses.flatMap((clause) => [
      ...fromVerb(context, clause, occasions),
      ...fromInvitation(context, clause, occasions),
      ...fromWithdrawal(context, clause, occasions),
    ]),
    ...fromNouns(context, occasions),
    ...fromSeeing(context, occasions),
    ...performers(context, occasions),
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
  const takesPart =
    verb.lemma === 'take' && clause.objects.some(({ head }) => context.tokens[head]!.lower === 'part');
  const key = takesPart ? 'take part' : verb.lemma;
  if (!isThere && !(key in PRESENT)) return [];
  const occasion = occasionOf(context, clause, occasions, isThere || takesPart || verb.lemma === 'attend');
  if (!occasion) return [];
  if (
    verb.lemma === 'attend' &&
    clause.objects.some((phrase) => !occasions.meant(context, phrase) && context.actor(phrase))
  )
    return [];
  const phrases = verb.isPassive
    ? clause.agents.length > 0
      ? clause.agents
      : /^(join|represent|watch|observe|attend|witness)$/.test(verb.lemma)
        ? []
        : []
    : clause.subjects;
  const status = statusOf(context, clause, isThere && context.tokens[clause.complement!]!.lower === 'absent');
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
    /^(decline|reject|refuse|spurn)$/.test(verb.lemma) &&
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
      /^(attend|join|watch|observe|witness|host)$/.test(verb.lemma) &&
      clause.agents.length > 0;
    if (!sees && !byPassive) continue;
    const own =
      clause.subjects.map((phrase) => occasions.meant(context, phrase)).find(Boolean) ??
      (byPassive ? occasions.main : null);
    if (!own) continue;
    const status = statusOf(context, clause, false) ?? 'ATTENDED';
    const phrases = sees ? clause.objects : clause.agents;
    const role = byPassive ? (PRESENT[verb.lemma] ?? null) : null;
    const past: AttendanceStatus =
      own.status === 'OCCURRED'
        ? 'ATTENDED'
        : verb.form === 'participle' && status === 'ATTENDED'
          ? 'EXPECTED'
          : status;
    for (const actor of context.actors(phrases))
      frames.push(
        ...frameWith(
          context,
          own,
          actor,
          past,
          role,
          `attendance.${sees ? 'seen' : `${verb.lemma}-by`}`,
          stateAs(past, context, clause),
        ),
      );
  }
  return frames;
}

/** "Troops of China's armed forces, alongside war veterans": who marches. */
function performers(context: SentenceContext, occasions: Occasions): AttendanceFrame[] {
  const { main } = occasions;
  const marches = context.clauses.find(({ verb }) => /^(march|parade|perform|goose-step)$/.test(verb.lemma));
  if (!main || !marches || !context.allPhrases.some((phrase) => occasions.meant(context, phrase) === main))
    return [];
  const bodies = context.allPhrases
    .flatMap((phrase) => context.actor(phrase) ?? [])
    .filter(
      ({ thing }) =>
        thing?.organizationKind === 'ARMED_FORCES' ||
        (thing?.kind === 'ORGANIZATION' && /veteran|band|guard|corps/i.test(thing.label)),
    );
  const own = main.place?.country;
  const named = own ? context.allPhrases.flatMap((phrase) => context.bodyOf(own, phrase) ?? []) : [];
  bodies.push(...named);
  const status = main.status === 'OCCURRED' ? 'ATTENDED' : 'EXPECTED';
  return bodies.flatMap((actor) =>
    frameWith(
      context,
      main,
      actor,
      status,
      'PERFORMER',
      'attendance.performer',
      stateAs(status, context, marches),
    ),
  );
}

const stateAs = (status: AttendanceStatus, context: SentenceContext, clause: Clause) => {
  const attribution = context.attribution(clause);
  return status === 'EXPECTED' && attribution.modality === 'ASSERTED'
    ? { ...attribution, modality: 'EXPECTED' as const }
    : attribution;
};

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

/** The status that a verb of being there says, by its tense, mood and the verbs above it. */
export function statusOf(
  context: SentenceContext,
  clause: Clause,
  isAbsent: boolean,
): AttendanceStatus | null {
  const above = governors(clause, context.clauses, context.sayingAround(clause)?.clause);
  const chain = [clause, ...above];
  const { verb } = clause;
  const tokens = context.tokens;
  const isNegated =
    chain.some((each) => each.verb.isNegated) ||
    chain.some((each) => each.complement !== undefined && tokens[each.complement]!.lower === 'unlikely') ||
    wordsIn(tokens, chain).some((word) => /^(unlikely|neither|nor)$/.test(word)) ||
    isAbsent ||
    clause.subjects.some(({ first }) => /^(no|neither)$/.test(tokens[first]!.lower));
  const isAvoiding =
    AVOIDS.test(verb.lemma) ||
    (verb.lemma === 'stay' &&
      (verb.particle === 'away' ||
        tokens.slice(verb.last, verb.last + 3).some(({ lower }) => /^(away|home)$/.test(lower))));
  const not = isNegated !== isAvoiding;
  if (above.some((each) => DECLINES.test(each.verb.lemma))) return 'DECLINED';
  if (above.some((each) => each.verb.lemma === 'invite')) return 'INVITED';
  const speaker = context.sayingAround(clause);
  const lemmas = above.map((each) => each.verb.lemma);
  const isFuture = chain.some(
    (each) => each.verb.tense === 'future' || /^(would|shall)$/.test(each.verb.modal ?? ''),
  );
  const isPossible =
    chain.some((each) => /^(may|might|could|can)$/.test(each.verb.modal ?? '')) ||
    wordsIn(tokens, chain).some((word) => /^(possibly|perhaps|maybe|possible)$/.test(word)) ||
    lemmas.includes('consider');
  const isExpected =
    lemmas.some((lemma) =>
      /^(expect|plan|schedule|set|slate|anticipate|intend|due|prepare|hope|want|agree|promise|pledge|decide)$/.test(
        lemma,
      ),
    ) ||
    chain.some(
      (each) =>
        each.complement !== undefined &&
        /^(due|set|expected|likely|sure|scheduled|certain|ready)$/.test(tokens[each.complement]!.lower),
    );
  const isConfirmed =
    lemmas.some((lemma) => /^(confirm|agree|accept|decide)$/.test(lemma)) ||
    wordsIn(tokens, chain).some((word) => word === 'confirmed');
  if (not) {
    if (isFuture || isExpected || isPossible || verb.tense === 'present')
      return isFuture && speaker && isOwnWord(context, clause, speaker.sources)
        ? 'DECLINED'
        : isPossible && !isNegated
          ? 'POSSIBLE'
          : 'NOT_EXPECTED';
    return 'ABSENT';
  }
  if (isPossible) return 'POSSIBLE';
  if (lemmas.some((lemma) => /^(hope|want|wish|like)$/.test(lemma))) return 'POSSIBLE';
  if (isConfirmed) return 'CONFIRMED';
  if (isFuture)
    return speaker &&
      !/^(expect|believe|think|predict|hope)$/.test(speaker.lemma) &&
      isOfficial(context, clause, speaker.sources)
      ? 'CONFIRMED'
      : 'EXPECTED';
  if (isExpected) return 'EXPECTED';
  if (verb.form === 'infinitive' || verb.form === 'gerund') return verb.form === 'gerund' ? 'EXPECTED' : null;
  if (verb.tense === 'past')
    return /^(come|travel|fly|go|depart|head|leave)$/.test(verb.lemma) ? null : 'ATTENDED';
  return 'EXPECTED';
}

const wordsIn = (tokens: readonly Token[], chain: readonly Clause[]) =>
  chain.flatMap(({ verb }) =>
    tokens.slice(Math.max(0, verb.first - 2), verb.last + 1).map(({ lower }) => lower),
  );

/** Whether a speaker is the participant himself, or speaks for his country. */
function isOwnWord(context: SentenceContext, clause: Clause, sources: readonly NounPhrase[]): boolean {
  const participants = context.actors(clause.subjects);
  return context
    .actors(sources)
    .some((speaker) =>
      participants.some(
        (each) =>
          (each.thing !== undefined && each.thing === speaker.thing) ||
          (each.country !== undefined && each.country === speaker.country),
      ),
    );
}

/** Whether a speaker can confirm it: the participant's side or the host's; any linked body counts, an unnamed voice does not. */
function isOfficial(context: SentenceContext, clause: Clause, sources: readonly NounPhrase[]): boolean {
  if (isOwnWord(context, clause, sources)) return true;
  return context.actors(sources).some(({ thing, country }) => thing !== undefined || country !== undefined);
}

const frameOf = (
  context: SentenceContext,
  clause: Clause,
  occasion: Occasion,
  actor: Actor,
  status: AttendanceStatus,
  role: ParticipationRole | null,
  rule: string,
): AttendanceFrame[] => {
  const attribution = context.attribution(clause);
  // The status says that it is planned or possible; the modality says how the article states that.
  const modality =
    attribution.modality === 'HYPOTHETICAL'
      ? attribution.modality
      : attribution.speaker
        ? attribution.modality
        : status === 'EXPECTED' && attribution.modality === 'EXPECTED' && clause.verb.tense !== 'future'
          ? 'EXPECTED'
          : 'ASSERTED';
  const reason = reasonIn(context, clause);
  return frameWith(context, occasion, actor, status, role, rule, { ...attribution, modality }, reason);
};

function frameWith(
  context: SentenceContext,
  occasion: Occasion,
  actor: Actor,
  status: AttendanceStatus,
  role: ParticipationRole | null,
  rule: string,
  attribution: Pick<AttendanceFrame, 'modality' | 'speaker' | 'condition'>,
  reason?: string | null,
): AttendanceFrame[] {
  if (!actor.thing && !actor.unlinked) return [];
  if (attribution.modality === 'HYPOTHETICAL') return [];
  const isHost =
    occasion.place?.country !== undefined &&
    actor.country === occasion.place.country &&
    occasion.type === 'CEREMONY';
  const usual: ParticipationRole = occasion.type === 'CEREMONY' ? 'GUEST' : 'PARTICIPANT';
  return [
    {
      kind: 'attendance',
      rule,
      event: occasion.key,
      participant: actor,
      role: isHost && role !== 'PERFORMER' ? 'HOST' : role === 'OBSERVER' ? 'GUEST' : (role ?? usual),
      status,
      ...(actor.level && { level: actor.level }),
      ...(reason && { reason }),
      span: context.span,
      ...attribution,
    },
  ];
}

const BECAUSE = /^(because|since)$/;

/** Why, in the words of the text: "due to …", "because of …", "because …". */
export function reasonIn(context: SentenceContext, clause: Clause): string | null {
  const { tokens } = context;
  for (let i = clause.verb.last + 1; i < tokens.length; i++) {
    const { lower } = tokens[i]!;
    const next = tokens[i + 1]?.lower;
    const from =
      (lower === 'due' && next === 'to') ||
      (lower === 'because' && next === 'of') ||
      (lower === 'owing' && next === 'to')
        ? i + 2
        : BECAUSE.test(lower) && lower === 'because'
          ? i + 1
          : lower === 'over' && i === clause.verb.last + 1
            ? i + 1
            : -1;
    if (from < 0) continue;
    let last = from;
    while (tokens[last + 1] && !/^[,.;]$/.test(tokens[last + 1]!.text)) last += 1;
    return context.wordsOf({ first: from, last: Math.min(last, tokens.length - 1), head: last });
  }
  return null;
}

function distinct(frames: readonly AttendanceFrame[]): AttendanceFrame[] {
  const seen = new Set<string>();
  return frames.filter(({ event, participant, status }) => {
    const key = `${event} ${participant.thing?.slug ?? participant.unlinked?.text} ${status}`;
    return !seen.has(key) && seen.add(key);
  });
}
