import type { Table } from './database';
import { wasThere } from './held';
import type { Row, World } from './world';

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

/** The id of the country with a slug, or of what it has been merged into; null where there is none. */
export async function bySlug(at: World, slug: string): Promise<number | null> {
  const entity = knownBy(at).find((each) => each.slug === slug && each.kind === 'COUNTRY');
  return entity ? standIn(at, entity.id) : null;
}

/** The things that had been recorded. */
const knownBy = (at: World) => at.database.entities.filter(({ recording_id }) => recording_id <= at.known);

/** The id that a reference stands for: a global id, a slug, or the code of a country; null where there is none. */
export async function idOf(at: World, reference: string): Promise<number | null> {
  const known = knownBy(at);
  const [, kind, number] = /^([a-z]+)_(\d+)(?:@\S+)?$/.exec(reference) ?? [];
  if (kind) {
    const entity = known.find(({ id, kind: of }) => id === Number(number) && of.toLowerCase() === kind);
    return entity ? standIn(at, entity.id) : Number(number);
  }
  if (/^[A-Z]{3}$/.test(reference)) return byCountryCode(at, 'ISO_ALPHA3', reference);
  const entity = known.find(({ slug }) => slug === reference);
  return entity ? standIn(at, entity.id) : null;
}

/**
 * The id of the country that bears a code of ISO 3166-1 on the day asked of, else of the one that bears it still, else of
 * the one that bore it last; null where there is none.
 */
export async function byCountryCode(at: World, scheme: string, value: string): Promise<number | null> {
  const isCountry = (id: number) =>
    at.database.entities.some((each) => each.id === id && each.kind === 'COUNTRY');
  const codes = (await at.rows('external_id')).filter(
    (code) => code.scheme === scheme && code.value === value && isCountry(code.entity_id),
  );
  const { valid } = at.point;
  const then = valid === null ? undefined : codes.find((code) => wasThere(code, 'valid', valid));
  const still = codes.find(({ valid_latest }) => valid_latest === null);
  const last = codes.sort((a, b) => (a.valid_latest < b.valid_latest ? 1 : -1))[0];
  return (then ?? still ?? last)?.entity_id ?? null;
}

/** What a global id is of, as it is from the times that it carries; null where there is none. */
export async function nodeOf(here: World, reference: string): Promise<Row | null> {
  const [, kind, times] = /^([a-z]+)_\d+(@\S+)?$/.exec(reference) ?? [];
  if (!kind || !TABLES.includes(kind)) throw new Unknown(`${reference} is not known to the oracle`);
  const at = times ? seenFrom(here, times) : here;
  return at && rowOf(at, kind as Table, reference);
}

/** The world from the times that an id carries; null where they name a recording that is not there. */
function seenFrom(here: World, times: string): World | null {
  const [, valid = null, said = null, number] =
    /^@(?:v([\d-]{10})\.?)?(?:s([\d-]{10})\.?)?(?:k(\d+))?$/.exec(times) ?? [];
  const known = number === undefined ? null : Number(number);
  const isThere = known === null || known === 0 || here.database.recordings.some(({ id }) => id === known);
  return isThere ? here.from({ valid, said, known }) : null;
}

/** The same for an argument that takes an id of a table, whatever times that carries. */
export async function rowOf(at: World, table: Table, reference: string): Promise<Row | null> {
  if (!new RegExp(`^${table}_\\d+(@|$)`).test(reference))
    throw new Unknown(`${reference} is none of ${table}`);
  const row = await at.byId(table, await idOf(at, reference));
  return row?.supported === false || (row && table === 'claim' && !at.hasCome(row.said_on)) ? null : row;
}
