import type { AttendanceStatus } from '../../../generated/prisma/enums';
import { framesOf } from './frames';
import { occasionOf } from './occasion-of';
import { listFrom } from './participants';
import { presenceOf, type Said } from './presence';
import type { NounPhrase } from '../chunks';
import type { Clause } from '../clauses';
import type { SentenceContext } from '../context';
import type { AttendanceFrame, Occasion } from '../frame';
import type { Occasions } from '../occasions';

const AUXILIARY = /^(will|would|do|did|does|is|are|was|were|be|have|has|had|may|might|could)$/;

/** "A will attend, but B will not", "as did C", "while D is not": a verb that stands for the one before it. */
export function fromEllipsis(context: SentenceContext, occasions: Occasions): AttendanceFrame[] {
  return context.clauses.flatMap((clause): AttendanceFrame[] => {
    const answer = answerTo(context, clause);
    if (!answer && !isElided(context, clause)) return [];
    const full = fullBefore(context, clause, occasions);
    if (!full) return [];
    const subjects = inverted(context, clause) ?? clause.subjects;
    const status = answer ?? statusLike(context, clause, full.said, full.occasion);
    return framesOf(context, clause, context.actors(subjects), {
      occasion: full.occasion,
      status,
      rule: 'attendance.elided',
    });
  });
}

/** "B is considering it": what a verb says of what the sentence has named before. */
function answerTo({ tokens }: SentenceContext, { verb, objects }: Clause): AttendanceStatus | null {
  const [object] = objects;
  if (object === undefined || tokens[object.head]!.lower !== 'it' || verb.isNegated || verb.isPassive)
    return null;
  if (/^(consider|weigh|mull|ponder|contemplate)$/.test(verb.lemma)) return 'POSSIBLE';
  return /^(decline|refuse|reject)$/.test(verb.lemma) ? 'DECLINED' : null;
}

/** Whether a clause is an auxiliary verb and nothing else. */
function isElided({ tokens }: SentenceContext, clause: Clause): boolean {
  const { verb, objects, prepositional, complement } = clause;
  if (!AUXILIARY.test(tokens[verb.head]!.lower) || verb.form !== 'finite' || complement !== undefined)
    return false;
  const next = tokens[verb.last + 1];
  const isEnd =
    next === undefined ||
    /^(PUNCT|CCONJ)$/.test(next.tag) ||
    /^(while|though|although|because|unless)$/.test(next.lower);
  const isBefore = /^(as|so|nor|neither)$/.test(tokens[verb.first - 1]?.lower ?? '');
  return prepositional.length === 0 && (isBefore || (isEnd && objects.length === 0));
}

/** Who sends a delegation takes part. */
const SENDS: Said = { key: 'send', is: 'there', role: null, isExpectation: false };

/** The clause of which an auxiliary repeats the verb, with what it says and its event. */
export function fullBefore(
  context: SentenceContext,
  clause: Clause,
  occasions: Occasions,
): { said: Said; occasion: Occasion } | null {
  for (let i = clause.index - 1; i >= 0; i--) {
    const before = context.clauses[i]!;
    const isSending = before.verb.lemma === 'send';
    const said = isSending ? SENDS : presenceOf(context, before);
    const occasion = said && occasionOf(context, before, occasions, true);
    if (said && occasion) return { said, occasion };
  }
  return null;
}

/** "As did A and B": the subjects after the verb. */
function inverted(context: SentenceContext, { verb }: Clause): NounPhrase[] | null {
  const before = context.tokens[verb.first - 1]?.lower ?? '';
  const after = context.phrases.find(({ first }) => first === verb.last + 1);
  return /^(as|so|nor|neither)$/.test(before) && after ? listFrom(context, after) : null;
}

function statusLike(
  { tokens }: SentenceContext,
  { verb }: Clause,
  { is }: Said,
  { status }: Occasion,
): AttendanceStatus {
  const before = tokens[verb.first - 1]?.lower ?? '';
  const isThere = (verb.isNegated || /^(nor|neither)$/.test(before)) === (is === 'away');
  const isPast = verb.tense === 'past' || status === 'OCCURRED';
  if (/^(may|might|could)$/.test(verb.modal ?? '')) return 'POSSIBLE';
  if (/^(did|was|were|had)$/.test(tokens[verb.head]!.lower) || (isPast && verb.modal === undefined))
    return isThere ? 'ATTENDED' : 'ABSENT';
  return isThere ? 'EXPECTED' : 'NOT_EXPECTED';
}
