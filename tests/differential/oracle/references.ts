import type { Row, Table, World } from './world';

/** Thrown where a question goes beyond what is known here; it is not held against anybody. */
export class Unknown extends Error {}

const TABLES = [
  'country',
  'leader',
  'organization',
  'event',
  'participation',
  'relationship',
  'tenure',
  'claim',
  'source',
];

/** What a thing's id stands for: itself, or what it has been merged into. */
async function standIn(at: World, id: number): Promise<number> {
  const redirect = (await at.rows('redirect')).find(({ absorbed_id }) => absorbed_id === id);
  return redirect ? redirect.kept_id : id;
}

/** The id that a reference stands for: a global id, a slug, or the code of a country; null where there is none. */
export async function idOf(at: World, reference: string): Promise<number | null> {
  const known = at.ground.entities.filter(({ recording_id }) => recording_id <= at.known);
  const [, kind, number] = /^([a-z]+)_(\d+)(?:@\S+)?$/.exec(reference) ?? [];
  if (kind) {
    const entity = known.find(({ id, kind: of }) => id === Number(number) && of.toLowerCase() === kind);
    return entity ? standIn(at, entity.id) : Number(number);
  }
  if (/^[A-Z]{3}$/.test(reference)) return byCountryCode(at, 'ISO_ALPHA3', reference);
  const entity = known.find(({ slug }) => slug === reference);
  return entity ? standIn(at, entity.id) : null;
}

/** The id of the country that bears a code of ISO 3166-1 today, or else that bore it last; null where there is none. */
export async function byCountryCode(at: World, scheme: string, value: string): Promise<number | null> {
  const today = at.ground.recordings.at(-1)!.at.slice(0, 10);
  const isCountry = (id: number) =>
    at.ground.entities.some((each) => each.id === id && each.kind === 'COUNTRY');
  const codes = (await at.rows('external_id')).filter(
    (code) => code.scheme === scheme && code.value === value && isCountry(code.entity_id),
  );
  const holds = ({ valid_earliest, valid_latest }: Row) =>
    (valid_earliest ?? '') <= today && today <= (valid_latest ?? '9999-12-31');
  const last = codes.sort((a, b) =>
    (a.valid_latest ?? '9999-12-31') < (b.valid_latest ?? '9999-12-31') ? 1 : -1,
  )[0];
  return (codes.find(holds) ?? last)?.entity_id ?? null;
}

/** What a global id is of, as it is from the times that it carries; null where there is none. */
export async function nodeOf(here: World, reference: string): Promise<Row | null> {
  const [, kind, times, number] = /^([a-z]+)_\d+(@k(\d+))?$/.exec(reference) ?? [];
  if (!kind || !TABLES.includes(kind)) throw new Unknown(`${reference} is not known to the oracle`);
  const at = times ? here.seenFrom(Number(number), times) : here;
  if (times && number !== '0' && !at.ground.recordings.some(({ id }) => id === Number(number))) return null;
  return rowOf(at, kind as Table, reference);
}

/** The same for an argument that takes an id of a table, whatever times that carries. */
export async function rowOf(at: World, table: Table, reference: string): Promise<Row | null> {
  if (!new RegExp(`^${table}_\\d+(@|$)`).test(reference))
    throw new Unknown(`${reference} is none of ${table}`);
  const row = await at.byId(table, await idOf(at, reference));
  return row?.supported === false ? null : row;
}
