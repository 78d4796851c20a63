import { pathOf } from '../../components/thing';
import type { PageRequest } from '../../page-request';
import type { CountryItem, MapData, PlacedEvent } from './map.query';

/** A place or country where events take place; not on the map if its coordinates are null. */
export interface EventPlace {
  readonly name: string;
  readonly slug: string | null;
  readonly href: string | null;
  readonly count: number;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/**
 * Where events take place, most of them first: each place while all events are at hand, and else each country. The last one is
 * of events without a place.
 */
export const placesOf = ({ eventStats, events }: MapData['asOf'], page: PageRequest): EventPlace[] =>
  events.totalCount <= events.nodes.length
    ? placesOfEvents(events.nodes, page)
    : eventStats.map((country) => placeOfCountry(country, page));

function placeOfCountry(
  { key, label, count, latitude, longitude }: CountryItem,
  page: PageRequest,
): EventPlace {
  if (key === 'none') return { ...NOWHERE, count };
  return { name: label, slug: key, href: page.to(`/country/${key}`), count, latitude, longitude };
}

const NOWHERE = { name: 'Place not known', slug: null, href: null, latitude: null, longitude: null };

function placesOfEvents(events: readonly PlacedEvent[], page: PageRequest): EventPlace[] {
  const places = new Map<string, PlacedEvent[]>();
  for (const event of events) {
    const { place } = event;
    const key = place ? `${place.name} ${place.country?.slug} ${place.latitude} ${place.longitude}` : '';
    places.set(key, [...(places.get(key) ?? []), event]);
  }
  return [...places.values()]
    .map((group) => placeOfEvents(group, page))
    .sort(
      (one, other) =>
        Number(one.name === NOWHERE.name) - Number(other.name === NOWHERE.name) || other.count - one.count,
    );
}

/** The place of some events; where it has no coordinates, those of its country. */
function placeOfEvents(events: readonly PlacedEvent[], page: PageRequest): EventPlace {
  const { place } = events[0]!;
  if (place === null) return { ...NOWHERE, count: events.length };
  const { name, country } = place;
  const spot = place.latitude === null ? country : place;
  const thing = events.length === 1 ? events[0]! : country;
  return {
    name: name ?? country?.name ?? NOWHERE.name,
    slug: country?.slug ?? null,
    href: thing && page.to(pathOf(thing)),
    count: events.length,
    latitude: spot?.latitude ?? null,
    longitude: spot?.longitude ?? null,
  };
}
