import { instant, number } from '../questions/facts.mjs';

const GLOBAL_ID = /^[a-z]+_\d+$/;
const NUMBER = /^\d+$/;
const DAY = /^\d{4}-\d{2}-\d{2}(T00:00:00.*)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/**
 * The values of a response in the order requested, regardless of their nesting: equal for responses with
 * the same content in different shapes. Null values are omitted, since they hide what is nested in them.
 */
export function leaves(answer) {
  if (answer === null) return [];
  if (typeof answer === 'object') return Object.values(answer).flatMap(leaves);
  return [typeof answer === 'string' ? plain(answer) : answer];
}

/** A text normalized for comparison. */
function plain(text) {
  if (GLOBAL_ID.test(text)) return number(text);
  if (NUMBER.test(text)) return Number(text);
  if (DAY.test(text)) return text.slice(0, 10);
  return INSTANT.test(text) ? instant(text) : text;
}
