import type { ParticipationRole } from '../../../generated/prisma/enums';
import type { Clause } from '../clauses';
import type { SentenceContext } from '../context';
import { AWAY, LEFT, PHRASAL, PRESENT, type Presence } from '../lexicon/presence';

/** What the verb of a clause says of being at an event. */
export interface Said {
  /** The verb with its particle or object, as the tables call it. */
  key: string;
  is: Presence;
  /** The role that the verb gives; null for the usual one. */
  role: ParticipationRole | null;
  /** It says so of those whom another expects: "is expected at the summit". */
  isExpectation: boolean;
}

/** The words after a verb of which a phrasal verb can consist. */
const AFTER = 8;

/** What a clause says of being at an event; null if its verb says nothing of that kind. */
export function presenceOf({ tokens, clauses }: SentenceContext, clause: Clause): Said | null {
  const { verb, complement } = clause;
  const said = (key: string, is: Presence = 'there', isExpectation = false): Said => ({
    key,
    is,
    role: PRESENT[key] ?? null,
    isExpectation,
  });
  const next = tokens[verb.last + 1]?.lower ?? '';
  if (verb.lemma === 'be') {
    const adjective = complement === undefined ? next : tokens[complement]!.lower;
    if (/^(absent|missing)$/.test(adjective)) return said('be', 'away');
    const isThere = /^(present|there)$/.test(adjective) || tokens[verb.last + 2]?.lower === 'attendance';
    // "Is due at the summit"
    const isDue = /^(due|expected)$/.test(adjective) && tokens[(complement ?? verb.last) + 1]?.lower === 'at';
    return isThere ? said('be') : isDue ? said('be', 'there', true) : null;
  }
  const words = tokens
    .slice(verb.last + 1, verb.last + 1 + AFTER)
    .map(({ lower }) => lower)
    .join(' ');
  const phrasal = PHRASAL.find(([lemma, after]) => lemma.test(verb.lemma) && after.test(words));
  const isExpectation =
    verb.lemma === 'expect' &&
    verb.isPassive &&
    !clauses.some(({ parent, link }) => parent === clause.index && link === 'infinitive');
  if (isExpectation) return said('expect', 'there', true);
  const key = phrasal?.[2] ?? verb.lemma;
  if (AWAY.has(key)) return said(key, 'away');
  if (LEFT.has(key)) return said(key, 'left');
  return key in PRESENT ? said(key) : null;
}
