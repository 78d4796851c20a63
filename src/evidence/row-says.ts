import type { Event, Participation, Relationship, Tenure } from '../generated/prisma/client';
import { OPEN, UNKNOWN } from '../time/edtf';
import { splitSpan } from '../time/span';

/** The kinds of what a row can make stand without a claim about each value. */
export const FACT_KINDS = ['EVENT', 'PARTICIPATION', 'RELATIONSHIP', 'TENURE'] as const;
export type FactKind = (typeof FACT_KINDS)[number];
export type FactRow = Event | Participation | Relationship | Tenure;

/**
 * What a row says of its fact, by property, read from the columns with which the fact came. What only has the value that
 * nobody needs to say (an event of type OTHER, an open end) is not said; a status is, whichever it be.
 */
export function rowSays(fact: FactRow, slugOf: (country: bigint) => string): Map<string, unknown> {
  const said = allValues(fact, slugOf).filter(([, value]) => value !== null);
  return new Map(said);
}

function allValues(fact: FactRow, slugOf: (country: bigint) => string): [property: string, value: unknown][] {
  if ('timeEdtf' in fact) {
    return [
      ['status', fact.status],
      ['type', unless('OTHER', fact.type)],
      ['time', unless(UNKNOWN, fact.timeEdtf)],
      ['place', placeOf(fact, slugOf)],
    ];
  }
  if ('participantId' in fact) {
    return [
      ['status', unless('UNKNOWN', fact.status)],
      ['role', fact.role],
      ['level', fact.level],
    ];
  }
  if ('validEdtf' in fact) {
    return [
      ['status', fact.status],
      ['valid', unless(UNKNOWN, fact.validEdtf)],
      ['polarity', fact.polarity],
    ];
  }
  const { start, end } = splitSpan(fact.termEdtf);
  return [
    ['term.start', unless(UNKNOWN, start)],
    ['term.end', fact.termEdtf === UNKNOWN ? null : unless(OPEN, end)],
    ['office', unless('', fact.office)],
  ];
}

const unless = (silent: string, value: string) => (value === silent ? null : value);

function placeOf(event: Event, slugOf: (country: bigint) => string): object | null {
  const { placeName, placeCountryId, latitude, longitude, placePrecision } = event;
  if (placeName === null) return null;
  return {
    name: placeName,
    ...(placeCountryId !== null && { country: slugOf(placeCountryId) }),
    ...(latitude !== null && { latitude, longitude }),
    precision: placePrecision,
  };
}
