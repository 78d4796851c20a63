import type { EventType } from '../../generated/prisma/enums';
import type { Clause, NounPhrase } from './clauses';
import type { SentenceContext } from './context';
import type { Actor, Attribution, DeedFrame } from './frame';
import type { Thing } from './gazetteer';
import { isBody } from './lexicon/bodies';
import { titleAt } from './lexicon/offices';
import {
  DEED_NOUNS,
  DEED_VERBS,
  DEMANDS,
  ENDINGS,
  FRIENDLY,
  HOSTILE,
  LIGHT_VERBS,
  PROMISES,
  REFUSALS,
  THREATS,
  WILLING,
} from './lexicon/deeds';
import { governors } from './modality';

/** What is done in a clause, before it is seen as promised, demanded or refused. */
interface Deed {
  type: EventType;
  rule: string;
  /** The noun that says it: of "hold talks" the talks. */
  noun?: NounPhrase;
}

/** The deeds that a sentence reports, by PLOVER type, with their sources and targets. */
export function deedsIn(context: SentenceContext): DeedFrame[] {
  const frames: DeedFrame[] = [];
  const used = new Set<number>();
  for (const clause of context.clauses) {
    if (used.has(clause.index)) continue;
    const frame = frameOf(context, clause, used);
    if (frame) frames.push(frame);
  }
  return distinct(frames);
}

function frameOf(context: SentenceContext, clause: Clause, used: Set<number>): DeedFrame | null {
  const deed = deedOf(context, clause);
  const seen = deed && seenAs(context, clause, deed, used);
  if (!deed || !seen) return null;
  const { sources, targets, isDirect } =
    seen.rule === 'must' ? demandOf(context, clause) : participants(context, clause, deed, seen.by);
  const stated = context.attribution(seen.by ?? clause);
  // What is threatened or promised is hypothetical, and not the threat.
  const attribution = SPEECH.has(seen.type) && stated.modality !== 'ASSERTED' ? spoken(stated) : stated;
  const isPast = clause.verb.tense === 'past';
  const [date] = context.dates(isPast);
  return {
    kind: 'deed',
    type: seen.type,
    rule: `deed.${seen.rule ?? deed.rule}`,
    sources,
    targets,
    status:
      (attribution.modality === 'ASSERTED' || attribution.modality === 'ANNOUNCED') &&
      (clause.verb.tense !== 'future' || SPEECH.has(seen.type))
        ? isPast || SPEECH.has(seen.type)
          ? 'OCCURRED'
          : 'UNDERWAY'
        : 'SCHEDULED',
    ...(date && { time: date.edtf }),
    label: labelOf(context, clause, deed),
    verb: clause.verb.lemma,
    isPlain: isDirect && isPlain(context, clause, seen.by),
    span: context.span,
    ...attribution,
  };
}

/** Whether a main clause, or what somebody says, says it in the journalist's words. */
function isPlain(context: SentenceContext, clause: Clause, by?: Clause): boolean {
  const main = by ?? clause;
  const isOwn = main.link === undefined || main.link === 'conjunct' || main.link === 'content';
  const above = governors(clause, context.clauses);
  const isPlanned =
    main.link === 'infinitive' && above.every(({ verb }) => PLANNED.test(verb.lemma) && !verb.isNegated);
  const { form, modal, isNegated } = main.verb;
  const isFinite = form === 'finite' || isPlanned;
  const isOpen = modal !== undefined && !/^(will|may|might)$/.test(modal);
  return (
    (isOwn || isPlanned) &&
    isFinite &&
    !isOpen &&
    !(isNegated && main.verb.tense !== 'future') &&
    !context.tokens[main.verb.head]!.isQuoted
  );
}

/** Verbs that say of a deed only that it is to come, begins or goes on. */
const PLANNED =
  /^(expect|plan|schedule|set|slate|due|agree|begin|start|continue|be|prepare|intend|say|announce|manage)$/;

/** Deeds that consist in saying something. */
const SPEECH: ReadonlySet<EventType> = new Set(['THREATEN', 'AGREE', 'REQUEST', 'REJECT', 'ACCUSE']);

const spoken = ({ modality, speaker }: Attribution): Attribution => ({
  modality: /^(HYPOTHETICAL|EXPECTED|DESIRED)$/.test(modality) ? 'ASSERTED' : modality,
  ...(speaker && { speaker }),
});

const lemmaOf = (context: SentenceContext, { head }: NounPhrase) => {
  const { lemma, lower } = context.tokens[head]!;
  return DEED_NOUNS.has(lower) ? lower : lemma;
};

/** The deed of a verb, or of the noun that a light verb takes. */
function deedOf(context: SentenceContext, clause: Clause): Deed | null {
  const { verb } = clause;
  const object = clause.objects[0];
  const noun = object && deedNoun(context, object);
  if (
    /^(violate|breach|break)$/.test(verb.lemma) &&
    object &&
    /cease-?fire|truce/.test(context.wordsOf(object).toLowerCase())
  )
    return { type: 'ASSAULT', rule: 'violate.ceasefire' };
  if (
    /^(carry|launch|conduct|mount)$/.test(verb.lemma) &&
    object &&
    /\bstrikes?\b/.test(context.wordsOf(object).toLowerCase())
  )
    return { type: 'ASSAULT', rule: 'noun.strikes', noun: object };
  if (PROMISES.test(verb.lemma) && noun === 'SUPPORT')
    return { type: 'SUPPORT', rule: 'pledge.support', noun: object };
  if (ENDINGS.test(verb.lemma) && noun) return ended(context, clause, noun, object);
  if (LIGHT_VERBS.has(verb.lemma)) {
    const found = noun ? { noun: object!, type: noun } : verb.isPassive ? subjectNoun(context, clause) : null;
    if (found?.type === 'PROTEST' && /^(lodge|file|issue|send|deliver|voice|register)$/.test(verb.lemma))
      return { type: 'ACCUSE', rule: 'noun.protest-lodged', noun: found.noun };
    if (found) return { type: found.type, rule: `noun.${found.type.toLowerCase()}`, noun: found.noun };
    // "reached with", "engage in talks"
    const inside = clause.prepositional.find(
      ({ preposition, phrases }) => /^(in|on|for|into)$/.test(preposition) && deedNoun(context, phrases[0]!),
    );
    if (inside && /^(engage|enter|join|participate|begin|agree|call|go)$/.test(verb.lemma)) {
      const [phrase] = inside.phrases;
      return { type: deedNoun(context, phrase!)!, rule: 'noun.in', noun: phrase! };
    }
  }
  if (GOES_ON.test(verb.lemma) && !noun) {
    const found = subjectNoun(context, clause);
    if (found) return { type: found.type, rule: 'noun.subject', noun: found.noun };
  }
  const combined = verb.particle ? DEED_VERBS.get(`${verb.lemma} ${verb.particle}`) : undefined;
  const type = combined ?? DEED_VERBS.get(verb.lemma);
  if (type === undefined || (object && ABSTRACT.test(context.tokens[object.head]!.lower))) return null;
  return refined(context, clause, type);
}

/** Verbs that say only that their subject is going on: "riots continue". */
const GOES_ON =
  /^(continue|erupt|break|occur|begin|start|resume|intensify|rage|happen|spread|escalate|be|take|go)$/;

/** Objects with which a verb does nothing to anybody: "capture the attention". */
const ABSTRACT =
  /^(attention|imagination|moment|moments|opportunity|mood|spirit|hearts|headlines|votes?|seats?|questions?|doubts?|hopes?)$/;

function deedNoun(context: SentenceContext, phrase: NounPhrase): EventType | undefined {
  const words = context.wordsOf(phrase).toLowerCase();
  if (
    /\b(air|missile|drone|military|cruise|rocket|artillery|precision|retaliatory)[ -]strikes?\b|\bairstrikes?\b|\bwarfare\b/.test(
      words,
    )
  )
    return 'ASSAULT';
  if (/\b(approval|permission|green light)\b/.test(words)) return 'CONCEDE';
  const own = DEED_NOUNS.get(lemmaOf(context, phrase));
  if (own) return own;
  // "a hunger strike", "peace talks", "two rounds of talks"
  for (let i = phrase.head; i >= phrase.first; i--) {
    const type = DEED_NOUNS.get(context.tokens[i]!.lower) ?? DEED_NOUNS.get(context.tokens[i]!.lemma);
    if (type && context.tokens[i]!.tag === 'NOUN') return type;
  }
  return undefined;
}

function subjectNoun(
  context: SentenceContext,
  { subjects }: Clause,
): { noun: NounPhrase; type: EventType } | null {
  const [noun] = subjects;
  const type = noun && deedNoun(context, noun);
  return type ? { noun, type } : null;
}

/** Ending something friendly is a sanction, ending something hostile a concession. */
function ended(
  context: SentenceContext,
  { verb }: Clause,
  type: EventType,
  noun: NounPhrase | undefined,
): Deed {
  const what = noun ? context.wordsOf(noun).toLowerCase() : '';
  if (FRIENDLY.has(type))
    return { type: verb.lemma === 'lift' ? 'CONCEDE' : 'SANCTION', rule: 'end.friendly', noun };
  if (type === 'PROTEST') return { type: 'PROTEST', rule: 'end.protest', noun };
  const isMilitary = /siege|blockade|offensive|attack|war|shelling|fire|occupation|fighting/.test(what);
  return { type: isMilitary ? 'RETREAT' : 'CONCEDE', rule: 'end.hostile', noun };
}

/** Verbs whose type depends on their object. */
function refined(context: SentenceContext, clause: Clause, type: EventType): Deed | null {
  const { verb, objects } = clause;
  const object = objects[0];
  const noun = object && deedNoun(context, object);
  const words = object ? context.wordsOf(object).toLowerCase() : '';
  const deed = (as: EventType, rule: string): Deed => ({ type: as, rule, ...(object && { noun: object }) });
  switch (verb.lemma) {
    case 'withdraw':
      return /aid|ambassador|support|recognition|cooperation|peacekeeper|inspector/.test(words)
        ? deed('SANCTION', 'withdraw.ties')
        : deed('RETREAT', 'withdraw');
    case 'expel':
      return /diplomat|inspector|peacekeeper|ambassador|official|journalist|staff|attach/.test(words)
        ? deed('SANCTION', 'expel')
        : deed('COERCE', 'expel.people');
    case 'grant':
      return /asylum|aid|loan|credit|money|dollar|refuge/.test(words)
        ? deed('AID', 'grant.aid')
        : deed('CONCEDE', 'grant');
    case 'impose':
      return /sanction|embargo|tariff|duty|duties|boycott/.test(words)
        ? deed('SANCTION', 'impose.sanctions')
        : deed('COERCE', 'impose');
    case 'block':
      return /road|street|bridge|traffic|highway|transport|railway|border/.test(words)
        ? deed('PROTEST', 'block.road')
        : deed('REJECT', 'block');
    case 'return':
      return object ? deed('CONCEDE', 'return') : deed('CONSULT', 'return');
    case 'strike':
      return object ? deed('ASSAULT', 'strike') : deed('PROTEST', 'strike');
    case 'sign':
      return deed('SUPPORT', 'sign');
    case 'stop':
      return /work/.test(words) ? deed('PROTEST', 'stop.work') : deed('SANCTION', 'stop');
    case 'arrive':
      return clause.subjects.some((phrase) =>
        /peacekeep|relief|aid /.test(context.wordsOf(phrase).toLowerCase()),
      )
        ? deed('AID', 'arrive.peace')
        : { type, rule: 'verb.consult' };
    case 'deploy':
      return /peacekeeper|peacekeeping|aid|medical|observers/.test(words)
        ? deed('AID', 'deploy.peace')
        : deed('MOBILIZE', 'deploy');
    case 'give':
      if (noun && noun !== 'AID' && noun !== 'MOBILIZE') return deed(noun, 'give.noun');
      return deed('AID', 'give');
    case 'take':
      return verb.particle === 'over' || /control/.test(words) ? deed('ASSAULT', 'take.over') : null;
    case 'remain':
      return context.tokens.slice(verb.last, verb.last + 4).some(({ lower }) => lower === 'alert')
        ? deed('MOBILIZE', 'alert')
        : null;
    case 'send':
    case 'provide':
    case 'supply':
      return noun === 'ASSAULT' || noun === 'MOBILIZE'
        ? deed('MOBILIZE', 'send.forces')
        : /troop|soldier|warship|force|army/.test(words)
          ? deed('MOBILIZE', 'send.forces')
          : deed('AID', verb.lemma);
    case 'release':
    case 'free':
      return deed('RETREAT', verb.lemma);
    case 'host':
      return deed('CONSULT', 'host');
    case 'hold':
      return noun
        ? deed(noun, 'hold')
        : object && (isPeople(context, object) || /hostage|prisoner|captive/.test(words))
          ? deed('COERCE', 'hold.people')
          : null;
    case 'order':
      return deed('COERCE', 'order');
    default:
      return { type, rule: `verb.${type.toLowerCase()}`, ...(noun && { noun: object }) };
  }
}

/**
 * A deed that is promised, threatened, demanded or refused is an event of that type, of the one who speaks. Null for what
 * is neither done nor said to be done.
 */
function seenAs(
  context: SentenceContext,
  clause: Clause,
  deed: Deed,
  used: Set<number>,
): { type: EventType; rule?: string; by?: Clause } | null {
  const above = governors(clause, context.clauses);
  for (const governor of above) {
    const { lemma } = governor.verb;
    const isOver =
      clause.link === 'infinitive' || clause.link === 'content' || clause.link === 'prepositional';
    if (!isOver) break;
    if (REFUSALS.test(lemma) && clause.link === 'infinitive')
      return take(governor, 'REJECT', 'refused', used);
    if (THREATS.test(lemma) && (clause.link !== 'content' || lemma !== 'warn'))
      return take(
        governor,
        HOSTILE.has(deed.type) || lemma === 'threaten' ? 'THREATEN' : 'AGREE',
        'threatened',
        used,
      );
    if (/^(plan|intend|prepare|decide|consider|hope)$/.test(lemma) && deed.type === 'CONSULT')
      return { type: 'CONSULT' };
    if (lemma === 'prepare' && HOSTILE.has(deed.type)) return take(governor, 'MOBILIZE', 'prepared', used);
    if (PROMISES.test(lemma))
      return take(
        governor,
        HOSTILE.has(deed.type) && !/^(agree|consent|offer)$/.test(lemma) ? 'THREATEN' : 'AGREE',
        'promised',
        used,
      );
    if (
      governor.objects.some(({ head }) => REQUESTED.test(context.tokens[head]!.lower)) &&
      clause.link === 'content'
    )
      return take(governor, 'REQUEST', 'demanded', used);
    if (DEMANDS.test(lemma) && governor.verb.head < clause.verb.head && !governor.verb.isPassive) {
      if (lemma === 'order' || (lemma === 'invite' && FRIENDLY.has(deed.type)))
        return take(governor, lemma === 'order' ? 'COERCE' : 'REQUEST', 'ordered', used);
      if (lemma !== 'tell' && lemma !== 'call') return take(governor, 'REQUEST', 'demanded', used);
    }
    if (governor.complement !== undefined && WILLING.test(context.tokens[governor.complement]!.lower))
      return take(governor, HOSTILE.has(deed.type) ? 'THREATEN' : 'AGREE', 'willing', used);
  }
  const { verb } = clause;
  const promised =
    PROMISES.test(verb.lemma) || THREATS.test(verb.lemma)
      ? childrenOf(context, clause).map((child) => deedOf(context, child)?.type)
      : [];
  for (const child of promised.length > 0 ? childrenOf(context, clause) : []) used.add(child.index);
  if (
    promised.some((type) => type && HOSTILE.has(type)) &&
    /^(vow|swear|pledge|promise|warn|plan|threaten)$/.test(verb.lemma)
  )
    return { type: 'THREATEN', rule: 'threatened' };
  if (promised.some((type) => type && FRIENDLY.has(type)) && /^(vow|swear)$/.test(verb.lemma))
    return { type: 'AGREE', rule: 'promised' };
  if ((DEMANDS.test(verb.lemma) || REFUSALS.test(verb.lemma)) && deed.type !== 'CONSULT')
    for (const child of childrenOf(context, clause)) used.add(child.index);
  const isPurpose = clause.link === 'infinitive' && above.length > 0 && DEED_VERBS.has(above[0]!.verb.lemma);
  if (isPurpose) return null;
  if (verb.isNegated && verb.tense === 'future') return { type: 'REJECT', rule: 'will-not' };
  if (verb.isNegated) return FRIENDLY.has(deed.type) ? { type: 'REJECT', rule: 'negated' } : null;
  if (verb.modal === 'must' && context.sayingAround(clause)) return { type: 'REQUEST', rule: 'must' };
  const isFuture =
    verb.tense === 'future' || (verb.modal === 'would' && context.sayingAround(clause) !== undefined);
  if (isFuture) {
    if (deed.type === 'CONSULT') return { type: deed.type };
    if (FRIENDLY.has(deed.type)) return { type: 'AGREE', rule: 'will.friendly' };
    if (HOSTILE.has(deed.type)) return { type: 'THREATEN', rule: 'will.hostile' };
  }
  return { type: deed.type };
}

/** "X said Y must do it": X demands it of Y. */
function demandOf(context: SentenceContext, clause: Clause) {
  const saying = context.sayingAround(clause)!;
  return {
    sources: context.actors(saying.sources),
    targets: context.actors(clause.subjects),
    isDirect: true,
  };
}

function take(governor: Clause, type: EventType, rule: string, used: Set<number>) {
  if (used.has(governor.index)) return null;
  used.add(governor.index);
  return { type, rule, by: governor };
}

/** Who does it to whom. */
function participants(
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
  candidates.push(...prepositionalOf(clause, isPassive));
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

function isPeople(context: SentenceContext, { first, last, head }: NounPhrase): boolean {
  const { lemma, lower, tag } = context.tokens[head]!;
  if (tag === 'PRON') return false;
  if (isBody(lemma, lower)) return true;
  const words = context.tokens.slice(first, last + 1).map((token) => token.lower);
  return tag === 'PROPN' && words.some((_, at) => titleAt(words, at) !== null);
}

/** The clauses that say what is promised, demanded, threatened or refused. */
const childrenOf = (context: SentenceContext, { index, verb }: Clause): Clause[] =>
  [DEMANDS, THREATS, PROMISES, REFUSALS].some((verbs) => verbs.test(verb.lemma))
    ? context.clauses.filter(
        ({ parent, link }) =>
          parent === index && (link === 'content' || link === 'infinitive' || link === 'prepositional'),
      )
    : [];

const REQUESTED = /^(demand|call|request|appeal|plea|insistence)s?$/;

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
const prepositionalOf = ({ prepositional }: Clause, isPassive: boolean): NounPhrase[] =>
  prepositional
    .filter(({ preposition }) => TOWARDS.includes(preposition) && !(isPassive && preposition === 'by'))
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

function labelOf(context: SentenceContext, { verb }: Clause, { noun }: Deed): string {
  const word = context.tokens[verb.head]!;
  return noun ? `${word.lower} ${context.wordsOf(noun).toLowerCase()}` : word.lower;
}

/** One frame for each type and pair of participants. */
function distinct(frames: readonly DeedFrame[]): DeedFrame[] {
  const seen = new Set<string>();
  const nameOf = (actor: Actor) => actor.thing?.slug ?? actor.country?.slug ?? actor.unlinked?.text ?? '';
  return frames.filter((frame) => {
    const key = `${frame.type} ${frame.sources.map(nameOf).join(',')} ${frame.targets.map(nameOf).join(',')}`;
    return !seen.has(key) && seen.add(key);
  });
}
