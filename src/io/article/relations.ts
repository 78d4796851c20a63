import type { RelationshipStatus, RelationshipType } from '../../generated/prisma/enums';
import type { NounPhrase } from './chunks';
import type { Clause } from './clauses';
import type { SentenceContext } from './context';
import type { Actor, RelationFrame } from './frame';
import { reasonIn } from './attendance/frames';

/** Nouns for what binds two parties, with the type of the relationship. */
const NOUNS: readonly (readonly [RegExp, RelationshipType])[] = [
  [/^friendships?$/, 'FRIENDSHIP'],
  [/^(partnerships?|cooperation|collaboration)$/, 'PARTNERSHIP'],
  [/^(alliances?)$/, 'ENTENTE'],
  [/^(rivalry|rivalries|rivals?)$/, 'RIVALRY'],
  [/^(disagreements?|disputes?|row|feud|quarrel|standoff)$/, 'DISAGREEMENT'],
  [/^(war|wars|conflict|hostilities|invasion)$/, 'ARMED_CONFLICT'],
  [/^(sanctions?|embargo)$/, 'SANCTIONS'],
];
/** Types that an adjective makes of a noun: "diplomatic relations", "defense pact", "trade deal". */
const MODIFIED: readonly (readonly [RegExp, RegExp, RelationshipType])[] = [
  [/^diplomatic$/, /^(relations|ties|relationship)$/, 'DIPLOMATIC_RELATIONS'],
  [/^(defense|defence|mutual-defense|mutual)$/, /^(pact|treaty|alliance|agreement)$/, 'DEFENSE_PACT'],
  [/^(non-aggression|nonaggression)$/, /^(pact|treaty|agreement)$/, 'NONAGGRESSION_PACT'],
  [/^trade$/, /^(agreement|deal|pact|ties|relations)$/, 'TRADE'],
  [/^(strategic|comprehensive)$/, /^(partnership|partners)$/, 'PARTNERSHIP'],
];
const ENDS = /^(end|sever|break|cut|suspend|halt|freeze|lift|terminate|abandon)$/;
const SEEKS = /^(seek|want|hope|propose|offer|plan|consider|discuss|negotiate)$/;

/** What a sentence says binds two parties: "its friendship with North Korea", "the war between A and B". */
export function relationsIn(context: SentenceContext): RelationFrame[] {
  const frames: RelationFrame[] = [];
  for (const phrase of context.phrases) {
    const type = typeOf(context, phrase);
    if (!type || isPast(context, phrase)) continue;
    const ends = endsOf(context, phrase, type);
    if (!ends) continue;
    const clause = context.clauseAround(phrase.head);
    const attribution = clause ? context.attribution(clause) : { modality: 'ASSERTED' as const };
    if (attribution.modality === 'HYPOTHETICAL') continue;
    const governs = clause?.objects.some(({ head }) => head === phrase.head) ? clause : undefined;
    const status = statusOf(context, phrase, governs, attribution.modality);
    if (!status) continue;
    // Who praises a friendship says that it is.
    const praises =
      governs &&
      /^(laud|praise|hail|cherish|value|celebrate|tout|reaffirm|stress|emphasize)$/.test(governs.verb.lemma);
    const [speaker] = praises ? context.actors(governs.subjects) : [];
    const reason = type === 'DISAGREEMENT' ? aboutWhat(context, phrase) : null;
    frames.push({
      kind: 'relation',
      type,
      ...ends,
      status,
      rule: `relation.${type.toLowerCase().replaceAll('_', '-')}`,
      span: context.span,
      ...attribution,
      modality:
        attribution.modality === 'EXPECTED' && status === 'ACTIVE' ? 'ASSERTED' : attribution.modality,
      ...(speaker && { speaker }),
      ...(reason && { reason }),
    });
  }
  return frames;
}

/** "China will go on collaborating": with the party that the sentence has named before. */
export function partnershipsIn(context: SentenceContext, before: readonly RelationFrame[]): RelationFrame[] {
  return context.clauses.flatMap((clause): RelationFrame[] => {
    if (!/^(collaborate|cooperate|work|partner)$/.test(clause.verb.lemma) || clause.verb.isNegated) return [];
    const together = clause.prepositional
      .filter(({ preposition }) => preposition === 'with')
      .flatMap(({ phrases }) => phrases);
    const [subject] = context.actors(clause.subjects);
    const [named] = context.actors(together);
    const shared = before.find(
      ({ span, subject: own }) => span.start === context.span.start && own.thing === subject?.thing,
    )?.object;
    const object = named ?? (clause.verb.lemma === 'work' ? undefined : shared);
    if (
      !subject?.thing ||
      subject.isPerson ||
      !object?.thing ||
      object.thing === subject.thing ||
      object.isPerson
    )
      return [];
    const attribution = context.attribution(clause);
    if (attribution.modality === 'HYPOTHETICAL') return [];
    const goesOn = context.clauses.some(
      ({ verb, index }) => verb.lemma === 'continue' && index < clause.index && clause.index - index < 3,
    );
    return [
      {
        kind: 'relation',
        type: 'PARTNERSHIP',
        subject,
        object,
        status: goesOn || attribution.modality === 'ASSERTED' ? 'ACTIVE' : 'PROPOSED',
        rule: 'relation.partnership-verb',
        span: context.span,
        ...attribution,
        modality: goesOn ? 'ASSERTED' : attribution.modality,
        ...(goesOn && { speaker: attribution.speaker ?? subject }),
      },
    ];
  });
}

function typeOf(context: SentenceContext, { first, head }: NounPhrase): RelationshipType | undefined {
  const noun = context.tokens[head]!;
  if (noun.tag !== 'NOUN') return undefined;
  const words = context.tokens.slice(first, head).map(({ lower }) => lower);
  const modified = MODIFIED.find(
    ([adjective, of]) => of.test(noun.lower) && words.some((word) => adjective.test(word)),
  );
  return modified?.[2] ?? NOUNS.find(([of]) => of.test(noun.lower))?.[1];
}

/** "The 80th anniversary of China's war against Japan": over long ago. */
const isPast = (context: SentenceContext, { first, head }: NounPhrase): boolean => {
  const before = context.tokens.slice(Math.max(0, first - 6), head).map(({ lower }) => lower);
  return before.some((word) =>
    /^(anniversary|former|past|historical|19\d\d|civil|cold|end|conclusion|defeat|trade|price|world)$/.test(
      word,
    ),
  );
};

/** The parties: "A's … with B", "… between A and B", and the subject of the verb that has the noun as its object. */
function endsOf(
  context: SentenceContext,
  phrase: NounPhrase,
  type: RelationshipType,
): { subject: Actor; object: Actor } | null {
  const between = partsAfter(context, phrase, /^between$/);
  if (between.length > 1) return { subject: between[0]!, object: between[1]! };
  const others = partsAfter(
    context,
    phrase,
    type === 'SANCTIONS'
      ? /^(on|against)$/
      : type === 'ARMED_CONFLICT'
        ? /^(with|against|on|of)$/
        : /^(with|to)$/,
  );
  if (type === 'ARMED_CONFLICT') {
    const parties = conflictIn(context, phrase);
    if (parties) return parties;
  }
  const own = context.owner(phrase) ?? subjectOf(context, phrase);
  const [other] = others;
  if (own && other && isLinked(own) && isLinked(other) && own.thing !== other.thing)
    return { subject: own, object: other };
  return null;
}

/** "Disagreements with Putin over the conflict in Ukraine": the country where it is, and that of the one who is blamed. */
function conflictIn(context: SentenceContext, phrase: NounPhrase): { subject: Actor; object: Actor } | null {
  const [place] = partsAfter(context, phrase, /^in$/);
  if (!place?.country || context.owner(phrase)) return null;
  const blamed = context.phrases
    .filter(({ head }) => head < phrase.head && phrase.head - head < 6)
    .flatMap((each) => context.actor(each) ?? [])
    .find(({ country }) => country !== undefined && country !== place.country);
  const country = blamed?.country;
  if (!country) return null;
  const whole = {
    start: blamed.start,
    end: blamed.end,
    thing: country,
    country,
    isPerson: false,
    isCollective: true,
  };
  return { subject: whole, object: place };
}

const isLinked = ({ thing, unlinked }: Actor) => thing !== undefined || unlinked !== undefined;

/** The subject of the clause that has a phrase as an object or after a preposition. */
function subjectOf(context: SentenceContext, phrase: NounPhrase): Actor | null {
  const clause = context.clauses.find(
    ({ objects, prepositional }) =>
      objects.includes(phrase) ||
      objects.some(({ head }) => head === phrase.head) ||
      prepositional.some((each) => each.phrases.some(({ head }) => head === phrase.head)),
  );
  return clause ? (context.actors(clause.subjects)[0] ?? null) : null;
}

/** The actors after a preposition that follows a phrase. */
export function partsAfter(context: SentenceContext, { last }: NounPhrase, preposition: RegExp): Actor[] {
  const { tokens } = context;
  for (let i = last + 1; i < Math.min(tokens.length, last + 7); i++) {
    const { lower, tag } = tokens[i]!;
    if (preposition.test(lower)) {
      const phrases: NounPhrase[] = [];
      let at = i + 1;
      for (;;) {
        const next = context.phraseWith(at);
        if (!next) break;
        phrases.push(next);
        at = next.last + 1;
        if (tokens[at]?.lower === ',' && tokens[at + 1]?.lower === 'and') at += 2;
        else if (/^(and|or|,)$/.test(tokens[at]?.lower ?? '')) at += 1;
        else break;
      }
      return context.actors(phrases);
    }
    if (tag === 'VERB' || /^[,;.]$/.test(lower)) return [];
  }
  return [];
}

function statusOf(
  context: SentenceContext,
  { first, head }: NounPhrase,
  clause: Clause | undefined,
  modality: RelationFrame['modality'],
): RelationshipStatus | null {
  const words = context.tokens.slice(first, head).map(({ lower }) => lower);
  if (words.some((word) => /^(proposed|potential|possible)$/.test(word))) return 'PROPOSED';
  if (clause && ENDS.test(clause.verb.lemma))
    return modality === 'EXPECTED' || modality === 'DESIRED' ? null : 'ENDED';
  if (clause && SEEKS.test(clause.verb.lemma)) return 'PROPOSED';
  if (clause && /^(reject|refuse|decline)$/.test(clause.verb.lemma)) return 'REJECTED';
  return modality === 'DESIRED' || modality === 'POSSIBLE' ? 'PROPOSED' : 'ACTIVE';
}

function aboutWhat(context: SentenceContext, { last }: NounPhrase): string | null {
  const { tokens } = context;
  for (let i = last + 1; i < tokens.length && !/^[,;.]$/.test(tokens[i]!.text); i++) {
    if (!/^(regarding|over|about|concerning)$/.test(tokens[i]!.lower)) continue;
    let end = i + 1;
    while (tokens[end + 1] && !/^[,.;]$/.test(tokens[end + 1]!.text)) end += 1;
    return context.wordsOf({ first: i + 1, last: Math.min(end, tokens.length - 1), head: end });
  }
  const clause = context.clauseAround(last);
  return clause ? reasonIn(context, clause) : null;
}
