import { heldOn } from './held';
import type { Row, World } from './world';

/*
 * Relations that are answered for one day: the country that a leader leads, the members of a group,
 * neighbors.
 */

/** The day for which these are answered. */
const dayOf = ({ point: { valid } }: World): string => valid ?? new Date().toISOString().slice(0, 10);

async function held(kind: 'tenure' | 'relationship', rows: readonly Row[]): Promise<Row[]> {
  const are = await Promise.all(rows.map((row) => heldOn(kind, row, dayOf(row.at))));
  return rows.filter((_, i) => are[i]);
}

/** The offices that a leader holds on that day. */
export const officesOf = async ({ at, id }: Row): Promise<Row[]> =>
  held(
    'tenure',
    (await at.facts('tenure')).filter(({ leader_id }) => leader_id === id),
  );

type Key = number | string;

const byKeys =
  (keysOf: (row: Row) => Key[]) =>
  (a: Row, b: Row): number => {
    const [left, right] = [keysOf(a), keysOf(b)];
    const i = left.findIndex((key, at) => key !== right[at]);
    return i < 0 ? 0 : left[i]! < right[i]! ? -1 : 1;
  };

/**
 * The country that a leader leads: by the highest office, a state before a territory, the older state,
 * the last office entered.
 */
export async function countryLed(leader: Row): Promise<Row | null> {
  const { at } = leader;
  const offices = await officesOf(leader);
  const roles = at.database.enums.OfficeRole!;
  const highest = Math.min(...offices.map(({ role }) => roles.indexOf(role)));
  const codes = await at.listed('external_id');
  const countries = await at.rows('country');
  const isState = (id: number) => codes.some(({ entity_id, scheme }) => entity_id === id && scheme === 'COW');
  const began = (id: number) => countries.find((each) => each.id === id)!.existed_earliest ?? '9999';
  const [last] = offices
    .filter(({ role }) => roles.indexOf(role) === highest)
    .sort(byKeys(({ id, term_earliest }) => [term_earliest ?? '', id]))
    .reverse()
    .sort(byKeys(({ country_id: id }) => [isState(id) ? 0 : 1, began(id)]));
  return last ? at.byId('country', last.country_id) : null;
}

/**
 * The members of a group on that day, in the order of joining. A membership that has ended counts if its
 * end is known.
 */
export async function membersOf({ at, id }: Row): Promise<(Row | null)[]> {
  const memberships = (await at.facts('relationship')).filter(
    ({ type, object_id, status, valid_latest }) =>
      type === 'MEMBERSHIP' &&
      object_id === id &&
      (status === 'ACTIVE' || (status === 'ENDED' && valid_latest !== null)),
  );
  const now = (await held('relationship', memberships)).sort(
    byKeys((membership) => [membership.valid_earliest ?? '9999', membership.id]),
  );
  const members = [...new Set(now.map(({ subject_id }) => subject_id as number))];
  return Promise.all(members.map((member) => at.thing(member)));
}

/** The neighbors of a country, each once, by name. */
export async function bordersOf({ at, id }: Row): Promise<Row[]> {
  const borders = (await at.listed('relationship')).filter(
    ({ type, status, subject_id, object_id }) =>
      type === 'BORDER' && status === 'ACTIVE' && [subject_id, object_id].includes(id),
  );
  const ids = borders.map(({ subject_id, object_id }) => (subject_id === id ? object_id : subject_id));
  return (await at.rows('country'))
    .filter((country) => ids.includes(country.id))
    .sort(byKeys((country) => [country.folded_text, country.id]));
}
