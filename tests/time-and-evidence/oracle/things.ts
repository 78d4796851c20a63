import { boundsOf, isWithin } from './days';
import { idOf, page, written } from './lists';
import type { Id, Name } from './log';
import type { Claim, Oracle } from './oracle';
import { isSame } from './standing';

/* Fields common to all things: names, claims, history, and search. */

export const claimOf = (claim: Claim) => ({
  id: claim.id,
  property: claim.property,
  value: claim.value,
  rank: claim.rank,
  stance: claim.stance,
  review: claim.review,
  modality: claim.modality,
  confidence: claim.confidence,
  recordedAt: claim.recordedAt,
  retractedAt: claim.retractedAt,
  saidAt: written(claim.saidAt),
  subject: { id: claim.subject },
  source: { id: claim.source, reliability: claim.reliability },
});

export const historyOf = (oracle: Oracle, id: Id) =>
  page(
    oracle.changes
      .filter(({ concerns }) => concerns.includes(id))
      .map(({ id: change, action }) => ({ id: change, action }))
      .reverse(),
  );

/** The names valid on the day requested. */
export const namesOf = (oracle: Oracle, id: Id): Name[] =>
  oracle.names(id).filter(({ valid }) => {
    const day = oracle.point.valid;
    return day === null || valid === null || isWithin(boundsOf(valid), day);
  });

export const namesAnswer = (oracle: Oracle, id: Id) =>
  namesOf(oracle, id).map(({ value, language, kind }) => ({ value, language, kind }));

/** The codes valid on the day requested, with the claims about each. */
export const codesAnswer = (oracle: Oracle, id: Id) =>
  oracle.codesOf(id).map(({ scheme, value, valid }) => {
    const said = { scheme, value, ...(valid !== null && { valid }) };
    const claims = oracle.about(id, 'code').filter((claim) => isSame(claim.value, said));
    return { scheme, value, valid: written(valid), claims: claims.map(idOf) };
  });

/**
 * The label, unless it was not valid on the day requested, or not yet claimed, and another English name
 * was.
 */
export function nameOf(oracle: Oracle, id: Id): string {
  const label = oracle.label(id);
  const names = namesAnswer(oracle, id);
  const isLabel = ({ value, language }: { value: string; language: string }, inEnglish: boolean) =>
    value === label && (!inEnglish || language === 'en');
  const isEnglish = oracle.thing(id).called.some(({ name }) => isLabel(name, true));
  const { valid, said } = oracle.point;
  if ((valid === null && said === null) || names.some((name) => isLabel(name, isEnglish))) return label;
  return names.find(({ language }) => language === 'en')?.value ?? label;
}

export const holds =
  (word: string) =>
  ({ value }: { value: string }) =>
    value.includes(word);

/** Things with a name that contains the word, and events whose summary does; only events that exist. */
export function found(oracle: Oracle, word: string): { id: Id }[] {
  const things = oracle.made.filter((made) => 'names' in made);
  return things.filter(
    (thing) =>
      (namesOf(oracle, thing.id).some(holds(word)) || oracle.thing(thing.id).summary?.includes(word)) &&
      (thing.kind !== 'event' || oracle.exists(thing)),
  );
}

/** Without a standing claim a participation has no role of its own, unless it was created as a draft. */
export const roleOf = (oracle: Oracle, { id }: { id: Id }) =>
  oracle.value(id, 'role', oracle.find('participation', id)?.role ?? 'PARTICIPANT');
