import { numberOf, type Day, type Id } from './log';

/* Which of competing claims stands, according to evidence.md alone, as plainly as possible. */

/** The competing parts of a claim. */
export interface Competing {
  id: Id;
  value: unknown;
  stance: 'SUPPORTS' | 'DISPUTES';
  rank: string;
  review: string;
  retractedAt: string | null;
  modality: string;
  saidOn: Day;
  reliability: string;
  recording: number;
}

const MODALITIES = [['ASSERTED', 'ANNOUNCED'], ['EXPECTED'], ['BELIEVED'], ['POSSIBLE'], ['DESIRED']];
const RANKS = ['PREFERRED', 'NORMAL'];

/** The sort keys by which claims decide; the smaller comes first. */
const KEYS: Record<string, (claim: Competing) => number> = {
  rank: ({ rank }) => RANKS.indexOf(rank),
  said: ({ saidOn }) => -Date.parse(saidOn),
  modality: ({ modality }) => MODALITIES.findIndex((equals) => equals.includes(modality)),
  reliability: ({ reliability }) => reliability.charCodeAt(0),
  recording: ({ recording }) => -recording,
};
const STATUS_ORDER = ['rank', 'said', 'modality', 'reliability', 'recording'];
const OTHER_ORDER = ['rank', 'modality', 'reliability', 'said', 'recording'];

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort())
      : part,
  );

export const isSame = (a: unknown, b: unknown): boolean => sorted(a) === sorted(b);

/** Whether a claim is effective: accepted, not retracted, not deprecated. */
export const counts = ({ review, retractedAt, rank }: Competing): boolean =>
  review === 'ACCEPTED' && retractedAt === null && rank !== 'DEPRECATED';

/** The effective claims that can decide, highest rank first; those with equal keys newest first. */
export function inOrder<Claim extends Competing>(claims: readonly Claim[], property: string): Claim[] {
  const order = property === 'status' ? STATUS_ORDER : OTHER_ORDER;
  return claims
    .filter(({ modality }) => modality !== 'HYPOTHETICAL')
    .sort((a, b) => {
      const key = order.map((name) => KEYS[name]!).find((of) => of(a) !== of(b));
      return key ? key(a) - key(b) : numberOf(b.id) - numberOf(a.id);
    });
}

/** The first in that order that no higher claim denies; or null. */
export function undenied<Claim extends Competing>(deciding: readonly Claim[]): Claim | null {
  const supporting = deciding.filter(({ stance }) => stance === 'SUPPORTS');
  const isDisputed = (claim: Claim) =>
    deciding
      .slice(0, deciding.indexOf(claim))
      .some((earlier) => earlier.stance === 'DISPUTES' && isSame(earlier.value, claim.value));
  return supporting.find((claim) => !isDisputed(claim)) ?? null;
}

/**
 * The claim as which a value competes that was given without one: asserted before all others, by the source of the row that has
 * it, or by one of which nothing is known.
 */
export const givenClaim = (value: unknown, reliability = 'F') => ({
  id: 'claim_0',
  value,
  stance: 'SUPPORTS' as const,
  rank: 'NORMAL',
  review: 'ACCEPTED',
  retractedAt: null,
  modality: 'ASSERTED',
  saidOn: '0001-01-01',
  reliability,
  recording: -1,
  confidence: null,
});
