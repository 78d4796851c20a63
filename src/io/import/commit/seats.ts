import { isCodedRole } from '../../../engine/model/kinds';
import type { Participation } from '../../../generated/prisma/client';

/** The columns that identify a participation in an event. */
type Identity = Pick<Participation, 'eventId' | 'participantId' | 'countryId' | 'role'>;

const partOf = ({ eventId, participantId, role }: Identity) => `${eventId} ${participantId} ${role}`;

/** The participations of some events, by event, participant and role. */
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
   * The participations that can be meant. With a country: the one for this country, else the one without a country.
   * Without: the one without a country, else all that stand, else all.
   */
  find(identity: Identity): readonly Participation[] {
    const seats = this.byPart.get(partOf(identity)) ?? [];
    const isFor = (country: bigint | null) => seats.filter(({ countryId }) => countryId === country);
    const exact = isFor(identity.countryId);
    // They give source and target in each row, and can code one participant for several countries.
    if (exact.length > 0 || isCodedRole(identity.role)) return exact;
    if (identity.countryId !== null) return isFor(null);
    const standing = seats.filter(({ effective }) => effective);
    return standing.length > 0 ? standing : seats;
  }
}
