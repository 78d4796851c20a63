import { parseSpan } from '../../engine/model/time/edtf';
import type { NounPhrase } from './chunks';
import type { SentenceContext } from './context';

/** Whether a time is over on the day of the article; an event of that very day is if the article says that it was held. */
export function isOver(time: string, today: string, isHeld = false): boolean {
  const { latest } = parseSpan(time);
  return latest !== null && (latest < today || (isHeld && latest === today));
}

const HOLDS = /^(hold|host|attend|join|address|open|close|end|conclude|begin|start|convene|gather|take)$/;

/** Whether a clause says of an event in the past tense that it was held, attended or begun. */
export function wasHeld(context: SentenceContext, phrase: NounPhrase): boolean {
  const verb = context.clauseAround(phrase.head)?.verb;
  return verb?.tense === 'past' && !verb.isNegated && HOLDS.test(verb.lemma);
}
