import type { EventType } from '../../generated/prisma/enums';
import type { NounPhrase } from './chunks';
import type { Clause } from './clauses';
import type { SentenceContext } from './context';
import { isPeople } from './deed-parties';
import { DEED_NOUNS, DEED_VERBS, ENDINGS, FRIENDLY, LIGHT_VERBS, PROMISES } from './lexicon/deeds';

/** What is done in a clause, before it is seen as promised, demanded or refused. */
export interface Deed {
  type: EventType;
  rule: string;
  /** The noun that says it: of "hold talks" the talks. */
  noun?: NounPhrase;
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

/** Objects with which a verb is a figure of speech: "capture the attention". */
const ABSTRACT =
  /^(attention|imagination|moment|moments|opportunity|mood|spirit|hearts|headlines|votes?|seats?|questions?|doubts?|hopes?)$/;

const FORCES = /\b(troops?|soldiers?|forces|army|marines?|units?|battalions?|peacekeepers?)\b/;
const SERIES = /^(rounds?|series|wave|waves|campaign|spate|string|set|state|exchange|acts?|kind|form|level)$/;

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
  // "a new round of exercises", "a state of siege"
  if (SERIES.test(context.tokens[phrase.head]!.lower) && context.tokens[phrase.last + 1]?.lower === 'of') {
    const whole = context.phraseWith(phrase.last + 2);
    const type = whole && whole.first > phrase.last ? deedNoun(context, whole) : undefined;
    if (type) return type;
  }
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
    case 'leave':
      return clause.subjects.some((phrase) => FORCES.test(context.wordsOf(phrase).toLowerCase()))
        ? deed('RETREAT', 'leave')
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
    case 'welcome': {
      // "Welcomed the leaders to the palace": they met; "welcomed the decision": an opinion.
      const isGuest =
        object !== undefined &&
        isPeople(context, object) &&
        clause.prepositional.some(({ preposition }) => preposition === 'to');
      return isGuest ? deed('CONSULT', 'welcome') : { type, rule: `verb.${type.toLowerCase()}` };
    }
    case 'receive':
      return /invitation|invite|letter|message|aid|loan/.test(words) ? null : deed('CONSULT', 'receive');
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
