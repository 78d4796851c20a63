import { isDeepStrictEqual } from 'node:util';
import { ask } from './ask.mjs';
import { drawsOf } from './draws.mjs';

const CHECKED = 8;

/**
 * Sends the same to every side, and fails if the results differ: a side must not be fast by answering
 * another question.
 */
export async function verify(question, sides, sample) {
  for (const draw of drawsOf(question, sample).slice(0, CHECKED)) {
    let expected = null;
    for (const side of sides) {
      let facts;
      try {
        facts = side.facts(question, await ask(side.server.port, side.request(question, draw)));
      } catch (error) {
        throw new Error(`${question.id} of ${side.name} with ${JSON.stringify(draw)}: ${error.message}`, {
          cause: error,
        });
      }
      expected ??= { name: side.name, facts };
      if (isDeepStrictEqual(facts, expected.facts)) continue;
      throw new Error(
        `${question.id} with ${JSON.stringify(draw)}: ${expected.name} and ${side.name} disagree${difference(expected.facts, facts)}`,
      );
    }
  }
}

/** The first path at which two responses differ. */
function difference(a, b, path = '') {
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
      if (!isDeepStrictEqual(a[i], b[i])) return difference(a[i], b[i], `${path}[${i}]`);
    }
  }
  return ` at ${path || 'the root'}: ${JSON.stringify(a)?.slice(0, 300)} and ${JSON.stringify(b)?.slice(0, 300)}`;
}
