import { disagreementAmong, type Disagreement } from '../../time-and-evidence/oracle/disagreement';
import { isSame } from '../../time-and-evidence/oracle/standing';
import { latestFirst } from './claims';
import type { Attribution } from './effective-claims';
import { aboutOrOfFacts } from './facts';
import { idOf } from './references';
import type { Row } from './world';

/* Where claims disagree, by comparing each with each. */

export interface DisputeArguments {
  subject?: string | null;
  property?: string | null;
  kind?: Disagreement;
  includeFacts?: boolean;
}

const kindOf = (deciding: readonly Attribution[]): Disagreement =>
  disagreementAmong(
    deciding.map(({ row, ...attribution }) => ({
      ...attribution,
      property: row.property,
      voice: row.speaker_id === null ? `source ${row.source_id}` : `speaker ${row.speaker_id}`,
      bounds: () => ({ earliest: row.value_earliest, latest: row.value_latest }),
    })),
  );

/** The properties about which deciding claims disagree, of a subject or of all. */
export async function disputesIn(
  { at }: Pick<Row, 'at'>,
  { subject, property, kind, includeFacts }: DisputeArguments,
): Promise<Row[]> {
  const subjects = subject == null ? null : await subjectsOf(at, (await idOf(at, subject))!, includeFacts);
  const claims = (await at.listed('claim')).filter(
    (claim) =>
      claim.property !== 'record' &&
      (!subjects || subjects.has(claim.subject_id)) &&
      (property == null || claim.property === property),
  );
  const effective = await at.effective();
  const byTopic = new Map<string, Row[]>();
  for (const claim of claims) {
    const topic = `${claim.subject_id} ${claim.property}`;
    byTopic.set(topic, [...(byTopic.get(topic) ?? []), claim]);
  }
  return [...byTopic.values()].flatMap((about): Row[] => {
    const { subject_kind, subject_id, property: name } = about[0]!;
    const how = kindOf(effective.deciding(subject_id, name));
    if (how === null || (kind != null && how !== kind)) return [];
    const days = about.filter(({ review }) => review === 'ACCEPTED').map(({ said_on }) => said_on as string);
    const dispute = { ...about[0]!, __typename: 'Dispute', kind: how, said_on: days.sort().at(-1) };
    return [{ ...dispute, subject_kind, subject_id, property: name }];
  });
}

async function subjectsOf(at: Row['at'], id: number, includeFacts = true): Promise<ReadonlySet<number>> {
  return new Set(includeFacts ? await aboutOrOfFacts(at, id) : [id]);
}

/** The contradictions about an event and its participations, latest said first. */
export async function disputesOfEvent(event: Row): Promise<Row[]> {
  const disputes = await disputesIn(event, { subject: `event_${event.id}`, kind: 'CONTRADICTION' });
  const keys = ({ said_on, subject_id, property }: Row) => [said_on, subject_id, property];
  return disputes.sort((a, b) => {
    const [left, right] = [keys(a), keys(b)];
    const i = left.findIndex((key, place) => key !== right[place]);
    return left[i] < right[i] ? 1 : -1;
  });
}

/** Every value that is supported: the one that stands first, the others by the first claim for each. */
export async function positionsOf({ at, subject_id, property }: Row) {
  const effective = await at.effective();
  const winner = effective.standing(subject_id, property);
  const deciding = effective.deciding(subject_id, property);
  const held = deciding.filter(({ stance }) => stance === 'SUPPORTS');
  const first = [...(winner ? [winner] : []), ...held].filter(
    ({ value }, i, all) => all.findIndex((each) => isSame(each.value, value)) === i,
  );
  const claims = await at.rows('claim');
  return first.map(({ value }) => {
    const about = deciding.filter((each) => isSame(each.value, value));
    const judged = about.flatMap(({ stance, row }) => (stance === 'SUPPORTS' ? (row.confidence ?? []) : []));
    return {
      __typename: 'Position',
      value,
      confidence: judged.length > 0 ? Math.max(...judged) : null,
      standing: winner !== null && isSame(winner.value, value),
      claims: latestFirst(claims.filter(({ id }) => about.some(({ row }) => row.id === id))),
    };
  });
}
