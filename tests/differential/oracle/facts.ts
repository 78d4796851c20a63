import type { Table } from './database';
import type { Row, World } from './world';

/* The facts about a thing, as lists show them. */

const takingPart = (isOf: (participation: Row, id: number) => boolean) => async (row: Row) =>
  (await row.at.facts('participation')).filter((each) => isOf(each, row.id));

/** The participations of a country and of its representatives. */
export const ofCountry = takingPart(
  ({ participant_id, country_id }, id) => participant_id === id || country_id === id,
);
export const ofItself = takingPart(({ participant_id }, id) => participant_id === id);

export const eventsIn = (of: (row: Row) => Promise<Row[]>) => async (row: Row) => {
  const part = await of(row);
  return (await row.at.facts('event')).filter(({ id }) => part.some(({ event_id }) => event_id === id));
};

export const relationshipsOf = async ({ at, id }: Row) =>
  (await at.listed('relationship')).filter(
    ({ subject_id, object_id }) => subject_id === id || object_id === id,
  );

export const tenuresBy = (name: string) => async (row: Row) =>
  (await row.at.listed('tenure')).filter((tenure) => tenure[name] === row.id);

const NAMING: Readonly<Partial<Record<Table, readonly string[]>>> = {
  participation: ['event_id', 'participant_id', 'country_id'],
  relationship: ['subject_id', 'object_id'],
  tenure: ['leader_id', 'country_id'],
};

/** The participations, relationships and tenures of a thing, supported or not. */
export const factsOf = async (at: World, id: number): Promise<Row[]> => {
  const all = Object.entries(NAMING).map(async ([table, names]) =>
    (await at.rows(table as Table)).filter((row) => names.some((name) => row[name] === id)),
  );
  return (await Promise.all(all)).flat();
};

/** The ids of a thing and its facts. */
export const aboutOrOfFacts = async (at: World, id: number): Promise<number[]> => [
  id,
  ...(await factsOf(at, id)).map((fact) => fact.id),
];
