import type { Table } from './database';
import { wasThere } from './held';
import type { Row, World } from './world';

/** Thrown if a query uses what is not covered; the comparison is then skipped. */
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

/** The thing that an id means: itself, or the one it was merged into. */
async function standIn(at: World, id: number): Promise<number> {
  const redirect = (await at.rows('redirect')).find(({ absorbed_id }) => absorbed_id === id);
  return redirect ? redirect.kept_id : id;
}

/** The id of the country with a slug, or of the one it was merged into; null if there is none. */
export async function bySlug(at: World, slug: string): Promise<number | null> {
  const entity = knownBy(at).find((each) => each.slug === slug && each.kind === 'COUNTRY');
  return entity ? standIn(at, entity.id) : null;
}

/** The things recorded. */
const knownBy = (at: World) => at.database.entities.filter(({ recording_id }) => recording_id <= at.known);

/** The id for a reference: a global id, a slug, or the code of a country; null if there is none. */
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
 * The id of the country with an ISO 3166-1 code on the day in question, else of the one that still has
 * it, else of the one that had it last; null if there is none.
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

/** The object of a global id, at the times that the id carries; null if there is none. */
export async function nodeOf(here: World, reference: string): Promise<Row | null> {
  const [, kind, times] = /^([a-z]+)_\d+(@\S+)?$/.exec(reference) ?? [];
  if (!kind || !TABLES.includes(kind)) throw new Unknown(`${reference} is not known to the oracle`);
  const at = times ? seenFrom(here, times) : here;
  return at && rowOf(at, kind as Table, reference);
}

/** The world at the times that an id carries; null if the recording does not exist. */
function seenFrom(here: World, times: string): World | null {
  const [, valid = null, said = null, number] =
    /^@(?:v([\d-]{10})\.?)?(?:s([\d-]{10})\.?)?(?:k(\d+))?$/.exec(times) ?? [];
  const known = number === undefined ? null : Number(number);
  const isThere = known === null || known === 0 || here.database.recordings.some(({ id }) => id === known);
  return isThere ? here.from({ valid, said, known }) : null;
}

/** The same for an argument that takes an id of a table, regardless of its times. */
export async function rowOf(at: World, table: Table, reference: string): Promise<Row | null> {
  if (!new RegExp(`^${table}_\\d+(@|$)`).test(reference))
    throw new Unknown(`${reference} is none of ${table}`);
  const row = await at.byId(table, await idOf(at, reference));
  if (row && table === 'source') return (await at.listed(table)).includes(row) ? row : null;
  return row?.effective === false || (row && table === 'claim' && !at.hasCome(row.said_on)) ? null : row;
}
