import type { SubjectKind } from '../generated/prisma/client';

/** The kinds of things: what has a slug, names and codes. */
export const THING_KINDS = ['COUNTRY', 'LEADER', 'ORGANIZATION', 'EVENT', 'SERIES'] as const;
export type ThingKind = (typeof THING_KINDS)[number];

/** The kinds that can take part in an event, stand in a relationship, or say something. */
export const ACTOR_KINDS = ['COUNTRY', 'LEADER', 'ORGANIZATION'] as const;

const WITH_ARTICLE: Partial<Record<SubjectKind, string>> = {
  ORGANIZATION: 'an organization',
  EVENT: 'an event',
};

const withArticle = (kind: SubjectKind) => WITH_ARTICLE[kind] ?? `a ${kind.toLowerCase()}`;

/** Kinds as a message names them: "a country, a leader or an organization". */
export function namesOfKinds(kinds: readonly SubjectKind[]): string {
  return alternatives(kinds.map(withArticle));
}

/** Kinds after "there is no": "country, leader or organization". */
export const kindsAsked = (kinds: readonly SubjectKind[]): string =>
  alternatives(kinds.map((kind) => kind.toLowerCase()));

const alternatives = (names: readonly string[]) =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
