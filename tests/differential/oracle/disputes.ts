import type { Bounds } from '../../time-and-evidence/oracle/days';
import {
  disagreementAmong,
  MULTI_VALUED,
  type Disagreement,
} from '../../time-and-evidence/oracle/disagreement';
import { keyOf } from '../../time-and-evidence/oracle/disputes';
import {
  counts,
  givenClaim,
  inOrder,
  isSame,
  undenied,
  type Competing,
} from '../../time-and-evidence/oracle/standing';
import { latestFirst } from './claims';
import { givenTo, type Given } from './columns';
import type { Table, Version } from './database';
import { aboutOrOfFacts } from './facts';
import { idOf } from './references';
import { isInRow, valueOf } from './values';
import type { Row } from './world';

/* Where claims disagree, by comparing each with each. */

export interface DisputeArguments {
  subject?: string | null;
  property?: string | null;
  kind?: Disagreement;
  includeFacts?: boolean;
}

/** A claim that competes, or a value that was given without one. */
interface Competitor extends Competing {
  row: Version | null;
  bounds: Bounds;
}

const kindOf = (
  property: string,
  competing: readonly Competitor[],
  given: readonly DayGiven[],
): Disagreement =>
  disagreementAmong(
    competing.map(({ row, bounds, ...claim }) => ({
      ...claim,
      property,
      // A value is given on the day of its recording.
      saidOn: row ? claim.saidOn : given.find(({ value }) => isSame(value, claim.value))!.day,
      voice: row && (row.speaker_id === null ? `source ${row.source_id}` : `speaker ${row.speaker_id}`),
      bounds: () => bounds,
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
  const byTopic = new Map<string, Row[]>();
  for (const claim of claims) {
    const key = MULTI_VALUED.includes(claim.property) ? keyOf(claim.value) : '';
    const topic = `${claim.subject_id} ${claim.property} ${key}`;
    byTopic.set(topic, [
      ...(byTopic.get(topic) ?? []),
      { ...claim, value_key: key, __typename: 'Claim', at },
    ]);
  }
  const disputes = await Promise.all(
    [...byTopic.values()].map(async (about): Promise<Row[]> => {
      const [topic] = about as [Row, ...Row[]];
      const { subject_kind, subject_id, property: name, value_key } = topic;
      const how = kindOf(name, await competingIn(topic), await givenIn(topic));
      if (how === null || (kind != null && how !== kind)) return [];
      const days = about
        .filter(({ review }) => review === 'ACCEPTED')
        .map(({ said_on }) => said_on as string);
      const dispute = { ...topic, __typename: 'Dispute', kind: how, said_on: days.sort().at(-1) };
      return [{ ...dispute, subject_kind, subject_id, property: name, value_key }];
    }),
  );
  return disputes.flat();
}

interface DayGiven extends Given {
  day: string;
}

/** What was given without a claim for the property, or the value of it, that is in dispute. */
async function givenIn({ at, subject_kind, subject_id, property, value_key }: Row): Promise<DayGiven[]> {
  const table = VALUES[property as keyof typeof VALUES];
  const given = table
    ? (await at.standing(table))
        .filter(({ entity_id, given_by }) => entity_id === subject_id && given_by.length > 0)
        .map((row) => ({
          value: valueOf(table, row),
          earliest: null,
          latest: null,
          recording: row.from_recording,
        }))
    : givenTo(
        subject_kind.toLowerCase() as Table,
        property,
        (await at.recorded(subject_kind.toLowerCase() as Table)).filter(({ id }) => id === subject_id),
        (await at.recorded('claim')).filter((claim) => claim.subject_id === subject_id),
      );
  const dayOf = (recording: number) =>
    at.database.recordings.find(({ id }) => id === recording)!.at.slice(0, 10);
  return given
    .filter(({ value }) => value_key === '' || keyOf(value) === value_key)
    .map((each) => ({ ...each, day: dayOf(each.recording) }));
}

const VALUES = { name: 'entity_name', code: 'external_id' } as const;

/** What competes in a dispute, highest rank first. */
async function competingIn(dispute: Row): Promise<Competitor[]> {
  const { at, subject_id, property, value_key } = dispute;
  const effective = await at.effective();
  const deciding = effective.deciding(subject_id, property);
  const claims = deciding.map((claim): Competitor => {
    const { row } = claim;
    return { ...claim, bounds: { earliest: row.value_earliest, latest: row.value_latest } };
  });
  const given = (await givenIn(dispute)).map(({ value, earliest, latest }): Competitor => ({
    ...givenClaim(value, effective.reliabilityOfGiven(subject_id)),
    row: null,
    bounds: { earliest, latest },
  }));
  return inOrder(
    [...claims.filter(({ value }) => value_key === '' || keyOf(value) === value_key), ...given],
    property,
  );
}

async function subjectsOf(at: Row['at'], id: number, includeFacts = true): Promise<ReadonlySet<number>> {
  return new Set(includeFacts ? await aboutOrOfFacts(at, id) : [id]);
}

/** The contradictions about an event and its participations, latest said first. */
export async function disputesOfEvent(event: Row): Promise<Row[]> {
  const disputes = await disputesIn(event, { subject: `event_${event.id}`, kind: 'CONTRADICTION' });
  const keys = ({ said_on, subject_id, property, value_key }: Row) => [
    said_on,
    subject_id,
    property,
    value_key,
  ];
  return disputes.sort((a, b) => {
    const [left, right] = [keys(a), keys(b)];
    const i = left.findIndex((key, place) => key !== right[place]);
    return left[i] < right[i] ? 1 : -1;
  });
}

/** Every value that is supported: the one that stands first, the others by the first claim for each. */
export async function positionsOf(dispute: Row) {
  const { at } = dispute;
  const competing = await competingIn(dispute);
  const winner = undenied(competing);
  const held = competing.filter(({ stance }) => stance === 'SUPPORTS');
  const first = [...(winner ? [winner] : []), ...held].filter(
    ({ value }, i, all) => all.findIndex((each) => isSame(each.value, value)) === i,
  );
  const claims = (await at.listed('claim')).filter(({ subject_id }) => subject_id === dispute.subject_id);
  return first.map(({ value }) => {
    const about = competing.filter((each) => isSame(each.value, value));
    const judged = about.flatMap(({ stance, row }) => (stance === 'SUPPORTS' ? (row?.confidence ?? []) : []));
    const isGiven = about.some(({ row }) => row === null);
    const isRow = (claim: Row) =>
      isGiven && claim.property === 'record' && counts(asCompeting(claim)) && isInRow(claim.value, value);
    return {
      __typename: 'Position',
      value,
      confidence: judged.length > 0 ? Math.max(...judged) : null,
      standing: winner !== null && isSame(winner.value, value),
      claims: latestFirst(
        claims.filter((claim) => about.some(({ row }) => row?.id === claim.id) || isRow(claim)),
      ),
    };
  });
}

const asCompeting = ({ review, rank, retracted_in }: Row) =>
  ({ review, rank, retractedAt: retracted_in }) as Competing;
