import type { ParticipationRole, SubjectKind } from '../../generated/prisma/client';

/** The kinds that can take part in an event, have relationships, or be speakers. */
export const ACTOR_KINDS = ['COUNTRY', 'LEADER', 'ORGANIZATION'] as const;

/** The kinds of the interface Entity: they can be searched, merged and claimed about. */
export const ENTITY_KINDS = [...ACTOR_KINDS, 'EVENT'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** The kinds of things: they have slugs and names. */
export const THING_KINDS = [...ENTITY_KINDS, 'SERIES'] as const;
export type ThingKind = (typeof THING_KINDS)[number];

/** The kinds of facts with an id of their own. */
export const FACT_KINDS = ['PARTICIPATION', 'RELATIONSHIP', 'TENURE'] as const;

/** The kinds of subjects of claims. */
export const CLAIM_SUBJECT_KINDS = [...ENTITY_KINDS, ...FACT_KINDS] as const;
export type ClaimSubjectKind = (typeof CLAIM_SUBJECT_KINDS)[number];

/** The roles of the two ends of a coded report, which is no evidence that anybody was there. */
const CODED_ROLES = ['SOURCE', 'TARGET'] as const;

export const isCodedRole = (role: ParticipationRole): boolean => CODED_ROLES.some((coded) => coded === role);

/** Whether the role of a row of participation is one of them, in SQL. */
export const isCodedSql = (participation: string): string =>
  `${participation}.role IN (${CODED_ROLES.map((role) => `'${role}'`).join(', ')})`;

/** The kinds with versions and changes. */
export const CHANGED_KINDS = [...THING_KINDS, ...FACT_KINDS, 'CLAIM', 'SOURCE', 'DATASET'] as const;

const WITH_ARTICLE: Partial<Record<SubjectKind, string>> = {
  ORGANIZATION: 'an organization',
  EVENT: 'an event',
};

const withArticle = (kind: SubjectKind) => WITH_ARTICLE[kind] ?? `a ${kind.toLowerCase()}`;

/** Kinds in an error message: "a country, a leader or an organization". */
export function namesOfKinds(kinds: readonly SubjectKind[]): string {
  return alternatives(kinds.map(withArticle));
}

/** Kinds after "there is no": "country, leader or organization". */
export const kindsAfterNo = (kinds: readonly SubjectKind[]): string =>
  alternatives(kinds.map((kind) => kind.toLowerCase()));

const alternatives = (names: readonly string[]) =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
