import type { SentenceContext } from './context';
import type { EventFrame, ActorFrame, Occasion, Actor } from './frame';
import type { Modality } from '../../generated/prisma/enums';
import { OCCASIONS } from './lexicon/bodies';
import { isMajor, properAfter, type Occasions } from './occasions';
import { quantitiesIn, quantityName } from './quantities';

/** What a sentence says of an event besides who comes: quantities, occasion, significance, place. */
export function circumstancesIn(context: SentenceContext, occasions: Occasions): EventFrame[] {
  const event = eventOf(context, occasions);
  if (!event) return [];
  return [
    ...quantities(context, event),
    ...anniversaries(context, occasions),
    ...significance(context, event),
    ...places(context, event),
  ];
}

/** The event that a sentence is about: one that it names, or the event of the article if it goes on speaking of it. */
function eventOf(context: SentenceContext, occasions: Occasions): Occasion | null {
  for (const phrase of context.phrases) {
    const meant = occasions.meant(context, phrase);
    if (meant && isMajor(meant)) return meant;
  }
  return null;
}

/** How surely a sentence says what it says of an event that has not been. */
function modalityOf(
  context: SentenceContext,
  event: Occasion,
  word: number,
): Pick<EventFrame, 'modality' | 'speaker'> {
  const clause = context.clauseAround(word);
  const { modality, speaker } = clause
    ? context.attribution(clause)
    : { modality: 'ASSERTED' as Modality, speaker: undefined };
  const stated: Modality =
    modality === 'HYPOTHETICAL'
      ? 'POSSIBLE'
      : modality === 'ASSERTED' && event.status === 'SCHEDULED' && !speaker
        ? 'EXPECTED'
        : modality;
  return { modality: stated, ...(speaker && { speaker }) };
}

/** What is counted of an event: who and what takes part, and how long it lasts. */
const COUNTED =
  /^(heads of (state|government)|leaders?|guests?|countries|nations|states|delegations?|delegates|representatives|participants|attendees|people|spectators|officials|ministers|dignitaries|presidents|troops|soldiers|personnel|servicemen|veterans|forces|divisions?|units|formations|regiments|aircraft|planes|jets|helicopters|tanks|vehicles|missiles|ships|warships|vessels|drones|systems|weapons|journalists|athletes|protesters|demonstrators|police|officers|minutes?|hours?|days?|agreements|documents)$/;

function quantities(context: SentenceContext, event: Occasion): EventFrame[] {
  const found: EventFrame[] = [];
  for (const mention of quantitiesIn(context.tokens)) {
    const named = quantityName(mention.noun);
    if (!named || OCCASIONS[mention.noun] || !COUNTED.test(mention.noun) || mention.value === 1) continue;
    const isOfSpeakers = context.sayings.some(({ sources }) =>
      sources.some(({ first, last }) => mention.first >= first && mention.first <= last),
    );
    if (isOfSpeakers) continue;
    if (isOfDate(context, mention.first)) continue;
    if (
      named.name === 'duration' &&
      !/^(lasting|last|lasts|lasted|for|take|takes|took|of)$/.test(
        context.tokens[mention.first - 1]?.lower ?? context.tokens[mention.first - 2]?.lower ?? '',
      ) &&
      !/^(lasting|lasts|lasted|last)$/.test(context.tokens[mention.first - 2]?.lower ?? '')
    )
      continue;
    const { value, low, high, isApproximate } = mention;
    const unit =
      named.unit ??
      (value === undefined || !named.name.startsWith('heads-of')
        ? named.name.replaceAll('-', ' ')
        : undefined);
    found.push({
      kind: 'event',
      event: event.key,
      property: `quantity.${named.name}`,
      value: {
        ...(value !== undefined && { value }),
        ...(low !== undefined && { low }),
        ...(high !== undefined && { high }),
        ...(unit && { unit }),
        ...(isApproximate && { approximate: true }),
      },
      rule: 'quantity',
      span: context.span,
      ...modalityOf(context, event, mention.first),
    });
  }
  return found;
}

const isOfDate = (context: SentenceContext, word: number): boolean =>
  context.dates(false).some(({ first, last }) => word >= first && word <= last);

/** "Marks the 80th anniversary of …", "in commemoration of …". */
function anniversaries(context: SentenceContext, occasions: Occasions): EventFrame[] {
  const found: EventFrame[] = [];
  for (const clause of context.clauses) {
    if (!/^(mark|celebrate|commemorate|honor|honour|observe)$/.test(clause.verb.lemma)) continue;
    const subject =
      clause.subjects.map((phrase) => occasions.meant(context, phrase)).find(Boolean) ??
      clause.objects.map((phrase) => occasions.meant(context, phrase)).find(Boolean);
    const [object] = clause.objects;
    if (
      !subject ||
      !object ||
      !/^(anniversary|victory|end|defeat|independence|founding|jubilee|birthday|day)$/.test(
        context.tokens[object.head]!.lower,
      )
    )
      continue;
    const end = endOfClause(context, object.last);
    found.push({
      kind: 'event',
      event: subject.key,
      property: 'occasion',
      value: context.wordsOf({ first: object.first, last: end, head: end }),
      rule: 'circumstance.occasion',
      span: context.span,
      ...withoutCondition(context.attribution(clause)),
    });
  }
  return found;
}

const withoutCondition = ({ modality, speaker }: Pick<EventFrame, 'modality' | 'speaker'>) => ({
  modality: modality === 'HYPOTHETICAL' ? ('POSSIBLE' as const) : modality,
  ...(speaker && { speaker }),
});

function endOfClause(context: SentenceContext, from: number): number {
  let last = from;
  while (context.tokens[last + 1] && !/^[,.;]$/.test(context.tokens[last + 1]!.text)) last += 1;
  return last;
}

/** "Offering a first glimpse of …", "highlighting …": what an event means. */
function significance(context: SentenceContext, event: Occasion): EventFrame[] {
  return context.clauses.flatMap((clause): EventFrame[] => {
    const { verb } = clause;
    const shows =
      /^(offer|give|provide|highlight|underscore|underline|demonstrate|reflect|symbolize|symbolise|signify|signal|show|showcase|cement|underpin|mark)$/.test(
        verb.lemma,
      );
    const [object] = clause.objects;
    if (!shows || !object) return [];
    const words = context.tokens.slice(object.first, object.last + 1).map(({ lower }) => lower);
    const isGlimpse = words.some((word) =>
      /^(glimpse|look|view|debut|show|display|demonstration)$/.test(word),
    );
    const isMeaning =
      /^(highlight|underscore|underline|demonstrate|reflect|symbolize|symbolise|signify|cement)$/.test(
        verb.lemma,
      );
    if (
      !isGlimpse &&
      !(
        isMeaning &&
        (verb.form === 'gerund' ||
          clause.subjects.some(({ head }) =>
            /^(participation|presence|attendance|event|parade|summit|visit)$/.test(
              context.tokens[head]!.lower,
            ),
          ))
      )
    )
      return [];
    const end = endOfClause(context, object.last);
    const value = context.wordsOf({ first: object.first, last: end, head: end });
    const stated = modalityOf(context, event, verb.head);
    return [
      {
        kind: 'event',
        event: event.key,
        property: 'significance',
        value,
        rule: 'circumstance.significance',
        span: context.span,
        ...stated,
        modality: isMeaning && !stated.speaker ? 'BELIEVED' : stated.modality,
      },
    ];
  });
}

/** "Marching through Tiananmen Square": where an event takes place, if the text says it closer than before. */
function places(context: SentenceContext, event: Occasion): EventFrame[] {
  for (const clause of context.clauses) {
    if (
      !/^(march|hold|take|parade|roll|stage|gather|convene|open|begin|start|host|feature)$/.test(
        clause.verb.lemma,
      )
    )
      continue;
    for (const { preposition, at } of clause.prepositional) {
      if (!/^(through|at|in|on|along)$/.test(preposition)) continue;
      const name = properAfter(context, context.tokens[at + 1]?.lower === 'the' ? at + 2 : at + 1);
      const linked = context.names.find(({ first }) => first === at + 1);
      if (name === null || linked?.chosen?.kind === 'LEADER' || name === event.place?.name) continue;
      if (linked?.via === 'demonym' || isOfDate(context, at + 1)) continue;
      const country = linked?.chosen?.kind === 'COUNTRY' ? linked.chosen : event.place?.country;
      const isCity = event.place !== undefined && linked === undefined;
      return [
        {
          kind: 'event',
          event: event.key,
          property: 'place',
          value: {
            name: isCity ? `${name}, ${event.place!.name}` : name,
            ...(country && { country: country.slug }),
          },
          rule: 'circumstance.place',
          span: context.span,
          ...modalityOf(context, event, at),
        },
      ];
    }
  }
  return [];
}

/** "His first visit to …", "the first meeting of …": a deed that is the first of its kind. */
export function firstsIn(context: SentenceContext, occasions: Occasions): ActorFrame[] {
  const found: ActorFrame[] = [];
  context.tokens.forEach((token, i) => {
    if (token.lower !== 'first' || !/^(his|her|its|their|'s|’s)$/.test(context.tokens[i - 1]?.lower ?? ''))
      return;
    const phrase = context.phraseWith(i);
    if (!phrase || phrase.head <= i) return;
    const noun = context.tokens[phrase.head]!.lower;
    if (!/^(visit|trip|meeting|summit|appearance|speech|talks|parade|tour|attendance)$/.test(noun)) return;
    const owner = ownerOfFirst(context, phrase.first, i);
    if (!owner?.thing || owner.thing.kind === 'SERIES') return;
    const words = context.tokens
      .slice(i + 1, Math.min(context.tokens.length, phrase.last + 6))
      .map(({ lower }) => lower);
    const isMultilateral =
      noun === 'meeting' && words.some((word) => /^(multilateral|international|leaders)$/.test(word));
    const adjective = isMultilateral
      ? 'multilateral-'
      : /^(foreign|overseas|official|state|public|bilateral|face-to-face)$/.test(
            context.tokens[i + 1]?.lower ?? '',
          )
        ? `${context.tokens[i + 1]!.lower}-`
        : '';
    const clause = context.clauseAround(i);
    const isBelieved = context.tokens
      .slice(Math.max(0, i - 8), i)
      .some(({ lower }) => /^(believed|thought|likely|considered|apparently|reportedly)$/.test(lower));
    const stated = clause ? context.attribution(clause) : { modality: 'ASSERTED' as const };
    found.push({
      kind: 'actor',
      subject: owner,
      property: `first.${adjective}${noun}`,
      value: context.wordsOf(phrase),
      ...(occasions.main && { event: occasions.main.key }),
      rule: 'first',
      span: context.span,
      ...(isBelieved ? { modality: 'BELIEVED' as const } : withoutCondition(stated)),
    });
  });
  return found;
}

function ownerOfFirst(context: SentenceContext, first: number, at: number): Actor | null {
  const before = context.tokens[at - 1]!;
  if (before.lower.endsWith('s') && before.tag === 'PART')
    return context.actor({ first, last: at - 2, head: at - 2 });
  const isPerson = /^(his|her)$/.test(before.lower);
  for (const clause of context.clauses) {
    if (clause.verb.head > at) break;
    for (const actor of context.actors(clause.subjects)) if (actor.isPerson === isPerson) return actor;
  }
  return null;
}
