import { Field, ObjectType } from 'type-graphql';
import { Country } from '../country/country.type';
import { Entity } from '../entity/entity.base.type';
import { Node } from '../entity/node.type';
import { EventConnectionArgs } from '../event/event.input';
import { EventConnection } from '../event/event.type';
import { connectionOf, type Connection } from '../../api/connection';
import { OrganizationKind } from '../../api/enums';
import { Payload } from '../../api/payload';
import type { Relation } from '../../api/relation';
import { Takes } from '../../api/takes';
import { RelationshipConnectionArgs } from '../relationship/relationship.input';
import { RelationshipConnection } from '../relationship/relationship.type';

/** A body or group that acts as one. */
@ObjectType({
  description:
    "A ministry, an international organization, a bloc, or a group that is spoken of as one ('Western leaders'). Popolo's Organization.",
  implements: [Node, Entity],
})
export class Organization extends Entity {
  @Field(() => OrganizationKind, { description: 'What sort of body it is.' })
  kind: OrganizationKind;

  @Field(() => Country, {
    nullable: true,
    description: 'The country that it belongs to; null where it is of several.',
  })
  country?: Relation<Country> | null;

  @Field(() => [Entity], {
    description:
      'Countries, leaders and organizations that belong to it at the time of the question, from MEMBERSHIP relationships.',
  })
  members: Relation<Entity>[];

  @Field(() => EventConnection, { description: 'Events it takes part in itself, not those of its members.' })
  @Takes(() => EventConnectionArgs)
  events: Relation<EventConnection>;

  @Field(() => RelationshipConnection, {
    description: 'What binds it to others, or sets it against them; members too.',
  })
  @Takes(() => RelationshipConnectionArgs)
  relationships: Relation<RelationshipConnection>;
}

/** A page of organizations. */
export type OrganizationConnection = Connection<Organization>;
export const OrganizationConnection = connectionOf<Organization>(
  'Organization',
  () => Organization,
  'A page of organizations.',
);

/** Answer of a mutation that makes an organization. */
@ObjectType({ description: 'The organization that was recorded, or why none was.' })
export class OrganizationPayload extends Payload {
  @Field(() => Organization, {
    nullable: true,
    description: 'The organization as it now stands; null where refused.',
  })
  organization?: Relation<Organization> | null;
}
