import { GUESTS } from './guests';
import type { NounPhrase } from '../chunks';
import type { Clause } from '../clauses';
import type { SentenceContext } from '../context';
import type { Actor } from '../frame';
import { governors } from '../modality';
import { nounGoverning } from './mood';

/** The phrases of a list that begins with a phrase: "A, B and C". */
export function listFrom({ tokens, phrases }: SentenceContext, first: NounPhrase): NounPhrase[] {
  const list = [first];
  for (let i = phrases.indexOf(first) + 1; i > 0 && i < phrases.length; i++) {
    const [before, next] = [list.at(-1)!, phrases[i]!];
    const between = tokens.slice(before.last + 1, next.first).map(({ lower }) => lower);
    if (between.length === 0 || between.length > 2 || !between.every((word) => /^(,|and|or|&)$/.test(word)))
      break;
    list.push(next);
  }
  return list;
}

/** "Leaders including A and B", "30 guests, among them A": those who are named of a group. */
function membersAfter(context: SentenceContext, { last, head }: NounPhrase): NounPhrase[] {
  const { tokens } = context;
  if (!GUESTS.test(tokens[head]!.lower)) return [];
  // "Leaders of the region, including A"
  for (let i = last + 1; i < Math.min(tokens.length, last + 8); i++) {
    const { lower, tag } = tokens[i]!;
    const isMember =
      /^(including|notably|like)$/.test(lower) ||
      (lower === 'as' && tokens[i - 1]!.lower === 'such') ||
      (lower === 'them' && tokens[i - 1]!.lower === 'among');
    if (isMember) {
      const first = context.phrases.find((phrase) => phrase.first > i && phrase.first <= i + 2);
      return first ? listFrom(context, first) : [];
    }
    if (tag === 'VERB' || tag === 'AUX') return [];
  }
  return [];
}

/** Those who are named as the subject of a clause: of "A's decision to stay away", A. */
export function subjectsOf(context: SentenceContext, clause: Clause): Actor[] {
  const governing = nounGoverning(context, clause);
  if (governing?.by) return context.actors([governing.by]);
  const owner = governing && context.owner(governing.phrase);
  if (owner) return [owner];
  return context.actors(
    withMembers(
      context,
      clause.subjects.map((each) => negatedGroup(context, each) ?? each),
    ),
  );
}

/** Phrases with those who are named of each. */
export const withMembers = (context: SentenceContext, phrases: readonly NounPhrase[]): NounPhrase[] =>
  phrases.flatMap((each) => [each, ...membersAfter(context, each)]);

/** The group that a negative pronoun denies: of "nobody from Peru", Peru. */
function negatedGroup(context: SentenceContext, { first, last, head }: NounPhrase): NounPhrase | null {
  const { tokens } = context;
  const isNegative =
    /^(nobody|none)$/.test(tokens[head]!.lower) ||
    (tokens[first]!.lower === 'no' && tokens[head]!.lower === 'one');
  return isNegative && /^(from|of)$/.test(tokens[last + 1]?.lower ?? '')
    ? context.phraseWith(last + 2)
    : null;
}

const COMES_WITH = /^(attend|appear|come|arrive|travel|sit|stand|watch|go|fly|take seat)$/;

/** Those beside the subject: "alongside A", "seated between A and B", "attended the parade with A". */
export function companionsIn(context: SentenceContext, clause: Clause, key: string): Actor[] {
  const { tokens } = context;
  const isOfVerb = (at: number) =>
    at === clause.verb.last + 1 ||
    clause.objects.some(({ last }) => last === at - 1) ||
    /^(PROPN|NUM|ADV)$/.test(tokens[at - 1]!.tag);
  const beside = clause.prepositional
    .filter(
      ({ preposition, at }) =>
        /^(alongside|beside|between)$/.test(preposition) ||
        (preposition === 'with' && COMES_WITH.test(key) && isOfVerb(at)),
    )
    .flatMap(({ phrases }) => phrases);
  // "Joined A in pledging to attend"
  const joined = governors(clause, context.clauses).flatMap(({ verb, objects }) =>
    verb.lemma === 'join' && !verb.isPassive ? objects : [],
  );
  return [...context.actors([...beside, ...joined]), ...besides(context, clause)].filter(
    ({ isPerson }) => isPerson,
  );
}

/** Those who are added to the subject: "as well as A", "along with A", "apart from A". */
function besides(context: SentenceContext, { verb, subjects }: Clause): Actor[] {
  const { tokens, phrases } = context;
  const from = subjects.at(-1)?.last ?? verb.first;
  return tokens.flatMap(({ lower }, i) => {
    const [second, third] = [tokens[i + 1]?.lower, tokens[i + 2]?.lower];
    const length =
      lower === 'as' && second === 'well' && third === 'as'
        ? 3
        : (/^(along|together)$/.test(lower) && second === 'with') || (lower === 'apart' && second === 'from')
          ? 2
          : 0;
    const first = length > 0 && i > from ? phrases.find((phrase) => phrase.first === i + length) : undefined;
    return first ? context.actors(listFrom(context, first)) : [];
  });
}
