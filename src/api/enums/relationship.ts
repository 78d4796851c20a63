import { RelationshipStatus, RelationshipType } from '../../generated/prisma/enums';
import { describeEnum } from './describe';

export { RelationshipStatus, RelationshipType };

describeEnum(
  RelationshipType,
  'RelationshipType',
  'The type of a relationship. The first four are the alliance types of COW Formal Alliances.',
  {
    DEFENSE_PACT: 'COW type I: each will defend the other. Undirected.',
    NEUTRALITY_PACT: 'COW type IIa: each stays neutral if the other is attacked. Undirected.',
    NONAGGRESSION_PACT: 'COW type IIb: neither attacks the other. Undirected.',
    ENTENTE: 'COW type III: they consult in a crisis. Undirected.',
    FRIENDSHIP: 'Friendly relations, by treaty or by tradition. Undirected.',
    PARTNERSHIP: 'They cooperate on a stated matter. Undirected.',
    DIPLOMATIC_RELATIONS: 'They recognize each other and exchange envoys. Undirected.',
    NEGOTIATION: 'They negotiate. Undirected.',
    OVERTURE: 'The subject seeks contact with the object. Directed.',
    DISAGREEMENT: 'The subject disagrees with the object on a stated matter. Directed.',
    RIVALRY: 'Lasting rivals. Undirected.',
    ARMED_CONFLICT: 'They fight each other. Undirected.',
    SANCTIONS: 'The subject has imposed sanctions on the object. Directed.',
    TRADE: 'They trade under an agreement. Undirected.',
    BORDER: 'They share a land border. Undirected.',
    MEMBERSHIP: 'The subject belongs to the object. Directed.',
    OTHER: 'None of these; the summary describes it. Directed.',
  },
);

describeEnum(RelationshipStatus, 'RelationshipStatus', 'The status of a relationship.', {
  ACTIVE: 'It holds.',
  PROPOSED: 'One end wants it; the other has not answered.',
  REJECTED: 'One end wants it; the other has refused.',
  SUSPENDED: 'It is interrupted, not ended.',
  ENDED: 'It held, but no longer does.',
  UNKNOWN: 'Undecided: a claim that takes precedence denies the status. Cannot be claimed.',
});
