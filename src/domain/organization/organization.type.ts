import { Field, ObjectType } from 'type-graphql';
import { Country } from '../country/country.type';
import { Entity } from '../entity/entity.base.type';
import { Node } from '../entity/node.type';
import { EventConnectionArgs } from '../event/event.input';
import { EventConnection } from '../event/event.type';
import { type Connection, connectionOf } from '../../api/connection';
import { OrganizationKind } from '../../api/enums';
import { NullableField } from '../../api/nullable';
import { payloadOf } from '../../api/payload';
import type { Relation } from '../../api/relation';
import { Takes } from '../../api/takes';
import { RelationshipConnectionArgs } from '../relationship/relationship.input';
import { RelationshipConnection } from '../relationship/relationship.type';

@ObjectType({
  description:
    "A ministry, an international organization, a bloc, or a group that is referred to as one body ('Western leaders'). Popolo's Organization.",
  implements: [Node, Entity],
})
export class Organization extends Entity {
  @Field(() => OrganizationKind, { description: 'The kind of body.' })
  kind: OrganizationKind;

  @NullableField(() => Country, 'The country to which it belongs; null for an international body.')
  country?: Relation<Country> | null;

  @Field(() => [Entity], {
    description:
      'Its members on the day in question: countries, leaders and organizations, from MEMBERSHIP relationships.',
  })
  members: Relation<Entity>[];

  @Field(() => EventConnection, {
    description: 'Events in which it takes part itself, not those of its members.',
  })
  @Takes(() => EventConnectionArgs)
  events: Relation<EventConnection>;

  @Field(() => RelationshipConnection, {
    description: 'Its relationships with countries, leaders and organizations, including members.',
  })
  @Takes(() => RelationshipConnectionArgs)
  relationships: Relation<RelationshipConnection>;
}

export type OrganizationConnection = Connection<Organization>;
export const OrganizationConnection = connectionOf<Organization>(
  'Organization',
  () => Organization,
  'A page of organizations.',
);

/** Payload of a mutation that creates an organization. */
export const OrganizationPayload = payloadOf('Organization', 'The organization that was recorded', {
  organization: [() => Organization, 'The organization as recorded; null if the mutation was refused.'],
});
