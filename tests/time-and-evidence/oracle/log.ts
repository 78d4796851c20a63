/*
 * The log of writes that the oracle folds: what each recording created, claimed, judged and renamed. It
 * contains the input and the resulting ids and times, and nothing derived from them.
 */

export type Day = string;
export type Id = string;

/** The attribution of a claim: source, time and certainty; `saidAt` is EDTF, null if unknown. */
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

/** What a recording creates; its properties are claims, except those that come with the thing itself. */
export type Made =
  | (Thing & { kind: 'country'; slug: string; capital: string | null })
  | (Thing & { kind: 'leader'; born: string | null })
  | (Thing & { kind: 'organization' })
  | (Thing & { kind: 'event'; summary: string | null })
  /** The role is that of a draft, about which there is no claim; otherwise claims have it. */
  | { kind: 'participation'; id: Id; event: Id; participant: Id; country: Id | null; role: string | null }
  | { kind: 'relationship'; id: Id; type: string; directed: boolean; subject: Id; object: Id }
  | { kind: 'tenure'; id: Id; leader: Id; country: Id; role: string };

export type MadeOf<Kind extends Made['kind']> = Extract<Made, { kind: Kind }>;

/** A new judgment of a claim. */
export interface Judged {
  claim: Id;
  rank?: string;
  review?: string;
  retracted?: true;
}

/**
 * All codes that a list gives a thing: those that it gave before and omits now are no longer its codes.
 */
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
  /** The country set for a participation that had none. */
  represents?: { participation: Id; country: Id };
  /** The codes given by lists, in sequence. */
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

/** The scope of a query; `known` is the number of a recording. */
export interface Point {
  valid: Day | null;
  said: Day | null;
  known: number | null;
}

/** Everything created in these recordings, with the countries set since. */
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
