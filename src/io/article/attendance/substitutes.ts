import { isPositive } from './status';
import { listFrom } from './participants';
import type { NounPhrase } from '../chunks';
import type { SentenceContext } from '../context';
import type { Actor, AttendanceFrame } from '../frame';

const INSTEAD = /^(instead of|in place of|rather than|in lieu of|on behalf of)$/;
const STEAD = /^(place|stead|behalf)$/;

/** "Instead of A, B came", "B came on behalf of A", "in his place": A, for whom another takes part, does not. */
export function substitutesIn(
  context: SentenceContext,
  frames: readonly AttendanceFrame[],
): AttendanceFrame[] {
  const replaced = replacedIn(context);
  if (replaced.length === 0) return [];
  const others = frames.filter(({ status }) => isPositive(status));
  const [present] = others;
  if (!present) return [];
  const isKnown = ({ thing }: Actor) =>
    frames.some(({ participant, status }) => participant.thing === thing && !isPositive(status));
  return replaced
    .filter((actor) => actor.isPerson && !isKnown(actor))
    .filter(({ thing }) => others.every(({ participant }) => participant.thing !== thing))
    .map((participant) => {
      const isOver = present.status === 'ATTENDED';
      const isOwn = participant.country !== undefined && participant.country === present.participant.country;
      return {
        ...present,
        participant,
        status: isOver ? (isOwn ? 'DELEGATED' : 'ABSENT') : 'NOT_EXPECTED',
        rule: 'attendance.substitute',
      };
    });
}

/** Those in whose place another stands. */
function replacedIn(context: SentenceContext): Actor[] {
  const { tokens, phrases } = context;
  const found: Actor[] = [];
  tokens.forEach(({ lower }, i) => {
    const words = [lower, tokens[i + 1]?.lower, tokens[i + 2]?.lower];
    const length = INSTEAD.test(words.slice(0, 2).join(' ')) ? 2 : INSTEAD.test(words.join(' ')) ? 3 : 0;
    const phrase = length > 0 ? phrases.find(({ first }) => first === i + length) : undefined;
    if (phrase) found.push(...context.actors(listFrom(context, phrase)));
    if (STEAD.test(lower) && /^(in|on)$/.test(before(tokens, i, phrases))) {
      const owner = context.phraseWith(i);
      const actor = owner && context.owner(owner);
      if (actor) found.push(actor);
    }
  });
  return found;
}

/** The word before the phrase that ends at a word. */
function before(tokens: SentenceContext['tokens'], at: number, phrases: readonly NounPhrase[]): string {
  const phrase = phrases.find(({ head }) => head === at);
  return tokens[(phrase?.first ?? 0) - 1]?.lower ?? '';
}
