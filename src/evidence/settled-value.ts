import type { Event, Prisma, Quantity } from '../generated/prisma/client';
import { toGlobalId } from '../entity/global-id';
import { splitSpan } from '../time/span';
import type { SubjectRow } from './subject';

type Json = Prisma.JsonValue;

/** The value of a property in its fact's columns, for the record of a change; null for one that settles none. */
export function settledValue(
  row: SubjectRow,
  property: string,
  quantities: ReadonlyMap<string, Quantity> | undefined,
): Json {
  if (property.startsWith('quantity.')) return quantityOf(quantities?.get(property));
  if (property === 'place') return placeOf(row as Event);
  if ('termEdtf' in row && property.startsWith('term.')) {
    return splitSpan(row.termEdtf)[property === 'term.start' ? 'start' : 'end'];
  }
  const columns = row as unknown as Record<string, Json | undefined>;
  return columns[property] ?? columns[`${property}Edtf`] ?? null;
}

function placeOf({ placeName, placeCountryId, latitude, longitude, placePrecision }: Event): Json {
  if (placeName === null) return null;
  const country = placeCountryId === null ? null : toGlobalId('COUNTRY', placeCountryId);
  return { name: placeName, country, latitude, longitude, precision: placePrecision };
}

function quantityOf(quantity: Quantity | undefined): Json {
  if (!quantity?.supported) return null;
  const { value, low, high, unit, approximate } = quantity;
  return { value, low, high, unit, approximate };
}
