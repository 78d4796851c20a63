import { createUnionType, Field, Float, ObjectType } from 'type-graphql';
import { Claim } from '../claim/claim.type';
import { Country } from '../country/country.type';
import { Dataset } from '../dataset/dataset.type';
import { ExternalId } from '../entity/external-id.type';
import { Node } from '../entity/node.type';
import { EventConnection } from '../event/event.type';
import { PageArgs } from '../../api/args';
import { type Connection, connectionOf, edgeOf } from '../../api/connection';
import { RelationshipStatus, RelationshipType } from '../../api/enums';
import { NullableField } from '../../api/nullable';
import { payloadOf } from '../../api/payload';
import type { Relation } from '../../api/relation';
import { Takes } from '../../api/takes';
import { Leader } from '../leader/leader.type';
import { Organization } from '../organization/organization.type';
import { TimeSpan } from '../../api/time/time-span.type';

/** An end of a relationship. */
export type RelationshipEnd = Country | Leader | Organization;
export const RelationshipEnd = createUnionType({
  name: 'RelationshipEnd',
  description: 'An end of a relationship: a country, a leader or an organization, in any combination.',
  types: () => [Country, Leader, Organization] as const,
});

@ObjectType({
  description:
    'A relationship between two ends over a period: an alliance, a border, a rivalry, an overture.',
  implements: Node,
})
export class Relationship extends Node {
  @Field(() => RelationshipEnd, {
    description: 'The end from which it is directed; for an undirected one, either end.',
  })
  subject: Relation<RelationshipEnd>;

  @Field(() => RelationshipEnd, {
    description: 'The end to which it is directed; for an undirected one, the other end.',
  })
  object: Relation<RelationshipEnd>;

  @Field(() => RelationshipType, { description: 'The type of the relationship.' })
  type: RelationshipType;

  @Field({
    description:
      'Whether it is directed; undirected ones (alliances, borders) read the same from either end.',
  })
  directed: boolean;

  @Field(() => RelationshipStatus, { description: 'Whether it is in force, proposed or over.' })
  status: RelationshipStatus;

  @Field(() => TimeSpan, { description: 'The period for which it is in force, as precisely as it is known.' })
  valid: TimeSpan;

  @NullableField(() => Float, '-10 (hostile) to 10 (friendly), as claimed or derived; null if neither.')
  polarity?: number | null;

  @NullableField(() => String, 'A description in one sentence of English; null if there is none.')
  summary?: string | null;

  @Field(() => [ExternalId], {
    description: 'Its codes in other registers; the pairs of one COW alliance share its number.',
  })
  externalIds: Relation<ExternalId>[];

  @Field(() => [Claim], {
    description:
      'Every claim about it: status, valid, polarity, reason; and if it was imported, the row from which it came.',
  })
  claims: Relation<Claim>[];

  @Field(() => EventConnection, {
    description: 'Events in which both ends take part, latest first.',
  })
  @Takes(() => PageArgs)
  evidence: Relation<EventConnection>;

  @NullableField(() => Dataset, 'The data set from which it was imported; null if an editor recorded it.')
  dataset?: Relation<Dataset> | null;
}

/** A relationship in a page, and the other end. */
@ObjectType('RelationshipEdge', {
  description: 'An edge of a RelationshipConnection: a node and its cursor.',
})
export class RelationshipEdge extends edgeOf<Relationship>('Relationship', () => Relationship) {
  @NullableField(
    () => RelationshipEnd,
    'The other end, seen from the entity whose relationships are listed; null in Query.relationships.',
  )
  counterpart?: Relation<RelationshipEnd> | null;
}

export type RelationshipConnection = Connection<Relationship, RelationshipEdge>;
export const RelationshipConnection = connectionOf<Relationship, RelationshipEdge>(
  'Relationship',
  () => Relationship,
  'A page of relationships.',
  RelationshipEdge,
);

/** Payload of createRelationship. */
export const RelationshipPayload = payloadOf('Relationship', 'The relationship that was recorded', {
  relationship: [() => Relationship, 'The record in its new state; null if the mutation was refused.'],
});
