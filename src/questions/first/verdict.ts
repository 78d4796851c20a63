import type { Modality, Stance } from '../../generated/prisma/enums';

/** Whether something was the first time. */
export enum Verdict {
  SUPPORTED = 'SUPPORTED',
  CONTRADICTED = 'CONTRADICTED',
  UNKNOWN = 'UNKNOWN',
}

/** A stretch of days, both included, YYYY-MM-DD; null: it has no beginning. */
type DayRange = readonly [first: string | null, last: string];

/** What decides the verdict. */
export interface Evidence {
  /** How many such events certainly lie before the day, and how many only possibly do. */
  certain: number;
  possible: number;
  /** The days of which no exhaustive dataset says that silence means something. */
  uncovered: readonly DayRange[];
}

/** What the explanation speaks of beside it. */
export interface Circumstances {
  participant: string;
  before: string;
  latest: { name: string; time: string } | null;
  /** Names of the datasets whose silence counts. */
  datasets: readonly string[];
  /** What was claimed to be a first time of the participant. */
  claims: readonly { property: string; statement: string; modality: Modality; stance: Stance }[];
}

/** A counterexample contradicts, whatever is covered; only silence that counts supports; all else is unknown. */
export function verdictOf({ certain, possible, uncovered }: Evidence): Verdict {
  if (certain > 0) return Verdict.CONTRADICTED;
  return possible === 0 && uncovered.length === 0 ? Verdict.SUPPORTED : Verdict.UNKNOWN;
}

/** The verdict and what it rests on, in English sentences. */
export function explainVerdict(evidence: Evidence, circumstances: Circumstances): string {
  const verdict = verdictOf(evidence);
  const because = { CONTRADICTED: contradicted, SUPPORTED: supported, UNKNOWN: unknown }[verdict];
  return [`${verdict}: ${because(evidence, circumstances)}`, ...circumstances.claims.map(told)].join(' ');
}

function contradicted({ certain }: Evidence, { participant, before, latest }: Circumstances): string {
  const events = certain === 1 ? '1 such event' : `${certain} such events`;
  const which = latest ? `${certain === 1 ? ': ' : ', the latest: '}${latest.name} (${latest.time})` : '';
  return `${participant} attended ${events} before ${before}${which}.`;
}

const supported = (_: Evidence, { participant, before, datasets }: Circumstances) =>
  `no such event that ${participant} attended before ${before} is recorded, and ${
    datasets.length > 0
      ? `${datasets.join(' and ')} would hold one if there had been any`
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
      : [`no exhaustive dataset covers ${uncovered.map(stretch).join(', ')}, so that silence proves nothing`];
  return `${none}; ${[...perhaps, ...gap].join('; ')}.`;
}

const stretch = ([first, last]: DayRange) =>
  first === last ? last : first === null ? `the time up to ${last}` : `${first} to ${last}`;

const told = ({ property, statement, modality, stance }: Circumstances['claims'][number]) =>
  `Beside it stands a claim of ${property}, ${modality}${stance === 'DISPUTES' ? ' and in denial' : ''}: "${statement}"`;
