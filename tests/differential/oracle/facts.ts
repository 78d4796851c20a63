import type { Row } from './world';

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
