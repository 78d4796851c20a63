import type { Participation } from '../../../generated/prisma/client';

/** What tells the participations of one event apart. */
type Identity = Pick<Participation, 'eventId' | 'participantId' | 'countryId' | 'role'>;

const partOf = ({ eventId, participantId, role }: Identity) => `${eventId} ${participantId} ${role}`;

/** The participations of the events in question, by who takes which part. */
export class Seats {
  private readonly byPart = new Map<string, Participation[]>();

  /** Remembers a participation as it is now. */
  set(row: Participation): void {
    const others = (this.byPart.get(partOf(row)) ?? []).filter(({ id }) => id !== row.id);
    this.byPart.set(partOf(row), [...others, row]);
  }

  all(): Participation[] {
    return [...this.byPart.values()].flat();
  }

  /**
   * The participations that can be meant: the one for this country, or that of which the country is not known yet; where
   * none is given, the one of which it is not known, or else those there are, if any stand only these.
   */
  find(identity: Identity): readonly Participation[] {
    const seats = this.byPart.get(partOf(identity)) ?? [];
    const isFor = (country: bigint | null) => seats.filter(({ countryId }) => countryId === country);
    const exact = isFor(identity.countryId);
    if (exact.length > 0 || isCoded(identity)) return exact;
    if (identity.countryId !== null) return isFor(null);
    const standing = seats.filter(({ effective }) => effective);
    return standing.length > 0 ? standing : seats;
  }
}

/** Coded reports have who did it to whom, row by row, and one participant may be coded for several countries. */
export const isCoded = ({ role }: Pick<Participation, 'role'>) => role === 'SOURCE' || role === 'TARGET';
