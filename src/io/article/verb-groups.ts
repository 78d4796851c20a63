import type { VerbGroup } from './chunks';
import type { Token } from './tokens';

const PARTICLES =
  /^(up|off|out|down|over|away|back|on|for|against|with|to|in|into|of|at|from|about|through|around|forward)$/;

const BE = /^(be|is|are|was|were|been|being|am|'s|'re|'m|get|got)$/;

export function verbGroupAt(tokens: readonly Token[], from: number): VerbGroup | null {
  const first = tokens[from]!;
  const isInfinitive = first.lower === 'to' && first.tag === 'PART';
  if (!isInfinitive && first.tag !== 'VERB' && first.tag !== 'AUX') return null;
  let head = -1;
  let isNegated = isInfinitive && /^(not|never)$/.test(tokens[from - 1]?.lower ?? '');
  let modal: string | undefined;
  let lastAux = -1;
  const auxiliaries: string[] = [];
  let i = isInfinitive ? from + 1 : from;
  for (; i < tokens.length; i++) {
    const { tag, lower } = tokens[i]!;
    if (
      tag === 'AUX' ||
      (tag === 'VERB' &&
        /^(have|has|had)$/.test(lower) &&
        tokens[i + 1]?.tag === 'VERB' &&
        /(ed|en)$/.test(tokens[i + 1]!.lower))
    ) {
      if (head >= 0) break;
      auxiliaries.push(lower);
      if (/^(will|would|may|might|could|can|shall|should|must|wo|ca|'ll|'d)$/.test(lower))
        modal =
          lower === 'wo' || lower === "'ll"
            ? 'will'
            : lower === 'ca'
              ? 'can'
              : lower === "'d"
                ? 'would'
                : lower;
      lastAux = i;
      continue;
    }
    if (/^(not|n't|never)$/.test(lower)) {
      if (head >= 0) break;
      isNegated = true;
      continue;
    }
    if (tag === 'ADV' && head < 0 && leadsToVerb(tokens, i)) continue;
    // "Would, after all, attend"
    const resumed =
      lower === ',' && head < 0 && lastAux === i - 1 && modal !== undefined ? afterAside(tokens, i) : null;
    if (resumed !== null) {
      i = resumed - 1;
      continue;
    }
    // "Are both expected", "were all seen"
    if (lastAux === i - 1 && head < 0 && /^(both|all|each)$/.test(lower) && leadsToVerb(tokens, i)) continue;
    if (tag === 'VERB' && head < 0) {
      head = i;
      continue;
    }
    break;
  }
  if (head < 0) {
    // A form of "be", "have" or "do" is the verb itself.
    if (lastAux < 0) return null;
    head = lastAux;
    const own = auxiliaries.pop();
    if (own && /^(was|were|had|did)$/.test(own)) auxiliaries.push(own);
    i = lastAux + 1;
    if (/^(not|n't)$/.test(tokens[i]?.lower ?? '')) i += 1;
  }
  const last = Math.max(head, i - 1 > head && /^(not|n't)$/.test(tokens[i - 1]!.lower) ? i - 1 : head);
  const word = tokens[head]!;
  const isBeForm = auxiliaries.length > 0 && BE.test(auxiliaries.at(-1)!);
  const isPerfect = auxiliaries.some((aux) => /^(have|has|had|'ve)$/.test(aux));
  const isPassive = isBeForm && !word.lower.endsWith('ing') && tokens[head]!.tag === 'VERB';
  const form = isInfinitive
    ? 'infinitive'
    : auxiliaries.length > 0 || word.tag === 'AUX'
      ? 'finite'
      : word.lower.endsWith('ing') && word.lower !== 'bring'
        ? 'gerund'
        : 'finite';
  const next = tokens[last + 1];
  const particle = next && PARTICLES.test(next.lower) ? next.lower : undefined;
  const tense =
    modal && /^(will|shall)$/.test(modal)
      ? 'future'
      : auxiliaries.some((aux) => /^(was|were|had|did)$/.test(aux)) ||
          (auxiliaries.length === 0 && !isInfinitive && (word.lower.endsWith('ed') || isPastForm(word))) ||
          isPerfect
        ? 'past'
        : 'present';
  return {
    first: from,
    last,
    head,
    lemma: word.tag === 'AUX' && BE.test(word.lower) ? 'be' : word.lemma,
    ...(particle && { particle }),
    form,
    tense,
    ...(modal && { modal }),
    isNegated,
    isPassive,
    isPerfect,
  };
}

/** Verbs whose past is like the base; a report has them in the past. */
const UNCHANGED = /^(cut|put|set|hit|let|shut|quit|split|spread)$/;

const isPastForm = ({ lower, lemma }: Token) =>
  UNCHANGED.test(lower) ||
  (lower !== lemma && !/(s|ing)$/.test(lower) && !/^(am|are|'m|'re|'ve|have|do)$/.test(lower));

/** The verb after a remark of a few words between commas; null if there is none. */
function afterAside(tokens: readonly Token[], comma: number): number | null {
  const end = tokens.slice(comma + 1, comma + 6).findIndex(({ lower }) => lower === ',');
  const verb = tokens[comma + end + 2];
  return end > 0 && verb !== undefined && /^(VERB|AUX)$/.test(verb.tag) ? comma + end + 2 : null;
}

const leadsToVerb = (tokens: readonly Token[], from: number): boolean => {
  for (let i = from + 1; i < Math.min(tokens.length, from + 4); i++) {
    const { tag } = tokens[i]!;
    if (tag === 'VERB' || tag === 'AUX') return true;
    if (tag !== 'ADV' && !/^(not|n't)$/.test(tokens[i]!.lower)) return false;
  }
  return false;
};
