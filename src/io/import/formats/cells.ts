/** A day as YYYY-MM-DD, from a number of 8 digits or more that begins with it; null if there is no such day. */
export function dayOfDigits(digits: string): string | null {
  return /^\d{8}(\d{6})?$/.test(digits)
    ? calendarDay(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`)
    : null;
}

/** The text if it is a day of the calendar, YYYY-MM-DD; null otherwise. */
export function calendarDay(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : null;
}

const DEGREES = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Degrees, both or neither. What is no such number (GDELT has "42#.5") is left to the record of the row; so is 0° 0°,
 * which coders write where they found no place. One of the two may be 0: the equator, Greenwich.
 */
export function degreesOf(
  latitudeText: string,
  longitudeText: string,
): { latitude: number; longitude: number } | null {
  const latitude = numberOf(latitudeText);
  const longitude = numberOf(longitudeText);
  if (latitude === null || longitude === null) return null;
  const isPlace = latitude !== 0 || longitude !== 0;
  return isPlace && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}

/** A number, without a sign if it is zero; null if the text is not a number. */
const numberOf = (text: string): number | null => (DEGREES.test(text.trim()) ? Number(text) || 0 : null);

/** What a row says, by the names of its columns and without what is empty. */
export function namedCells(columns: readonly string[], cells: readonly string[]): Record<string, string> {
  const named: Record<string, string> = {};
  cells.forEach((cell, index) => {
    if (cell !== '') named[columns[index] as string] = cell;
  });
  return named;
}
