import { isDeepStrictEqual } from 'node:util';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { dayOf } from './time/span';
import type { Claim, Source } from '../../generated/prisma/client';

/** The fields of a claim, and of its source, that decide whether it stands. */
export interface DecidingClaim
  extends
    Pick<Claim, 'id' | 'rank' | 'modality' | 'stance' | 'review' | 'retractedIn' | 'recordedIn'>,
    Pick<Source, 'reliability'> {
  value: unknown;
  saidOn: Date | string;
}

// What is in neither table (DEPRECATED, HYPOTHETICAL) never decides.
const RANKS: Partial<Record<Claim['rank'], number>> = { PREFERRED: 0, NORMAL: 1 };
const MODALITIES: Partial<Record<Claim['modality'], number>> = {
  ASSERTED: 0,
  ANNOUNCED: 0,
  EXPECTED: 1,
  BELIEVED: 2,
  POSSIBLE: 3,
  DESIRED: 4,
};
const RELIABILITIES: Record<Source['reliability'], number> = { A: 0, B: 1, C: 2, D: 3, E: 4, F: 5 };

/** A key of the order as an integer, smaller first: of a claim, in SQL, and its explanation where it decided. */
interface Key {
  of(claim: DecidingClaim): number | bigint;
  sql(claim: string, source: string): string;
  explain(winner: DecidingClaim, other: DecidingClaim): string;
}

const KEYS = {
  rank: {
    of: (claim) => RANKS[claim.rank]!,
    sql: (claim) => ordinal(`${claim}.rank`, RANKS),
    explain: (winner, other) => `It is ranked ${winner.rank}, the other ${other.rank}.`,
  },
  said: {
    of: (claim) => -Math.round(Date.parse(dayOf(claim.saidOn)) / 86_400_000),
    sql: (claim) => `date '1970-01-01' - ${claim}.said_on`,
    explain: (winner, other) =>
      `It was said later, on ${dayOf(winner.saidOn)}; the other on ${dayOf(other.saidOn)}.`,
  },
  modality: {
    of: (claim) => MODALITIES[claim.modality]!,
    sql: (claim) => ordinal(`${claim}.modality`, MODALITIES),
    explain: (winner, other) => `It is ${winner.modality}, the other ${other.modality}.`,
  },
  reliability: {
    of: (claim) => RELIABILITIES[claim.reliability],
    sql: (_, source) => ordinal(`${source}.reliability`, RELIABILITIES),
    explain: (winner, other) =>
      `Its source is of reliability ${winner.reliability}, the other's of ${other.reliability}.`,
  },
  recording: {
    of: (claim) => -claim.recordedIn,
    sql: (claim) => `-${claim}.recorded_in`,
    explain: () => 'It was recorded later.',
  },
  id: {
    of: (claim) => -claim.id,
    sql: (claim) => `-${claim}.id`,
    explain: () => 'Both were recorded at once; it is the last of them.',
  },
} satisfies Record<string, Key>;

/** The keys by which claims are ordered, each used only if those before it are equal; ids make the order total. */
export const ORDERS = {
  /** A ledger progresses: the day of saying counts more than the modality. */
  ledger: ['rank', 'said', 'modality', 'reliability', 'recording', 'id'],
  other: ['rank', 'modality', 'reliability', 'said', 'recording', 'id'],
} as const satisfies Record<string, readonly (keyof typeof KEYS)[]>;

export type StandingOrder = keyof typeof ORDERS;

/** Whether a claim may decide at all: effective, and not HYPOTHETICAL. */
const mayDecide = (claim: Pick<DecidingClaim, 'rank' | 'modality' | 'review' | 'retractedIn'>) =>
  isEffective(claim) && claim.modality in MODALITIES;

// A value that was given without a claim counts as asserted, before any claim.
const AS_SURE = Object.fromEntries(
  Object.entries(MODALITIES).filter(([, ordinal]) => ordinal === MODALITIES.ASSERTED),
);

/** The reliability of what was given by a source of which nothing is known. */
export const UNKNOWN_SOURCE: Source['reliability'] = 'F';

/** The reliability of what lists gave a thing: that of the best source with a row (property `record`) about it. */
export const reliabilityOfGiven = (
  claims: readonly (Pick<Claim, 'property' | 'review' | 'retractedIn' | 'rank'> &
    Pick<Source, 'reliability'>)[],
): Source['reliability'] =>
  claims
    .filter((claim) => claim.property === 'record' && isEffective(claim))
    .map(({ reliability }) => reliability)
    .sort()[0] ?? UNKNOWN_SOURCE;

/**
 * Whether a claim takes the place of a value that was given without one, or denies it: unless it is less sure or its source less
 * reliable, and it is not preferred.
 */
export const outranksGiven = (
  { rank, modality, reliability }: Pick<DecidingClaim, 'rank' | 'modality' | 'reliability'>,
  given: Source['reliability'],
): boolean =>
  rank === 'PREFERRED' || (modality in AS_SURE && RELIABILITIES[reliability] <= RELIABILITIES[given]);

/**
 * `outranksGiven` as a SQL predicate over an alias with the columns of `claim`, one with the source's `reliability`, and the
 * reliability of what was given. The values of the enum are in the order of the table.
 */
export const outranksGivenSql = (claim: string, source: string, given: Sql): Sql =>
  sql`(${raw(`${claim}.rank = 'PREFERRED' OR ${claim}.modality IN (${literals(AS_SURE)}) AND ${source}.reliability`)} <= ${given})`;

/** The claims about one property of one subject that deny a value and may decide. */
export const denialsAmong = <C extends Omit<DecidingClaim, 'reliability'>>(claims: readonly C[]): C[] =>
  claims.filter((claim) => claim.stance === 'DISPUTES' && mayDecide(claim));

/**
 * The claim that stands about one property of one subject: the first, in the order, that supports a value which no
 * earlier claim disputes. Null where there is none: the property is then undecided.
 */
export function whatStands<C extends DecidingClaim>(order: StandingOrder, claims: readonly C[]): C | null {
  const deciding = claims.filter(mayDecide).sort((a, b) => compare(order, a, b));
  const supports = deciding.filter((claim) => claim.stance === 'SUPPORTS');
  const isDisputed = (claim: C) =>
    deciding
      .slice(0, deciding.indexOf(claim))
      .some((earlier) => earlier.stance === 'DISPUTES' && isDeepStrictEqual(earlier.value, claim.value));
  return supports.find((claim) => !isDisputed(claim)) ?? null;
}

/** Negative where `a` comes before `b`. */
function compare(order: StandingOrder, a: DecidingClaim, b: DecidingClaim): number {
  const key = decidingKey(order, a, b);
  if (!key) return 0;
  return key.of(a) < key.of(b) ? -1 : 1;
}

const decidingKey = (order: StandingOrder, a: DecidingClaim, b: DecidingClaim): Key | undefined =>
  ORDERS[order].map((name): Key => KEYS[name]).find((key) => key.of(a) !== key.of(b));

/** Explains in one English sentence why the standing claim precedes another that may decide. */
export function explainStanding(
  order: StandingOrder,
  winner: DecidingClaim,
  runnerUp: DecidingClaim | null,
): string {
  const key = runnerUp && decidingKey(order, winner, runnerUp);
  if (!key) return 'There is no other claim about it.';
  // A claim that comes first and does not stand is disputed.
  if (key.of(runnerUp) < key.of(winner)) return 'The other is disputed by a claim that comes before it.';
  return key.explain(winner, runnerUp);
}

/** A known order, or the order of a property that only the statement knows. */
export type OrderInSql = StandingOrder | { isLedger: Sql };

/**
 * The order as SQL terms for ORDER BY or a row comparison, all ascending. `claim` is an alias with the columns of
 * `claim`, `source` one with the source's `reliability`.
 */
export function standingOrder(claim: string, order: OrderInSql, source = claim): Sql {
  const terms = (of: StandingOrder) => ORDERS[of].map((name) => raw(KEYS[name].sql(claim, source)));
  if (typeof order === 'string') return join(terms(order));
  const others = terms('other');
  return join(
    terms('ledger').map((term, i) => sql`CASE WHEN ${order.isLedger} THEN ${term} ELSE ${others[i]} END`),
  );
}

/** `mayDecide` as a SQL predicate over an alias with the columns of `claim`. */
export const decides = (claim: string): Sql =>
  sql`${effective(claim)} AND ${raw(`${claim}.modality IN (${literals(MODALITIES)})`)}`;

/** The competing claims about one property of one subject, in SQL. */
export interface Competition {
  /** Ids and names; may be columns of the enclosing query, but not under the aliases c, s and first. */
  subject: Sql;
  property: Sql;
  order: OrderInSql;
  /** A predicate over versions `c` of claims and `s` of their sources that selects one version of each. */
  candidates: Sql;
}

const competing = ({ subject, property, candidates }: Competition): Sql => sql`
  FROM claim c JOIN source s ON s.id = c.source_id
  WHERE c.subject_id = ${subject} AND c.property = ${property} AND ${decides('c')} AND (${candidates})`;

/**
 * `whatStands` as a SELECT of at most one row: the columns of `claim` and the `reliability` of its source. A value
 * stands only if the first claim about it supports it; a later one adds nothing or is disputed.
 */
export const standingClaim = (question: Competition): Sql => sql`
  SELECT first.*
  FROM (
    SELECT DISTINCT ON (c.value) c.*, s.reliability ${competing(question)}
    ORDER BY c.value, ${standingOrder('c', question.order, 's')}
  ) first
  WHERE first.stance = 'SUPPORTS'
  ORDER BY ${standingOrder('first', question.order)}
  LIMIT 1`;

/**
 * Whether the one value that all candidates are about stands, by a claim of a rank where one is given, as a SELECT of no row
 * where there are none.
 */
export const standsAlone = (question: Competition, rank?: Claim['rank']): Sql => sql`
  SELECT c.stance = 'SUPPORTS'${raw(rank ? ` AND c.rank = '${rank}'` : '')} ${competing(question)}
  ORDER BY ${standingOrder('c', question.order, 's')}
  LIMIT 1`;

const ordinal = (column: string, ordinals: Record<string, number>) =>
  `CASE ${column} ${Object.entries(ordinals)
    .map(([name, number]) => `WHEN '${name}' THEN ${number}`)
    .join(' ')} END`;

const literals = (table: object) =>
  Object.keys(table)
    .map((name) => `'${name}'`)
    .join(', ');

const REVIEWED: Claim['review'] = 'ACCEPTED';
const OUTRANKED: Claim['rank'] = 'DEPRECATED';

/** Whether a claim is effective: accepted, not retracted and not DEPRECATED. A fact without an effective claim is not listed. */
export const isEffective = ({ review, retractedIn, rank }: Pick<Claim, 'review' | 'retractedIn' | 'rank'>) =>
  review === REVIEWED && retractedIn === null && rank !== OUTRANKED;

/** `isEffective` in SQL, over an alias with the columns of `claim`. */
export const effective = (claim: string): Sql =>
  raw(
    `${claim}.review = '${REVIEWED}' and ${claim}.retracted_in is null and ${claim}.rank <> '${OUTRANKED}'`,
  );
