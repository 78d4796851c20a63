import winkModel from 'wink-eng-lite-web-model';
import winkNLP, { type ItsHelpers, type WinkMethods } from 'wink-nlp';
import type { Span } from './document';
import type { Tag, Token } from './tokens';

/*
 * The only file that knows wink-nlp (MIT, no dependencies), which tags parts of speech. Loading the model takes a third of
 * a second and 60 MB, and happens with the first article.
 */

let loaded: { nlp: WinkMethods; its: ItsHelpers } | undefined;

function load() {
  if (!loaded) {
    const nlp = winkNLP(winkModel, ['pos']);
    loaded = { nlp, its: nlp.its };
  }
  return loaded;
}

/** The words of a part of a text with their tags and lemmas. */
export function tagWords(text: string, { start, end }: Span): Token[] {
  const { nlp, its } = load();
  const read = nlp.readDoc(text.slice(start, end)).tokens();
  const [values, tags, lemmas] = [read.out(), read.out(its.pos), read.out(its.lemma as never)] as [
    string[],
    string[],
    string[],
  ];
  const tokens: Token[] = [];
  let from = start;
  values.forEach((value, i) => {
    const at = text.indexOf(value, from);
    if (value.trim() === '' || at < 0 || at >= end) return;
    from = at + value.length;
    tokens.push({
      start: at,
      end: from,
      text: value,
      lower: value.toLowerCase().replaceAll('’', "'"),
      lemma: (lemmas[i] ?? value).toLowerCase(),
      tag: (tags[i] ?? 'X') as Tag,
      isQuoted: false,
    });
  });
  return joinLetters(tokens);
}

/** Joins what the tagger takes apart at letters that English does not have: "Vučić". */
function joinLetters(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    const isInner =
      before && before.end === token.start && /\p{L}$/u.test(before.text) && /^\p{L}/u.test(token.text);
    if (!isInner || !/[^\p{ASCII}]/u.test(before.text + token.text)) {
      joined.push(token);
      continue;
    }
    const text = before.text + token.text;
    const lower = text.toLowerCase();
    joined[joined.length - 1] = {
      ...before,
      end: token.end,
      text,
      lower,
      lemma: lower,
      tag: /^\p{Lu}/u.test(text) ? 'PROPN' : 'NOUN',
    };
  }
  return joined;
}
