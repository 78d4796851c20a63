import { columnsOf, type Hearing } from './columns';
import type { Table, Version } from './database';
import { bySlug } from './references';
import { severalSeen } from './several';
import type { World } from './world';

/* A version of a row as it is seen from a point in time. */

/** What of a row depends on what had been said, beside the columns of the vocabulary; null where it is not there. */
export async function seenAs(
  table: Table,
  row: Version,
  hearing: Hearing,
  at: World,
): Promise<Record<string, any> | null> {
  const { voices } = hearing;
  const columns = columnsOf(table, row, hearing);
  const supported = voices.holding(row).length > 0;
  switch (table) {
    case 'event':
      return { ...(await placed(columns, at)), supported: supported || (await hasSeats(row, at)) };
    case 'participation':
      return { ...columns, supported };
    case 'relationship':
      return { ...columns, supported, ...attestedUntil(row, hearing) };
    case 'tenure': {
      const folded_text = await at.database.fold(columns.office);
      return { ...columns, folded_text, supported, ...attestedUntil(row, hearing) };
    }
    case 'quantity': {
      const { event_id: event, property } = row;
      const value: Record<string, any> = voices.standing(event, property)?.value ?? {};
      const { low = null, high = null, unit = null, approximate = false } = value;
      const isSaid = voices.heard(event).some((attribution) => attribution.row.property === property);
      return { value: value.value ?? null, low, high, unit, approximate, supported: isSaid };
    }
    case 'country': {
      const codes = (await at.rows('external_id')).filter(({ entity_id }) => entity_id === row.id);
      return { ...columns, iso2: borne(codes, 'ISO_ALPHA2'), iso3: borne(codes, 'ISO_ALPHA3') };
    }
    case 'entity_name':
    case 'external_id':
      return severalSeen(table, row, voices);
    default:
      return columns;
  }
}

/** The code that a country bears still, or else that it bore last; null where it bears none. */
function borne(codes: readonly Version[], register: string): string | null {
  const end = ({ valid_latest }: Version) => valid_latest ?? '9999';
  const [last] = codes
    .filter(({ scheme }) => scheme === register)
    .sort((a, b) => (end(a) === end(b) ? a.id - b.id : end(a) < end(b) ? 1 : -1));
  return last?.value ?? null;
}

/** Who speaks of a participation speaks of its event. */
const hasSeats = async ({ id }: Version, at: World) =>
  (await at.facts('participation')).some(({ event_id }) => event_id === id);

/** Claims name the country of a place by its slug, rows by its id. */
async function placed({ place_country: slug, ...columns }: Record<string, any>, at: World) {
  return slug == null ? columns : { ...columns, place_country_id: await bySlug(at, slug) };
}

/** An edition attests nothing before it is published. */
function attestedUntil({ attested_until: until, ...row }: Version, { voices }: Hearing) {
  const last = voices.attested(row).at(-1);
  return { attested_until: until && last !== undefined && last < until ? last : until };
}
