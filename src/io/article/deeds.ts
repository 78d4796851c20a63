import type { EventType } from '../../generated/prisma/enums';
import type { Clause } from './clauses';
import type { SentenceContext } from './context';
import { childrenOf, participants } from './deed-parties';
import { type Deed, deedOf } from './deed-types';
import type { Actor, Attribution, DeedFrame } from './frame';
import {
  DEED_VERBS,
  DEMANDS,
  FRIENDLY,
  HOSTILE,
  PROMISES,
  REFUSALS,
  THREATS,
  WILLING,
} from './lexicon/deeds';
import { governors } from './modality';

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
    verb: clause.verb.lemma,
    isPlain: isDirect && isPlain(context, clause, seen.by),
    ...(targets.length === 0 && isReaction(context, clause, seen.type) && isPlain(context, clause, seen.by)
      ? { isReaction: true }
      : {}),
    span: context.span,
    ...attribution,
  };
}

/** Nouns for what another has done or said. */
const ACT =
  /^(decisions?|moves?|steps?|measures?|sanctions|attacks?|strikes?|accusations?|allegations?|charges?|claims?|expulsions?|contacts?|talks|visit|plans?|proposals?|offer|demands?|tests?|launch|launches|exercises?|statements?|remarks|agreement|deal|ban|tariffs|killings?|arrests?|bombings?|announcement|resolution|ultimatum|invasion|raid|withdrawal|ceasefire|recognition)$/;

const isReaction = ({ tokens }: SentenceContext, { objects: [object] }: Clause, type: EventType): boolean =>
  /^(REJECT|ACCUSE|SUPPORT)$/.test(type) &&
  object !== undefined &&
  /^(the|this|these|those)$/.test(tokens[object.first]!.lower) &&
  object.head - object.first <= 2 &&
  ACT.test(tokens[object.head]!.lower);

/** Whether it stands in a main clause or a reported statement, in the journalist's words. */
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

const REQUESTED = /^(demand|call|request|appeal|plea|insistence)s?$/;

/** One frame for each type and pair of participants. */
function distinct(frames: readonly DeedFrame[]): DeedFrame[] {
  const seen = new Set<string>();
  const nameOf = (actor: Actor) => actor.thing?.slug ?? actor.country?.slug ?? actor.unlinked?.text ?? '';
  return frames.filter((frame) => {
    const key = `${frame.type} ${frame.sources.map(nameOf).join(',')} ${frame.targets.map(nameOf).join(',')}`;
    return !seen.has(key) && seen.add(key);
  });
}
