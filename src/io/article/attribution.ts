import { lastIndexWhere } from './arrays';
import type { NounPhrase } from './chunks';
import type { Clause } from './clauses';
import { BELIEVING, CUE_NOUNS, CUE_VERBS, PLAIN_CUES } from './lexicon/saying';
import type { Token } from './tokens';

/** Who says what: the word by which it is said, whose words they are, and the part of the sentence that is said. */
export interface Saying {
  /** Index of the cue's word. */
  cue: number;
  lemma: string;
  /** The clause of the cue; null for "according to". */
  clause: Clause | null;
  sources: NounPhrase[];
  /** Indices of words, both inclusive. */
  content: readonly [first: number, last: number][];
}

/** What is said in a sentence, by whom. A cue within quotation marks is not the journalist's. */
export function sayingsIn(tokens: readonly Token[], clauses: readonly Clause[]): Saying[] {
  const sayings: Saying[] = [];
  for (const clause of clauses) {
    const { verb } = clause;
    if (!CUE_VERBS.has(verb.lemma) || verb.isNegated) continue;
    if (tokens[verb.head]!.isQuoted) continue;
    const content = contentOf(tokens, clauses, clause);
    if (content.length === 0) continue;
    const hasQuotation = content.some(([first, last]) =>
      tokens.slice(first, last + 1).some(({ isQuoted }) => isQuoted),
    );
    const hasClause = content.some(([first, last]) =>
      clauses.some(
        (other) =>
          other !== clause &&
          other.verb.head >= first &&
          other.verb.head <= last &&
          other.verb.form === 'finite',
      ),
    );
    if (!PLAIN_CUES.has(verb.lemma) && !hasQuotation && !hasThat(tokens, clause)) continue;
    if (!hasQuotation && !hasClause && !PLAIN_CUES.has(verb.lemma)) continue;
    if (verb.form === 'infinitive' && !hasQuotation && !hasThat(tokens, clause)) continue;
    sayings.push({
      cue: verb.head,
      lemma: verb.lemma,
      clause,
      sources: verb.isPassive ? clause.agents : sourcesOf(tokens, clause),
      content,
    });
  }
  return [...sayings, ...accordingTo(tokens), ...nounCues(tokens)].sort((a, b) => a.cue - b.cue);
}

const hasThat = (tokens: readonly Token[], { verb }: Clause) =>
  tokens.slice(verb.last + 1, verb.last + 6).some(({ lower }) => lower === 'that');

const INVERTED =
  /^(say|ask|add|write|explain|note|tweet|declare|reply|recall|warn|argue|announce|report|quip|joke)$/;

/** ", said Li Wei, the mayor": the phrase after the verb is its subject. */
function isInverted(tokens: readonly Token[], { verb, objects: [next] }: Clause): boolean {
  const before = tokens[verb.first - 1];
  return (
    next !== undefined &&
    next.first === verb.last + 1 &&
    (!before || /^[,”"’'.;—–-]$/.test(before.text) || verb.first === 0) &&
    INVERTED.test(verb.lemma)
  );
}

const sourcesOf = (tokens: readonly Token[], clause: Clause): NounPhrase[] =>
  isInverted(tokens, clause) ? clause.objects.slice(0, 1) : clause.subjects;

/** The part of a sentence that a verb of saying introduces or ends. */
function contentOf(tokens: readonly Token[], clauses: readonly Clause[], clause: Clause): [number, number][] {
  const { verb } = clause;
  const end = lastWord(tokens);
  const start = isInverted(tokens, clause) ? verb.first : firstOf(clause);
  const parts: [number, number][] = [];
  const before = tokens[start - 1];
  const isAfterContent =
    before !== undefined && (/^[,”"]$/.test(before.text) || before.text === "'" || before.text === '’');
  const next = tokens[verb.last + 1];
  const complement = clauses.find((other) => other.parent === clause.index && other.link === 'content');
  if (isAfterContent && !complement && !hasThat(tokens, clause)) {
    const first = previousEnd(tokens, clause);
    if (start - 1 >= first + 1) parts.push([first, start - 1]);
    // "X said, rest": what goes on after the comma is said too, unless it says more of the saying itself.
    const resume = resumesAt(tokens, clause);
    if (resume !== null && resume <= end) parts.push([resume, end]);
    return parts;
  }
  // "The U.S., according to …" aside, a saying at the beginning has its content after it.
  if (next && verb.last + 1 <= end) {
    const from = complement ? Math.min(contentStart(complement), verb.last + 1 + 40) : verb.last + 1;
    const first = Math.max(verb.last + 1, Math.min(from, end));
    parts.push([first, contentEnd(tokens, clauses, clause, end)]);
  }
  return parts;
}

const contentStart = (clause: Clause) =>
  Math.min(clause.verb.first, ...clause.subjects.map(({ first }) => first));

/** The content goes on to the end of the sentence, or to a conjunction that adds another main clause. */
function contentEnd(
  tokens: readonly Token[],
  clauses: readonly Clause[],
  clause: Clause,
  end: number,
): number {
  const conjunct = clauses.find(
    (other) =>
      other.parent === clause.index &&
      other.link === 'conjunct' &&
      other.index > clause.index &&
      CUE_VERBS.has(other.verb.lemma),
  );
  if (conjunct) return Math.max(clause.verb.last + 1, conjunct.verb.first - 2);
  const semicolon = tokens.findIndex(({ text }, i) => i > clause.verb.last && text === ';');
  return semicolon > 0 ? semicolon - 1 : end;
}

function previousEnd(tokens: readonly Token[], clause: Clause): number {
  const semicolon = lastIndexWhere(tokens, ({ text }, i) => i < firstOf(clause) - 1 && text === ';');
  return Math.max(0, semicolon + 1);
}

/** Where the content goes on after ", X said,"; null if it does not. */
function resumesAt(tokens: readonly Token[], clause: Clause): number | null {
  const after = tokens.findIndex(({ text }, i) => i > clause.verb.last && /^[,]$/.test(text));
  if (after < 0 || after + 1 >= tokens.length) return null;
  const { isQuoted, lower, tag } = tokens[after + 1]!;
  return isQuoted && !(tag === 'VERB' && lower.endsWith('ing')) ? after + 1 : null;
}

const firstOf = (clause: Clause) =>
  Math.min(
    clause.verb.first,
    ...clause.subjects
      .filter(({ last }) => last < clause.verb.first && last >= clause.verb.first - 12)
      .map(({ first }) => first),
  );

const lastWord = (tokens: readonly Token[]) => {
  let last = tokens.length - 1;
  while (last > 0 && /^[.?!]$/.test(tokens[last]!.text)) last -= 1;
  return last;
};

/** "According to X, …" and "…, according to X". */
function accordingTo(tokens: readonly Token[]): Saying[] {
  const found: Saying[] = [];
  tokens.forEach(({ lower, isQuoted }, i) => {
    if (lower !== 'according' || tokens[i + 1]?.lower !== 'to' || isQuoted) return;
    const source = phraseAfter(tokens, i + 2);
    if (!source) return;
    const end = lastWord(tokens);
    const content: [number, number][] = [];
    if (i > 1) content.push([0, i - 1]);
    const comma = tokens.findIndex(({ text }, at) => at > source.last && text === ',');
    if (i <= 1 && comma > 0) content.push([comma + 1, end]);
    if (content.length > 0)
      found.push({ cue: i, lemma: 'according', clause: null, sources: [source], content });
  });
  return found;
}

/** "A statement by X", "reports that …": nouns that attribute what a clause after them says. */
function nounCues(tokens: readonly Token[]): Saying[] {
  const found: Saying[] = [];
  tokens.forEach(({ lower, tag, isQuoted }, i) => {
    if (tag !== 'NOUN' || !CUE_NOUNS.test(lower) || isQuoted || tokens[i + 1]?.lower !== 'that') return;
    const owner =
      tokens[i - 1]?.lower === "'s" || /^(his|her|their|its)$/.test(tokens[i - 1]?.lower ?? '')
        ? i - (tokens[i - 1]!.lower === "'s" ? 2 : 1)
        : -1;
    if (owner < 0) return;
    found.push({
      cue: i,
      lemma: lower,
      clause: null,
      sources: [{ first: owner, last: owner, head: owner }],
      content: [[i + 2, lastWord(tokens)]],
    });
  });
  return found;
}

/** The noun phrase that begins at a word, read without the clause parser: up to a comma, verb or mark. */
function phraseAfter(tokens: readonly Token[], from: number): NounPhrase | null {
  let last = from - 1;
  let head = -1;
  for (let i = from; i < tokens.length; i++) {
    const { tag } = tokens[i]!;
    if (!/^(DET|ADJ|NOUN|PROPN|NUM|PART|PRON)$/.test(tag)) break;
    if (/^(NOUN|PROPN|PRON|NUM)$/.test(tag)) head = i;
    last = i;
  }
  return head < 0 ? null : { first: from, last: Math.max(head, last), head };
}

/** The innermost saying whose content has a word. */
export function sayingOf(sayings: readonly Saying[], word: number): Saying | undefined {
  const around = sayings.filter(
    ({ content, cue }) => cue !== word && content.some(([first, last]) => word >= first && word <= last),
  );
  const size = ({ content }: Saying) => content.reduce((sum, [first, last]) => sum + last - first, 0);
  return around.sort((a, b) => size(a) - size(b))[0];
}

/** Whether what a saying introduces is an opinion. */
export const isBelief = ({ lemma }: Saying): boolean => BELIEVING.test(lemma);
