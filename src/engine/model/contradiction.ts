import { byValue } from './exclusion';
import { groupBy } from './group-by';
import { LEDGERS, type Status } from './ledger';
import { VOCABULARY, type Property } from './vocabulary';

/** How two claims about one status relate, apart from their values. */
export interface Circumstances {
  /** Both have the same day of saying, so that neither is known to be later. */
  sameDay: boolean;
  /** Both have the same speaker or, where none is named, the same source. */
  sameSpeaker: boolean;
}

/**
 * Whether two claims about a status contradict each other. The later status may be a next step of the ledger
 * (`Status.next`): EXPECTED, then ATTENDED; SCHEDULED, then POSTPONED. A speaker may revise a plan until the event has
 * begun. Otherwise only statuses with the same meaning agree. What has happened is final: ATTENDED and ABSENT, OCCURRED
 * and CANCELLED contradict each other in any order, and so do NOT_EXPECTED and a later POSSIBLE by another speaker. On
 * one day, a yes and a no by two speakers contradict each other.
 */
export function contradicts(
  ledger: Readonly<Record<string, Status>>,
  [before, after]: readonly [earlier: string, later: string],
  { sameDay, sameSpeaker }: Circumstances,
): boolean {
  const [a, b] = [ledger[before], ledger[after]];
  if (!a || !b || before === after || a.means === 'nothing' || b.means === 'nothing') return false;
  const arePlans = a.phase === 0 && b.phase === 0;
  if (sameSpeaker && arePlans) return false;
  const agrees = a.means === b.means;
  if (!sameDay) return !a.next.includes(after) && !(agrees && b.phase >= a.phase);
  const areOpposite = !agrees && a.means !== 'maybe' && b.means !== 'maybe';
  if (arePlans && areOpposite) return true;
  return !agrees && !a.next.includes(after) && !b.next.includes(before);
}

/**
 * The pairs of statuses that contradict each other, as "EARLIER LATER"; no pair is in two ledgers with different
 * results.
 */
const pairs = (circumstances: Circumstances): string[] =>
  Object.values(LEDGERS).flatMap((ledger: Readonly<Record<string, Status>>) => {
    const statuses = Object.keys(ledger);
    return statuses.flatMap((a) =>
      statuses.filter((b) => contradicts(ledger, [a, b], circumstances)).map((b) => `${a} ${b}`),
    );
  });

const speakerOf = (claim: string) =>
  `(${claim}.speaker_id, case when ${claim}.speaker_id is null then ${claim}.source_id end)`;

/** `contradicts` in SQL, over aliases with the columns of `claim`; `a` was said no later than `b`. */
function statusesContradict(a: string, b: string): string {
  const cases = [true, false].flatMap((sameSpeaker) =>
    [true, false].map((sameDay) => {
      const list = pairs({ sameDay, sameSpeaker }).map((pair) => `'${pair}'`);
      return `when ${sameSpeaker ? '' : 'not '}same_voice and ${sameDay ? '' : 'not '}same_day then pair in (${list.join(', ')})`;
    }),
  );
  return `(select case ${cases.join(' ')} end from (select
    ${speakerOf(a)} is not distinct from ${speakerOf(b)} as same_voice, ${a}.said_on = ${b}.said_on as same_day,
    (${a}.value #>> '{}') || ' ' || (${b}.value #>> '{}') as pair offset 0) said)`;
}

const named = ({ name }: Property, column: string) =>
  name.includes('<') ? `${column} like '${name.replace(/<.*/, '%')}'` : `${column} = '${name}'`;

const COMPETING = [
  ...new Map(
    Object.values(VOCABULARY)
      .flat()
      .filter(({ isMultiValued, byImport, order }) => !isMultiValued && !byImport && order !== 'ledger')
      .map((property) => [property.name, property]),
  ).values(),
];

/** Each rule of exclusion once, with the properties it applies to. */
const EXCLUSIONS = [...groupBy(COMPETING, ({ shape, blank }) => shape.exclusion ?? byValue(blank))];

const caseOf = (column: string, ledger: string, of: (exclusion: (typeof EXCLUSIONS)[number][0]) => string) =>
  `case when ${column} = 'status' then ${ledger} ${EXCLUSIONS.map(
    ([exclusion, properties]) =>
      `when ${properties.map((property) => named(property, column)).join(' or ')} then ${of(exclusion)}`,
  ).join(' ')} else false end`;

/**
 * Whether two claims of different values about one property contradict each other, in SQL; `a` was said no later than
 * `b`. Properties that can have several values have no contradictions.
 */
export const contradict = (a: string, b: string): string =>
  caseOf(`${a}.property`, statusesContradict(a, b), ({ excludes }) => excludes(a, b));

/** Whether values of a property can contradict each other at all, in SQL. */
export const canContradict = (column: string): string =>
  [`${column} = 'status'`, ...COMPETING.map((property) => named(property, column))].join(' or ');

/** Whether one of two claims that do not contradict each other succeeds the other in time, in SQL. */
export const succeed = (a: string, b: string): string =>
  `${caseOf(`${a}.property`, 'true', ({ succeeds }) => succeeds?.(a, b) ?? 'false')} and (${contradict(a, b)}) is not true`;
