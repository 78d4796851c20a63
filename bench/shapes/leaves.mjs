import { instant, number } from '../questions/facts.mjs';

const GLOBAL_ID = /^[a-z]+_\d+$/;
const NUMBER = /^\d+$/;
const DAY = /^\d{4}-\d{2}-\d{2}(T00:00:00.*)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/**
 * The values of an answer in the order in which they were asked for, whatever they are nested in: what two answers have in
 * common that say the same in different shapes. What is not known is left out, since it hides what is nested in it.
 */
export function leaves(answer) {
  if (answer === null) return [];
  if (typeof answer === 'object') return Object.values(answer).flatMap(leaves);
  return [typeof answer === 'string' ? plain(answer) : answer];
}

/** A text as both sides would write it. */
function plain(text) {
  if (GLOBAL_ID.test(text)) return number(text);
  if (NUMBER.test(text)) return Number(text);
  if (DAY.test(text)) return text.slice(0, 10);
  return INSTANT.test(text) ? instant(text) : text;
}
