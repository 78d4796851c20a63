import { frameWith } from './frames';
import type { SentenceContext } from '../context';
import type { AttendanceFrame } from '../frame';
import type { Occasions } from '../occasions';

/** "The potential participation of Lee", "Kim's attendance", "confirmed the presence of". */
export function fromNouns(context: SentenceContext, occasions: Occasions): AttendanceFrame[] {
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
      (clause && /^(confirm|announce)$/.test(clause.verb.lemma)) ||
      context.clauses.some(
        ({ verb, subjects }) =>
          verb.isPassive && verb.lemma === 'confirm' && subjects.some(({ head }) => head === i),
      );
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
              : occasions.main.status === 'OCCURRED' && after
                ? 'ATTENDED'
                : null;
    if (!status) return;
    const stated = clause && isConfirmed ? context.attribution(clause) : ({ modality: 'ASSERTED' } as const);
    frames.push(
      ...frameWith(context, actor, { occasion: occasions.main, status, rule: 'attendance.noun' }, stated),
    );
  });
  return frames;
}
