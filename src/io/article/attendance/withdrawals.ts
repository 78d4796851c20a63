import { framesOf } from './frames';
import { occasionOf } from './occasion-of';
import { subjectsOf } from './participants';
import type { Clause } from '../clauses';
import type { SentenceContext } from '../context';
import type { AttendanceFrame } from '../frame';
import { governors } from '../modality';
import type { Occasions } from '../occasions';

const PLANNED = /^(trip|visit|attendance|appearance|participation|plans?|travel)$/;

/** "Lee withdrew from the summit", "pulled out of", "cancelled his trip", "ruled himself out". */
export function fromWithdrawal(
  context: SentenceContext,
  clause: Clause,
  occasions: Occasions,
): AttendanceFrame[] {
  const { verb, objects } = clause;
  const { tokens } = context;
  const heads = objects.map(({ head }) => tokens[head]!.lower);
  const cancels =
    (/^(cancel|scrap|abandon|postpone|drop|shelve|delay)$/.test(verb.lemma) ||
      (verb.lemma === 'call' && (verb.particle === 'off' || tokens[verb.last + 1]?.lower === 'off'))) &&
    heads.some((head) => PLANNED.test(head));
  // "Cancelled at the last minute"
  const cancelsAlone = verb.lemma === 'cancel' && objects.length === 0 && !verb.isPassive;
  const leaves =
    (verb.lemma === 'withdraw' && verb.particle === 'from') ||
    (verb.lemma === 'pull' && verb.particle === 'out') ||
    (/^(drop|back|bow|opt)$/.test(verb.lemma) && verb.particle === 'out');
  // "Ruled himself out", "excused himself from", "begged off the summit"
  const rulesOut =
    (/^(rule|excuse)$/.test(verb.lemma) &&
      heads.some((head) => /^(himself|herself|themselves)$/.test(head))) ||
    (/^(beg|cry)$/.test(verb.lemma) && tokens[verb.last + 1]?.lower === 'off');
  // "Pulled Iran out of the talks"
  const pulls =
    /^(pull|withdraw)$/.test(verb.lemma) &&
    objects.length > 0 &&
    /^(out|from)$/.test(tokens[objects.at(-1)!.last + 1]?.lower ?? '') &&
    context.actors(objects).length > 0;
  if (!(cancels || cancelsAlone || leaves || pulls || rulesOut) || verb.isNegated) return [];
  if (governors(clause, context.clauses).some((each) => each.verb.isNegated)) return [];
  const isPurposeElsewhere = clause.prepositional.some(
    ({ preposition, phrases }) => preposition === 'to' && phrases.some((phrase) => context.actor(phrase)),
  );
  const named = occasionOf(context, clause, occasions, false, {
    isBelow: !cancels || !isPurposeElsewhere,
  });
  const occasion =
    named ??
    (isPurposeElsewhere || cancelsAlone || pulls || (leaves && tokens[verb.last + 1]?.lower === 'of')
      ? undefined
      : occasions.main);
  if (!occasion) return [];
  const actors = pulls ? context.actors(objects) : subjectsOf(context, clause);
  const status = rulesOut ? 'DECLINED' : 'WITHDRAWN';
  return framesOf(context, clause, actors, { occasion, status, rule: `attendance.${status.toLowerCase()}` });
}
