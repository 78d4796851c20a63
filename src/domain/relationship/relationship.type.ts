import { createUnionType, Field, Float, ObjectType } from 'type-graphql';
import { Claim } from '../claim/claim.type';
import { Country } from '../country/country.type';
import { Dataset } from '../dataset/dataset.type';
import { ExternalId } from '../entity/external-id.type';
import { Node } from '../entity/node.type';
import { EventConnection } from '../event/event.type';
import { PageArgs } from '../../api/args';
import { connectionOf, edgeOf, type Connection } from '../../api/connection';
import { RelationshipStatus, RelationshipType } from '../../api/enums';
import { Payload } from '../../api/payload';
import type { Relation } from '../../api/relation';
import { Takes } from '../../api/takes';
import { Leader } from '../leader/leader.type';
import { Organization } from '../organization/organization.type';
import { TimeSpan } from '../../api/time/time-span.type';

/** What a relationship can bind. */
export type RelationshipEnd = Country | Leader | Organization;
export const RelationshipEnd = createUnionType({
  name: 'RelationshipEnd',
  description: 'What a relationship can bind: countries, leaders, organizations, in any pairing.',
  types: () => [Country, Leader, Organization] as const,
});

/** Something that holds between two ends for a time. */
@ObjectType({
  description:
    'Something that holds between two ends for a time: an alliance, a border, a rivalry, an overture.',
  implements: Node,
})
export class Relationship extends Node {
  @Field(() => RelationshipEnd, {
    description: 'The end it goes out from; of an undirected one, either end.',
  })
  subject: Relation<RelationshipEnd>;

  @Field(() => RelationshipEnd, { description: 'The end it goes towards; of an undirected one, the other.' })
  object: Relation<RelationshipEnd>;

  @Field(() => RelationshipType, { description: 'What it is that holds.' })
  type: RelationshipType;

  @Field({ description: 'Undirected relations (alliances, borders) read the same from either end.' })
  directed: boolean;

  @Field(() => RelationshipStatus, { description: 'Whether it holds, is only wanted, or is over.' })
  status: RelationshipStatus;

  @Field(() => TimeSpan, { description: 'From when to when it holds, as precisely as it is known.' })
  valid: TimeSpan;

  @Field(() => Float, {
    nullable: true,
    description: '-10 hostile to 10 friendly, where it is claimed or derived; null where it is not.',
  })
  polarity?: number | null;

  @Field(() => String, { nullable: true, description: 'What it is about, in a sentence of English.' })
  summary?: string | null;

  @Field(() => [ExternalId], {
    description: 'Its codes in other registers; the pairs of one COW alliance share its number.',
  })
  externalIds: Relation<ExternalId>[];

  @Field(() => [Claim], {
    description:
      'Every claim about it: status, valid, polarity, reason; and where it was imported, the row from which it came.',
  })
  claims: Relation<Claim>[];

  @Field(() => EventConnection, {
    description: 'Events that bear on it, newest first: those in which both ends take part.',
  })
  @Takes(() => PageArgs)
  evidence: Relation<EventConnection>;

  @Field(() => Dataset, {
    nullable: true,
    description: 'The import that brought it; null where a person recorded it.',
  })
  dataset?: Relation<Dataset> | null;
}

/** A relationship in a page, and what is at its other end. */
@ObjectType('RelationshipEdge', { description: 'One entry of a RelationshipConnection.' })
export class RelationshipEdge extends edgeOf<Relationship>('Relationship', () => Relationship) {
  @Field(() => RelationshipEnd, {
    nullable: true,
    description:
      'The other end, seen from the entity whose relationships these are; null in Query.relationships.',
  })
  counterpart?: Relation<RelationshipEnd> | null;
}

/** A page of relationships. */
export type RelationshipConnection = Connection<Relationship, RelationshipEdge>;
export const RelationshipConnection = connectionOf<Relationship, RelationshipEdge>(
  'Relationship',
  () => Relationship,
  'A page of relationships.',
  RelationshipEdge,
);

/** Answer of createRelationship. */
@ObjectType({ description: 'The relationship that was recorded, or why none was.' })
export class RelationshipPayload extends Payload {
  @Field(() => Relationship, { nullable: true, description: 'As it now stands; null where refused.' })
  relationship?: Relation<Relationship> | null;
}
