import { type Chunk, type NounPhrase, type VerbGroup, chunksOf } from './chunks';
import { isTemporal } from './noun-phrases';
import { coordinatedAfter, isFiniteVerb, isParticle } from './coordination';
import { attach, governsBy } from './subjects';
import type { Token } from './tokens';

/** A preposition and the noun phrases that it governs. */
export interface PrepositionalPhrase {
  at: number;
  preposition: string;
  phrases: NounPhrase[];
}

/** How a clause depends on another. */
export type Link =
  'content' | 'infinitive' | 'conjunct' | 'relative' | 'participle' | 'adverbial' | 'prepositional';

/** A verb with what stands around it. */
export interface Clause {
  index: number;
  verb: VerbGroup;
  subjects: NounPhrase[];
  /** The agent of a passive verb. */
  agents: NounPhrase[];
  objects: NounPhrase[];
  prepositional: PrepositionalPhrase[];
  /** An adjective or noun that a form of "be" says of the subject. */
  complement?: number;
  parent?: number;
  link?: Link;
  /** The conjunction or preposition that introduces it: if, because, while, after. */
  marker?: string;
}

/** The clauses of a sentence, in the order of their verbs: a shallow analysis that needs no trained parser. */
export function clausesOf(tokens: readonly Token[]): Clause[] {
  const chunks = chunksOf(tokens);
  const clauses: Clause[] = [];
  const clauseAt = new Map<number, Clause>();
  chunks.forEach((chunk, at) => {
    if (chunk.is !== 'verb') return;
    const clause: Clause = {
      index: clauses.length,
      verb: chunk,
      subjects: [],
      agents: [],
      objects: [],
      prepositional: [],
    };
    attach({ tokens, chunks, clauseAt }, at, clause);
    readArguments(tokens, chunks, at, clause);
    clauses.push(clause);
    clauseAt.set(at, clause);
  });
  for (const clause of clauses) inheritSubjects(clause, clauses);
  for (const clause of clauses) takeSubjectsOfMain(tokens, clause, clauses);
  return clauses;
}

/** Reads objects, complements and prepositional phrases after a verb. */
function readArguments(tokens: readonly Token[], chunks: readonly Chunk[], at: number, clause: Clause): void {
  let i = at + 1;
  let mayHaveObject = true;
  while (i < chunks.length) {
    const chunk = chunks[i]!;
    if (chunk.is === 'phrase' && mayHaveObject) {
      if (isTemporal(tokens, chunk)) {
        i += 1;
        continue;
      }
      const { phrases, next } = coordinatedAfter(chunks, i);
      // "said Kim would come": the phrase is the subject of the next verb.
      if (isFiniteVerb(chunks[next]) && !isReduced(tokens, chunks, next)) return;
      clause.objects.push(...phrases);
      i = next;
      continue;
    }
    const beside = chunks[i + 2];
    if (chunk.is === 'adjective' && chunk.text === 'next' && beside?.is === 'phrase') {
      const { phrases, next } = coordinatedAfter(chunks, i + 2);
      clause.prepositional.push({ at: chunk.first, preposition: 'beside', phrases });
      i = next;
      continue;
    }
    if (chunk.is === 'adjective' && clause.verb.lemma === 'be' && clause.complement === undefined) {
      clause.complement = chunk.first;
      i += 1;
      continue;
    }
    // "Carried out attacks": a particle of the verb, and no preposition.
    if (chunk.is === 'preposition' && i === at + 1 && isParticle(clause.verb, chunk.text)) {
      i += 1;
      continue;
    }
    if (chunk.is === 'preposition' && chunks[i + 1]?.is === 'phrase') {
      const { phrases, next } = coordinatedAfter(chunks, i + 1);
      if (chunk.text === 'by' && clause.verb.isPassive) clause.agents.push(...phrases);
      clause.prepositional.push({ at: chunk.first, preposition: chunk.text, phrases });
      i = next;
      continue;
    }
    if (chunk.is === 'preposition' && chunks[i + 1]?.is === 'preposition') {
      i += 1;
      continue;
    }
    // "Arrived late at the summit"
    const next = chunks[i + 1];
    const isOfManner = chunk.is === 'adjective' && next?.is === 'preposition' && next.text === 'at';
    if (chunk.is === 'adverb' || isOfManner) {
      i += 1;
      continue;
    }
    if (chunk.is === 'comma') {
      mayHaveObject = false;
      if (
        chunks[i + 1]?.is === 'preposition' ||
        (chunks[i + 1]?.is === 'adverb' && chunks[i + 2]?.is === 'preposition')
      ) {
        i += 1;
        continue;
      }
      return;
    }
    if (chunk.is === 'mark' && /^["“”'‘’]$/.test(chunk.text)) {
      i += 1;
      continue;
    }
    return;
  }
}

const isReduced = (tokens: readonly Token[], chunks: readonly Chunk[], at: number) => {
  const verb = chunks[at] as Chunk & VerbGroup;
  return verb.first === verb.head && /(ed|en)$/.test(tokens[verb.head]!.lower) && governsBy(chunks, at);
};

/** Verbs whose object does what the infinitive after it says: "urged Iran to stop". */
const OBJECT_CONTROL =
  /^(urge|ask|tell|order|force|press|call|invite|allow|permit|want|expect|require|request|warn|advise|encourage|persuade|help|enable|push|compel|instruct|command|beg|implore|summon|see|let|make)$/;

/** "Instead of attending, Modi flew home": a participle at the beginning has the subject of the main clause after it. */
function takeSubjectsOfMain(tokens: readonly Token[], clause: Clause, clauses: readonly Clause[]): void {
  const { verb } = clause;
  if (clause.subjects.length > 0 || clause.parent !== undefined) return;
  // "Hosted by Macron, the conference was …"
  const isPassive = verb.first === 0 && verb.head === 0 && tokens[1]?.lower === 'by';
  if (verb.form !== 'gerund' && !isPassive) return;
  const main = clauses[clause.index + 1];
  const subject = main?.subjects[0];
  if (main?.verb.form !== 'finite' || subject === undefined || subject.first < clause.verb.last) return;
  if (tokens[subject.first - 1]?.text !== ',') return;
  Object.assign(clause, { subjects: main.subjects, parent: main.index, link: 'participle' });
  if (isPassive)
    Object.assign(clause, {
      verb: { ...verb, form: 'participle', isPassive },
      agents: clause.prepositional.find(({ preposition }) => preposition === 'by')?.phrases ?? [],
    });
}

/** Gives a clause without a subject that of the clause it depends on. */
function inheritSubjects(clause: Clause, clauses: readonly Clause[]): void {
  if (clause.subjects.length > 0 || clause.parent === undefined) return;
  const parent = clauses[clause.parent]!;
  if (clause.link === 'infinitive' && OBJECT_CONTROL.test(parent.verb.lemma) && !parent.verb.isPassive) {
    const object =
      parent.objects.at(-1) ??
      parent.prepositional.find(({ preposition }) => /^(on|upon|to|for)$/.test(preposition))?.phrases.at(-1);
    if (object) {
      clause.subjects = parent.objects.length > 0 ? parent.objects : [object];
      return;
    }
  }
  clause.subjects = parent.subjects;
}
