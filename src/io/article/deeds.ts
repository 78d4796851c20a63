import type { EventType } from '../../generated/prisma/enums';
import type { Clause, NounPhrase } from './clauses';
import type { SentenceContext } from './context';
import type { Actor, DeedFrame } from './frame';
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
  const { sources, targets } = participants(context, clause, deed, seen.by);
  if (sources.length === 0 && targets.length === 0) return null;
  const attribution = context.attribution(clause);
  const isPast = clause.verb.tense === 'past';
  const [date] = context.dates(isPast);
  return {
    kind: 'deed',
    type: seen.type,
    rule: `deed.${seen.rule ?? deed.rule}`,
    sources,
    targets,
    status:
      attribution.modality === 'ASSERTED' || attribution.modality === 'ANNOUNCED'
        ? isPast
          ? 'OCCURRED'
          : 'UNDERWAY'
        : 'SCHEDULED',
    ...(date && { time: date.edtf }),
    label: labelOf(context, clause, deed),
    span: context.span,
    ...attribution,
  };
}

const lemmaOf = (context: SentenceContext, { head }: NounPhrase) => {
  const { lemma, lower } = context.tokens[head]!;
  return DEED_NOUNS.has(lower) ? lower : lemma;
};

/** The deed of a verb, or of the noun that a light verb takes. */
export function deedOf(context: SentenceContext, clause: Clause): Deed | null {
  const { verb } = clause;
  const object = clause.objects[0];
  const noun = object && deedNoun(context, object);
  if (ENDINGS.test(verb.lemma) && noun) return ended(context, clause, noun, object);
  if (LIGHT_VERBS.has(verb.lemma)) {
    const found = noun ? { noun: object!, type: noun } : verb.isPassive ? subjectNoun(context, clause) : null;
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
  const combined = verb.particle ? DEED_VERBS.get(`${verb.lemma} ${verb.particle}`) : undefined;
  const type = combined ?? DEED_VERBS.get(verb.lemma);
  if (type === undefined) return null;
  return refined(context, clause, type);
}

function deedNoun(context: SentenceContext, phrase: NounPhrase): EventType | undefined {
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
function refined(context: SentenceContext, clause: Clause, type: EventType): Deed {
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
    case 'deploy':
      return /peacekeeper|peacekeeping|aid|medical|observers/.test(words)
        ? deed('AID', 'deploy.peace')
        : deed('MOBILIZE', 'deploy');
    case 'give':
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
      return noun ? deed(noun, 'hold') : deed('COERCE', 'hold.people');
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
    if (PROMISES.test(lemma))
      return take(
        governor,
        HOSTILE.has(deed.type) && !/^(agree|consent|offer)$/.test(lemma) ? 'THREATEN' : 'AGREE',
        'promised',
        used,
      );
    if (DEMANDS.test(lemma) && governor.verb.head < clause.verb.head && !governor.verb.isPassive) {
      if (lemma === 'order' || (lemma === 'invite' && FRIENDLY.has(deed.type)))
        return take(governor, lemma === 'order' ? 'COERCE' : 'REQUEST', 'ordered', used);
      if (lemma !== 'tell' && lemma !== 'call') return take(governor, 'REQUEST', 'demanded', used);
    }
    if (governor.complement !== undefined && WILLING.test(context.tokens[governor.complement]!.lower))
      return take(governor, HOSTILE.has(deed.type) ? 'THREATEN' : 'AGREE', 'willing', used);
  }
  const { verb } = clause;
  const isPurpose = clause.link === 'infinitive' && above.length > 0 && DEED_VERBS.has(above[0]!.verb.lemma);
  if (isPurpose) return null;
  if (verb.isNegated) return FRIENDLY.has(deed.type) ? { type: 'REJECT', rule: 'negated' } : null;
  const isFuture =
    verb.tense === 'future' || (verb.modal === 'would' && context.sayingAround(clause) !== undefined);
  if (isFuture) {
    if (deed.type === 'CONSULT') return { type: deed.type };
    if (FRIENDLY.has(deed.type)) return { type: 'AGREE', rule: 'will.friendly' };
    if (HOSTILE.has(deed.type)) return { type: 'THREATEN', rule: 'will.hostile' };
  }
  return { type: deed.type };
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
): { sources: Actor[]; targets: Actor[] } {
  const acting = by ?? clause;
  const isPassive = clause.verb.isPassive && !by;
  const sources = context.actors(isPassive ? clause.agents : acting.subjects);
  const objects = isPassive ? clause.subjects : clause.objects;
  const candidates: NounPhrase[] = [];
  if (by) {
    candidates.push(...by.objects);
    for (const { preposition, phrases } of by.prepositional)
      if (/^(to|on|upon|from|with|against)$/.test(preposition)) candidates.push(...phrases);
  }
  candidates.push(...objects.filter((phrase) => phrase !== deed.noun));
  const order = /^(with|against|to|on|between|from|for|toward|towards|of|at|in|into|over|by)$/;
  const prepositional = clause.prepositional.filter(
    ({ preposition }) => order.test(preposition) && !(isPassive && preposition === 'by'),
  );
  const rank = ({ preposition }: { preposition: string }) =>
    [
      'with',
      'against',
      'to',
      'on',
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
    ].indexOf(preposition);
  for (const each of [...prepositional].sort((a, b) => rank(a) - rank(b))) candidates.push(...each.phrases);
  let targets: Actor[] = [];
  const isOther = (actor: Actor) =>
    !sources.some(
      ({ thing, country }) =>
        (thing !== undefined && thing === actor.thing) ||
        (country !== undefined && country === actor.country && actor.isCollective),
    );
  for (const phrase of candidates) {
    const actors = context.actors([phrase]).filter(isOther);
    if (actors.length === 0) continue;
    targets.push(...actors);
    if (!candidates.includes(phrase) || !isNeighbor(candidates, phrase, clause)) break;
  }
  if (targets.length === 0 && deed.noun) targets = owners(context, deed.noun).filter(isOther);
  if (targets.length === 0)
    targets = candidates
      .flatMap((phrase) => owners(context, phrase))
      .filter(isOther)
      .slice(0, 1);
  return { sources, targets };
}

/** Whether the next candidate is coordinated with a phrase. */
function isNeighbor(candidates: readonly NounPhrase[], phrase: NounPhrase, clause: Clause): boolean {
  const next = candidates[candidates.indexOf(phrase) + 1];
  if (!next) return false;
  const groups = [clause.objects, ...clause.prepositional.map((each) => each.phrases)];
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
