import type { Modality, Stance } from '../../generated/prisma/enums';

export enum Verdict {
  SUPPORTED = 'SUPPORTED',
  CONTRADICTED = 'CONTRADICTED',
  UNKNOWN = 'UNKNOWN',
}

/** A range of days, both ends inclusive, YYYY-MM-DD; null: unbounded start. */
type DayRange = readonly [first: string | null, last: string];

/** What decides the verdict. */
export interface Evidence {
  /** The number of such events certainly before the day, and of those possibly before it. */
  certain: number;
  possible: number;
  /** The days that no exhaustive dataset covers. */
  uncovered: readonly DayRange[];
}

/** What the explanation mentions besides the evidence. */
export interface Circumstances {
  participant: string;
  before: string;
  latest: { name: string; time: string } | null;
  /** Names of the datasets whose coverage counts. */
  datasets: readonly string[];
  /** The claim that it is a first for the participant. */
  claims: readonly { property: string; statement: string; modality: Modality; stance: Stance }[];
}

/**
 * A counterexample contradicts regardless of coverage; complete coverage without one supports; anything
 * else is unknown.
 */
export function verdictOf({ certain, possible, uncovered }: Evidence): Verdict {
  if (certain > 0) return Verdict.CONTRADICTED;
  return possible === 0 && uncovered.length === 0 ? Verdict.SUPPORTED : Verdict.UNKNOWN;
}

/** The verdict and its evidence, in English sentences. */
export function explainVerdict(evidence: Evidence, circumstances: Circumstances): string {
  const verdict = verdictOf(evidence);
  const because = { CONTRADICTED: contradicted, SUPPORTED: supported, UNKNOWN: unknown }[verdict];
  return [`${verdict}: ${because(evidence, circumstances)}`, ...circumstances.claims.map(describeClaim)].join(
    ' ',
  );
}

function contradicted({ certain }: Evidence, { participant, before, latest }: Circumstances): string {
  const events = certain === 1 ? '1 such event' : `${certain} such events`;
  const which = latest ? `${certain === 1 ? ': ' : ', the latest: '}${latest.name} (${latest.time})` : '';
  return `${participant} attended ${events} before ${before}${which}.`;
}

const supported = (_: Evidence, { participant, before, datasets }: Circumstances) =>
  `no such event that ${participant} attended before ${before} is recorded, and ${
    datasets.length > 0
      ? `${datasets.join(' and ')} would contain one if there had been any`
      : 'there was no time for one'
  }.`;

function unknown({ possible, uncovered }: Evidence, { participant, before }: Circumstances): string {
  const none = `no such event that ${participant} attended is recorded as certainly before ${before}`;
  const perhaps =
    possible === 0
      ? []
      : [`${possible === 1 ? '1 may have been' : `${possible} may have been`}, by what is known of the time`];
  const gap =
    uncovered.length === 0
      ? []
      : [
          `no exhaustive dataset covers ${uncovered.map(stretch).join(', ')}, so the absence of a record proves nothing`,
        ];
  return `${none}; ${[...perhaps, ...gap].join('; ')}.`;
}

const stretch = ([first, last]: DayRange) =>
  first === last ? last : first === null ? `the time up to ${last}` : `${first} to ${last}`;

const describeClaim = ({ property, statement, modality, stance }: Circumstances['claims'][number]) =>
  `A claim of ${property} exists, ${modality}${stance === 'DISPUTES' ? ' and denying it' : ''}: "${statement}"`;
