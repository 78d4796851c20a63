/*
 * The log of writes that the oracle folds: what each recording made, claimed, judged and renamed. It holds what was told
 * and what ids and times came back, and nothing of what follows from it.
 */

export type Day = string;
export type Id = string;

/** Who says something, when and how surely; `saidAt` is EDTF, null where nobody told. */
export interface Said {
  source: Id;
  saidAt: string | null;
  modality: string;
  confidence: number | null;
  review: string;
}

export interface Told extends Said {
  id: Id;
  subject: Id;
  property: string;
  value: unknown;
  stance: 'SUPPORTS' | 'DISPUTES';
}

export interface Name {
  value: string;
  language: string;
  kind: 'COMMON' | 'OFFICIAL' | 'ALIAS';
  valid: string | null;
}

export interface Code {
  scheme: string;
  value: string;
  valid: string | null;
}

interface Thing {
  id: Id;
  names: readonly Name[];
  codes: readonly Code[];
}

/** What a recording brings in; its properties are claims, but for those that come with the thing itself. */
export type Made =
  | (Thing & { kind: 'country'; slug: string; capital: string | null })
  | (Thing & { kind: 'leader'; born: string | null })
  | (Thing & { kind: 'organization' })
  | (Thing & { kind: 'event'; summary: string | null })
  /** The role is that of a draft, of which nothing is claimed; else claims have it. */
  | { kind: 'participation'; id: Id; event: Id; participant: Id; country: Id | null; role: string | null }
  | { kind: 'relationship'; id: Id; type: string; directed: boolean; subject: Id; object: Id }
  | { kind: 'tenure'; id: Id; leader: Id; country: Id; role: string };

export type MadeOf<Kind extends Made['kind']> = Extract<Made, { kind: Kind }>;

/** A new judgement of a claim. */
export interface Judged {
  claim: Id;
  rank?: string;
  review?: string;
  retracted?: true;
}

/** All that a list gives of the codes of a thing: what it gave before and gives no longer is none of its any more. */
export interface Listed {
  thing: Id;
  list: string;
  codes: readonly Code[];
}

export interface Entry {
  recording: number;
  at: string;
  made: readonly Made[];
  claims: readonly Told[];
  judged: readonly Judged[];
  /** For which country somebody takes part of whom it was not known. */
  represents?: { participation: Id; country: Id };
  /** What lists gave, one after the other. */
  listed?: readonly Listed[];
  renamed?: { event: Id; names: readonly Name[]; summary: string | null };
  /** In the order in which they were noted. */
  changes: readonly { action: string; concerns: readonly Id[] }[];
}

export interface Source {
  id: Id;
  reliability: 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
  publishedAt: string | null;
  /** Of which list it is an edition, where it is one; no two sources are the same edition. */
  list: string | null;
}

export interface Log {
  sources: readonly Source[];
  entries: readonly Entry[];
}

/** From where a question is asked; `known` is the number of a recording. */
export interface Point {
  valid: Day | null;
  said: Day | null;
  known: number | null;
}

/** All that these recordings made, with the countries that became known since. */
export function madeIn(entries: readonly Entry[]): Made[] {
  const countries = new Map(
    entries.flatMap(({ represents }) =>
      represents ? [[represents.participation, represents.country] as const] : [],
    ),
  );
  return entries
    .flatMap(({ made }) => made)
    .map((made) =>
      made.kind === 'participation' ? { ...made, country: countries.get(made.id) ?? made.country } : made,
    );
}

/** The number in a global id: later things have greater ones. */
export const numberOf = (id: Id): number => Number(id.split('_')[1]);
