import type { Thing } from '../../components/thing';
import type { Edition, Seat } from './series.query';

/** Who is represented at an edition, and by whom: a country, or a participant without one. */
export interface Line {
  readonly thing: Thing;
  /** For each edition the participations that represent it, the highest rank first. */
  readonly seats: readonly (readonly Seat[])[];
}

/** A line for each country at any of the editions; rosters are in the order of protocol. */
export function representation(editions: readonly Edition[]): Line[] {
  const things = new Map<string, Thing>();
  for (const { participations } of editions)
    for (const { country, participant } of participations.nodes) {
      const thing = country ?? participant;
      if (!things.has(thing.slug)) things.set(thing.slug, thing);
    }
  return [...things.values()].map((thing) => ({
    thing,
    seats: editions.map(({ participations }) =>
      participations.nodes.filter(({ country, participant }) => (country ?? participant).slug === thing.slug),
    ),
  }));
}
