import { byValue } from './exclusion';
import { groupBy } from './group-by';
import { LEDGERS, type Status } from './ledger';
import { VOCABULARY, type Property } from './vocabulary';

/** What is known of two claims about one status besides what they say. */
export interface Constellation {
  /** Both were said on one day, so that neither is known to come later. */
  sameDay: boolean;
  /** One speaker says both, or, where none is named, one source. */
  sameVoice: boolean;
}

/**
 * Whether two claims about a status cannot both be so. What is said later may be the next step of the ledger
 * (`Status.next`): EXPECTED, then ATTENDED; SCHEDULED, then POSTPONED. Who says two things changed their mind, as long as
 * nothing had begun. Beyond that only what says the same goes together, and no way leads back from what has happened:
 * ATTENDED and ABSENT, OCCURRED and CANCELLED contradict each other whenever they are said, and so do NOT_EXPECTED and a
 * later POSSIBLE of somebody else. Of one day, plans of two voices that say yes and no contradict each other.
 */
export function contradicts(
  ledger: Readonly<Record<string, Status>>,
  [before, after]: readonly [earlier: string, later: string],
  { sameDay, sameVoice }: Constellation,
): boolean {
  const [a, b] = [ledger[before], ledger[after]];
  if (!a || !b || before === after || a.says === 'nothing' || b.says === 'nothing') return false;
  const arePlans = a.phase === 0 && b.phase === 0;
  if (sameVoice && arePlans) return false;
  const agrees = a.says === b.says;
  if (!sameDay) return !a.next.includes(after) && !(agrees && b.phase >= a.phase);
  const areOpposite = !agrees && a.says !== 'maybe' && b.says !== 'maybe';
  if (arePlans && areOpposite) return true;
  return !agrees && !a.next.includes(after) && !b.next.includes(before);
}

/** The pairs of statuses that contradict each other, as "EARLIER LATER"; no two ledgers have a pair in common that differs. */
const pairs = (constellation: Constellation): string[] =>
  Object.values(LEDGERS).flatMap((ledger: Readonly<Record<string, Status>>) => {
    const statuses = Object.keys(ledger);
    return statuses.flatMap((a) =>
      statuses.filter((b) => contradicts(ledger, [a, b], constellation)).map((b) => `${a} ${b}`),
    );
  });

const voiceOf = (claim: string) =>
  `(${claim}.speaker_id, case when ${claim}.speaker_id is null then ${claim}.source_id end)`;

/** contradicts in SQL, over aliases with the columns of `claim`, `a` said no later than `b`. */
function statusesContradict(a: string, b: string): string {
  const cases = [true, false].flatMap((sameVoice) =>
    [true, false].map((sameDay) => {
      const list = pairs({ sameDay, sameVoice }).map((pair) => `'${pair}'`);
      return `when ${sameVoice ? '' : 'not '}same_voice and ${sameDay ? '' : 'not '}same_day then pair in (${list.join(', ')})`;
    }),
  );
  return `(select case ${cases.join(' ')} end from (select
    ${voiceOf(a)} is not distinct from ${voiceOf(b)} as same_voice, ${a}.said_on = ${b}.said_on as same_day,
    (${a}.value #>> '{}') || ' ' || (${b}.value #>> '{}') as pair offset 0) said)`;
}

const named = ({ name }: Property, column: string) =>
  name.includes('<') ? `${column} like '${name.replace(/<.*/, '%')}'` : `${column} = '${name}'`;

const COMPETING = [
  ...new Map(
    Object.values(VOCABULARY)
      .flat()
      .filter(({ several, byImport, order }) => !several && !byImport && order !== 'ledger')
      .map((property) => [property.name, property]),
  ).values(),
];

/** By what the values of properties exclude each other, each once, with the properties. */
const EXCLUSIONS = [...groupBy(COMPETING, ({ shape, blank }) => shape.exclusion ?? byValue(blank))];

const caseOf = (column: string, ledger: string, of: (exclusion: (typeof EXCLUSIONS)[number][0]) => string) =>
  `case when ${column} = 'status' then ${ledger} ${EXCLUSIONS.map(
    ([exclusion, properties]) =>
      `when ${properties.map((property) => named(property, column)).join(' or ')} then ${of(exclusion)}`,
  ).join(' ')} else false end`;

/**
 * Whether two claims of different values about one property cannot both be so, in SQL; `a` was said no later than `b`.
 * Of what a subject can have several, nothing excludes anything.
 */
export const contradict = (a: string, b: string): string =>
  caseOf(`${a}.property`, statusesContradict(a, b), ({ excludes }) => excludes(a, b));

/** Whether values of a property can exclude each other at all, in SQL. */
export const canContradict = (column: string): string =>
  [`${column} = 'status'`, ...COMPETING.map((property) => named(property, column))].join(' or ');

/** Whether one of two claims that do not contradict each other took the place of the other in time, in SQL. */
export const succeed = (a: string, b: string): string =>
  `${caseOf(`${a}.property`, 'true', ({ succeeds }) => succeeds?.(a, b) ?? 'false')} and (${contradict(a, b)}) is not true`;
