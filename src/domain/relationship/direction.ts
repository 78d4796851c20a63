import type { RelationshipType } from '../../generated/prisma/client';

const IS_DIRECTED: Record<RelationshipType, boolean> = {
  DEFENSE_PACT: false,
  NEUTRALITY_PACT: false,
  NONAGGRESSION_PACT: false,
  ENTENTE: false,
  FRIENDSHIP: false,
  PARTNERSHIP: false,
  DIPLOMATIC_RELATIONS: false,
  NEGOTIATION: false,
  OVERTURE: true,
  DISAGREEMENT: true,
  RIVALRY: false,
  ARMED_CONFLICT: false,
  SANCTIONS: true,
  TRADE: false,
  BORDER: false,
  MEMBERSHIP: true,
  OTHER: true,
};

/** Whether relationships of this type are directed; undirected ones read the same from either end. */
export const isDirected = (type: RelationshipType) => IS_DIRECTED[type];

/** The ends as they are stored: an undirected relationship is stored once, with the lower id first. */
export function orderEnds<End extends { id: bigint }>(
  directed: boolean,
  subject: End,
  object: End,
): [End, End] {
  return directed || subject.id < object.id ? [subject, object] : [object, subject];
}
