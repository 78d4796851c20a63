import type { Times } from './times';
import { instantWords, timeWords } from './words';

/** The times of a page in one sentence without a full stop: "As said in public by 28 August 2025". */
export function timesSentence({ validAt, saidBy, knownAt }: Times): string {
  const parts = [
    saidBy && `as said in public by ${timeWords({ edtf: saidBy })}`,
    validAt && `as it held on ${timeWords({ edtf: validAt })}`,
    knownAt && `as recorded here by ${instantWords(knownAt)}`,
  ].filter((part) => part !== null);
  const sentence = parts.length === 0 ? 'now: everything said and recorded so far' : parts.join(', ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
