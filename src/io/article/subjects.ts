import type { Chunk, NounPhrase, VerbGroup } from './chunks';
import { isTemporal } from './noun-phrases';
import type { Clause } from './clauses';
import { coordinatedBefore, lastPhrase, previousVerb } from './coordination';
import { beforeRelative, describedBy, isOfRelative } from './relative-clauses';
import type { Token } from './tokens';

/** What of a sentence is read before its clauses are attached to each other. */
interface Chunked {
  tokens: readonly Token[];
  chunks: readonly Chunk[];
  /** The clauses by the chunks of their verbs. */
  clauseAt: ReadonlyMap<number, Clause>;
}

/** Finds the subject of the verb at a chunk, and the clause that it depends on. */
export function attach(sentence: Chunked, at: number, clause: Clause): void {
  const { tokens, chunks, clauseAt } = sentence;
  const { verb } = clause;
  const before = previousVerb(chunks, at);
  const governing = before >= 0 ? clauseAt.get(before) : undefined;
  if (verb.form === 'infinitive' || verb.form === 'gerund') {
    const between = chunks.slice(before + 1, at);
    const preposition =
      between.at(-1)?.is === 'preposition' ? (between.at(-1) as { text: string }).text : undefined;
    if (governing) {
      clause.parent = governing.index;
      clause.link =
        verb.form === 'infinitive' || (between.length === 0 && before === at - 1)
          ? 'infinitive'
          : preposition
            ? 'prepositional'
            : 'participle';
      if (preposition) clause.marker = preposition;
    } else if (verb.form === 'infinitive') clause.subjects = headlineSubjects(chunks, at);
    // "With Kim standing alongside Putin", "forces attending the event": the phrase before is the subject.
    const last = between.at(-1);
    if (verb.form === 'gerund' && last?.is === 'phrase' && isAdjacent(last, verb)) {
      clause.subjects = coordinatedBefore(chunks, at - 1);
      clause.link = 'relative';
    }
    const opener = chunks[at - 1];
    if (opener?.is === 'marker') clause.marker = opener.text;
    return;
  }
  // Reduced relative clauses: "a parade observed by Xi", "the rebels backed by Iran".
  const previous = chunks[at - 1];
  const isParticiple =
    verb.tense === 'past' &&
    verb.first === verb.head &&
    !verb.modal &&
    /(ed|en|own|ght|de|ld|ept|un)$/.test(tokens[verb.head]!.lower);
  if (
    isParticiple &&
    governsBy(chunks, at) &&
    !isOfRelative(chunks, at) &&
    !(previous?.is === 'conjunction' && previous.text === 'but') &&
    (previous?.is === 'phrase' || previous?.is === 'comma' || previous?.is === 'conjunction') &&
    (governing !== undefined || laterFinite(chunks, at))
  ) {
    clause.verb = { ...verb, form: 'participle', isPassive: true };
    clause.link = 'relative';
    const phrase = previous.is === 'phrase' ? at - 1 : lastPhrase(chunks, at - 1);
    if (phrase >= 0)
      clause.subjects =
        previous.is === 'comma' ? [describedBy(chunks, at, phrase)] : coordinatedBefore(chunks, phrase);
    if (governing) clause.parent = governing.index;
    return;
  }
  findSubject(sentence, at, clause);
}

/** "Macron, Merz to join talks": in a headline an infinitive says what is to come, and commas stand for "and". */
function headlineSubjects(chunks: readonly Chunk[], at: number): NounPhrase[] {
  const before = chunks.slice(0, at);
  const isList = before.every(({ is }, i) =>
    i % 2 === 0 ? is === 'phrase' : is === 'comma' || is === 'conjunction',
  );
  return isList && before.length % 2 === 1
    ? (before.filter(({ is }) => is === 'phrase') as (Chunk & NounPhrase)[])
    : [];
}

const isAdjacent = (phrase: NounPhrase, verb: VerbGroup) => phrase.last + 1 === verb.first;

export const governsBy = (chunks: readonly Chunk[], at: number) => {
  const next = chunks[at + 1];
  return next?.is === 'preposition' && /^(by|in|at|from|with|as|on|during)$/.test(next.text);
};

const laterFinite = (chunks: readonly Chunk[], at: number) =>
  chunks.slice(at + 1).some((chunk) => chunk.is === 'verb' && chunk.form === 'finite');

function findSubject({ tokens, chunks, clauseAt }: Chunked, at: number, clause: Clause): void {
  if (shareSubject(chunks, at, clause, clauseAt)) return;
  let i = beforeRelative(tokens, chunks, at) ?? at - 1;
  let commas = 0;
  while (i >= 0) {
    const chunk = chunks[i]!;
    if (chunk.is === 'phrase' && isTemporal(tokens, chunk)) {
      i -= 1;
      continue;
    }
    if (chunk.is === 'relative') {
      const phrase = lastPhrase(chunks, i - 1, tokens);
      clause.link = 'relative';
      if (phrase >= 0) clause.subjects = [describedBy(chunks, i, phrase)];
      const verb = previousVerb(chunks, i);
      if (verb >= 0) clause.parent = clauseAt.get(verb)?.index;
      return;
    }
    if (chunk.is === 'phrase') {
      const before = chunks[i - 1];
      if (before?.is === 'preposition' && i - 1 > 0 && hasSubjectBefore(chunks, i - 1)) {
        i -= 2;
        continue;
      }
      // "Bob Li, mayor of X, said": go on to what the phrase after the comma is about.
      clause.subjects = subjectsEndingAt(tokens, chunks, i);
      // "Two diplomats whom it accuses": the phrase before the relative pronoun is the object.
      if (before?.is === 'relative' && /^(whom|which|that)$/.test(before.text)) {
        const object = lastPhrase(chunks, i - 2, tokens);
        const verb = previousVerb(chunks, i - 1);
        clause.link = 'relative';
        if (object >= 0) clause.objects = [describedBy(chunks, i - 1, object)];
        if (verb >= 0) clause.parent = clauseAt.get(verb)?.index;
        return;
      }
      linkToGoverning(chunks, i, clause, clauseAt);
      return;
    }
    if (chunk.is === 'verb') {
      const governing = clauseAt.get(i);
      const next = chunks[at - 1];
      if (governing && (next?.is === 'conjunction' || next?.is === 'comma' || next?.is === 'adverb')) {
        clause.parent = governing.index;
        clause.link = 'conjunct';
        return;
      }
      // ", X announced, marking …": go on before a verb within commas.
      if (governing && commas > 0 && i > 0) {
        i -= 1;
        continue;
      }
      return;
    }
    if (chunk.is === 'comma') commas += 1;
    if (chunk.is === 'mark' && chunk.text === ';') return;
    if (chunk.is === 'marker' && chunk.text !== 'that') {
      clause.marker = chunk.text;
      clause.link = 'adverbial';
    }
    i -= 1;
  }
}

const SPOKEN = /^(threaten|warn|accuse|urge|call|reject|vow|demand|pledge|promise|condemn|deny)$/;

const ASIDE = /^(say|add|announce|report|state|confirm)$/;

/** "Killed one and wounded two": a verb right after a conjunction has the subject of the verb before. */
function shareSubject(
  chunks: readonly Chunk[],
  at: number,
  clause: Clause,
  clauseAt: ReadonlyMap<number, Clause>,
): boolean {
  let i = at - 1;
  while (chunks[i]?.is === 'adverb') i -= 1;
  if (chunks[i]?.is !== 'conjunction') return false;
  let before = previousVerb(chunks, i);
  const isBesides = (at: number) =>
    chunks[i - 1]?.is === 'comma' && ASIDE.test(clauseAt.get(at)?.verb.lemma ?? '');
  // "Putin will travel, the Kremlin said, and will meet Xi": the saying stands by itself.
  if (isBesides(before) && previousVerb(chunks, before) >= 0 && clause.verb.tense === 'future')
    before = previousVerb(chunks, before);
  let governing = clauseAt.get(before);
  if (!governing) return false;
  // "The ministry said the measures were illegal and threatened to retaliate": who says it threatens.
  const above = [...clauseAt.values()].find(({ index }) => index === governing!.parent);
  if (
    governing.link === 'content' &&
    governing.marker === undefined &&
    governing.verb.lemma === 'be' &&
    above &&
    ASIDE.test(above.verb.lemma) &&
    SPOKEN.test(clause.verb.lemma) &&
    clause.verb.form === 'finite' &&
    !clause.verb.isPassive
  )
    governing = above;
  clause.parent = governing.index;
  clause.link = 'conjunct';
  return true;
}

/** Whether a phrase that can be a subject stands before a preposition, in the same clause. */
function hasSubjectBefore(chunks: readonly Chunk[], at: number): boolean {
  for (let i = at - 1; i >= 0; i--) {
    const chunk = chunks[i]!;
    if (chunk.is === 'phrase') return true;
    if (chunk.is === 'verb' || chunk.is === 'marker' || (chunk.is === 'mark' && chunk.text === ';'))
      return false;
    if (chunk.is === 'conjunction' && chunks[i - 1]?.is !== 'phrase') return false;
  }
  return false;
}

/** The phrases of a coordination or apposition that ends at a chunk: "A, B and C"; "Lee, president of Korea,". */
function subjectsEndingAt(tokens: readonly Token[], chunks: readonly Chunk[], at: number): NounPhrase[] {
  const phrases = coordinatedBefore(chunks, at);
  const first = chunks.findIndex((chunk) => chunk.is === 'phrase' && chunk.first === phrases[0]!.first);
  // An apposition: a phrase before the comma, which no verb has taken.
  if (
    chunks[first - 1]?.is === 'comma' &&
    chunks[first - 2]?.is === 'phrase' &&
    !isTemporal(tokens, chunks[first - 2] as Chunk & NounPhrase) &&
    phrases.length === 1
  ) {
    const further = coordinatedBefore(chunks, first - 2);
    const start = chunks.findIndex((chunk) => chunk.is === 'phrase' && chunk.first === further[0]!.first);
    if (!/^(preposition|verb)$/.test(chunks[start - 1]?.is ?? '')) return [...further, ...phrases];
  }
  return phrases;
}

/** Links a clause to the one whose content or circumstance it is. */
function linkToGoverning(
  chunks: readonly Chunk[],
  subject: number,
  clause: Clause,
  clauseAt: ReadonlyMap<number, Clause>,
): void {
  for (let i = subject - 1; i >= 0; i--) {
    const chunk = chunks[i]!;
    if (chunk.is === 'marker') {
      clause.marker = chunk.text;
      clause.link = chunk.text === 'that' || chunk.text === 'whether' ? 'content' : 'adverbial';
    }
    // A main clause after a subordinate clause, or before its saying, does not depend on the verb before it.
    if (chunk.is === 'comma' && clause.marker === undefined) return;
    if (chunk.is === 'verb') {
      clause.parent = clauseAt.get(i)?.index;
      clause.link ??= 'content';
      return;
    }
  }
}
