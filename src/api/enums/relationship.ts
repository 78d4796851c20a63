import { RelationshipStatus, RelationshipType } from '../../generated/prisma/enums';
import { describeEnum } from './describe';

export { RelationshipStatus, RelationshipType };

describeEnum(
  RelationshipType,
  'RelationshipType',
  'What holds between two ends. The first four are the alliance types of COW Formal Alliances.',
  {
    DEFENSE_PACT: 'COW type I: each will defend the other. Undirected.',
    NEUTRALITY_PACT: 'COW type IIa: each stays neutral if the other is attacked. Undirected.',
    NONAGGRESSION_PACT: 'COW type IIb: neither attacks the other. Undirected.',
    ENTENTE: 'COW type III: they consult in a crisis. Undirected.',
    FRIENDSHIP: 'Friendly relations, by treaty or by tradition. Undirected.',
    PARTNERSHIP: 'They work together on something named. Undirected.',
    DIPLOMATIC_RELATIONS: 'They recognize each other and exchange envoys. Undirected.',
    NEGOTIATION: 'They negotiate. Undirected.',
    OVERTURE: 'The subject seeks contact with the object. Directed.',
    DISAGREEMENT: 'The subject disagrees with the object over something named. Directed.',
    RIVALRY: 'Lasting rivals. Undirected.',
    ARMED_CONFLICT: 'They fight, whoever began. Undirected.',
    SANCTIONS: 'The subject has put sanctions on the object. Directed.',
    TRADE: 'They trade under an agreement. Undirected.',
    BORDER: 'They share a land border. Undirected.',
    MEMBERSHIP: 'The subject belongs to the object. Directed.',
    OTHER: 'None of these; the summary says what. Directed.',
  },
);

describeEnum(RelationshipStatus, 'RelationshipStatus', 'Whether a relationship holds.', {
  ACTIVE: 'It holds.',
  PROPOSED: 'One end wants it; the other has not answered.',
  REJECTED: 'One end wants it; the other has refused.',
  SUSPENDED: 'It is interrupted, not ended.',
  ENDED: 'It held, and no longer does.',
  UNKNOWN: 'Undecided: what was said of it is denied by a claim that goes before. No claim says this.',
});
