import { columnsOf, type Hearing } from './columns';
import type { Table, Version } from './database';
import { bySlug } from './references';
import { valueSeen } from './values';
import type { World } from './world';

/* A version of a row as seen in a scope. */

/**
 * The parts of a row that depend on saidBy, besides the columns of the vocabulary; null if the row does
 * not exist there.
 */
export async function seenAs(
  table: Table,
  row: Version,
  hearing: Hearing,
  at: World,
): Promise<Record<string, any> | null> {
  const { effective } = hearing;
  const columns = columnsOf(table, row, hearing);
  const isEffective = effective.holding(row).length > 0;
  switch (table) {
    case 'event':
      return { ...(await placed(columns, at)), effective: isEffective || (await hasSeats(row, at)) };
    case 'participation':
      return { ...columns, effective: isEffective };
    case 'relationship':
      return { ...columns, effective: isEffective, ...attestedUntil(row, hearing) };
    case 'tenure': {
      const folded_text = await at.database.fold(columns.office);
      return { ...columns, folded_text, effective: isEffective, ...attestedUntil(row, hearing) };
    }
    case 'quantity': {
      const { event_id: event, property } = row;
      const value: Record<string, any> = effective.standing(event, property)?.value ?? {};
      const { low = null, high = null, unit = null, approximate = false } = value;
      const isSaid = effective
        .effectiveOf(event)
        .some((attribution) => attribution.row.property === property);
      return { value: value.value ?? null, low, high, unit, approximate, effective: isSaid };
    }
    case 'country': {
      const codes = (await at.rows('external_id')).filter(({ entity_id }) => entity_id === row.id);
      return { ...columns, iso2: borne(codes, 'ISO_ALPHA2'), iso3: borne(codes, 'ISO_ALPHA3') };
    }
    case 'entity_name':
    case 'external_id':
      return valueSeen(table, row, effective);
    default:
      return columns;
  }
}

/** The code that a country still has, or else had last; null if it has none. */
function borne(codes: readonly Version[], register: string): string | null {
  const end = ({ valid_latest }: Version) => valid_latest ?? '9999';
  const [last] = codes
    .filter(({ scheme }) => scheme === register)
    .sort((a, b) => (end(a) === end(b) ? a.id - b.id : end(a) < end(b) ? 1 : -1));
  return last?.value ?? null;
}

/** A claim about a participation supports its event. */
const hasSeats = async ({ id }: Version, at: World) =>
  (await at.facts('participation')).some(({ event_id }) => event_id === id);

/** Claims name the country of a place by its slug, rows by its id. */
async function placed({ place_country: slug, ...columns }: Record<string, any>, at: World) {
  return slug == null ? columns : { ...columns, place_country_id: await bySlug(at, slug) };
}

/** An edition attests nothing before its publication. */
function attestedUntil({ attested_until: until, ...row }: Version, { effective }: Hearing) {
  const last = effective.attested(row).at(-1);
  return { attested_until: until && last !== undefined && last < until ? last : until };
}
